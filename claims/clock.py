"""Windows laid on a clock strip: where each begins and ends, and what it shares with others."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from claims.statements import Statement

TICK_HOURS = (1, 3, 6, 12, 24, 72, 168, 720)
TICKS_AT_MOST = 13
LEAST_WIDTH = 0.004


@dataclass(frozen=True, slots=True)
class Bar:
    """One window as shares (0 to 1) of the strip, with the stretches that it shares."""

    statement: Statement
    left: float
    width: float
    overlaps: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Clock:
    """The strip: its ticks at full hours with their place (0 to 1), and its bars."""

    ticks: tuple[tuple[datetime, float], ...]
    bars: tuple[Bar, ...]


def lay_on_clock(statements: Sequence[Statement]) -> Clock:
    """Lay the windows of headlines on one strip, in the order of time.

    A stretch is shared if another headline of the same speaker about the same thing covers it.
    A moment is drawn with the least width that can be seen.
    """
    spans = [
        (s, s.window.start, s.window.end)
        for s in statements
        if s.window.start and s.window.end and s.report_key
    ]
    if not spans:
        return Clock((), ())
    spans.sort(key=lambda span: (span[1], span[2], span[0].claim_id))
    step = timedelta(hours=1)
    first = min(start for _, start, _ in spans).replace(minute=0, second=0, microsecond=0)
    last = max(end for _, _, end in spans)
    last = first - (first - last) // step * step
    length = max(last - first, step)

    def place(start: datetime, end: datetime) -> tuple[float, float]:
        return ((start - first) / length, max((end - start) / length, LEAST_WIDTH))

    alike: dict[tuple[str, str], list[tuple[Statement, datetime, datetime]]] = {}
    for span in spans:
        alike.setdefault((span[0].speaker, span[0].subject), []).append(span)
    bars = []
    for statement, start, end in spans:
        shared = [
            place(max(start, other_start), min(end, other_end))
            for other, other_start, other_end in alike[statement.speaker, statement.subject]
            if other.report_key != statement.report_key
            and max(start, other_start) < min(end, other_end)
        ]
        bars.append(Bar(statement, *place(start, end), overlaps=tuple(shared)))
    hours = length // step
    every = next((h for h in TICK_HOURS if hours <= h * (TICKS_AT_MOST - 1)), TICK_HOURS[-1])
    moments = [first + step * n for n in range(hours + 1) if (first.hour + n) % every == 0]
    return Clock(tuple((moment, place(moment, moment)[0]) for moment in moments), tuple(bars))
