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
        self._beginnings: dict[str, list[tuple[str, str]]] = {}  # by their first letter
        self._endings: dict[str, list[tuple[str, str]]] = {}  # by their last letter
        self._inside: list[tuple[str, str]] = []
        for trait in set().union(*TRAITS.values()):
            for word in dict.fromkeys(trait_words(trait)):
                self._take(word, trait)

    def _take(self, word: str, trait: str) -> None:
        """Put a word of a table where it belongs, by the asterisks at its ends."""
        part = word.strip("*")
        if word == part:
            self._whole.setdefault(part, set()).add(trait)
        elif word == part + "*":
            self._beginnings.setdefault(part[0], []).append((part, trait))
        elif word == "*" + part:
            self._endings.setdefault(part[-1], []).append((part, trait))
        else:
            self._inside.append((part, trait))

    def __missing__(self, word: str) -> frozenset[str]:
        found = set(self._whole.get(word, ()))
        for part, trait in self._beginnings.get(word[:1], ()):
            if word.startswith(part):
                found.add(trait)
        for part, trait in self._endings.get(word[-1:], ()):
            if word.endswith(part):
                found.add(trait)
        for part, trait in self._inside:
            if part in word:
                found.add(trait)
        if len(self) >= _MEMORY:
            self.clear()
        self[word] = traits = frozenset(found)
        return traits


TRAITS_OF = _Traits()
"""The traits of a lower-case word or phrase."""
