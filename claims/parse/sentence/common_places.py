"""Places that several counts of a sentence have in common, or that one count gathers."""

import itertools

from claims.parse.counts.numbers import Counted
from claims.parse.mentions.draft import CLAUSE_ENDS, COMMA, Draft, PlaceList, tells_downing
from claims.parse.mentions.mention import Mention
from claims.parse.sentence.nouns import named_subject
from claims.parse.words.tokens import kinds_of

_LEADS_PLACE = frozenset({"over", "in", "dash", "aux"})


def _leads_to_place(draft: Draft, i: int) -> bool:
    return "the" in draft.tokens[i].traits or not _LEADS_PLACE.isdisjoint(draft.kinds[i])


def place_by_noun(draft: Draft) -> list[Mention]:
    """ "Two missiles and 12 drones were downed: the missiles over the Black Sea, the drones …".

    So too "all the missiles and five of the drones over the Black Sea". Gives the counts placed.
    """
    counted: dict[str, list[Mention]] = {}  # the counts before a place by their nouns
    placed: list[Mention] = []
    for j, (_, element, at) in enumerate(draft.elements):
        if isinstance(element, Mention):
            is_next = element.is_implied and element.is_another  # "the second over …"
            if not (is_next and _BY_ORDER[1] in draft.tokens[at].traits):
                counted.setdefault(named_subject(draft, element.index), []).append(element)
            continue
        if element.role or _is_counted_next(draft, j):
            continue
        k = at - 1
        while k > 0 and _leads_to_place(draft, k):
            k -= 1
        is_joined = "count" in draft.kinds[k] and "and" in draft.kinds[k - 1]
        k -= 2 * is_joined
        noun = str(draft.kinds[k].get("subject", "")).split("/")[0]
        noun = noun or _thing_by_order(draft, k, list(counted))
        named = counted.get(noun, [])
        if noun and len(named) == 1 and not named[0].places:
            named[0].places = list(element.places)
            element.owner = element.owner if is_joined else named[0]
            placed.append(named[0])
    return placed


def _thing_by_order(draft: Draft, k: int, things: list[str]) -> str:
    """ "Seven boats and 18 UAVs, the former in the Black Sea, the latter over Crimea"."""
    if len(things) != len(_BY_ORDER) or "" in things:
        return ""
    while k > 0 and (not _OF_ORDER.isdisjoint(draft.kinds[k]) or _leads_to_place(draft, k)):
        k -= 1
    traits = draft.tokens[k].traits
    noun = next((x for trait, x in zip(_BY_ORDER, things, strict=True) if trait in traits), "")
    own = draft.tokens[k].value
    if isinstance(own, Counted) and own.subject == noun:
        return noun
    for m in draft.mentions:  # "the second over …": no one more
        m.is_unrelated = m.is_unrelated or (bool(noun) and m.index == k and m.is_implied)
    return noun


_OF_ORDER = frozenset({"outcome", "region_noun"})
_BY_ORDER = ("first_things", "second_things")


def _is_counted_next(draft: Draft, j: int) -> bool:
    """ "The drones over Crimea (nine)": whether a count of the places stands close behind."""
    following = draft.elements[j + 1 : j + 2]
    return any(isinstance(e, Mention) and gap < COMMA for gap, e, _ in following)


def place_figure(draft: Draft) -> None:
    """ "Drones were downed over Tula and Oryol; the ministry put the total at 29": of both.

    A bare number behind a semicolon, with neither a verb nor a time of its own.
    """
    m = draft.mentions[0]
    start = next((k for k in range(m.index, 0, -1) if "semicolon" in draft.kinds[k]), 0)
    before, own = kinds_of(draft.tokens[:start]), kinds_of(draft.tokens[start:])
    is_figure = not _FIGURES.isdisjoint(own) and _NOT_OF_FIGURE.isdisjoint(own)
    lists = [e for _, e, _ in draft.elements if isinstance(e, PlaceList) and not e.role]
    if is_figure and not m.places and len(lists) == 1 and {"subject", "outcome"} <= before:
        m.places, m.is_joint, lists[0].owner = list(lists[0].places), True, m


_FIGURES = frozenset({"figure", "total"})
_NOT_OF_FIGURE = frozenset({"outcome", "time", "place", "subject"})
_MARKS = frozenset({"colon", "dash"})
_OF_THINGS = frozenset({"subject", "outcome", "place", "speaker"})


def place_counted_behind(draft: Draft) -> None:
    """ "Eleven overnight, four at dawn: that is how the ministry counts the UAVs downed over …".

    Bare numbers, each with its time, before a mark behind which all that they count is told.
    """
    *_, last = ends = [m.index for m in draft.mentions]
    mark = next((k for k in range(last, draft.n) if not _MARKS.isdisjoint(draft.kinds[k])), None)
    if mark is None or any(not _OF_THINGS.isdisjoint(kinds) for kinds in draft.kinds[:mark]):
        return
    spans = itertools.pairwise([*ends, mark])
    is_timed = all(any("time" in kinds for kinds in draft.kinds[a:b]) for a, b in spans)
    told = {key: kinds[key] for kinds in draft.kinds[mark : draft.n] for key in kinds}
    tells = str(told.get("outcome", "")).startswith("destroyed") and "subject" in told
    lists = [e for _, e, _ in draft.elements if isinstance(e, PlaceList) and not e.role]
    if not (is_timed and tells and len(lists) == 1):
        return
    for m in draft.mentions:
        m.places, m.names_thing = list(lists[0].places), True
        lists[0].owner = m


