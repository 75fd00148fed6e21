"""Counts and places paired in order: "respectively", and as many bare numbers as places."""

from claims.parse.mentions.draft import (
    CLAUSE_ENDS,
    COMMA,
    GAPS,
    Draft,
    Element,
    PlaceList,
    counted_at,
    tells_downing,
)
from claims.parse.mentions.mention import Mention
from claims.parse.places.place import Place
from claims.parse.sentence.cut_lists import is_list_of_two
from claims.parse.sentence.nouns import named_subject

SHORTEST_LIST = 5
"""Elements of a list with its whole: a count, and two places with a count each."""


def pair_respectively(draft: Draft) -> None:
    """«17 и 6 — над Ростовской и Брянской соответственно»: pair numbers and places in order."""
    if not draft.reading.has_respectively and "colon" not in draft.told:
        return
    if draft.reading.has_respectively and _pair_offices(draft):
        return
    elements = [e for e in draft.elements if not (isinstance(e[1], PlaceList) and e[1].role)]
    k = 0
    while k < len(elements):
        run = [k]
        while _goes_on(draft, elements, run):
            run.append(run[-1] + 1)
        mentions = [elements[j][1] for j in run]
        if len(run) < 2 or not all(isinstance(m, Mention) for m in mentions):
            k += 1
            continue
        places = _places_in_order(elements, k, run[-1], mentions)
        unbound = [
            m
            for m in mentions
            if isinstance(m, Mention)
            and (not m.places or _points_back(m.places) or (places and m is places.owner))
        ]
        if places is not None and len(unbound) == len(places.places) + 1:
            first, *others = unbound
            if first.quantity.low == sum(m.quantity.low or 0 for m in others):
                unbound = others  # "13 were downed, nine and four over … respectively"
        if places is not None and _tells_places_first(draft, k, mentions, places):
            for m, place in zip(unbound, places.places, strict=False):
                m.places, m.is_each = [place], False
                m.notes.append("paired with the places in order")
        elif draft.reading.has_respectively and places is not None:
            if len(unbound) == len(places.places):
                for m, place in zip(unbound, places.places, strict=True):
                    m.places = [place]
                    m.is_each = False
                    m.notes.append("paired in order (“respectively”)")
            else:
                draft.reading.doubts.append("“respectively” with lists of different length")
        k = run[-1] + 1


def _goes_on(draft: Draft, elements: list[Element], run: list[int]) -> bool:
    """Whether the next element is a count of the same row as those before it."""
    k = run[-1]
    following = elements[k + 1][1] if k + 1 < len(elements) else None
    if not isinstance(following, Mention) or elements[k + 1][0] > COMMA:
        return False
    if following.is_total or following.is_of_total or following.is_another:
        return False
    between = draft.kinds[elements[k][2] : elements[k + 1][2]]
    is_closed = any("respectively" in kinds for kinds in between)
    return not (len(run) > 1 and is_closed)  # "12 and 8 respectively, and five over Oryol"


def _pair_offices(draft: Draft) -> bool:
    """«Губернаторы Курской и Орловской областей сообщили о четырёх и шести, соответственно»."""
    offices = (k for k in range(draft.n) if _is_of_office(draft, k))
    first = end = next(offices, draft.n)
    while end < draft.n and not _OF_OFFICES.isdisjoint(draft.kinds[end]):
        end += 1
    named = [t.value for t in draft.tokens[first:end] if isinstance(t.value, Place)]
    is_telling = "say" in draft.kinds[end] and draft.mentions[0].index > end
    if not is_telling or len(named) < 2 or len(named) != len(draft.mentions):
        return False
    if any(isinstance(e, PlaceList) and at > end for _, e, at in draft.elements):
        return False
    for m, place in zip(draft.mentions, named, strict=True):
        m.places = [place]
        m.notes.append("paired in order (“respectively”)")
    return True


def _is_of_office(draft: Draft, k: int) -> bool:
    """Whether a place is that of an office before it, or of several."""
    return "home" in draft.kinds[k] or (
        "place" in draft.kinds[k] and "speaker" in draft.kinds[k - 1]
    )


_OF_OFFICES = frozenset({"home", "place", "and", "comma", "of", "region_noun"})


def _tells_places_first(
    draft: Draft, k: int, counts: list[Mention | PlaceList], places: PlaceList
) -> bool:
    """ "Over Penza, over Mordovia and over Chuvashia: two, two and three"."""
    _, _, at = draft.elements[k]
    is_behind = k > 0 and draft.elements[k - 1][1] is places and "colon" in draft.kinds[at - 1]
    is_bare = all(isinstance(m, Mention) and not named_subject(draft, m.index) for m in counts)
    return is_behind and is_bare and len(places.places) == len(counts) > 1


