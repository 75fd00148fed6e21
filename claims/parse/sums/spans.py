"""Sums of several windows, and the hours that a whole and its counts share."""

from claims.model import Window
from claims.parse.mentions.draft import DOWNED
from claims.parse.mentions.mention import Mention
from claims.parse.sums.group import amount
from claims.parse.times.dated import DatedWindow, is_of_no_day


def span_sums(mentions: list[Mention]) -> None:
    """«Вечером 13, ночью — 29, итого 42»: a sum of counts of several windows is of them all.

    So is «За выходные сбито 42: 13 — в субботу, 29 — в воскресенье», which they split.
    """
    for k, m in enumerate(mentions):
        if not (m.is_exact and m.outcome in DOWNED):
            continue
        if m.is_total or (m.dated.is_long and not m.zone_sets):
            near = [x for x in mentions[:k] if x.sentence >= m.sentence - 1 or not x.zone_sets]
            _span(m, near)
            split = {x.sentence for x in near if x.heads_list}
            _span(m, [x for x in near if x.heads_list or x.sentence not in split])
            if m.is_total and len(near) < k:
                _span(m, mentions[:k])
            _share_hours(m, mentions[:k])
        if m.heads_list or m.names_thing:  # "20 drones were downed, eight at night and 12 by day"
            _span(m, [x for x in mentions[k + 1 :] if x.sentence == m.sentence])


def _share_hours(whole: Mention, earlier: list[Mention]) -> None:
    """«Ночью над Тулой сбили пять, над Курском — семь. Всего с 23:00 до 6:00 — 12»: its hours.

    So for the counts of a night without hours that make a total.
    """
    parts = [
        x
        for x in earlier
        if (x.speaker.claimant, x.subject) == (whole.speaker.claimant, whole.subject)
        and x.zone_sets
        and _holds(x.dated.window, whole.dated.window)
    ]
    if len(parts) > 1 and sum(amount(x) or 0 for x in parts) == whole.quantity.low:
        for x in parts:
            x.dated = whole.dated


def _holds(night: Window, hours: Window) -> bool:
    """Whether hours lie within a night without hours."""
    if night.start is None or night.end is None or hours.start is None or hours.end is None:
        return False
    is_within = night.start <= hours.start and hours.end <= night.end
    return (night.basis, hours.basis) == ("convention", "stated") and is_within


def _span(whole: Mention, counts: list[Mention]) -> None:
    """Give a whole the windows and the one place of all its counts, if they make it."""
    summed = [x for x in counts if (x.speaker, x.subject) == (whole.speaker, whole.subject)]
    if len(summed) < 2 or sum(amount(x) or 0 for x in summed) != whole.quantity.low:
        return
    windows = {x.dated.window for x in summed}
    if whole.dated.window not in windows:
        return
    ends = [w.end for w in windows if w.start is not None and w.end is not None]
    is_of_several = len(windows) > 1 or len({x.dated.part for x in summed}) > 1
    is_of_days = len({is_of_no_day(w) for w in windows}) == 1
    if is_of_several and is_of_days and len(ends) == len(windows):
        start = min(w.start for w in windows if w.start is not None)
        window = Window(start, max(ends), whole.dated.window.basis)
        whole.dated = DatedWindow(window, whole.dated.notes)
    elif is_of_several:
        for x in summed:  # «В 1:20 сбиты четыре, позже — ещё пять. Итого девять»
            x.summed_in = whole.dated
    if whole.dated.is_long and all(x.dated.window.start is None for x in summed):
        for x in summed:  # «шесть над Тулой, шесть над Орлом. 12 сбитых за сутки»
            x.dated = whole.dated
    is_of_all = is_of_several and all(x.zone_sets for x in summed)
    if (is_of_all or len({x.zones for x in summed}) == 1) and not whole.zone_sets:
        told = {place.zones: place for x in summed for place in x.places}
        whole.places = list(told.values())
