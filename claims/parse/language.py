"""Which of the three languages a text is in, by its letters."""

import re

from claims.model import Language

_SAMPLE = 4000
_LATIN = re.compile("[a-zA-Z]")
_CYRILLIC = re.compile("[а-яА-ЯёіїєґЁІЇЄҐ]")
_UKRAINIAN = re.compile("[іїєґІЇЄҐ]")
_RUSSIAN = re.compile("[ыэъёЫЭЪЁ]")


def detect_language(text: str) -> Language:
    """Russian, English or Ukrainian: by alphabet, then by letters that only one of them has."""
    latin = len(_LATIN.findall(text, 0, _SAMPLE))
    cyrillic = len(_CYRILLIC.findall(text, 0, _SAMPLE))
    if latin > cyrillic:
        return "en"
    ukrainian = len(_UKRAINIAN.findall(text, 0, _SAMPLE))
    russian = len(_RUSSIAN.findall(text, 0, _SAMPLE))
    return "uk" if ukrainian > russian else "ru"
