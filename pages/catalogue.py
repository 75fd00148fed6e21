"""The reader's language, a choice that is kept from page to page, and its catalogue of messages."""

import gettext as catalogues
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import streamlit as st
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from pages import paper

LOCALE = Path(__file__).parents[1] / "locale"
SOURCE_LANGUAGE = "en"

KEPT = ("lang", "known")
"""Choices of the address that go along from page to page."""


_known: ContextVar[dict[str, str | None] | None] = ContextVar("_known", default=None)


@contextmanager
def settle_choices() -> Iterator[None]:
    """Look up each kept choice once for a while: a template asks a thousand times."""
    token = _known.set({})
    try:
        yield
    finally:
        _known.reset(token)


def kept_choice(name: str) -> str | None:
    """A kept choice: from the address, or from the page before, which the navigation drops."""
    known = _known.get()
    if known is None:
        return _find_choice(name)
    if name not in known:
        known[name] = _find_choice(name)
    return known[name]


def _find_choice(name: str) -> str | None:
    if paper.current():
        return paper.asked().get(name)
    if name in st.query_params:
        st.session_state[name] = st.query_params[name]
    return st.session_state.get(name)


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """The languages a reader can choose: English, and each with a catalogue under locale/."""
    return (SOURCE_LANGUAGE, *sorted(path.parts[-3] for path in LOCALE.glob("*/LC_MESSAGES/*.po")))


@lru_cache(maxsize=8)
def load_catalogue(lang: str) -> catalogues.NullTranslations:
    """The translations of one language, compiled in memory; English is the source itself."""
    path = LOCALE / lang / "LC_MESSAGES" / "skyclaims.po"
    if lang == SOURCE_LANGUAGE or not path.exists():
        return catalogues.NullTranslations()
    compiled = BytesIO()
    with path.open("rb") as source:
        write_mo(compiled, read_po(source, locale=lang))
    compiled.seek(0)
    return catalogues.GNUTranslations(compiled)


def language() -> str:
    """The reader's language: `?lang=` of the address if there is a catalogue, else English."""
    if lang := _settled.get():
        return lang
    asked = kept_choice("lang")
    return asked if asked in languages() else SOURCE_LANGUAGE


_settled: ContextVar[str] = ContextVar("_settled", default="")


@contextmanager
def settle_language(lang: str) -> Iterator[str]:
    """Speak a language for a while, whatever the reader's is."""
    token = _settled.set(lang)
    try:
        yield lang
    finally:
        _settled.reset(token)


def _(message: str) -> str:
    """The message in the reader's language."""
    return load_catalogue(language()).gettext(message)


def ngettext(singular: str, plural: str, n: int) -> str:
    """The message in the reader's language, in the form that `n` asks for."""
    return load_catalogue(language()).ngettext(singular, plural, n)
