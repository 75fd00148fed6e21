"""A report's text cut at the spans of its claims, so that a page can mark the words of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, the claims (numbered from 1) that rest on it, and those that end here."""

    text: str
    claims: tuple[int, ...]
    ending: tuple[int, ...]


def mark_spans(text: str, spans: Sequence[tuple[int, int]]) -> tuple[Piece, ...]:
    """Cut the text at the borders of the spans; the pieces joined give the text unchanged.

    Spans are [start, end) in code points and may overlap, nest or repeat; their place in the
    sequence, counted from 1, is their number. Raises ValueError for a span outside the text.
    """
    for start, end in spans:
        if not 0 <= start <= end <= len(text):
            raise ValueError(f"span [{start}, {end}) lies outside a text of {len(text)} characters")
    starting: dict[int, list[int]] = {}
    ending: dict[int, list[int]] = {}
    for number, (start, end) in enumerate(spans, 1):
        if start < end:
            starting.setdefault(start, []).append(number)
            ending.setdefault(end, []).append(number)
    pieces = []
    current: set[int] = set()
    for left, right in pairwise(sorted({0, len(text), *starting, *ending})):
        current.update(starting.get(left, ()))
        ends = tuple(ending.get(right, ()))
        pieces.append(Piece(text[left:right], tuple(sorted(current)), ends))
        current.difference_update(ends)
    return tuple(pieces)