def place_under_heading(draft: Draft) -> None:
    """ "Rostov Oblast, drones shot down overnight⏎Ministry: 10⏎Governor: 8": one place for all."""
    lines = [k for k in range(draft.n) if "line" in draft.kinds[k]]
    lists = [(e, at) for _, e, at in draft.elements if isinstance(e, PlaceList)]
    if not lines or len(lists) != 1 or lists[0][1] > lines[0] or lists[0][0].role:
        return
    told = kinds_of(draft.tokens[: lines[0]])
    is_heading = "outcome" in told and "count" not in told
    is_told_by = all(
        "speaker" in draft.kinds[k + 1] and "colon" in draft.kinds[k + 2] for k in lines
    )
    if is_heading and is_told_by and len(lines) == len(draft.mentions) > 1:
        lists[0][0].owner = draft.mentions[0]
        for m in draft.mentions:
            m.places = list(lists[0][0].places)


def place_all_alike(draft: Draft) -> None:
    """«БЭК — 3, БПЛА — 17: столько уничтожено над Чёрным морем»: one place for all counts."""
    mentions = [e for _, e, _ in draft.elements if isinstance(e, Mention)]
    lists = [(e, at) for _, e, at in draft.elements if isinstance(e, PlaceList)]
    free = [e for e, at in lists if e.is_over or _is_downed_in(draft, at)]
    if len(mentions) < 2 or len(free) != 1 or free[0].role:
        return
    between = draft.kinds[mentions[0].index : mentions[-1].index]
    known = sum(m.quantity.low or 0 for m in mentions[1:])
    is_split = any("colon" in kinds for kinds in between) and known != mentions[0].quantity.low
    at = lists[0][1] if len(lists) == 1 else -1
    if at >= 0 and (_sums_up_all(draft, mentions, at) or _is_split_by_times(draft, mentions, at)):
        for m in mentions:
            m.places = list(free[0].places)
    elif len(lists) == 1 and not is_split and _is_of_all(draft, lists[0][1]):
        for m in _of_last_part(draft, mentions):
            m.places = list(free[0].places)
    if free[0].owner is not None or any(m.places or m.is_rest for m in mentions):
        return
    is_pair = mentions[0].names_thing and not any(_is_share(m) for m in mentions)
    if not (is_pair or all(m.names_thing for m in mentions)):
        return
    for m in mentions:
        m.places = list(free[0].places)
    free[0].owner = mentions[0]


def _is_split_by_times(draft: Draft, mentions: list[Mention], at: int) -> bool:
    """ "52 drones – 31 overnight and 21 by day – were shot down over Crimea": all of them there."""
    whole, *parts = mentions
    is_plain = all(m.is_exact and not (m.names_thing or m.is_rest) for m in parts)
    if len(parts) < 2 or not is_plain or at < parts[-1].index:
        return False
    if sum(m.quantity.low or 0 for m in parts) != whole.quantity.low:
        return False
    are_timed = all("time" in draft.kinds[m.index + 1] for m in parts)
    whole.heads_list |= are_timed
    return are_timed and any("outcome" in kinds for kinds in draft.kinds[parts[-1].index : at])


def _sums_up_all(draft: Draft, mentions: list[Mention], at: int) -> bool:
    """ "Nine, says the ministry; six, says the governor: that is how many were downed over …"."""
    last = mentions[-1].index
    is_pointed = any("that_many" in kinds for kinds in draft.kinds[last:at])
    is_plain = all(m.is_exact and not (m.names_thing or _is_share(m)) for m in mentions)
    is_marked = any("colon" in kinds for kinds in draft.kinds[last:at])
    return is_pointed and is_marked and is_plain and not draft.reading.has_respectively


def _is_downed_in(draft: Draft, at: int) -> bool:
    """«…: столько уничтожено в акватории Чёрного моря»: a place right behind the verb."""
    return "in" in draft.kinds[at - 1] and at > 1 and tells_downing(draft.kinds[at - 2])


def _of_last_part(draft: Draft, mentions: list[Mention]) -> list[Mention]:
    """ "210 this week; last night 18, all over Tula": of those behind the last semicolon."""
    marks = [k for k, kinds in enumerate(draft.kinds[: draft.n]) if "semicolon" in kinds]
    return [m for m in mentions if marks and m.index > marks[-1]] or mentions


