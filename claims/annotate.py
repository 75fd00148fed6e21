"""A report's text in pieces: at the spans of its claims, or against its earlier version."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Literal, NamedTuple


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, the claims (numbered from 1) that rest on it, and those that end here."""

    text: str
    claims: tuple[int, ...]
    ending: tuple[int, ...]


def mark_spans(text: str, spans: Sequence[tuple[int, int]]) -> tuple[Piece, ...]:
    """Cut the text at the borders of the spans; the pieces joined give the text unchanged.

    Spans are [start, end) in code points and may overlap, nest or repeat; their place in the
    sequence, counted from 1, is their number. White space in front of a span is not marked.
    Raises ValueError for a span outside the text.
    """
    for start, end in spans:
        if not 0 <= start <= end <= len(text):
            raise ValueError(f"span [{start}, {end}) lies outside a text of {len(text)} characters")
    starting: dict[int, list[int]] = {}
    ending: dict[int, list[int]] = {}
    for number, (first, end) in enumerate(spans, 1):
        start = end - len(text[first:end].lstrip())
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


class Change(NamedTuple):
    """A stretch of words that a newer version keeps, adds or drops."""

    state: Literal["kept", "added", "dropped"]
    text: str


def compare_versions(before: str, after: str) -> tuple[Change, ...]:
    """What a newer version of a text changes, word by word; white space is folded.

    Without the dropped stretches it reads as the newer text, without the added ones as the older.
    """
    old, new = before.split(), after.split()
    changes = []
    for kind, i, j, k, m in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if kind == "equal":
            changes.append(Change("kept", " ".join(old[i:j])))
            continue
        if i < j:
            changes.append(Change("dropped", " ".join(old[i:j])))
        if k < m:
            changes.append(Change("added", " ".join(new[k:m])))
    return tuple(changes)
