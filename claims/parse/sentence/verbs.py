"""Which verb governs a count, within its clause."""

from claims.parse.mentions.draft import (
    RELATIVE,
    Draft,
    plain_outcome,
    tells_downing,
)
from claims.parse.sentence.headings import heads_news
from claims.parse.sentence.insertions import start_of_insertion
from claims.parse.sentence.jamming import is_jammed
from claims.parse.sentence.nouns import named_subject
from claims.parse.sentence.results import is_missed

_SAID = frozenset({"speaker", "pronoun_speaker", "say"})
_ENDS_REACH = frozenset({"count", "comma", "instead", "semicolon", "colon", "line", "while"})
_POINTING = frozenset({"the", "this", "that"})
_LONGEST_SAYING = 9
_TELLS_MORE = frozenset({"count", "outcome", "semicolon", "colon", "over"})


def only_helps(draft: Draft, i: int, verb: int) -> bool:
    """ "Four fighters took part in destroying seven UAVs", "… shot down seven": of the defence."""
    is_next = verb > i and not any(draft.kinds[i + 1 : verb])  # «истребителя Су-35 сбили»
    is_shooting = is_next and not {"count", "subject"}.isdisjoint(draft.kinds[verb + 1])
    is_helping = is_shooting or "takes_part" in draft.tokens[verb].traits
    return is_helping and named_subject(draft, i) == "aircraft"


def verb_of(draft: Draft, i: int) -> int | None:
    """Position of the verb that governs the count at i, within its clause."""
    tokens = draft.tokens
    lead = i - 1 - (i > 0 and "the" in tokens[i - 1].traits)
    if lead >= 0 and not _OF.isdisjoint(tokens[lead].kinds):
        clause = _verb_of_clause(draft, i + 1)
        if clause is not None:
            return clause
    back = None
    crossed = is_inside = False
    start = start_of_insertion(draft, i - 1) - 1  # «сбито, по его словам, 49»
    for k in range(start, max(-1, start - 11), -1):
        kinds = draft.kinds[k]
        if not _BRACKETS.isdisjoint(kinds):
            is_inside = "close" in kinds  # "Tver (six, two of them jammed) and Pskov (two)"
        if is_inside:
            continue
        if _is_ranked(draft, k):
            continue
        if "outcome" in kinds or "unrelated" in kinds:
            back = k
            break
        if "count" in kinds and crossed:
            continue
        if not _ENDS_REACH.isdisjoint(kinds):
            break
        if "and" in kinds:
            crossed = True
    if back is not None and start - back <= 1 and not crossed and not _is_of_raid(draft, back, i):
        return back
    if back is not None and heads_news(draft, back, i):
        back = None
    behind = i + 1 + ("another" in draft.kinds[i + 1])
    behind += "comma" in draft.kinds[behind]
    behind += behind < draft.n and not RELATIVE.isdisjoint(draft.tokens[behind].traits)
    if crossed and "unrelated" in draft.kinds[behind] and not is_jammed(draft, behind):
        return behind  # "four were downed and two more turned back", "… and one that crashed"
    ahead = [k for k in verbs_ahead(draft, i) if back is None or not _is_of_next(draft, k)]
    for k in ahead:
        is_sent = draft.kinds[k].get("outcome") in (None, "launched")
        has_own = (
            k != ahead[0] and "count" in draft.kinds[k + 1]
        )  # "20 attacked and they downed 12"
        is_sent = is_sent or (has_own and draft.kinds[ahead[0]].get("outcome") == "launched")
        is_foiled = back is not None and "foiled" in tokens[k].traits  # an attempt, and no drone
        if not (is_sent or is_foiled) or only_helps(draft, i, k):
            return k
    if (
        back is None
        and not ahead
        and (named_subject(draft, i) or draft.kinds[i + 1].get("of_them"))
    ):
        ahead = _verbs_of_joined(draft, i)
    return back if back is not None else (ahead[0] if ahead else None)


def _is_ranked(draft: Draft, k: int) -> bool:
    """«12 дронов за первый налёт и семь — за второй»: which raid it was, and no verb."""
    if k == 0 or "ordinal" not in draft.kinds[k - 1] or "raid_noun" not in draft.tokens[k].traits:
        return False
    return any(map(tells_downing, draft.kinds[max(0, k - _RAID_REACH) : k]))


_RAID_REACH = 20


def _is_of_next(draft: Draft, verb: int) -> bool:
    """«запущено по области 14 дронов — уничтожено 14»: between a dash and the next count."""
    return "dash" in draft.kinds[verb - 1] and "count" in draft.kinds[verb + 1]


