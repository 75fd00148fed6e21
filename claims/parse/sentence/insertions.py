"""Words and counts put between commas that part nothing: ", they say,", ", among them 11 UAVs,"."""

import itertools

from claims.parse.mentions.draft import (
    DOWNED,
    RELATIVE,
    Draft,
    PlaceList,
    plain_outcome,
    tells_downing,
)
from claims.parse.mentions.mention import Mention
from claims.parse.places.place import Place
from claims.parse.words.tokens import Line, kinds_of

_OPENS = frozenset({"that_is", "say", "according", "pronoun_speaker", "in_short"})
_TELLS = frozenset({"count", "number", "digits", "rest", "same", "open", "line", "semicolon"})
_LONGEST, _LONGEST_DESCRIPTION = 9, 12
_DESCRIBES = RELATIVE | {"describing"}
_VERBS = frozenset({"outcome", "unrelated", "aux"})
_DESCRIPTIONS = frozenset({"outcome", "flew", "origin", "goal"})
_ENDS_INSERTION = frozenset({"over", "in", "place", "outcome", "count", "goal"})
_ENDS_RELATIVE = frozenset({"count", "over", "semicolon", "colon", "line"})
_LONGEST_INSERTION = 24
_TELLS_OWN = _TELLS | {"place", "outcome", "goal", "over", "all_of_them", "region_number", "dash"}
_LEADS_ON = frozenset({"over", "in", "aux", "outcome"})
_CARRIES_ON = frozenset({"aux", "outcome"})


def end_of_insertion(line: Line, comma: int, mark: str = "comma") -> int | None:
    """Position of the mark that closes what a comma opens, if it tells nothing of its own."""
    described = _end_of_description(line, comma) if mark == "comma" else None
    if described is not None:
        return described
    is_said = comma + 1 < line.n and "as" in line.tokens[comma + 1].traits  # ", as I wrote,"
    if not is_said and _OPENS.isdisjoint(line.kinds[comma + 1]):
        return None
    for k in range(comma + 1, min(comma + 1 + _LONGEST, line.n)):
        kinds = line.kinds[k]
        if mark in kinds or "comma" in kinds:
            return k if mark in kinds else None
        is_verb = "outcome" in kinds and plain_outcome(kinds) == "destroyed"
        if is_verb or not _TELLS.isdisjoint(kinds) or isinstance(line.tokens[k].value, Place):
            return None
    return None


def find_between_dashes(line: Line) -> set[int]:
    """Tokens of "54 drones — the ministry's figure, not ours — over Smolensk": of no claim."""
    dashes = [k for k, kinds in enumerate(line.kinds[: line.n]) if "dash" in kinds]
    inserted: set[int] = set()
    for opening, closing in itertools.pairwise(dashes):
        between = line.kinds[opening + 1 : closing]
        is_apart = "count" in line.kinds[opening - 1] and 0 < len(between) < _LONGEST
        if not is_apart or _LEADS_ON.isdisjoint(line.kinds[closing + 1]):
            continue
        if all(_TELLS_OWN.isdisjoint(kinds) for kinds in between):
            inserted.update(range(opening, closing + 1))
    return inserted


def _end_of_description(line: Line, comma: int) -> int | None:
    """«Восемь дронов, пересекших границу, сбиты над …»: what flew, described before its verb."""
    following = line.tokens[comma + 1].traits if comma + 1 < line.n else frozenset()
    if "count" not in line.kinds[comma - 1] or _DESCRIBES.isdisjoint(following):
        return None
    told: set[str] = set()
    for k in range(comma + 1, min(comma + 1 + _LONGEST_DESCRIPTION, line.n)):
        if "comma" in line.kinds[k] and not _VERBS.isdisjoint(line.kinds[k + 1]):
            return None if {"outcome", "place"} <= told else k
        if not _TELLS.isdisjoint(line.kinds[k]) or "over" in line.kinds[k]:
            return None
        told.update(line.kinds[k])
    return None


def resumes_verb(line: Line, i: int) -> bool:
    """«Два дрона, выпущенных из …, сбиты расчётом „Панциря“ над …»: a place of that clause.

    Whether it opens with the verb of what a clause between commas has described.
    """
    commas = [k for k in range(max(0, i - _LONGEST_INSERTION), i) if "comma" in line.kinds[k]]
    if commas and _is_seen_there(line, commas[-1], i):
        return True
    if len(commas) < 2 or "count" not in line.kinds[commas[-2] - 1]:
        return False
    following = line.kinds[commas[-1] + 1]
    is_downed = "outcome" in following and plain_outcome(following) in DOWNED
    described = line.kinds[commas[-2] + 1 : commas[-1]]
    return is_downed and any(not _DESCRIPTIONS.isdisjoint(kinds) for kinds in described)


