"""An expression of time: what one of them says, before it is given a window."""

from dataclasses import dataclass, field

from claims.parse.times.clocks import Clock
from claims.parse.times.dates import PartialDate


@dataclass(slots=True, eq=False)
class TimeExpression:
    """One expression of time in a sentence; its tokens are those of [index, end)."""

    kind: str  # range, moment, night, nights, part, period, date, month, day_word, later, other
    index: int
    end: int
    clocks: list[Clock] = field(default_factory=list)
    dates: list[PartialDate] = field(default_factory=list)
    value: str = ""
    zone: str = "3"
    is_tally: bool = False
    is_said: bool = False
    is_bare: bool = False  # hours without minutes, a part of the day or a zone
