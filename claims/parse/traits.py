"""Traits of words: what rules ask of a small word or an ending, whatever its language.

A kind is what a word means; a trait is only how it looks. Unlike a kind it makes no word known and
joins no words to a phrase, so that an ending can be told of words that no table has.
"""

from claims.wording import TRAITS

_MEMORY = 50_000
"""How many words are remembered, so that a stream of any length needs constant memory."""


def trait_words(trait: str) -> tuple[str, ...]:
    """The words of a trait as the tables write them, in all languages."""
    rows = (table.get(trait, "") for table in TRAITS.values())
    return tuple(" ".join(word.split()) for row in rows for word in row.split(";") if word.strip())


class _Traits(dict[str, frozenset[str]]):
    """Each word that was asked for → its traits."""

    def __init__(self) -> None:
        self._whole: dict[str, set[str]] = {}
        self._beginnings: dict[str, set[str]] = {}
        self._endings: dict[str, set[str]] = {}
        self._inside: dict[str, set[str]] = {}
        for trait in set().union(*TRAITS.values()):
            for word in trait_words(trait):
                self._patterns(word).setdefault(word.strip("*"), set()).add(trait)
        self._beginning_sizes = {len(part) for part in self._beginnings}
        self._ending_sizes = {len(part) for part in self._endings}

    def _patterns(self, word: str) -> dict[str, set[str]]:
        """Where a word of a table belongs, by the asterisks at its ends."""
        if word.startswith("*"):
            return self._inside if word.endswith("*") else self._endings
        return self._beginnings if word.endswith("*") else self._whole

    def __missing__(self, word: str) -> frozenset[str]:
        found = set(self._whole.get(word, ()))
        for size in self._beginning_sizes:
            found |= self._beginnings.get(word[:size], _NONE)
        for size in self._ending_sizes:
            found |= self._endings.get(word[-size:], _NONE)
        for part, traits in self._inside.items():
            if part in word:
                found |= traits
        if len(self) >= _MEMORY:
            self.clear()
        self[word] = frozenset(found)
        return self[word]


_NONE: set[str] = set()
TRAITS_OF = _Traits()
"""The traits of a lower-case word or phrase."""
