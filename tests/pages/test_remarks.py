"""What the parser remarks is told in the reader's language."""

import json
import re
from collections.abc import Iterator
from datetime import datetime

import pytest

from claims.model import Report
from claims.parse import parse_report
from pages.catalogue import load_catalogue
from pages.remarks import MESSAGES, find_message, say_remark
from tests.pages.conftest import ROOT

STATEMENTS = sorted((ROOT / "tests" / "statements").glob("*.jsonl"))
EVERY = 3  # of the statements: they repeat one another's remarks many times


def remarks() -> Iterator[str]:
    """Every note, check and reason that the parser gives for our own statements."""
    for path in STATEMENTS:
        for line in path.read_text(encoding="utf-8").splitlines()[::EVERY]:
            row = json.loads(line)
            published = row.get("published")
            moment = datetime.fromisoformat(published) if published else None
            parsed = parse_report(Report(row["text"], row["lang"], moment, row.get("publisher")))
            yield from (note for claim in parsed.claims for note in claim.notes)
            yield from (check.detail for check in parsed.checks)
            yield from parsed.reasons


def test_every_remark_on_our_statements_has_a_message(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pages.catalogue.kept_choice", lambda _name: None)
    unknown = {sentence for sentence in remarks() if 'lang="en"' in say_remark(sentence)}
    # A note that only quotes the report's own word needs no translation.
    assert {s for s in unknown if not re.fullmatch("“[^“”]*”", s)} == set()


@pytest.mark.parametrize("message", MESSAGES)
def test_a_message_is_recognised_as_itself_and_not_as_an_earlier_one(message: str) -> None:
    examples = {
        **{"n": "12", "m": "31", "total": "40", "share": "1/2", "sum": "10 + 3", "amount": "7"},
        **{"word": "targets", "quote": "“so”", "name": "Kursk", "zone": "RU-KRS", "end": "08:00"},
        **{"zones": "RU-KRS, UA-43", "subjects": "drone and missile", "hour": "07:00"},
        **{"claimant": "ru_mod", "other": "ru_governor"},
    }
    found = find_message(message.format(**examples))
    assert found is not None
    assert found[0] == message


@pytest.mark.parametrize(
    ("lang", "sentence", "told"),
    [
        (
            "ru",
            "read as 10 each: only so do the parts add up to 31",
            "прочитано как по 10: только так части дают в сумме 31",
        ),
        ("uk", "the remainder: 36 − 12", "решта: 36 − 12"),
        ("ru", "RU-KRS is named twice: 14 and 9", "Курская область названа дважды: 14 и 9"),
        (
            "uk",
            "ru_mod, 18 May 20:00–19 May 07:00, drone: an open list: 8 of 10",
            "Міністерство оборони Росії, 18 трав. 20:00–19 трав. 07:00, дрони: "
            "перелік відкритий: 8 з 10",
        ),
        ("ru", "10 + 10 + 3 = 23", "10 + 10 + 3 = 23"),
        ("ru", "something new", '<span lang="en">something new</span>'),
        ("ru", "city named: <b>Kursk</b>", "назван город: &lt;b&gt;Kursk&lt;/b&gt;"),
    ],
)
def test_a_remark_in_the_readers_language(
    monkeypatch: pytest.MonkeyPatch, lang: str, sentence: str, told: str
) -> None:
    assert load_catalogue(lang)
    monkeypatch.setattr("pages.catalogue.kept_choice", lambda _name: lang)
    assert say_remark(sentence) == told