def _is_of_all(draft: Draft, at: int) -> bool:
    """«С 8 до 11 — семь, с 11 до 15 — девять, все над Тулой», "…, all over Tula Oblast"."""
    k = at - 1
    while k > 0 and _leads_to_place(draft, k):
        k -= 1
    marks = draft.kinds[k - 1].keys() | draft.kinds[k - 2].keys()
    is_every = "every" in draft.kinds[k] or "all" in draft.tokens[k].traits
    return k > 1 and is_every and not CLAUSE_ENDS.isdisjoint(marks)


def place_where(draft: Draft) -> None:
    """ "Three got no further than Tula Oblast, where they were shot down": the place of the three.

    Whatever led to it: a goal that is reached is where they were.
    """
    if draft.traits.isdisjoint(_LEADS_THERE):
        return
    m = draft.mentions[-1]
    for _, found, at in draft.elements:
        if not isinstance(found, PlaceList) or at < m.index or m.places or found.owner is not None:
            continue
        behind = draft.tokens[at + 1 : at + _WHERE_REACH]
        is_where = len(behind) > 2 and "where" in behind[1].traits and "comma" in behind[0].kinds
        is_before = len(behind) > 2 and "until_then" in behind[0].traits and bool(found.role)
        if not (is_where or is_before):  # "as far as Tula Oblast before they were shot down"
            continue
        clause = list(
            itertools.takewhile(lambda t: CLAUSE_ENDS.isdisjoint(t.kinds), behind[1 + is_where :])
        )
        is_them = any(not _THEM.isdisjoint(t.traits) for t in clause)
        if is_them and any("shot_down" in t.traits or "did" in t.traits for t in clause):
            m.places, found.owner, found.role = list(found.places), m, ""
    for (_, found, at), (_, counted, i) in itertools.pairwise(draft.elements):
        if isinstance(found, PlaceList) and isinstance(counted, Mention):
            if found.role:
                _place_counted_where(draft, found, at, counted, i)
            elif _is_other_thing_there(draft, at, i) and not counted.places:
                counted.places = list(found.places)


_NEXT_WHERE = 3  # tokens from a place to the count right behind its "where"


def _is_other_thing_there(draft: Draft, at: int, i: int) -> bool:
    """ "The rest over the Black Sea, where two naval drones were sunk, too"."""
    is_other = i <= at + _NEXT_WHERE and named_subject(draft, i) not in ("", "drone")
    return is_other and "comma" in draft.kinds[at + 1] and "where" in draft.tokens[at + 2].traits


def _place_counted_where(draft: Draft, found: PlaceList, at: int, m: Mention, i: int) -> None:
    """ "Better than neighbouring Tula Oblast, where air defences brought down eleven"."""
    clause = draft.tokens[at + 3 : i]
    is_where = "comma" in draft.kinds[at + 1] and i > at + 2
    is_where = is_where and "where" in draft.tokens[at + 2].traits
    is_where = is_where and all(CLAUSE_ENDS.isdisjoint(t.kinds) for t in clause)
    is_downed = any(map(tells_downing, draft.kinds[at + 3 : i + 4]))
    if is_where and is_downed and not m.places:
        m.places, found.owner, found.role = list(found.places), m, ""


_LEADS_THERE = frozenset({"where", "until_then"})
_WHERE_REACH = 8
_THEM = frozenset({"they", "object", "it", "pronoun"})


def place_this_time(draft: Draft) -> None:
    """ "Drones were shot down over Tula Oblast; this time there were five": the place just told."""
    m = draft.mentions[0]
    lists = [e for _, e, _ in draft.elements if isinstance(e, PlaceList) and not e.role]
    if len(lists) != 1 or lists[0].owner is not None or lists[0].start > m.start or m.places:
        return
    if any(
        "this_time" in t.traits for t in draft.tokens[max(0, m.index - _THIS_TIME_REACH) : m.index]
    ):
        m.places, lists[0].owner = list(lists[0].places), m


_THIS_TIME_REACH = 4


def gather_each(draft: Draft) -> None:
    """«Под Ейском и, севернее, под Ростовом сбили по дрону»: each of all places of its sentence."""
    lists = [e for _, e, _ in draft.elements if isinstance(e, PlaceList) and not e.role]
    only = draft.mentions[0]
    if not only.is_each or len(lists) < 2:
        return
    if all(places.owner in (None, only) and places.has_preposition[0] for places in lists):
        only.places = [place for places in lists for place in places.places]
        for places in lists:
            places.owner = only


def gather_lines(draft: Draft) -> None:
    """«За ночь сбито 73 БПЛА» and below it a line with a bullet for each region: over them all."""
    lists = [(e, at) for _, e, at in draft.elements if isinstance(e, PlaceList)]
    only = draft.mentions[0]
    if only.places or not lists or "bullet" not in draft.told:
        return
    if all("bullet" in draft.kinds[at - 1] and at > only.index and not e.role for e, at in lists):
        only.places = [place for places, _ in lists for place in places.places]
        for places, _ in lists:
            places.owner = only


def _is_share(m: Mention) -> bool:
    return m.is_of_them or m.is_including or m.is_total or m.is_of_total or m.is_another
