"""The parser against every labelled statement: the level that is reached must not be lost.

The floors are what was measured when they were last set; a change of the parser may raise them,
never lower them. A new set that the parser had not seen lowers them when it joins.
`python -m tests.bench parser` prints the figures by hazard.
"""

from typing import Any

import pytest

from claims.parse import parse_report
from tests.statements import read_rows, to_report
from tests.statements.articles import compose
from tests.statements.beside import put_beside_news
from tests.statements.generate import generate
from tests.statements.scoring import Verdict, judge_row

DRAWN = 220
COMPOSED = 300
SEED = 20261123


def judge(rows: list[dict[str, Any]]) -> list[Verdict]:
    return [judge_row(row["expect"], parse_report(to_report(row)).as_dict()) for row in rows]


@pytest.mark.parametrize(
    ("lang", "least_exact", "most_silent"),
    [("ru", 0.986, 12), ("en", 0.984, 24), ("uk", 0.987, 7)],
)
def test_statements_written_by_hand(lang: str, least_exact: float, most_silent: int) -> None:
    rows = [row for row in read_rows() if (row["lang"] or row["expect"]["lang"]) == lang]
    verdicts = judge(rows)
    assert sum(verdict.is_exact for verdict in verdicts) >= least_exact * len(rows)
    assert sum(verdict.is_silently_wrong for verdict in verdicts) <= most_silent


@pytest.mark.parametrize("lang", ["ru", "en", "uk"])
def test_statements_drawn_at_random(lang: str) -> None:
    rows = list(generate(lang, DRAWN, SEED))
    wrong = [
        row["text"] for row, verdict in zip(rows, judge(rows), strict=True) if not verdict.is_exact
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("lang", "least_exact", "most_silent", "most_windows"),
    [("ru", 0.99, 0, 4), ("en", 0.99, 0, 14), ("uk", 0.99, 0, 5)],
)
def test_articles_composed_of_statements(
    lang: str, least_exact: float, most_silent: int, most_windows: int
) -> None:
    """Windows: no count may take the hours or the earlier day that another statement tells."""
    rows = list(compose(lang, COMPOSED, SEED))
    verdicts = judge(rows)
    told = [(row["text"], verdict) for row, verdict in zip(rows, verdicts, strict=True)]
    silent = [text for text, verdict in told if verdict.is_silently_wrong]
    windows = [text for text, verdict in told if verdict.windows[0] < verdict.windows[1]]
    assert silent[most_silent:] == []
    assert windows[most_windows:] == []
    assert sum(verdict.is_exact for verdict in verdicts) >= least_exact * COMPOSED


@pytest.mark.parametrize("lang", ["ru", "en", "uk"])
def test_statements_beside_other_news(lang: str) -> None:
    """What a sentence of other news tells changes next to nothing in a claim beside it.

    Drawn from all rows, so that new rows change the pairs: the floors leave room for that.
    """
    verdicts = judge(list(put_beside_news(lang, COMPOSED, SEED)))
    assert sum(verdict.is_exact for verdict in verdicts) >= 0.92 * COMPOSED
    assert sum(verdict.is_silently_wrong for verdict in verdicts) <= 0.03 * COMPOSED
