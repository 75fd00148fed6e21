"""The words of every language stand in its tables, and the steps of the parser know none."""

import ast
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

import claims.parse
from claims.model import MOSCOW, Report
from claims.parse import parse_report
from claims.parse.words import lexicon
from claims.parse.words.traits import TRAITS_OF, trait_words
from claims.wording import TRAITS, WORDS

STEPS = sorted(Path(claims.parse.__file__).parent.rglob("*.py"))
OWN_LETTERS = {"clean", "language"}  # letters that look alike; the alphabets
CYRILLIC = re.compile("[Ѐ-ӿ]")
LATIN = re.compile("[A-Za-z]")
KINDS = set().union(*WORDS.values())
ALL_TRAITS = set().union(*TRAITS.values())


def strings_of(tree: ast.AST) -> Iterator[str]:
    """The string literals of a module that are no docstrings."""
    told = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value


def asks_for_word(node: ast.AST) -> bool:
    """`token.word == "the"`, `token.word in SOME`, `token.word.endswith("ing")`."""
    if isinstance(node, ast.Compare):
        sides = [node.left, *node.comparators]
        is_member = any(isinstance(op, ast.In | ast.NotIn) for op in node.ops)
        is_word = isinstance(node.left, ast.Attribute) and node.left.attr == "word"
        return any(isinstance(s, ast.Attribute) and s.attr == "word" for s in sides) and (
            (is_member and is_word) or any(LATIN.search(text) for text in strings_of(node))
        )
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        owner = node.func.value
        is_part = node.func.attr in ("startswith", "endswith")
        return is_part and isinstance(owner, ast.Attribute) and owner.attr == "word"
    return False


@pytest.mark.parametrize("step", STEPS, ids=lambda path: path.stem)
def test_a_step_of_the_parser_knows_no_word(step: Path) -> None:
    tree = ast.parse(step.read_text("utf-8"))
    assert [ast.unparse(node) for node in ast.walk(tree) if asks_for_word(node)] == []
    if step.stem not in OWN_LETTERS:
        assert [text for text in strings_of(tree) if CYRILLIC.search(text)] == []


def test_every_trait_that_is_asked_for_has_words_and_no_other_does() -> None:
    source = "\n".join(path.read_text("utf-8") for path in STEPS)
    asked = set(re.findall(r'"(\w+)" (?:not )?in (?:[\w.]+\.)?(?:traits\b|TRAITS_OF)', source))
    asked |= set(re.findall(r'"(\w+)" (?:not )?in [\w.]+\[[^\]]+\]\.traits\b', source))
    assert len(asked) > 50
    assert asked - ALL_TRAITS == set()
    told = {
        part
        for step in STEPS
        for text in strings_of(ast.parse(step.read_text("utf-8")))
        for part in text.split()
    }
    assert ALL_TRAITS - told == set()
    assert KINDS - told == set()


def test_a_trait_is_a_whole_word_a_beginning_an_ending_or_an_inside() -> None:
    assert "than" in trait_words("than")
    assert "than" in TRAITS_OF["than"]
    assert "than" not in TRAITS_OF["thank"]
    assert "possessive" in TRAITS_OF["kaluga's"]
    assert "soil" in TRAITS_OF["territories"]
    assert "island" in TRAITS_OF["полуостровом"]
    assert TRAITS_OF[""] == frozenset()


@pytest.mark.parametrize("lang", TRAITS)
def test_a_row_of_traits_is_tidy(lang: str) -> None:
    for row in TRAITS[lang].values():
        words = [word.strip() for word in row.split(";")]
        assert all(word.strip("*") and word == word.lower() for word in words)
        assert "ё" not in row
        assert len(words) == len(set(words))


GERMAN = {
    "number": {"5": "fünf", "7": "sieben", "12": "zwölf"},
    "subject": {"drone": "drohnen"},
    "outcome": {"destroyed": "abgeschossen; zerstört*"},
    "aux": {"": "wurde; wurden"},
    "including": {"": "darunter"},
    "over": {"": "über"},
    "and": {"": "und"},
    "night": {"": "in der nacht"},
    "speaker": {"ru_mod": "verteidigungsministerium"},
    "say": {"": "meldete"},
    "stop": {"": "das; der; die"},
}


def test_a_fourth_language_is_a_table_and_no_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(WORDS, "de", GERMAN)
    monkeypatch.setitem(lexicon._ORDER, "de", ("de", "en"))
    monkeypatch.setattr("claims.parse.report.parser.load_lexicon", lexicon.Lexicon)
    text = (
        "Das Verteidigungsministerium meldete: In der Nacht wurden zwölf Drohnen abgeschossen, "
        "darunter fünf über Tula und sieben über Kursk."
    )
    published = datetime(2025, 7, 8, 8, tzinfo=MOSCOW)
    report = parse_report(Report(text=text, lang="de", published=published))
    assert report.status == "parsed"
    assert [(c.role, *c.zones, c.low, c.claimant, c.window.basis) for c in report.claims] == [
        ("total", "RU-KRS", "RU-TUL", 12, "ru_mod", "convention"),
        ("part", "RU-TUL", 5, "ru_mod", "convention"),
        ("part", "RU-KRS", 7, "ru_mod", "convention"),
    ]
