"""Totals against parts: the roles of a group, its numbers, and the checks of its sums.

The sum of the parts decides what the grammar leaves open.
"""

from claims.parse.mentions.mention import Mention
from claims.parse.sums.each import decide_each, is_open_list
from claims.parse.sums.group import Group, amount, make_claim, tell_number
from claims.parse.sums.headlines import choose_total
from claims.parse.sums.parts import (
    compute_numbers,
    drop_repeats,
    fold_joined,
    name_moscow_by_list,
    part_moscow,
    settle_parts,
)
from claims.parse.sums.subsets import is_other, take_subsets

Amount = tuple[int | None, int | None]
"""The least and the most that a claim adds to a sum."""


def reconcile(group: Group) -> None:
    """Give every mention its role and its numbers: first the total, then its parts, then sums."""
    name_moscow_by_list(group.mentions)
    live = [m for m in group.mentions if not (is_other(group, m) or _is_bare_none(group, m))]
    part_moscow(live)
    live = take_subsets(group, live)
    choose_total(group, live)
    group.parts = [m for m in live if m is not group.total]
    _set_jammed_apart(group)
    drop_repeats(group)
    fold_joined(group)
    settle_parts(group)
    compute_numbers(group)
    decide_each(group)
    amounts = [pair for k, m in enumerate(group.parts) for pair in _emit_part(group, k, m)]
    _emit_total(group, amounts)


def _set_jammed_apart(group: Group) -> None:
    """ "Nine were shot down: seven …, two …. Three more were jammed over …": not of the nine."""
    total = group.total
    jammed = [m for m in group.parts if m.outcome == "suppressed" and m.zone_sets]
    shares = [amount(m) or 0 for m in group.parts if m not in jammed]
    if total is None or total.outcome != "destroyed" or len(shares) < 2 or not jammed:
        return
    if sum(shares) == total.quantity.low:
        group.parts = [m for m in group.parts if m not in jammed]
        for m in jammed:
            group.add(m, "total", m.zones)


def _is_bare_none(group: Group, m: Mention) -> bool:
    """«Подавлены четыре. Ни один сбит не был»: none of no place beside other counts."""
    is_none = m.quantity.high == 0 and not (m.zone_sets or m.is_total)
    return is_none and any(x.quantity.high != 0 for x in group.mentions)


def _emit_part(group: Group, k: int, m: Mention) -> list[Amount]:
    """Give the claims of a part, and the numbers that it adds to the sum."""
    each = group.each.get(k, False)
    sets = m.zone_sets
    low, high, _, _ = m.quantity
    if m.is_rest and not sets:
        return []
    if low is None and high is None:
        group.add(m, "part" if sets else "other", m.zones)
        return [(0, None)] if m.is_rest else []
    if not sets:
        if not ((m.is_left and group.total) or m.is_nationwide):
            group.reasons.append(f"a count of {tell_number(m)} whose place is not clear")
        group.add(m, "part", ())
        return [(low, high)]
    if each and len(sets) > 1:
        group.add_each(m)
        return [(low, high)] * len(sets)
    if each is None and low is not None and m.is_exact and low:
        most = low * len(sets)
        note = f"{low} jointly or {low} each: the text does not decide"
        claim = make_claim(m, "part", m.zones, low, most, "ambiguous", (note,))
        group.claims.append((m.start, claim))
        return [(low, most)]
    group.add(m, "part", m.zones)
    return [(low, high)]


def _emit_total(group: Group, amounts: list[Amount]) -> None:
    """Give the claim of the total, with the zones of its parts, and the checks of its sum."""
    total = group.total
    if (
        total is not None
        and total.is_goal
        and (_stands_in_list(group, total) or _is_added_to(group, total))
    ):
        group.reasons.append(f"a count of {tell_number(total)} whose place is not clear")
    if total is None:
        if len(group.parts) > 1:
            group.check("parts_sum_to_total", None, "the text states no total")
    elif not group.parts:
        _emit_headline(group, total)
    else:
        told = [m for m in group.parts if m.quantity.high != 0]  # "none of them over Samara"
        if any(m.is_rest and m.zone_sets for m in told):
            told += _vague_shares(group)  # "most of the 20 over Kursk, the rest over Tula"
        union = tuple(sorted({z for m in told for z in m.zones}))
        is_closed = not (is_open_list(group) or _is_of_country(group, total))
        if total.is_exact and total.quantity.qualifier == "exact":
            zones, notes = _check_sum(group, total, union, amounts, is_closed)
        else:
            zones, notes = union if is_closed else _zones_of_open(total, union), ()
            _check_inexact_sum(group, total, amounts)
        is_wider = bool(total.zone_sets) and set(total.zones) > set(union)
        if is_wider and zones != ("RU",) and not group.has_failed:
            zones = total.zones
        if any((m.is_left or m.is_nationwide) and not m.zone_sets for m in group.parts):
            zones = ("RU",)  # "the remaining 26 over regions that it did not name"
        if total.region_number is not None and not all(m.is_district for m in group.parts):
            _check_region_number(group, total.region_number, union, is_closed)
        group.add(total, "total", zones, notes)


