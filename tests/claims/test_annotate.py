"""A text cut at the spans of its claims stays the same text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.annotate import Piece, compare_versions, mark_spans


def test_nested_and_touching_spans() -> None:
    assert mark_spans("abcdef", [(0, 4), (1, 2), (4, 6)]) == (
        Piece("a", (1,), ()),
        Piece("b", (1, 2), (2,)),
        Piece("cd", (1,), (1,)),
        Piece("ef", (3,), (3,)),
    )


def test_a_text_without_spans_is_one_piece() -> None:
    assert mark_spans("abc", []) == (Piece("abc", (), ()),)


@pytest.mark.parametrize("span", [(-1, 2), (2, 1), (0, 4)])
def test_a_span_outside_the_text_is_refused(span: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="outside a text of 3 characters"):
        mark_spans("abc", [span])


@given(st.text(max_size=60), st.data())
def test_the_pieces_give_the_text_unchanged(text: str, data: st.DataObject) -> None:
    border = st.integers(0, len(text))
    spans = data.draw(st.lists(st.tuples(border, border).map(lambda s: (min(s), max(s)))))
    pieces = mark_spans(text, spans)
    assert "".join(piece.text for piece in pieces) == text
    for number, (start, end) in enumerate(spans, 1):
        words = "".join(piece.text for piece in pieces if number in piece.claims)
        assert words == text[start:end].lstrip()
        assert sum(number in piece.ending for piece in pieces) == bool(words)


# Versions -----------------------------------------------------------------------------------

WORDS = st.lists(st.sampled_from(["26", "28", "drones", "over", "Kursk"])).map(" ".join)


def test_a_changed_number_is_dropped_and_added() -> None:
    assert compare_versions("26 drones over Kursk", "28 drones over Kursk") == (
        ("dropped", "26"),
        ("added", "28"),
        ("kept", "drones over Kursk"),
    )


@given(before=WORDS, after=WORDS)
def test_both_versions_can_be_read_from_the_changes(before: str, after: str) -> None:
    changes = compare_versions(before, after)
    assert " ".join(c.text for c in changes if c.state != "added") == before
    assert " ".join(c.text for c in changes if c.state != "dropped") == after