def _places_in_order(
    elements: list[Element], first: int, last: int, counts: list[Mention | PlaceList]
) -> PlaceList | None:
    """The places that the counts from `first` to `last` can be paired with.

    They stand behind the counts, before them, or with the count that heads them: «над Тульской
    и Тверской сбиты семь: четыре и три соответственно».
    """
    before = elements[first - 1][1] if first else None
    if isinstance(before, PlaceList) and first > 1 and _points_back(before.places):
        told = elements[first - 2][1]  # «… и Курганская области: там сбиты шесть и два»
        return told if isinstance(told, PlaceList) else None
    if isinstance(before, Mention) and before.heads_list and before.places:
        lists = (e for _, e, _ in elements if isinstance(e, PlaceList))
        return next((places for places in lists if places.owner is before), None)
    if isinstance(before, PlaceList) and before.owner is not None and before.owner.heads_list:
        return before  # "eight in the Kaluga and Bryansk regions: three and five respectively"
    if isinstance(before, PlaceList) and len(before.places) == len(counts) and first > 1:
        whole = elements[first - 2][1]
        known = sum(m.quantity.low or 0 for m in counts if isinstance(m, Mention))
        if isinstance(whole, Mention) and before.owner is whole and whole.quantity.low == known:
            return before  # "23 over three regions (10, 8 and 5 respectively)"
    behind = elements[last + 1][1] if last + 1 < len(elements) else None
    for places in (behind, before):
        if isinstance(places, PlaceList) and places.owner in counts:
            return places
    return None


def _points_back(places: list[Place]) -> bool:
    """Whether places are «там» alone: those told right before it."""
    return [place.kind for place in places] == ["anaphora"]


def pair_against(draft: Draft) -> None:
    """«Над Орловской и Тульской — три и два»: as many numbers as places, a dash or verb between."""
    if "and" not in draft.told:
        return
    for k, (_, places, _) in enumerate(draft.elements):
        if not isinstance(places, PlaceList) or len(places.places) < 2:
            continue
        n = len(places.places)
        for run in (draft.elements[k + 1 : k + 1 + n], draft.elements[max(0, k - n) : k]):
            counts = [m for _, m, _ in run if isinstance(m, Mention)]
            if len(counts) == n and _stand_against(draft, counts, places):
                for m, place in zip(counts, places.places, strict=True):
                    m.places = [place]
                    m.notes.append("paired in order (“—”)")


def pair_compared(draft: Draft) -> None:
    """ "Twice as many drones were downed over Tula as over Oryol: eight against four".

    Two places of which one is compared with the other, and behind them two bare numbers.
    """
    counts = draft.mentions[-2:]
    lists = [e for _, e, at in draft.elements if isinstance(e, PlaceList) and at < counts[0].index]
    if len(lists) != 2 or len(counts) != 2 or not all(m.is_exact for m in counts):
        return
    if any(
        len(places.places) != 1 or m.names_thing for places, m in zip(lists, counts, strict=True)
    ):
        return
    (first, second), tokens = lists, draft.tokens
    between = [t for t in tokens if first.end <= t.start < second.start]
    is_compared = any(not _THAN.isdisjoint(t.traits) for t in between)
    joint = [t.traits for t in tokens[counts[0].index + 1 : counts[1].index]]
    is_against = len(joint) == 1 and not _VERSUS.isdisjoint(joint[0])
    shares = [m for m in draft.mentions[:-2] if m.is_same]
    if is_compared and is_against and len(shares) == len(draft.mentions) - 2:
        draft.elements = [e for e in draft.elements if e[1] not in shares]
        draft.mentions[:] = counts
        for m, places in zip(counts, lists, strict=True):
            m.places, places.owner, places.role = list(places.places), m, ""
            m.is_open = False  # "against" is no noun
            m.notes.append("paired with the places in order")


_THAN = frozenset({"than", "as"})
_VERSUS = frozenset({"against"})


def _stand_against(draft: Draft, counts: list[Mention], places: PlaceList) -> bool:
    """Whether numbers joined by "and" stand right behind or before their places.

    Only the last one may have a noun: «сбиты пять и восемь беспилотников».
    """
    if any(m.is_each or (m.places and places.owner is not m) for m in counts):
        return False
    if any(m.is_total or m.is_of_total or m.is_another or m.is_of_them for m in counts):
        return False
    first, last = counts[0].index, counts[-1].index
    between = draft.kinds[first + 1 : last]
    is_joined = all(not _JOINS.isdisjoint(kinds) for kinds in between)
    is_joined = is_joined and "and" in draft.kinds[last - 1]
    is_behind = places.start < counts[0].start
    at = first - 1 if is_behind else last + 1
    is_bare = not any(named_subject(draft, m.index) for m in counts[:-1])
    if is_behind and "shares_out" in draft.tokens[at].traits:
        return is_bare and is_joined  # "Tula and Ryazan regions accounted for 14 and nine"
    marks = _BEHIND if is_behind else _AGAINST
    return is_bare and is_joined and not draft.kinds[at].keys().isdisjoint(marks)


_JOINS = frozenset({"and", "count", "comma"})
_AGAINST = frozenset({"dash", "outcome", "over"})
_BEHIND = _AGAINST | {"colon", "place", "region_noun"}  # "over Tula and Tver regions 14 and 9 …"


