"""Numbers in digits and words, and how the text says how many."""

import itertools
from typing import NamedTuple

from claims.model import Qualifier
from claims.parse.words.tokens import Token

LARGEST = 99_999  # with its noun right behind, ten times as many
"""A larger number is no count of things in the air."""


class Quantity(NamedTuple):
    """How many the text says, and how it says so."""

    low: int | None
    high: int | None
    qualifier: Qualifier
    note: str = ""


class Counted(NamedTuple):
    """A quantity in the text: what it counts and how it is shared out."""

    quantity: Quantity
    subject: str = ""  # "" if the text names nothing after the number
    is_each: bool = False
    is_vague: bool = False
    unknown_noun: str = ""
    subjects: tuple[str, ...] = ()
    is_implied: bool = False
    outcome: str = ""  # «13 сбитых дронов»
    is_another: bool = False  # "two more drones"
    is_generic: bool = False  # "nine aircraft", of no type
    country: str = ""  # "35 Russian drones"


UNSTATED = Quantity(None, None, "unstated")


def qualify(value: int, bounds: list[str]) -> Quantity:
    """A number with its hedges: «более 30» is at least 31, «около десяти» about 10."""
    if "above" in bounds:
        return Quantity(value + 1, None, "at_least", f"more than {value}")
    if "at_least" in bounds:
        return Quantity(value, None, "at_least", f"at least {value}")
    if "below" in bounds:
        return Quantity(None, value - 1, "at_most", f"fewer than {value}")
    if "at_most" in bounds:
        return Quantity(None, value, "at_most", f"at most {value}")
    if "about" in bounds:
        return Quantity(value, value, "about", f"about {value}")
    return Quantity(value, value, "exact")


def _goes_on(tokens: list[Token], i: int) -> bool:
    """«тысяча двести»: whether hundreds follow."""
    return i < len(tokens) and str(tokens[i].kinds.get("number", ""))[-2:] == "00"


def read_number(tokens: list[Token], i: int) -> tuple[int, int] | None:
    """(value, next position) of the number at position i, in digits or words."""
    n = len(tokens)
    kinds = tokens[i].kinds
    if "digits" in kinds or ("decimal" in kinds and tokens[i].value is not None):
        value = tokens[i].value
        if i + 1 < n:
            factor = tokens[i + 1].kinds.get("number")
            if factor == "1000":
                rest = tokens[i + 2].word if i + 2 < n else ""  # «28 тысяч 411»
                units = rest if rest.isdigit() and len(rest) == 3 else ""
                return round(value * 1000) + int(units or 0), i + 2 + bool(units)
            if factor == "1000000":
                return 10 * LARGEST + 10, i + 2
        return (int(value), i + 1) if "digits" in kinds else None
    if "number" not in kinds:
        return None
    total, current = 0, 0
    k = i
    while k < n:
        word = tokens[k].kinds.get("number")
        if word is None:
            if (
                "and" in tokens[k].kinds
                and "within_number" in tokens[k].traits
                and (total or current)
                and current % 100 == 0
                and k + 1 < n
                and _is_below(tokens[k + 1], 100)
            ):
                k += 1
                continue
            break
        value = int(str(word).rstrip("~"))
        if value == 12 and 1 < current < 12:
            current *= 12  # "five dozen"
        elif value == 1000 and (k > i or _goes_on(tokens, k + 1)):
            total, current = total + (current or 1) * 1000, 0
        elif value == 100 and 0 < current < 20:  # "two hundred", "eleven hundred"
            current *= 100
        elif (
            k == i
            or (total and not current)
            or (current % 100 == 0 and value < 100)
            or (current % 10 == 0 and current % 100 >= 20 and value < 10)
        ):
            current += value
        else:
            break
        k += 1
    return total + current, k


def _is_below(token: Token, limit: int) -> bool:
    value = token.kinds.get("number")
    return value is not None and int(str(value).rstrip("~")) < limit


