"""Each catalogue translates every message that a reader can see, with its placeholders."""

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from tests.pages.conftest import ROOT, Open, html_of, text_of

CATALOGUES = sorted((ROOT / "locale").glob("*/LC_MESSAGES/skyclaims.po"))
PLACEHOLDER = re.compile(r"%\(\w+\)s|\{\w+\}")


@pytest.fixture(scope="module")
def messages() -> list[str | tuple[str, ...]]:
    """All messages of the pages and their templates."""
    with (ROOT / "locale" / "babel.cfg").open() as mapping:
        methods, options = parse_mapping_cfg(mapping)
    found = extract_from_dir(
        ROOT,
        method_map=methods,
        options_map=options,
        keywords=DEFAULT_KEYWORDS | {"forms": (1, 2)},
        directory_filter=lambda path: (
            Path(path).name in ("pages", "routes", "templates", ROOT.name)
        ),
    )
    return [message for _, _, message, *_ in found]


def read_catalogue(path: Path) -> Catalog:
    with path.open("rb") as source:
        return read_po(source, locale=path.parts[-3])


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_every_message_is_translated(path: Path, messages: list[str | tuple[str, ...]]) -> None:
    catalogue = read_catalogue(path)
    assert len(messages) > 300
    for message in messages:
        entry = catalogue.get(message if isinstance(message, str) else message[0])
        assert entry is not None, f"{message!r} is not in {path}"
        assert entry.string, f"{message!r} is empty in {path}"
        assert all(entry.string), f"{message!r} lacks a plural form in {path}"
        assert not entry.fuzzy, f"{message!r} is fuzzy in {path}"


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_translations_keep_every_placeholder(path: Path) -> None:
    for entry in read_catalogue(path):
        if not entry.id:
            continue
        asked = [entry.id] if isinstance(entry.id, str) else entry.id
        given = [entry.string] if isinstance(entry.string, str) else entry.string
        for form in given:
            assert set(PLACEHOLDER.findall(form)) in [set(PLACEHOLDER.findall(m)) for m in asked]


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("ru", "18 ноября 2025 г. Министерство обороны России: заявлено 54 (31 + 5 + 18)"),
        ("uk", "18 листопада 2025 р. Міністерство оборони Росії: заявлено 54 (31 + 5 + 18)"),
    ],
)
def test_the_first_sentence_in_the_readers_language(
    open_page: Open, lang: str, sentence: str
) -> None:
    app = open_page("window", date="2025-11-18", lang=lang)
    assert text_of(app).startswith(sentence)
    assert f'<div class="sky" lang="{lang}">' in html_of(app)
    assert "do they agree?" not in text_of(app)


def test_an_unknown_language_is_english(open_page: Open) -> None:
    assert "do they agree?" in text_of(open_page("window", date="2025-11-18", lang="tlh"))
