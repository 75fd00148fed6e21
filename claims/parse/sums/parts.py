"""The parts of a group: Moscow and its region, repeats, shares and remainders."""

import itertools
from fractions import Fraction

from claims.model import Role
from claims.parse.mentions.mention import Mention
from claims.parse.places.place import MOSCOW_REGION, Place
from claims.parse.sums.group import Group, amount, tell_number
from claims.parse.words.traits import TRAITS_OF

_REGION = frozenset(MOSCOW_REGION)


def part_moscow(mentions: list[Mention]) -> None:
    """English "Moscow region" is the oblast where the same list has the city apart.

    Not so where the city's count is a share of the region's, or one of those that make it.
    """
    city = [m for m in mentions if m.zone_sets == [("RU-MOW",)] and not m.is_total]
    if not city or any(_is_within(m, mentions) for m in city):
        return
    for m in mentions:
        within = [x for x in mentions if x is not m and x.zones and set(x.zones) <= _REGION]
        is_made = len(within) > 1 and amount(m) == sum(amount(x) or 0 for x in within)
        if m.heads_list or is_made:
            continue
        m.places = [
            p._replace(zones=("RU-MOS",)) if p.zones == MOSCOW_REGION and _is_oblast(p) else p
            for p in m.places
        ]


def _is_within(city: Mention, mentions: list[Mention]) -> bool:
    """Whether the city's count is a share of one of the region before it."""
    is_share = city.is_of_them or city.is_including
    return city.is_goal or (
        is_share and any(m.start < city.start and set(m.zones) == _REGION for m in mentions)
    )


def _is_oblast(place: Place) -> bool:
    """English "Moscow region", and «над областью» of «Московский регион»."""
    return place.word.isascii() or "oblast" in TRAITS_OF[place.word.casefold()]


def _encloses(group: Group, before: Mention, m: Mention) -> bool:
    """«14 над Тульской областью, девять над Калужской и ещё семь над Тульской»: told twice."""
    is_list = before.sentence == m.sentence and group.total is not None
    between = (x for x in group.parts if before.start < x.start < m.start)
    return is_list and any(x.zones and x.zones != m.zones for x in between)


def name_moscow_by_list(mentions: list[Mention]) -> None:
    """ "Over the Tver and Moscow oblasts: … four in Moscow": the oblast of the list before it."""
    listed = [m for m in mentions if len(m.zone_sets) > 1 and ("RU-MOS",) in m.zone_sets]
    if not listed or any(("RU-MOW",) in m.zone_sets for m in listed):
        return
    for m in mentions:
        if m.start > listed[0].start and len(m.places) == 1:
            m.places = [
                p._replace(zones=("RU-MOS",)) if p.zones == ("RU-MOW",) and p.word.isascii() else p
                for p in m.places
            ]


