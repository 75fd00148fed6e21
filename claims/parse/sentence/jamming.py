"""What downed the things of a count: jamming, or guns, or both together."""

import itertools

from claims.parse.mentions.draft import CLAUSE_ENDS, COMMA, Draft, tells_downing
from claims.parse.mentions.mention import Mention
from claims.parse.words.lexicon import Kinds
from claims.parse.words.traits import TRAITS_OF

_ENDS_MEANS = CLAUSE_ENDS | {"and", "or", "count", "outcome"}
_TWIN_JOINTS = frozenset({"and", "or", "bullet"})


def share_doers(draft: Draft) -> None:
    """«18 — расчётами ПВО, два — добровольцами»: a list of who did it goes on."""
    mentions = [(g, e) for g, e, _ in draft.elements if isinstance(e, Mention)]
    for (_, first), (gap, second) in itertools.pairwise(mentions):
        first.is_doer = first.is_doer or (not first.places and _tells_means(draft, first.index))
        _share_means(draft, first, second)
        is_bare = not first.places and not second.places and gap <= COMMA
        if not (is_bare and (first.is_doer or first.follows_doer)):
            continue
        after = draft.tokens[second.index + 1 : second.index + 2]
        is_given = any("dash" in t.kinds or not _GIVEN_TO.isdisjoint(t.traits) for t in after)
        before = draft.kinds[second.index - 3], draft.kinds[second.index - 1]
        is_raid = any("nth" in kinds for kinds in draft.kinds[second.index + 2 : second.index + 5])
        is_given = is_given and not is_raid  # «12 за первый налёт и семь — за второй»
        if is_given or ("comma" in before[0] and "dash" in before[1]):
            second.is_doer = True  # «мобильные группы — семь, пограничники — один»


def _tells_means(draft: Draft, i: int) -> bool:
    """«11 — ракетами, семь — огнём», «25 на счету ПВО»: what those of a count were downed with."""
    if any("credited" in t.traits for t in draft.tokens[i + 1 : i + 2]):
        return True
    means = draft.tokens[i + 2 : i + 3]
    return "dash" in draft.kinds[i + 1] and any("instrumental" in t.traits for t in means)


def _share_means(draft: Draft, first: Mention, second: Mention) -> None:
    """ "Three were destroyed by missile crews and one by small-arms fire": shares by means."""
    at, verb = second.index + 1, first.index + 1
    verb += "aux" in draft.kinds[verb]
    is_alike = not (first.places or second.places or first.names_thing or second.names_thing)
    if is_alike and tells_downing(draft.kinds[verb]) and _is_by(draft, at):
        is_led = _is_by(draft, verb + 1)
        first.is_doer |= is_led
        second.is_doer |= is_led


def _is_by(draft: Draft, i: int) -> bool:
    is_led = i < draft.n and not _BY.isdisjoint(draft.tokens[i].traits)
    return is_led and "time" not in draft.kinds[i]


_BY = frozenset({"by", "led_by"})
_GIVEN_TO = frozenset({"to", "by"})


def is_also_downed(draft: Draft, verb: int) -> bool:
    """«сбиты и подавлены», "liquidated and suppressed": two verbs for one count."""
    for step in (-1, 1):
        joint, other = verb + step, verb + 2 * step
        while 0 <= joint < len(draft.tokens) and _is_of_jamming(draft.kinds[joint]):
            joint, other = other, other + step  # «сбиты или принудительно посажены»
        if 0 <= joint < len(draft.tokens) and _is_pair(draft.tokens[joint].word):
            return True
        if (
            0 <= other < len(draft.tokens)
            and not _TWIN_JOINTS.isdisjoint(draft.kinds[joint])
            and str(draft.kinds[other].get("outcome", "")).startswith("destroyed")
            and not (step > 0 and "main_verb" in draft.tokens[other].traits)
        ):  # not "was jammed and came down in a field"
            return True
    return False


def _is_of_jamming(kinds: Kinds) -> bool:
    """Whether a word of no table, or the means of jamming, stands beside its verb."""
    is_jamming = str(kinds.get("outcome", "")).startswith("suppressed")
    return not kinds or "doer" in kinds or is_jamming


def _is_pair(phrase: str) -> bool:
    """«збиті або придушені»: two verbs that the tables know as one."""
    return " " in phrase and any("and_or" in TRAITS_OF[part] for part in phrase.split())


def is_jammed(draft: Draft, verb: int) -> bool:
    """Whether jamming is named as the means: "neutralised by electronic warfare"."""
    if _is_pair(draft.tokens[verb].word):
        return False
    for way in (range(verb + 1, min(verb + 8, draft.n)), range(verb - 1, max(-1, verb - 7), -1)):
        for k in way:
            kinds = draft.kinds[k]
            if str(kinds.get("outcome", "")).startswith("suppressed"):
                if k > verb + 1 and "was" in draft.tokens[k - 1].traits:
                    break  # "some of the 14 drones shot down over Tula were jammed first"
                is_beside_guns = "and" in draft.kinds[k - 1] and "doer" in draft.kinds[k - 2]
                return not is_beside_guns  # «средствами ПВО и РЭБ»
            if not _ENDS_MEANS.isdisjoint(kinds):
                break
    return False
