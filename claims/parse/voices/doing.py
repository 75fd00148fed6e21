"""Bodies and aircraft that did something, and neither say it nor are counted."""

import itertools

from claims.model import Claimant
from claims.parse.counts.numbers import Counted
from claims.parse.mentions.draft import tells_downing
from claims.parse.voices.voice import FoundSpeaker
from claims.parse.words.tokens import Token, kinds_of

_BEFORE_DEED = frozenset({"aux", "time", "another"})
_TELLING = frozenset({"say", "according", "figure", "report_noun"})
_FROM_REPORTS = frozenset({"po", "from"})
_TELLS = frozenset({"outcome", "say", "figure", "report_noun"})
OF_THE = frozenset({"of", "the"})
_OF_OUR = OF_THE | {"our"}
_DOERS_REACH = 12
_ADJECTIVES = 2  # words between a possessive and its noun


def settle_doers(tokens: list[Token]) -> None:
    """ "Helicopters downed seven of the 45 drones": aircraft that did it, and are not counted."""
    for first, verb, last in zip(tokens, tokens[1:], tokens[2:], strict=False):
        is_deed = tells_downing(verb.kinds)
        if str(first.kinds.get("subject", "")).startswith("aircraft"):
            if (is_deed or "accounted_for" in verb.traits) and "count" in last.kinds:
                first.kinds = {"doer": ""}
        elif is_deed and "past" in verb.traits and "count" in first.kinds and _is_aircraft(last):
            last.kinds = {"doer": ""}  # «третий сбил вертолёт»


def settle_accounts(tokens: list[Token]) -> None:
    """ "Air defences over the region accounted for five drones": they downed them there."""
    for i, token in enumerate(tokens):
        if "accounted_for" not in token.traits:
            continue
        where = list(itertools.takewhile(_tells_where, reversed(tokens[:i])))
        subject = tokens[: i - len(where)][-1:]
        is_theirs = any("over" in t.kinds for t in where) and "doer" in kinds_of(subject)
        if is_theirs and any("count" in t.kinds for t in tokens[i + 1 : i + 2]):
            token.kinds = {"outcome": "destroyed"}


def _tells_where(token: Token) -> bool:
    return not _OF_WHERE.isdisjoint(token.kinds)


_OF_WHERE = frozenset({"over", "place", "region_anaphora", "region_noun", "adjective"})


def _is_aircraft(token: Token) -> bool:
    """Whether one aircraft is named without a numeral."""
    counted = token.value
    return isinstance(counted, Counted) and counted.is_implied and counted.subject == "aircraft"


def without_doers(tokens: list[Token], found: list[FoundSpeaker]) -> list[FoundSpeaker]:
    """ "The governor said the military had shot down four": whose deed it was, not who says it."""
    _settle_witnesses(tokens)
    found = _without_spoken_of(tokens, found)
    officials = [f for f in found if f.speaker.attribution == "named_official"]
    if not officials:
        return found
    told_elsewhere = [f.index for f in officials if _tells_own(tokens, f.index)]
    doing = {
        f.index
        for f in found
        if f.speaker.claimant == "ru_mod"
        and "according" not in tokens[f.index - 1].kinds  # «по версии министерства сбито 16»
        and _does(_deed_behind(tokens, f.index))
        and not (len(told_elsewhere) == len(officials) and told_elsewhere[0] > f.index)
    }
    if doing:  # "… and the National Guard another two"
        doing |= {
            i
            for i, token in enumerate(tokens)
            if token.kinds.get("speaker") == "ru_official"
            and any("count" in t.kinds for t in _deed_behind(tokens, i))
        }
    doing |= {f.index for f in found if _follows_deed(tokens, f)}
    for i in doing:
        tokens[i].kinds = {"doer": ""}
    return [f for f in found if f.index not in doing]