def drop_repeats(group: Group) -> None:
    """The same number of the same place twice is said twice; two numbers are a fault."""
    seen: dict[tuple[str, ...], Mention] = {}
    counted = {(m.sentence, m.zones) for m in group.parts if m.quantity.low != 0}
    joined: set[tuple[str, ...]] = set()  # places whose two counts were added up
    group.parts = [  # "13 over the region, none over the city itself": of a place within
        m for m in group.parts if m.quantity.low != 0 or (m.sentence, m.zones) not in counted
    ]
    told = {(m.quantity.low, m.zones) for m in group.parts if m.is_district}
    for earlier, later in itertools.pairwise(list(group.parts)):
        if earlier.is_district and earlier.places == later.places and _joins(earlier, later):
            _join(group, earlier, later)  # «четыре FPV и один гексакоптер над Шебекино»
    for m in list(group.parts):
        is_again = (m.is_total or m.has_borrowed_place) and not (m.is_district or m.is_another)
        is_again = is_again and m.is_exact and (m.quantity.low, m.zones) in told
        if is_again or _tells_total_again(m, group.total):
            group.parts.remove(m)  # «по девяти целям над Энгельсом. Все девять — дроны»
            continue
        if m.is_district or m.is_rest or not m.zone_sets:
            continue
        is_border = m.is_joint and not any(z.startswith("SEA") for z in m.zones)
        for zones in [m.zones] if is_border else m.zone_sets:
            before = seen.get(zones)
            if before is None or (before is m and m.is_each):  # «над Энгельсом и Саратовом по три»
                seen[zones] = m
                continue
            if before.outcome != m.outcome:
                continue
            if before.quantity.low == 0 == m.quantity.low:
                group.parts.remove(m)
                break
            if _replaces(m, before):
                if before in group.parts:  # else it is replaced at another place already
                    m.notes.append(f"contains the {before.quantity.low} told before it")
                    group.parts.remove(before)
                seen[zones] = m
                continue
            is_told_again = before.quantity[:2] == m.quantity[:2] and (
                before.sentence != m.sentence
                or zones in joined  # «…, всего шесть»
                or m.is_all
                or _is_title_again(before, m)
            )
            is_same_list = before.zones == m.zones
            if is_told_again and not m.is_another:
                if m in group.parts and (is_same_list or len(m.zone_sets) == 1):
                    group.parts.remove(m)
            elif _joins(before, m):
                _join(group, before, m)
                joined.add(zones)
            elif not (
                m.is_another and _may_be_more(group) and not _encloses(group, before, m)
            ):  # «днём — ещё два»
                name = "+".join(zones)
                group.check(
                    "one_part_per_place",
                    False,
                    f"{name} has {tell_number(before)} and {tell_number(m)}",
                )
                group.reasons.append(
                    f"{name} is named twice: {tell_number(before)} and {tell_number(m)}"
                )


def _tells_total_again(m: Mention, total: Mention | None) -> bool:
    """«Уничтожено пять целей над … — все пять оказались беспилотниками»: the total once more."""
    is_same = total is not None and (m.quantity[:2], m.zones) == (total.quantity[:2], total.zones)
    return is_same and m.is_all


def fold_joined(group: Group) -> None:
    """«Сбили четыре и перехватили два, всего шесть»: the total has their place."""
    total, only = group.total, group.parts[0] if len(group.parts) == 1 else None
    if total is None or only is None or total.sentence - only.sentence > 1:
        return
    is_same = only.quantity[:2] == total.quantity[:2] and only.start < total.start
    if is_same and (not total.zone_sets or total.zones == only.zones):
        total.places, group.parts = only.places, []


def _may_be_more(group: Group) -> bool:
    """Whether "another two" may stand beside a count of the same place: the total allows it."""
    return group.total is None or amount(group.total) == sum(amount(m) or 0 for m in group.parts)


def _is_title_again(before: Mention, m: Mention) -> bool:
    """«Над Тулой сбили дрон⏎Над Тулой ночью сбит беспилотник»: one thing, without a numeral."""
    if not (before.is_implied and m.is_implied and before.places and m.places):
        return False
    return before.places[0] is not m.places[0]  # "an FPV drone and a Mavic over Belgorod"


def _replaces(m: Mention, before: Mention) -> bool:
    """«Сбито пять. … Всего за ночь над областью — 13»: the later tally holds the earlier."""
    return (
        m.is_total
        and (m.sentence > before.sentence or m.is_figure)
        and m.zones == before.zones
        and m.is_exact
        and before.is_exact
        and (m.quantity.low or 0) >= (before.quantity.low or 0)
    )


def _joins(a: Mention, b: Mention) -> bool:
    """«уничтожены шесть и перехвачены два», «20 БПЛА, пять FPV» over one region, named once."""
    is_shared = bool(a.places and b.places) and a.places[0] is b.places[0]
    is_listed = is_shared and a.names_thing and b.names_thing
    return (
        a.sentence == b.sentence
        and a.group == b.group
        and a.zones == b.zones
        and a.outcome == b.outcome
        and a.is_exact
        and b.is_exact
        and ((a.has_verb and b.has_verb) or is_listed or a.subject != "drone" or b.is_implied)
        and not any(m.is_of_total or m.is_total or m.is_of_them for m in (a, b))
        and not (b.is_figure and (b.quantity.low or 0) > (a.quantity.low or 0))
        and (a.places == b.places)
        and b.start - a.end < 80
    )


