"""Which of the three languages a text is in, by its letters."""

from claims.model import Language

_SAMPLE = 4000


def detect_language(text: str) -> Language:
    """Russian, English or Ukrainian: by alphabet, then by letters that only one of them has."""
    sample = text[:_SAMPLE].lower()
    latin = sum("a" <= c <= "z" for c in sample)
    cyrillic = sum("а" <= c <= "я" or c in "ёіїєґ" for c in sample)
    if latin > cyrillic:
        return "en"
    ukrainian = sum(c in "іїєґ" for c in sample)
    russian = sum(c in "ыэъё" for c in sample)
    return "uk" if ukrainian > russian else "ru"
