"""Which count of a group is its total: the headline, or a count over all places of the others."""

from claims.parse.mentions.mention import Mention
from claims.parse.places.place import AROUND
from claims.parse.sums.group import Group, amount, tell_number

_LISTED_WITHIN = 4
_NOT_RUSSIAN_LAND = ("UA-", "SEA-")


def choose_total(group: Group, live: list[Mention]) -> None:
    """The headline: a count of no certain place, or of all places that follow."""
    headlines = [
        m
        for m in live
        if (not m.zone_sets or _is_base(m, live) or _is_wider(m, live))
        and not m.is_rest
        and not (m.is_left and len(live) > 1)
        and not m.fraction
        and not m.is_district
        and m.quantity.low != 0
        and not _is_russia_itself(m, live)
    ]
    headlines = headlines or _split_into_others(live) or _named_apart(live)
    headlines = _merge_headlines(group, headlines, live)
    if headlines:
        group.total = headlines[0]
        _fold_lead(group, live)
        return
    for m in live:
        later = [x for x in live if x is not m and not (x.is_rest or x.fraction)]
        if _covers(m, later) or _closes(m, later):
            group.total = m
            return
    rests = [m for m in live if m.is_rest or m.fraction]
    explicit = [m for m in live if m.is_of_total and m.zone_sets]
    if rests and explicit and len(live) > 2:
        group.total = explicit[0]


def _is_russia_itself(m: Mention, live: list[Mention]) -> bool:
    """ "28 over Russian regions and three over the Black Sea": beside what is not Russia's land.

    So too «16 — над Донецкой областью. Над самой Россией — ещё пять».
    """
    if not m.is_nationwide or m.is_countrywide or m.heads_list or m.is_of_total:
        return False
    others = [x for x in live if x is not m and x.zone_sets]
    known = sum(amount(x) or 0 for x in (m, *others))
    has_sum = any(x is not m and not x.zone_sets and x.quantity.low == known for x in live)
    is_listed = m.is_another or all(
        x.sentence == m.sentence
        and (has_sum or x.is_beside or m.is_beside or x.is_another)
        and not (x.is_of_them or x.is_including or x.fraction)
        for x in others
    )
    zones = [z for x in others for z in x.zones]
    return is_listed and bool(zones) and all(z.startswith(_NOT_RUSSIAN_LAND) for z in zones)


def _is_wider(m: Mention, live: list[Mention]) -> bool:
    """«251 над 14 регионами и над Чёрным и Азовским морями»: of places that are not named too."""
    is_short = m.region_number is not None and len(m.zone_sets) < m.region_number
    is_first = m is live[0] and len(live) > 2
    return is_short and is_first and all(z[0].startswith("SEA") for z in m.zone_sets)


def _is_base(m: Mention, live: list[Mention]) -> bool:
    """ "Of 20 drones, 18 were destroyed and two jammed": the 20, if no place is its own."""
    return m.is_of_total and m.has_borrowed_place and len(live) > 1


def _split_into_others(live: list[Mention]) -> list[Mention]:
    """«К ним добавились восемь: шесть — над …, два — над …»: of a place only by the text before."""
    borrowed = [m for m in live if m.has_borrowed_place]
    placed = [m for m in live if m.zone_sets and not m.has_borrowed_place]
    is_split = len(borrowed) == 1 and len(placed) == len(live) - 1 > 1 and borrowed[0].is_exact
    known = sum(amount(m) or 0 for m in placed)
    return borrowed if is_split and known == borrowed[0].quantity.low else []


def _named_apart(live: list[Mention]) -> list[Mention]:
    """ "Four rockets, one guided missile and 30 drones were shot down over …": each by itself."""
    first = live[0] if live else None
    if first is None or len(live) < 2 or first.subject == "drone":
        return []
    is_alike = all(
        m.names_thing and m.zones == first.zones and m.sentence == first.sentence for m in live
    )
    return list(live) if is_alike and live[-1].index - first.index <= _LISTED_WITHIN else []


def _merge_headlines(group: Group, headlines: list[Mention], live: list[Mention]) -> list[Mention]:
    """One headline said twice is one; an exact one beats a bound that it satisfies."""
    if len(headlines) < 2:
        return headlines
    corrected = [m for m in headlines if m.is_corrected]
    if headlines[0].subject != "drone" and all(
        m.names_thing and m.sentence == headlines[0].sentence for m in headlines
    ):
        for m in headlines[1:]:  # «5 снарядов, 3 ракеты»: each its own headline
            live.remove(m)
            group.add(m, "total", m.zones)
        return headlines[:1]
    if corrected:
        best = corrected[-1]
    else:
        exact = [m for m in headlines if m.is_exact and m.quantity.qualifier == "exact"]
        best = next((m for m in exact if m.is_total), exact[0] if exact else headlines[0])
        values = {m.quantity.low for m in exact}
        if len(values) > 1:
            best = _largest_headline(exact, live)
    for m in headlines:
        if m is best:
            continue
        live.remove(m)
        if not agrees(m, best) and not corrected:
            group.reasons.append(
                f"two totals for one window: {tell_number(m)} and {tell_number(best)}"
            )
            group.check("one_total_per_window", False, f"{tell_number(m)} and {tell_number(best)}")
        elif not agrees(m, best):
            best.notes.append(f"corrected from {tell_number(m)}")
    return [best]