def _tells_own(tokens: list[Token], i: int) -> bool:
    """ "The ministry downed 40, the governor admitted only 26": a number of his own."""
    behind = tokens[i + 2 : i + 2 + _OWN_REACH]
    clause = itertools.takewhile(lambda t: "comma" not in t.kinds, behind)
    return "say" in kinds_of(tokens[i + 1 : i + 2]) and any("count" in t.kinds for t in clause)


_OWN_REACH = 4


def _without_spoken_of(tokens: list[Token], found: list[FoundSpeaker]) -> list[FoundSpeaker]:
    """ "The air force downed five, the ministry said", "he said the military had done its job"."""
    aside = {f.index for f in found if _is_russian_air_force(tokens, f, found)}
    aside |= {b.index for a, b in itertools.pairwise(found) if _is_spoken_of(tokens, a, b)}
    for i in aside:
        tokens[i].kinds = {"doer": ""}
    return [f for f in found if f.index not in aside]


def _is_russian_air_force(
    tokens: list[Token], voice: FoundSpeaker, found: list[FoundSpeaker]
) -> bool:
    """The air force of no country, beside the ministry: its own, and it says nothing."""
    if "air_force" not in tokens[voice.index].traits:
        return False
    beside = kinds_of(tokens[max(0, voice.index - 1) : voice.index + 2])
    return _SAYS.isdisjoint(beside) and any(f.speaker.claimant == "ru_mod" for f in found)


_SAYS = frozenset({"say", "according"})


def _is_spoken_of(tokens: list[Token], speaker: FoundSpeaker, body: FoundSpeaker) -> bool:
    """The ministry behind another's word of saying, with a verb that tells of no saying."""
    i = body.index
    is_told = i - 1 - ("the" in tokens[i - 1].traits) > speaker.index
    lead = kinds_of(tokens[max(0, i - 2) : i])
    following = kinds_of(tokens[i + 1 : i + 4])
    has_verb = not _IS.isdisjoint(kinds_of(tokens[i + 1 : i + 2]))
    is_spoken = is_told and "say" in lead and has_verb and _TELLING.isdisjoint(following)
    is_other = speaker.speaker.claimant in ("ru_official", "ru_governor")
    return is_spoken and is_other and body.speaker.claimant == "ru_mod"


_IS = frozenset({"aux", "untrue"})  # "said the ministry was wrong: seven, not nine, …"


def _settle_witnesses(tokens: list[Token]) -> None:
    """ "Residents saw a dozen drones over the town": nobody says that they were downed.

    But "the night saw a dozen downed", "residents saw two drones shot down".
    """
    for i, (witness, verb) in enumerate(itertools.pairwise(tokens)):
        if "sees" in verb.traits and witness.kinds.get("speaker") == "other":
            behind = kinds_of(tokens[i + 2 : i + 2 + _SEEN_REACH])
            verb.kinds = verb.kinds if "outcome" in behind else {"unrelated": ""}


_SEEN_REACH = 6


def _follows_deed(tokens: list[Token], found: FoundSpeaker) -> bool:
    """«Три дрона уничтожила Росгвардия, сообщил губернатор»: a body right behind its deed."""
    i = found.index
    is_body = i > 0 and found.speaker.claimant in ("ru_mod", "ru_official")
    is_told = any("say" in t.kinds for t in tokens[i + 1 : i + 2])
    is_told |= "led_by" in tokens[i].traits  # "16 shot down by the ministry's count"
    deed = i - 1
    while deed > 0 and "time" in tokens[deed].kinds:
        deed -= 1  # «отразили сегодня ночью военные»
    return is_body and tells_downing(tokens[deed].kinds) and not is_told


def _deed_behind(tokens: list[Token], i: int) -> list[Token]:
    """The verb or the number that a body stands right before, if any."""
    behind = itertools.dropwhile(
        lambda t: not _BEFORE_DEED.isdisjoint(t.kinds), itertools.islice(tokens, i + 1, None)
    )
    return list(itertools.islice(behind, 1))