def _is_seen_there(line: Line, comma: int, i: int) -> bool:
    """«Три дрона, замеченные над Тулой, уничтожены»: a place of what was seen and downed."""
    seen = line.tokens[comma + 1]
    is_seen = "unrelated" in seen.kinds and "adjectival" in seen.traits
    is_led = "count" in line.kinds[comma - 1] and "over" in line.kinds[i - 1]
    following = line.kinds[i + 2]
    is_downed = "outcome" in following and plain_outcome(following) in DOWNED
    return is_seen and is_led and "comma" in line.kinds[i + 1] and is_downed


def start_of_insertion(line: Line, end: int) -> int:
    """Position of the comma that opens what a comma or colon closes; else the one behind it."""
    mark = "colon" if "colon" in line.kinds[end] else "comma"
    if mark in line.kinds[end]:
        for k in range(end - 2, max(-1, end - 1 - _LONGEST), -1):
            if "comma" in line.kinds[k]:
                is_closed = end_of_insertion(line, k, mark) == end
                if mark == "colon":  # "none got through, said the governor: ten were …"
                    lead = line.kinds[max(0, k - _LONGEST) : k]
                    is_closed = is_closed and not any("count" in kinds for kinds in lead)
                return k if is_closed else end + 1
    return end + 1


def is_inserted(draft: Draft, m: Mention) -> bool:
    """ "Fifteen targets, among them 11 drones, were destroyed over …": a share in commas."""
    if not (m.is_including or m.is_of_them) or m is draft.mentions[0]:
        return False
    if "mostly" in draft.told and "mostly" in kinds_of(draft.tokens[: draft.mentions[0].index]):
        return False  # "the bulk of the 57 drones, 30 of them, were over …"
    if m.is_of_them and end_of_relative(draft, m) is not None:
        return True
    if _stands_in_brackets(draft, m.index):
        return True
    if m.is_including and not _is_set_apart(draft, m.index):
        return False
    goal = _end_of_flight(draft, m) if "goal" in draft.told else m.index
    for k in range(goal + 1, min(goal + 7, draft.n)):
        kinds = draft.kinds[k]
        if "count" in kinds and joins_inserted(draft, k):
            continue
        if "comma" in kinds:
            return not _CARRIES_ON.isdisjoint(draft.kinds[k + 1]) or _ends_with_place(draft, k + 1)
        if not _ENDS_INSERTION.isdisjoint(kinds):
            return False
    return False


def _end_of_flight(draft: Draft, m: Mention) -> int:
    """Where "including six [that were] heading for Moscow" ends: the last token of its goal."""
    goals = (e for _, e, _ in draft.elements if isinstance(e, PlaceList) and e.role == "goal")
    flown_to = next((e for e in goals if e.start > m.end), None)
    if flown_to is None:
        return m.index
    at = next(k for k in range(m.index, draft.n) if draft.tokens[k].end == flown_to.end)
    between = draft.kinds[m.index + 2 : at]
    is_own = all(_ENDS_FLIGHT.isdisjoint(kinds) for kinds in between)
    return at if is_own and at - m.index < _LONGEST else m.index


_ENDS_FLIGHT = frozenset({"comma", "over", "outcome", "count", "semicolon", "and"})


def _is_set_apart(draft: Draft, i: int) -> bool:
    """Whether a mark stands before the word: not so in "the tally of 28 included one, downed …"."""
    opening = (k for k in range(i - 1, max(0, i - _LONGEST), -1) if "including" in draft.kinds[k])
    k = next(opening, 0)
    return not k or not draft.kinds[k - 1].keys().isdisjoint(_MARKS)


_MARKS = frozenset({"comma", "dash", "open", "semicolon", "colon"})


def _ends_with_place(draft: Draft, i: int) -> bool:
    """ "Forty targets, including 33 drones, over Kursk Oblast": the only place, at the end."""
    lists = [at for _, e, at in draft.elements if isinstance(e, PlaceList)]
    return "over" in draft.kinds[i] and len(lists) == 1 and lists[0] > draft.mentions[-1].index


def joins_inserted(draft: Draft, i: int) -> bool:
    """ "…, among them 11 drones and four missiles, …": whether "and" joins a count to the share."""
    k = i - 1
    while k > 0 and "adjective" in draft.kinds[k]:
        k -= 1
    return "and" in draft.kinds[k] and "count" in draft.kinds[k - 1]


def _stands_in_brackets(draft: Draft, i: int) -> bool:
    """«12 БПЛА (из них 4 реактивных) над Тульской областью»: in brackets without a place.

    A bare number in brackets is of the place before them: "including Kursk (9)".
    """
    if "open" in draft.kinds[i - 1] and "close" in draft.kinds[i + 1]:
        return False
    ways = range(i - 1, max(-1, i - _LONGEST_BRACKET), -1), range(i + 1, i + _LONGEST_BRACKET)
    for way, end in zip(ways, ("open", "close"), strict=True):
        marks = (draft.kinds[k] for k in way if k < draft.n and "goal" not in draft.kinds[k - 1])
        if end not in next((kinds for kinds in marks if not _BRACKETS.isdisjoint(kinds)), {}):
            return False
    return True