def _join(group: Group, a: Mention, b: Mention) -> None:
    low = (a.quantity.low or 0) + (b.quantity.low or 0)
    a.notes.append(f"{a.quantity.low} + {b.quantity.low}: two counts over one place")
    a.quantity = a.quantity._replace(low=low, high=low)
    a.end = max(a.end, b.end)
    if b in group.parts:
        group.parts.remove(b)


def settle_parts(group: Group) -> None:
    """A group of one has its own headline; parts without places are doubts."""
    counted = [m for m in group.parts if m.zone_sets or not m.is_rest]
    if group.total is None and len(counted) == 1:
        only = counted[0]
        if only.is_of_list or _stands_beside_vague(group, only):
            return
        if only.is_of_them and group.is_among_others:
            group.parts = []
            role: Role = "subset" if only.is_of_other else "other"
            group.add(only, role, only.zones, ("of a number that another claimant gives",))
        elif not (only.is_rest or only.fraction):
            group.total = only
            group.parts = []


def _stands_beside_vague(group: Group, m: Mention) -> bool:
    """«Десятки дронов — над Тулой, ещё три — над Каспием»: no headline, but the one number."""
    vague = (x for x in group.mentions if x.quantity.qualifier == "unstated" and x.zone_sets)
    # «Два — над Пензой, ещё несколько — над Мордовией»
    return any(x.sentence == m.sentence and (x.start < m.start or x.is_another) for x in vague)


def compute_numbers(group: Group) -> None:
    """Halves and remainders, with the sum that gives them."""
    total = group.total
    base = total.quantity.low if total is not None and total.is_exact else None
    for m in group.parts:
        if m.fraction:
            compute_share(m, base)
    if base is not None and not group.has_unknown_part:
        _compute_rest(group, base)


def compute_share(m: Mention, base: int | None) -> None:
    """Give a half or a third its number, if the number that it is of divides."""
    value = None if base is None else base * Fraction(m.fraction)
    if value is None or value.denominator != 1:
        m.is_open = True
        m.notes.append(f"{m.fraction} of a number that does not divide")
    else:
        low = _divide(m, int(value))
        m.quantity = m.quantity._replace(low=low, high=low, qualifier="exact")
        m.notes.append(f"{m.fraction} of {base}")


def _divide(m: Mention, number: int) -> int:
    """The number of each of the places that share one in equal parts; else the number itself."""
    places = len(m.zone_sets)
    if not m.is_even or places < 2 or number % places:
        return number
    m.is_each = True
    m.notes.append(f"{number} in {places} equal parts")
    return number // places


def _compute_rest(group: Group, base: int) -> None:
    rests = [m for m in group.parts if m.is_rest]
    if len(rests) != 1:
        return
    rest = rests[0]
    others = [m for m in group.parts if m is not rest]
    amounts = [amount(m) for m in others]
    if not others or any(m.quantity.qualifier != "exact" for m in others):
        return  # "about 20 over Kursk, the rest over Oryol": nobody knows how many
    value_left = base - sum(a or 0 for a in amounts)
    if value_left < 0:
        return
    places = max(1, len(rest.zone_sets))
    if rest.is_each:
        if value_left % places:
            return
        value_left //= places
    else:
        value_left = _divide(rest, value_left)
    rest.quantity = rest.quantity._replace(low=value_left, high=value_left, qualifier="exact")
    terms = " − ".join(str(a) for a in amounts)
    rest.notes.append(f"the remainder: {base} − {terms}")
    rest.is_joint = not rest.is_each