def _does(deed: list[Token]) -> bool:
    """Whether a verb tells of downing; not so "the ministry saw only nine", which counts.

    Nor «приписало собі 40», which is said.
    """
    return any(
        tells_downing(t.kinds) and "sees" not in t.traits and "say" not in t.kinds for t in deed
    )


def body_at_work(tokens: list[Token]) -> Claimant | None:
    """«Росгвардейцы сбили четыре, сообщили в ведомстве»: the body whose people did it."""
    for token in reversed(tokens):
        is_doer = "doer" in token.kinds
        if "of_guard" in token.traits and (is_doer or "speaker" in token.kinds):
            return "ru_official"
        if is_doer and "of_ministry" in token.traits:
            return "ru_mod"
    return None


def says_nothing(tokens: list[Token], i: int) -> bool:
    """«Минобороны об этом не сообщало.»: the ministry, and no word of its own."""
    length = len(tokens) - i
    if i > 1 or tokens[i].kinds.get("speaker") != "ru_mod" or length > _LONGEST_DENIAL:
        return False
    is_of_it = any("of_this" in t.traits for t in tokens[i + 1 :])
    is_denied = "negation" in kinds_of(tokens[-2:-1]) and "say" in kinds_of(tokens[-1:])
    return is_of_it and is_denied


_LONGEST_DENIAL = 6


def is_doing(tokens: list[Token], i: int) -> bool:
    """«средствами ПВО Минобороны», "by ministry units": who did it, not who says it."""
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    if following is not None and (
        "accounted_for" in following.traits
        or ("doer" in following.kinds and following.word.isascii())
    ):
        return True  # "the Guard accounted for six, ministry air defences for the other 13"
    before = tokens[i - 1].kinds if i else {}
    first = i - ("noise" in before and "doer" not in before)  # «— военных Минобороны»
    is_listed = _has_rest(tokens, first) or _goes_on_list(tokens, i)
    if is_listed and tokens[i].kinds.get("speaker") in _BODIES:
        return True
    if first > 2 and "dash" in tokens[first - 1].kinds and "count" in tokens[first - 2].kinds:
        # «25 — на счету Минобороны, пять — Росгвардии»
        near = tokens[max(1, first - _DOERS_REACH) : first - 2]
        is_told = any("dash" in a.kinds and "doer" in b.kinds for a, b in itertools.pairwise(near))
        # «15 записала на себя ПВО, четыре — Росгвардия», but not «о 15 сообщила ПВО, …»
        colon = next((k for k in range(len(near), 0, -1) if "colon" in near[k - 1].kinds), 0)
        told = kinds_of(near[colon:])
        is_listed = "comma" in tokens[first - 3].kinds and "doer" in told
        return is_told or (is_listed and _TELLING.isdisjoint(told))
    for k in range(first - 1, max(-1, first - 4), -1):
        token = tokens[k]
        if "doer" in token.kinds or ("to" in token.traits and k and "count" in tokens[k - 1].kinds):
            return True  # "four fell to mobile fire teams and three to the National Guard"
        if "fell_to" in token.traits:
            return True  # «ещё два достались Росгвардии»
        if "by" in token.traits:
            is_cut = "possessive" in tokens[i].traits  # "by the governor's, ten"
            reach = i + 2 + is_cut * _ADJECTIVES  # "by the ministry's own reckoning"
            behind = itertools.takewhile(lambda t: "comma" not in t.kinds, tokens[i + 1 : reach])
            lead = itertools.takewhile(
                lambda t: "colon" not in t.kinds, tokens[max(0, i - 4) : i][::-1]
            )
            return (
                i + 1 < len(tokens)
                and not (is_cut and "comma" in tokens[i + 1].kinds)
                and _TELLS.isdisjoint(kinds_of(list(behind)))
                and _TELLING.isdisjoint(kinds_of(list(lead)))
                and not _is_claimed(tokens[max(0, k - _CLAIM_REACH) : k])
                and not _tells_in_relative(tokens[i + 1 : i + 4])
            )
        if _OF_OUR.isdisjoint(token.traits) and "and" not in token.kinds:
            return False
    return False