def find_whole(draft: Draft, elements: list[Element]) -> Mention | None:
    """The whole of all that follows it, or of a list in brackets at the end of the sentence."""
    if len(elements) < SHORTEST_LIST:
        return None
    inner = range(2, len(elements) - SHORTEST_LIST + 1)
    starts = [k for k in inner if "open" in draft.kinds[elements[k + 1][2] - 1]]
    starts = [1, *starts] if _stands_before_list(elements) else starts
    wholes = (_whole_of_list(elements[k:]) for k in (0, *starts))
    return next((whole for whole in wholes if whole is not None), None)


def _stands_before_list(elements: list[Element]) -> bool:
    """«Про пожежу в Пензі мовчить: збито 20, 12 — над …, вісім — над …»: a place of none."""
    lists = [e for _, e, _ in elements if isinstance(e, PlaceList)]
    if not lists or elements[0][1] is not lists[0] or elements[1][0] < GAPS["colon"]:
        return False
    return not lists[0].is_over and all(places.is_over for places in lists[1:])


def is_whole_of_rest(draft: Draft, m: Mention) -> bool:
    """ "It stopped 24 drones, shooting down ten over Tver, eight over Tula and six over Oryol".

    Not so «уничтожила четыре и перехватила ещё три над Тулой, над Орлом — один».
    """
    behind = [x for x in draft.mentions if x.index > m.index]
    if behind and behind[0].is_another:
        return False
    known = sum((x.quantity.low or 0) * (len(x.places) if x.is_each else 1) for x in behind)
    is_list = len(behind) > 1 and all(x.places and x.is_exact for x in behind)
    counted = counted_at(draft.tokens, m.index)
    is_told = counted is not None and bool(counted.outcome)  # "14 downed drones (eight UAVs over …"
    is_told |= is_list and any(map(tells_downing, draft.kinds[: behind[0].index]))
    return is_list and is_told and m.is_exact and known == m.quantity.low


def is_wider(draft: Draft, m: Mention) -> bool:
    """«Удар пришёлся на Кубань: из 64 сбитых 35 уничтожены там»: the 64 are not only of there."""
    is_headed = m.is_of_total and "colon" in draft.kinds[m.index - 2]
    return is_headed and any("there" in t.traits for t in draft.tokens[m.index :])


def _whole_of_list(elements: list[Element]) -> Mention | None:
    """ "12 were downed (Tula Oblast saw seven and Kaluga Oblast five)": the whole of a list.

    A number is the whole of what follows if only places with a number each follow, and make it.
    """
    items = [item for _, item, _ in elements]
    whole, pairs = items[0], list(zip(items[1::2], items[2::2], strict=False))
    if len(pairs) < 2 or len(items) % 2 == 0 or not isinstance(whole, Mention):
        return None
    if whole.is_of_total:
        return None
    known = 0
    for first, second in pairs:  # «над Тулой — 15, по три над Тверью и Псковом»
        places, m = (second, first) if isinstance(first, Mention) else (first, second)
        if not (isinstance(places, PlaceList) and isinstance(m, Mention) and m.is_exact):
            return None
        if m.is_of_them or m.is_including or m.is_total:
            return None
        if len(places.places) > 1 and not m.is_each:
            return None
        known += (m.quantity.low or 0) * len(places.places)
    # a mark stands before the list, or before each number: "over Tula - 15 and Tver - 11"
    is_apart = elements[1][0] > 0 or all(gap == GAPS["dash"] for gap, _, _ in elements[2::2])
    return whole if is_apart and known == whole.quantity.low else None


def drop_whole_of_each(draft: Draft) -> None:
    """«27: 16 над Тулой и Тверью (по 8 над каждой), 11 над …»: the eight are the parts."""
    if not any(m.is_each for m in draft.mentions):
        return
    elements = draft.elements
    for k in range(len(elements) - 2):
        whole, places, each = (element for _, element, _ in elements[k : k + 3])
        if not (isinstance(whole, Mention) and isinstance(places, PlaceList)):
            continue
        if not (isinstance(each, Mention) and each.is_each and _says_again(draft, each.index)):
            continue
        n = len(places.places)
        is_split = n > 1 and whole.quantity.low == n * (each.quantity.low or 0)
        is_split = is_split and elements[k + 1][0] < COMMA  # "Tula two, Oryol and Tver one each"
        is_split = is_split and not is_list_of_two(draft, places, each)
        if is_split and len(draft.mentions) > 2:  # else it is the total of its sentence
            draft.mentions.remove(whole)
            gap, _, at = elements[k + 1]
            elements[k : k + 2] = [(max(gap, elements[k][0]), places, at)]
            return


def _says_again(draft: Draft, i: int) -> bool:
    """«… (по 8)», «…, по 8 над каждой»: whether a count splits the one before its places."""
    if "open" in draft.kinds[i - 1]:
        return True
    k = i + 1 + ("over" in draft.kinds[i + 1] or "in" in draft.kinds[i + 1])
    after = draft.kinds[k + 1]
    return "each" in draft.kinds[k] and (not after or not CLAUSE_ENDS.isdisjoint(after))
