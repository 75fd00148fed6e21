"""Which of the three languages a text is in, by its letters or else its words."""

import re

from claims.model import Language
from claims.wording import WORDS

_SAMPLE = 4000
_WORD = re.compile(r"[^\W\d_]+")
_BYTES = bytes(range(256))
_LATIN = _BYTES.translate(None, b"abcdefghijklmnopqrstuvwxyz")  # all that a count leaves out
_CYRILLIC = _BYTES.translate(None, "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґ".encode("cp1251"))


def _known_words(table: dict[str, dict[str, str]]) -> tuple[frozenset[str], tuple[str, ...]]:
    """The whole words and the stems of a table."""
    cells = ";".join(phrases for values in table.values() for phrases in values.values())
    words = cells.replace(";", " ").split()
    stems = {w[:-1] for w in words if w.endswith("*") and len(w) > 4}
    return frozenset(w for w in words if w[-1] != "*"), tuple(stems)


_RUSSIAN, _RUSSIAN_STEMS = _known_words(WORDS["ru"])
_UKRAINIAN, _UKRAINIAN_STEMS = _known_words(WORDS["uk"])


def _more_ukrainian(sample: str) -> bool:
    """Whether more words are in the Ukrainian table than in the Russian one."""
    score = 0
    for word in _WORD.findall(sample):
        score += word in _UKRAINIAN or word.startswith(_UKRAINIAN_STEMS)
        score -= word in _RUSSIAN or word.startswith(_RUSSIAN_STEMS)
    return score > 0


def detect_language(text: str) -> Language:
    """Russian, English or Ukrainian: by alphabet, then by letters or words that only one has."""
    sample = text[:_SAMPLE].lower()
    letters = sample.encode("cp1251", "ignore")
    if len(letters.translate(None, _LATIN)) > len(letters.translate(None, _CYRILLIC)):
        return "en"
    ukrainian, russian = (sum(map(sample.count, own)) for own in ("іїєґ", "ыэъё"))
    if ukrainian != russian:
        return "uk" if ukrainian > russian else "ru"
    return "uk" if _more_ukrainian(sample) else "ru"