def _is_of_raid(draft: Draft, back: int, i: int) -> bool:
    """ "After the raid five drones were reported shot down": a noun before it, its verb behind."""
    if "raid_noun" not in draft.tokens[back].traits:
        return False
    ahead = verbs_ahead(draft, i)[:1]  # but «атаку 14 дронов отразили»: what became of the raid
    return any("shot_down" in draft.tokens[k].traits for k in ahead)


def _verbs_of_joined(draft: Draft, i: int) -> list[int]:
    """ "Five missiles and 87 drones were shot down": the verbs behind the count joined to i."""
    i += "of_them" in draft.kinds[i + 1]
    k = i + 1 if "and" in draft.kinds[i + 1] else i + 2
    joined = k + 1 + (k + 1 < draft.n and "indefinite" in draft.tokens[k + 1].traits)
    is_joined = "and" in draft.kinds[k] and "count" in draft.kinds[joined]
    return verbs_ahead(draft, joined) if is_joined else []


def _verb_of_clause(draft: Draft, i: int) -> int | None:
    """«Из 40 дронов, запущенных по Крыму, …», "of the 20 drones that attacked the port, …"."""
    k = i + ("comma" in draft.kinds[i])
    is_relative = k < draft.n and not RELATIVE.isdisjoint(draft.tokens[k].traits)
    k += is_relative
    if k >= draft.n or "outcome" not in draft.kinds[k]:
        return None
    is_sent = is_relative and plain_outcome(draft.kinds[k]) == "launched"
    is_participle = not is_relative and "participle" in draft.tokens[k].traits
    is_behind = k > i or plain_outcome(draft.kinds[k]) == "launched"  # «из десяти атаковавших»
    return k if is_sent or (is_participle and is_behind) else None


_BRACKETS = frozenset({"open", "close"})
_OF = frozenset({"of", "one_of"})
_REGIONS = frozenset({"region_count", "region_noun", "region_number"})


def verbs_ahead(draft: Draft, i: int) -> list[int]:
    """Positions of the verbs behind the count at i that may govern it."""
    ahead = []
    is_inserted = False
    for k in range(i + 1, min(draft.n, i + 25)):
        kinds = draft.kinds[k]
        if "comma" in kinds and draft.tokens[k + 1 : k + 2] and _resumes(draft, k + 1):
            continue  # "as for the remaining five, they were jammed"
        if "comma" in kinds and (is_inserted or _opens_aside(draft, k + 1)):
            is_inserted = not is_inserted  # «, по его словам,»
            continue
        if is_inserted:
            continue
        if _is_ranked(draft, k):
            continue
        if "unrelated" in kinds or ("outcome" in kinds and not is_named(draft, k)):
            ahead.append(k)
        elif "instead" in draft.kinds[k - ("count" in kinds)]:
            continue  # "16 instead of 14 drones destroyed"
        elif not _ENDS_REACH.isdisjoint(kinds):
            break
    if "zero" not in draft.kinds[i]:
        ahead = [k for k in ahead if not is_missed(draft, k)]
    return [k for k in ahead if "in_order_to" not in draft.tokens[k - 1].traits]


def _resumes(draft: Draft, i: int) -> bool:
    following = draft.kinds[i + 1]
    return "they" in draft.tokens[i].traits and ("aux" in following or "outcome" in following)


def _opens_aside(draft: Draft, i: int) -> bool:
    """«8 дронов, запущенных из …, сбиты», «…, по его словам, …»: a clause within another."""
    kinds = draft.kinds[i]
    if _is_saying_between(draft, i):
        return True
    is_launch = "origin" in kinds or str(kinds.get("outcome", "")).startswith("launched")
    is_said = "comma" in draft.kinds[i + 1] and not _SAID.isdisjoint(kinds)  # ", it said,"
    is_flight = "goal" in kinds and "in_flight" in draft.tokens[i].traits
    return "according" in kinds or is_launch or is_said or is_flight


def _is_saying_between(draft: Draft, i: int) -> bool:
    """ "Nine, the governor of Lipetsk reported, were destroyed": a clause of saying in commas."""
    told: set[str] = set()
    for kinds in draft.kinds[i : i + _LONGEST_SAYING]:
        if "comma" in kinds:
            return "say" in told and "speaker" in told
        if not _TELLS_MORE.isdisjoint(kinds):
            return False
        told.update(kinds)
    return False


def is_named(draft: Draft, k: int) -> bool:
    """ "They considered the raid a test", "of the regions attacked": spoken of, and no verb."""
    is_raid = draft.kinds[k].get("outcome") == "launched" and k > 0
    lead = k - 2 - (k > 1 and "the" in draft.tokens[k - 2].traits)
    is_of_regions = lead >= 0 and not _REGIONS.isdisjoint(draft.kinds[k - 1])
    is_of_regions = is_of_regions and not _OF.isdisjoint(draft.kinds[lead])
    return is_raid and (is_of_regions or not _POINTING.isdisjoint(draft.tokens[k - 1].traits))
