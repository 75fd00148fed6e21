"""Windows that the counts of one claimant lend one another, and whether they overlap."""

import itertools
from datetime import datetime

from claims.model import Check, Window
from claims.parse.mentions.mention import Mention
from claims.parse.sums.group import amount
from claims.parse.sums.headlines import agrees
from claims.parse.times.dated import DatedWindow, is_of_no_day


def adopt_windows(mentions: list[Mention], trailing: DatedWindow | None) -> None:
    """A count before the first time of the text takes that window; equal headlines merge."""
    known = [m for m in mentions if m.dated.window.start is not None and not m.dated.is_long]
    known = [m for m in known if not m.dated.is_elsewhere]
    for m in mentions:
        is_free = m.dated.window.start is None and not (m.dated.is_long or m.dated.notes)
        is_free = is_free and not m.dated.is_elsewhere  # "an hour ago"
        if is_free and known:
            own = [k for k in known if _speak_alike(k, m)]
            same = next((k for k in own if k.start > m.start), None)
            if same is not None and _is_of_another_time(same, m):
                continue
            if same is not None and same.is_another and _adds_later(same, m):
                continue
            if same is not None and same.dated.is_added and not _is_same_count(same, m):
                continue
            if same is not None and not agrees(same, m) and _has_all_parts(same, mentions):
                continue
            undated = [
                x
                for x in mentions
                if x.dated.window.start is None and x.speaker.claimant == m.speaker.claimant
            ]
            whole = [x for x in undated if not (x.is_of_them or x.is_including)]
            has_list = any(x.zone_sets for x in undated) and any(not x.zone_sets for x in whole)
            if same is not None and not (has_list and any(not k.zone_sets for k in own)):
                m.dated = same.dated
    if trailing is not None and (not known or _tells_hours(trailing, known)):
        for m in known or mentions:
            if not m.dated.is_long:
                m.dated = trailing
    for a in mentions:
        if a.dated.window.start is None or a.dated.window.basis == "stated":
            continue
        hours = [b for b in mentions if b is not a and _gives_hours(b, a)]
        told = [b for b in hours if a.zone_sets == b.zone_sets and agrees(a, b)]
        if told:
            a.dated = told[-1].dated
        elif _splits(hours, a):
            a.dated = hours[0].dated


def _speak_alike(k: Mention, m: Mention) -> bool:
    """Whether two counts are one claimant's: governors of two regions count each for himself."""
    homes = {k.speaker.home or k.zones, m.speaker.home or m.zones} - {()}
    is_one = k.speaker.claimant != "ru_governor" or len(homes) < 2
    return k.speaker.claimant == m.speaker.claimant and is_one


def _is_same_count(more: Mention, m: Mention) -> bool:
    return more.zone_sets == m.zone_sets and agrees(more, m)


def _adds_later(more: Mention, m: Mention) -> bool:
    """«сообщил о трёх. В полночь он написал ещё об одном», «сбиты пять, в 01:30 — ещё три»."""
    is_moment = more.dated.window.start == more.dated.window.end
    return more.sentence != m.sentence or is_moment


def _tells_hours(trailing: DatedWindow, known: list[Mention]) -> bool:
    """«Вечером 25 ноября сбиты три. Налёт продолжался с 18:50 до 20:10»: the hours of that day."""
    hours, days = trailing.window, {m.dated.window for m in known}
    day = next(iter(days))
    if trailing.is_meant and len(days) == 1 and day.basis != "stated":
        return True  # «Ночью сбиты три. Речь о ночи на 19 марта»
    is_day = len(days) == 1 and day.basis in ("day", "inferred") and hours.basis == "stated"
    if not is_day or hours.start is None or hours.end is None or day.start is None:
        return False
    return day.start <= hours.start < hours.end and day.end is not None and hours.end <= day.end


def _gives_hours(b: Mention, a: Mention) -> bool:
    """Whether a count of stated hours may be one of the same speaker without hours."""
    is_same = b.speaker.claimant == a.speaker.claimant and a.subject == b.subject
    is_stated = b.dated.window.basis == "stated" and b.dated.window.start is not None
    return is_same and is_stated and not lie_apart(a.dated.window, b.dated.window)


def _splits(hours: list[Mention], a: Mention) -> bool:
    """«Вечером — 46. С 18:00 до 23:00 сбиты 27 над …, 19 над …»: whether they make it up."""
    is_plain = a.is_exact and not a.zone_sets and len({b.dated.window for b in hours}) == 1
    is_split = len(hours) > 1 and all(b.zone_sets for b in hours)
    return is_plain and is_split and sum(amount(b) or 0 for b in hours) == a.quantity.low


def _is_of_another_time(dated: Mention, m: Mention) -> bool:
    """ "… 88 in all. The day before, it announced 40", «… сбили три. 2 апреля там сбили пять»."""
    is_other = bool(m.zone_sets) and m.zones == dated.zones and m.quantity != dated.quantity
    is_other = is_other and dated.dated.window.basis == "day" and not dated.is_corrected
    if dated.sentence == m.sentence:
        return dated.dated.is_relative  # "four were downed; the night before there were 11"
    return dated.sentence > m.sentence and (dated.dated.is_relative or is_other)


def _has_all_parts(whole: Mention, mentions: list[Mention]) -> bool:
    """«Ночью сбили, напомним, 28: 16 над …, 12 над …»: its own list makes a number."""
    parts = [m for m in mentions if m.sentence == whole.sentence and m.index > whole.index]
    parts = [m for m in parts if m.zone_sets]
    is_whole = whole.heads_list and not whole.zone_sets and len(parts) > 1
    return is_whole and sum(m.quantity.low or 0 for m in parts) == whole.quantity.low


def lie_apart(a: Window, b: Window) -> bool:
    """Whether both windows are known and have no time in common."""
    if a.start is None or a.end is None or b.start is None or b.end is None:
        return False
    return a.end <= b.start or b.end <= a.start


def check_windows(mentions: list[Mention]) -> list[Check]:
    """Whether the stated windows of one claimant overlap without one holding the other."""
    checks: list[Check] = []
    windows: dict[str, set[tuple[datetime, datetime]]] = {}
    for m in mentions:
        w = m.dated.window
        if w.basis != "stated" or w.start is None or w.end is None:
            continue
        if not is_of_no_day(w):
            windows.setdefault(m.speaker.claimant, set()).add((w.start, w.end))
    for claimant, spans in windows.items():
        ordered = sorted(spans)
        for (start, end), (start2, end2) in itertools.pairwise(ordered):
            is_nested = end2 <= end or start == start2
            if start2 < end and not is_nested:
                checks.append(
                    Check(
                        "windows_disjoint",
                        "failed",
                        f"{claimant}: {end:%H:%M} is after {start2:%H:%M}",
                    )
                )
            elif len(ordered) > 1:
                checks.append(
                    Check("windows_disjoint", "ok", f"{claimant}: {end:%H:%M}, {start2:%H:%M}")
                )
    return checks