def _largest_headline(exact: list[Mention], live: list[Mention]) -> Mention:
    known = sum(m.quantity.low or 0 for m in live if m.zone_sets and m.is_exact)
    fitting = [m for m in exact if m.quantity.low == known]
    return fitting[0] if fitting else max(exact, key=lambda m: m.quantity.low or 0)


def _fold_lead(group: Group, live: list[Mention]) -> None:
    """A lead with places that repeats the total: «six over Tula and Kaluga: …»."""
    total = group.total
    if total is None:
        return
    placed = [m for m in live if m is not total and m.zone_sets]
    if (
        len(placed) == 1
        and total.quantity.qualifier != "exact"
        and not placed[0].is_including
        and placed[0].is_exact
        and agrees(total, placed[0])
        and placed[0].sentence != total.sentence
    ):
        live.remove(total)
        group.total = placed[0]
        return
    for m in list(live):
        if m is total or not m.zone_sets or m.quantity.low != total.quantity.low:
            continue
        others = [x for x in live if x is not total and x is not m and x.zones]
        if len(others) >= 1 and set(m.zones) >= {z for x in others for z in x.zones}:
            live.remove(m)
        elif not others and len(m.zone_sets) >= 1 and not m.is_another:
            total.places = m.places
            live.remove(m)


def _covers(m: Mention, others: list[Mention]) -> bool:
    """Whether a mention with places is the total of the others."""
    if not others or not m.zone_sets or m.is_each or m.is_rest:
        return False
    if m.is_joint and not (m.is_total or m.heads_list):
        return False  # «на стыке двух областей — три»: a place of its own
    zones = {z for x in others for z in x.zones}
    numbers = [x.quantity.low for x in others]
    if None in numbers or m.quantity.low is None:
        return False
    if m.is_total and sum(amount(x) or 0 for x in others) == m.quantity.low:
        return True
    each = others[0]
    if len(others) == 1 and each.is_each and each.sentence == m.sentence and each.start > m.start:
        return zones <= set(m.zones) and amount(each) == m.quantity.low  # "six over …, two each"
    if m.heads_list and sum(n or 0 for n in numbers) == m.quantity.low and len(others) > 1:
        around = {AROUND.get(zone, zone) for zone in m.zones}
        if zones <= around.union(m.zones) and zones >= around:
            return True  # "14 in and around the capital: 11 over Moscow Oblast and three over …"
    if zones <= set(m.zones) and len(zones) > 0:
        if len(m.zone_sets) > 1 or m.zones != others[0].zones:
            return any(x.start > m.start for x in others) and m.quantity.low >= max(
                n or 0 for n in numbers
            )
        known = sum(n or 0 for n in numbers)
        is_apart = all(x.is_district for x in others) and (m.heads_list or not m.is_district)
        is_first = all(x.start > m.start and x.sentence == m.sentence for x in others)
        is_split = (is_apart or (is_first and not m.is_district)) and known == m.quantity.low
        is_head = m.heads_list and m.quantity.low >= max(n or 0 for n in numbers)
        return (is_head or is_split) and len(others) > 1
    return m.is_total and sum(n or 0 for n in numbers) == m.quantity.low


def _closes(m: Mention, others: list[Mention]) -> bool:
    """«Всього за ніч над областю — чотири»: the total at the end of its parts."""
    highest = max((x.quantity.low or x.quantity.high or 0 for x in others), default=0)
    return (
        m.is_total
        and not m.is_each
        and (len(others) > 1 or all(x.is_another or _lies_within(x, m) for x in others))
        and set(m.zones) >= {z for x in others for z in x.zones}
        and (m.quantity.low or m.quantity.high or 0) >= highest
    )


def _lies_within(m: Mention, whole: Mention) -> bool:
    """Whether a count is of a district, or of a city of the region that the other one names."""
    is_city = bool(m.places) and all(place.note for place in m.places)
    return m.is_district or (is_city and not any(place.note for place in whole.places))


def agrees(a: Mention, b: Mention) -> bool:
    """Whether two headlines can be one: equal, or a bound and a number that satisfies it."""
    low_a, high_a = a.quantity.low, a.quantity.high
    low_b, high_b = b.quantity.low, b.quantity.high
    if a.quantity.qualifier == "about" or b.quantity.qualifier == "about":
        x, y = low_a or high_a or 0, low_b or high_b or 0
        return abs(x - y) <= max(x, y) * 0.2
    return not (
        (high_a is not None and low_b is not None and high_a < low_b)
        or (high_b is not None and low_a is not None and high_b < low_a)
    )