_LONGEST_BRACKET = 9
_BRACKETS = frozenset({"open", "close", "place", "over"})


def is_told_in_passing(draft: Draft, m: Mention, main: Mention) -> bool:
    """ "Crews, who downed 140 drones last week, shot down eight over Tver": not all over Tver.

    Whether a count is the object of a relative clause, and another that of the main verb.
    """
    lead = draft.tokens[max(0, m.index - _LONGEST_INSERTION) : m.index]
    starts = [k for k, t in enumerate(lead) if not RELATIVE.isdisjoint(t.traits)]
    if not starts or not any(tells_downing(t.kinds) for t in lead[starts[-1] :]):
        return False
    if any(not _OBJECTS.isdisjoint(t.kinds) for t in lead[starts[-1] :]):
        return False
    between = draft.kinds[m.index + 1 : main.index]
    is_main = any(tells_downing(kinds) for kinds in between)
    return is_main and all(_ENDS_PASSING.isdisjoint(kinds) for kinds in between)


_OBJECTS = frozenset({"count", "of_them", "place", "semicolon", "colon"})
_ENDS_PASSING = frozenset({"and", "count", "semicolon", "colon", "while"})


def end_of_relative(draft: Draft, m: Mention) -> int | None:
    """The last comma of "24 drones, eight of which had been making for Moscow, were downed"."""
    i = m.index
    if "comma" not in draft.kinds[i - 1] or "of_them" not in draft.kinds[i + 1]:
        return None
    if "count" not in draft.kinds[i - 2]:
        return None  # the whole has its own verb or place
    for k in range(i + 2, min(i + _LONGEST_INSERTION, draft.n)):
        if "comma" in draft.kinds[k] and not _CARRIES_ON.isdisjoint(draft.kinds[k + 1]):
            return k
        is_joined = "count" in draft.kinds[k] and "and" in draft.kinds[k - 1]
        if not (is_joined or _ENDS_RELATIVE.isdisjoint(draft.kinds[k])):
            return None  # not so "eight of them by jets and four by gunners"
    return None


def place_inserted(draft: Draft) -> list[Mention]:
    """ "16 UAVs and, over the Black Sea, three boats": the place of the second alone.

    Gives the counts that it is of; of "and, over the Novgorod region, a balloon" it is of none.
    """
    placed: list[Mention] = []
    for k, (gap, found, first) in enumerate(list(draft.elements)):
        if not isinstance(found, PlaceList) or not k:
            continue
        at = next(i for i in range(first, draft.n) if draft.tokens[i].start == found.starts[-1])
        if not _is_set_off(draft, at):
            continue
        inserted = found
        if len(found.places) > 1:
            inserted = found.split_at(len(found.places) - 1)
            draft.elements.insert(k + 1, (gap, inserted, at))
        following = next((e for _, e, where in draft.elements if where > at), None)
        if isinstance(following, Mention):
            following.places, inserted.owner = list(inserted.places), following
            placed.append(following)
        elif following is None:
            inserted.role = "named"
        break
    return placed


def _is_set_off(draft: Draft, at: int) -> bool:
    """Whether "and" and a comma stand before the words that lead to a place, and one behind it."""
    start = at
    while start and "comma" not in draft.kinds[start] and at - start < _LONGEST_LEAD:
        start -= 1
    is_alone = all("count" not in kinds for kinds in draft.kinds[start:at])
    is_closed = "comma" in draft.kinds[start] and "comma" in draft.kinds[at + 1]
    return is_alone and is_closed and start > 0 and "and" in draft.kinds[start - 1]


_LONGEST_LEAD = 8


def leave_appositions(draft: Draft) -> None:
    """ "Kaliningrad Oblast, an exclave between Poland and Lithuania, saw two drones downed".

    What describes a place in commas right behind it, before the verb: no places of the count.
    """
    for k, (_, places, at) in enumerate(draft.elements[:-1]):
        if not isinstance(places, PlaceList) or "comma" not in draft.kinds[at + 1]:
            continue
        if at + 2 >= draft.n or "indefinite" not in draft.tokens[at + 2].traits:
            continue
        marks = (
            i for i in range(at + 2, draft.n) if not _ENDS_APPOSITION.isdisjoint(draft.kinds[i])
        )
        ends = itertools.takewhile(lambda i: "comma" in draft.kinds[i], marks)
        behind_verb = (i for i in ends if not _BEHIND_APPOSITION.isdisjoint(draft.kinds[i + 1]))
        if (end := next(behind_verb, None)) is None:
            continue
        for _, described, behind in draft.elements[k + 1 :]:
            if isinstance(described, PlaceList) and behind < end:
                described.role = "aside"


_ENDS_APPOSITION = frozenset({"comma", "count", "semicolon", "outcome"})
_BEHIND_APPOSITION = frozenset({"aux", "outcome"})