def _vague_shares(group: Group) -> list[Mention]:
    return [m for m in group.mentions if m.quantity.qualifier == "unstated" and not m.fraction]


def _is_of_country(group: Group, total: Mention) -> bool:
    """«…, а всего по стране — 34»: more than the places told before it, and not their sum."""
    return total.is_nationwide and all(m.start < total.start for m in group.parts)


def _is_added_to(group: Group, total: Mention) -> bool:
    """ "Twelve on approach to Moscow. Another eight over Kaluga Oblast": not of the twelve."""
    parts = [m for m in group.parts if m.start > total.start]
    return bool(parts) and not total.zone_sets and all(m.is_another for m in parts)


def _stands_in_list(group: Group, total: Mention) -> bool:
    """ "Ten on approach to Sevastopol and three above the strait": no whole of what follows."""
    is_whole = total.heads_list or total.is_total or total.is_of_total or bool(total.zone_sets)
    beside = [m for m in group.parts if m.sentence == total.sentence and m.start > total.start]
    is_whole |= sum(m.quantity.low or 0 for m in beside) == total.quantity.low
    return not is_whole and any(not (m.is_of_them or m.is_including) for m in beside)


def _emit_headline(group: Group, total: Mention) -> None:
    """Give the claim of a total without parts."""
    zones = total.zones
    is_of_office = bool(zones) and zones == total.speaker.home  # a governor's "municipalities"
    is_short = total.region_number is not None and len(total.zone_sets) < total.region_number
    if is_short and not is_of_office:
        zones = ("RU",)
        total.notes.append(f"{total.region_number} regions said, not all of them named")
    if total.is_each and len(total.zone_sets) > 1:
        group.add_each(total)
    else:
        group.add(total, "total", zones)


def _check_sum(
    group: Group, total: Mention, union: tuple[str, ...], amounts: list[Amount], is_closed: bool
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Check an exact total against its parts; gives the zones of the total and its notes."""
    base = total.quantity.low or 0
    known = sum(low or 0 for low, _ in amounts)
    is_exact = all(low is not None and low == high for low, high in amounts)
    terms = _tell_terms(amounts)
    if is_exact and known == base:
        group.check("parts_sum_to_total", True, f"{terms} = {known}")
    elif known > base:
        group.fail_sum(f"{terms} = {known}, more than the total {base}")
    elif not is_closed:
        if _stands_behind(group, total):
            group.reasons.append(f"a count of {tell_number(total)} whose place is not clear")
        group.check("parts_sum_to_total", None, f"an open list: {terms} of {base}")
        note = f"{base - known} of {base} are not placed by the text"
        return _zones_of_open(total, union), (note,)
    elif not is_exact and any(high is None for _, high in amounts):
        group.check("parts_sum_to_total", None, f"not all parts are exact: {terms} of {base}")
    else:
        top = sum(high or 0 for _, high in amounts)
        if not is_exact and known <= base <= top:
            group.check("parts_sum_to_total", None, f"{known} to {top} of {base}")
        else:
            group.fail_sum(f"{terms} = {known}, not {base}")
    return union, ()


def _zones_of_open(total: Mention, union: tuple[str, ...]) -> tuple[str, ...]:
    """The zones of a total that its parts do not make: its own if it is over all of them."""
    return total.zones if total.zones and set(total.zones) >= set(union) else ("RU",)


def _stands_behind(group: Group, total: Mention) -> bool:
    """«над Тулой сбили три, во второй раз — четыре»: a bare number behind a part."""
    is_said = total.is_total or total.is_figure or total.names_thing or total.is_of_total
    is_said |= total.is_nationwide and not total.has_verb  # «восемь, а над страной — 74»
    first = group.parts[0]
    return not is_said and first.sentence == total.sentence and first.start < total.start


def _check_inexact_sum(group: Group, total: Mention, amounts: list[Amount]) -> None:
    """A total that is no exact number can only be too small for its parts."""
    most = total.quantity.high
    known = sum(low or 0 for low, _ in amounts)
    if most is not None and known > most and total.quantity.qualifier != "about":
        group.fail_sum(f"{_tell_terms(amounts)} = {known}, more than {most}")
    else:
        group.check("parts_sum_to_total", None, f"the total is not exact: {tell_number(total)}")


def _check_region_number(group: Group, said: int, union: tuple[str, ...], is_closed: bool) -> None:
    """«Над восемью регионами»: seas may count as regions or not, Moscow and its region as one."""
    lands = [z for z in union if not z.startswith("SEA")]
    twin = int({"RU-MOS", "RU-MOW"} <= set(union))
    counts = {len(union), len(lands), len(union) - twin, len(lands) - twin}
    group.check(
        "region_count_matches",
        said in counts if is_closed else None,
        f"{said} regions said, {len(union)} zones listed",
    )


def _tell_terms(amounts: list[Amount]) -> str:
    return " + ".join("?" if low is None else str(low) for low, _ in amounts)