def _tells_in_relative(behind: list[Token]) -> bool:
    """ "Was called nonsense by Kyiv, which said it had launched five"."""
    is_relative = any("relative" in t.traits for t in behind[1:2])
    return is_relative and "say" in kinds_of(behind[2:])


def _is_claimed(lead: list[Token]) -> bool:
    """ "Nine drones were claimed shot down overnight by the ministry": it says so."""
    near = list(itertools.takewhile(lambda t: _ENDS_CLAIM.isdisjoint(t.kinds), lead[::-1]))
    return any("say" in b.kinds and "aux" in a.kinds for b, a in itertools.pairwise(near))


_ENDS_CLAIM = frozenset({"comma", "colon", "semicolon", "count"})
_CLAIM_REACH = 10
_BODIES = ("ru_mod", "ru_official")


def _has_rest(tokens: list[Token], i: int) -> bool:
    """«десять записала на себя армия, остальные — Росгвардия»; not «об остальных — …»."""
    lead = tokens[max(0, i - 3) : i]
    is_rest = len(lead) > 2 and "rest" in lead[1].kinds and "dash" in lead[2].kinds
    return is_rest and "comma" in lead[0].kinds


def _goes_on_list(tokens: list[Token], i: int) -> bool:
    """«ПВО Минобороны — семь дронов, Росгвардия — два»: the next of a list of who did it."""
    dash, number = kinds_of(tokens[i + 1 : i + 2]), kinds_of(tokens[i + 2 : i + 3])
    if not ("dash" in dash and "count" in number and "comma" in kinds_of(tokens[i - 1 : i])):
        return False
    near = itertools.pairwise(tokens[max(0, i - _DOERS_REACH) : i])
    return any("doer" in a.kinds and "dash" in b.kinds for a, b in near)


def counts_reports(tokens: list[Token], i: int) -> bool:
    """«33, рахує видання за зведеннями МО РФ»: a medium that counts what another body reports."""
    near = itertools.takewhile(lambda t: "comma" not in t.kinds, tokens[i + 1 : i + _REPORTS_REACH])
    behind = list(itertools.dropwhile(lambda t: not _leads_to_reports(t), near))
    bodies = [k for k, t in enumerate(behind) if t.kinds.get("speaker") == "ru_mod"]
    beside = behind[max(0, bodies[0] - 2) : bodies[0] + 2] if bodies else []
    return any("report_noun" in t.kinds for t in beside)


def retells(tokens: list[Token], i: int) -> bool:
    """«канал, що переписує зведення МО РФ», «видання слова речника МО РФ»: not its own."""
    near = tokens[i + 1 : i + 1 + _RETOLD_REACH]
    at = next((k for k, t in enumerate(near) if _is_retold(t)), None)
    if at is None or near[at].word.isascii() or any(t.kinds.keys() - _LEADS for t in near[:at]):
        return False
    if at and "comma" in near[at - 1].kinds:
        return False  # «пише видання, зведення МО РФ …»: a clause of its own
    behind = itertools.dropwhile(lambda t: not t.kinds and bool(t.word), near[at + 1 :])
    return any("ru_" in str(t.kinds.get("speaker", "")) for t in itertools.islice(behind, 1))


def _is_retold(token: Token) -> bool:
    """A report, or words of passing on: «со слов губернатора»."""
    return not _RETOLD.isdisjoint(token.kinds) or "relaying" in token.traits


_RETOLD = frozenset({"report_noun", "according"})
_RETOLD_REACH = 7
_LEADS = frozenset({"comma", "stop", "say", "adjective"})


def _leads_to_reports(token: Token) -> bool:
    return not _FROM_REPORTS.isdisjoint(token.kinds) or "for_time" in token.traits


_REPORTS_REACH = 8
