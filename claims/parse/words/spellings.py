"""A word as it is spelled → what the tables know of it: letters alike, owners, hyphens."""

import itertools

from claims.parse.words.clean import spelled_alike
from claims.parse.words.lexicon import NOTHING, Entry, Lexicon
from claims.parse.words.traits import TRAITS_OF


def lookup_word(word: str, lexicon: Lexicon) -> Entry:
    """What the tables know of a word, however it is spelled; NOTHING if they do not."""
    entry = lexicon.lookup(word)
    if entry is not NOTHING:
        return _as_singular(word, entry, lexicon) if "-" in word else entry
    for other in spelled_alike(word):
        entry = lexicon.lookup(other)
        if entry is not NOTHING:
            return entry
    if "possessive" in TRAITS_OF[word]:
        entry = lexicon.lookup(word.rpartition("'")[0])
    if entry is NOTHING and "-" in word:
        entry = _lookup_hyphenated(word, lexicon)
    return entry


def _as_singular(word: str, entry: Entry, lexicon: Lexicon) -> Entry:
    """«беспилотник-разведчик»: one, if a part of the word is a singular noun."""
    one = f"{entry.kinds.get('subject')}/1"
    if all(lexicon.lookup(part).kinds.get("subject") != one for part in word.split("-")):
        return entry
    return Entry({**entry.kinds, "subject": one}, entry.phrases)


def _lookup_hyphenated(word: str, lexicon: Lexicon) -> Entry:
    """«thirty-six», «пять-семь», «дрон-разведчик»: parts that the tables know."""
    parts = word.split("-")
    kinds = [lexicon.lookup(part).kinds for part in parts]
    values = [k.get("number") for k in kinds]
    if all(isinstance(v, str) for v in values):
        numbers = [int(str(v).rstrip("~")) for v in values]
        if len(numbers) == 2:
            first, second = numbers
            if first >= 20 and first % 10 == 0 and 0 < second < 10:
                return Entry({"number": str(first + second)})
            return Entry({"range": f"{first}-{second}"})
    for i, kind in itertools.product((0, -1), ("subject", "hypothetical")):
        if kind in kinds[i]:
            return Entry({kind: kinds[i][kind]})
    return NOTHING