def joins_rank(tokens: list[Token], i: int, number: tuple[int, int]) -> bool:
    """«Сорок четвёртый с начала года дрон сбит»: tens before an ordinal are of its rank.

    Not so «из двадцати второй сбит», where they are counted.
    """
    tens, end = number
    kinds = tokens[end].kinds if end < len(tokens) else {}
    is_counted = "number" not in tokens[i].kinds or (i > 0 and "of" in tokens[i - 1].kinds)
    if is_counted or tens % 10 or not ("nth" in kinds or "ordinal" in kinds):
        return False
    rank = int(str(kinds.get("nth", 0)))
    if rank >= (10 if tens % 100 else 100):
        return False
    tokens[end].start = tokens[i].start
    tokens[end].kinds = {"nth": str(tens + rank)} if rank else {"ordinal": ""}
    return True


def make_range(low: int, high: int) -> Quantity:
    """«5–7», "five to seven": any number from the one to the other."""
    low, high = min(low, high), max(low, high)
    return Quantity(low, high, "about", f"a range, {low} to {high}")


def upper_bound(tokens: list[Token], i: int, bounds: list[str]) -> tuple[int, int] | None:
    """ "At least 14 and no more than 18", «семь, а возможно и девять»: the upper one, its end.

    So too «более двадцати, но менее тридцати», «не менее 10, но не более 15».
    """
    passed: set[str] = set()
    while i < len(tokens) and not _LEADS_UPPER.isdisjoint(tokens[i].kinds):
        passed.update(tokens[i].kinds)
        i += 1
    is_upper = not passed.isdisjoint({"at_most", "below"}) or {"instead", "above"} <= passed
    is_bound = is_upper and not passed.isdisjoint({"and", "while", "instead"}) and bool(bounds)
    if i == len(tokens) or not (is_bound or "perhaps" in passed):
        return None
    number = read_number(tokens, i)
    return number and (number[0] - ("below" in passed), number[1])


_LEADS_UPPER = frozenset(
    {"comma", "and", "while", "at_most", "perhaps", "below", "instead", "above"}
)


def tells_who_says(tokens: list[Token], i: int) -> bool:
    """ "Between six and eight, eyewitnesses say.": nothing but a voice to the end of the clause."""
    clause = itertools.takewhile(lambda t: _ENDS_VOICE.isdisjoint(t.kinds), tokens[i + 1 :])
    behind = [t.kinds for t in clause]
    is_voice = all(not kinds or not _OF_VOICE.isdisjoint(kinds) for kinds in behind)
    is_said = any(not _SAYS.isdisjoint(kinds) for kinds in behind)
    return is_said and is_voice and "comma" in tokens[i].kinds


_ENDS_VOICE = frozenset({"semicolon", "stop_mark", "line"})
_SAYS = frozenset({"say", "according"})
_OF_VOICE = frozenset({"say", "according", "speaker", "stop", "adjective", "home"})


def is_year(tokens: list[Token], start: int, end: int, value: int | None) -> bool:
    """Whether a bare number of four digits names a year.

    Not so in «насчитало 2045», «в июне — 2045».
    """
    if value is None or not _FIRST_YEAR <= value <= _LAST_YEAR:
        return False
    if tokens[end - 1].word and tokens[end - 1].word != str(value):
        return False  # «1 987»
    lead = tokens[start - 1] if start else None
    is_told = lead is not None and not {"say", "speaker"}.isdisjoint(lead.kinds)
    is_told |= start > 1 and "dash" in tokens[start - 1].kinds and "time" in tokens[start - 2].kinds
    ends = end == len(tokens) or not ENDS_COUNT.isdisjoint(tokens[end].kinds)
    return not (is_told and ends)


_FIRST_YEAR, _LAST_YEAR = 1900, 2100


ENDS_COUNT = frozenset({"comma", "quote", "stop_mark", "semicolon", "line", "close"})
