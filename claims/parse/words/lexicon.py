"""The tables of words and the gazetteer as one lookup: word → what it may mean."""

from functools import lru_cache
from typing import NamedTuple

from claims.model import Language
from claims.parse.words.traits import TRAITS_OF
from claims.wording import WORDS
from geo.gazetteer import PlaceForm, load_gazetteer

Meaning = str | PlaceForm
Kinds = dict[str, Meaning]

# Words of other languages are read too (a Ukrainian text may quote a Russian name), after its own.
_ORDER: dict[str, tuple[str, ...]] = {
    "ru": ("ru", "en", "uk"),
    "uk": ("uk", "en", "ru"),
    "en": ("en", "ru", "uk"),
}
MEMORY = 50_000
"""How many words a lexicon remembers, so that a stream of any length needs constant memory."""
_LONG_STEM = 9
"""From so many letters on another letter, or two in the wrong order, leave no doubt of a noun."""
_SHORTEST_TYPO = 7
"""A misspelt word of fewer letters may be another word."""
_LONGEST_TYPO = 30
"""No word of the tables has more letters, with its ending."""
MOST_PAIRS = 500
"""How many following words an entry remembers."""


class Phrase(NamedTuple):
    """The words of a phrase after its first one; a stem ends in `*`."""

    tail: tuple[str, ...]
    kind: str
    value: Meaning


class Following(dict[str, tuple[tuple[tuple[str, ...], Kinds], ...]]):
    """Each following word that was asked for → the phrases that go on with it, longest first.

    Each is its words after the first one, with all that these may mean.
    """

    __slots__ = ("_phrases",)

    def __init__(self, phrases: tuple[Phrase, ...]) -> None:
        self._phrases = phrases

    def __missing__(self, word: str) -> tuple[tuple[tuple[str, ...], Kinds], ...]:
        tails: dict[tuple[str, ...], Kinds] = {}
        for tail, kind, value in self._phrases:
            if fits_word(tail[0], word):
                tails.setdefault(tail, {}).setdefault(kind, value)
        if len(self) > MOST_PAIRS:
            self.clear()
        self[word] = found = tuple(tails.items())
        return found


class Entry:
    """What a word means alone, and the phrases that it may begin, longest first.

    The traits are those of the word as it is spelled in a text, see `spelled`.
    """

    __slots__ = ("following", "kinds", "phrases", "traits")

    def __init__(
        self,
        kinds: Kinds,
        phrases: tuple[Phrase, ...] = (),
        traits: frozenset[str] = frozenset(),
    ) -> None:
        self.kinds = kinds
        self.phrases = phrases
        self.traits = traits
        self.following = Following(phrases)

    def spelled(self, word: str) -> "Entry":
        """The entry of a word that stands for another, or is none: its traits are its own."""
        return Entry(self.kinds, self.phrases, TRAITS_OF[word])


NOTHING = Entry({})


def _rank_of(phrase: Phrase) -> tuple[int, bool, bool]:
    """Longest phrases first, whole words before stems, the singular of a noun before the noun."""
    has_stem = any("*" in word for word in phrase.tail)
    return -len(phrase.tail), has_stem, not str(phrase.value).endswith("/1")


def fits_word(pattern: str, word: str) -> bool:
    """Whether a word is the pattern, or starts with it if the pattern ends in `*`.

    A `*` alone is any word of letters.
    """
    if pattern == "*":
        return word[:1].isalpha()
    return word.startswith(pattern[:-1]) if pattern[-1] == "*" else word == pattern


class Lexicon:
    """Looks words up for one language."""

    def __init__(self, lang: Language) -> None:
        self._exact: dict[str, dict[str, Meaning]] = {}
        self._stems: dict[str, dict[str, Meaning]] = {}
        self._phrases: dict[str, list[Phrase]] = {}
        self._phrase_stems: dict[str, list[Phrase]] = {}
        self._memory: dict[str, Entry] = {}
        self.spellings: dict[str, Entry] = {}  # what a tokenizer made of a word as it was spelled
        self._typos: dict[str, str] = {}
        taken: set[str] = set()
        for table in _ORDER[lang]:
            taken |= self._add_table(WORDS[table], taken)
        for form, place in load_gazetteer().forms.items():
            self._add(form, "place", place)
        for found in (self._phrases, self._phrase_stems):
            for phrases in found.values():
                phrases.sort(key=lambda p: -len(p.tail))
        self._longest_stem = max(map(len, (*self._stems, *self._phrase_stems)))
        self._longest_typo = max(map(len, self._typos))

    def _add_table(self, table: dict[str, dict[str, str]], taken: set[str]) -> set[str]:
        added = set()
        for kind, values in table.items():
            for value, phrases in values.items():
                for text in phrases.split(";"):
                    phrase = " ".join(text.split())
                    if phrase and phrase not in taken:
                        added.add(phrase)
                        self._add(phrase, kind, value)
        return added

    def _add(self, phrase: str, kind: str, value: Meaning) -> None:
        first, *tail = phrase.split(" ")
        stem = first.endswith("*")
        if tail:
            target = self._phrase_stems if stem else self._phrases
            target.setdefault(first.rstrip("*"), []).append(Phrase(tuple(tail), kind, value))
            if kind == "subject" and len(first) > _SHORTEST_TYPO and not stem:
                self._typos.update(dict.fromkeys(_one_letter_less(first), first))  # "unmaned"
        else:
            words = self._stems if stem else self._exact
            kinds = words.setdefault(first.rstrip("*"), {})
            if kind not in kinds or str(value).startswith(f"{kinds[kind]}/"):
                kinds[kind] = value  # the singular of a noun is told apart from the noun
            if kind in ("subject", "outcome") and len(first) >= 9 and not stem:
                self._typos.update(dict.fromkeys(_one_letter_less(first), first))
            if kind in ("subject", "outcome") and stem and len(first) >= 8:
                self._typos.update({v + "*": first[:-1] for v in _one_letter_less(first[:-1])})

    def lookup(self, word: str) -> Entry:
        """What a lower-case word may mean; NOTHING if no table knows it."""
        entry = self._memory.get(word)
        if entry is None:
            if len(self._memory) >= MEMORY:
                self._memory.clear()
            entry = self._memory[word] = self._find(word)
        return entry

    def _find(self, word: str) -> Entry:
        kinds = self._exact.get(word)
        phrases = list(self._phrases.get(word, ()))
        for length in range(min(len(word), self._longest_stem), 1, -1):
            stem = word[:length]
            found = self._stems.get(stem)
            if kinds is None:
                kinds = found
            elif found is not None and "say" in found and "say" not in kinds:
                kinds = {**kinds, "say": ""}  # «уточнил» both says and corrects
            phrases.extend(self._phrase_stems.get(stem, ()))
        if kinds is None and not phrases:
            corrected = self._correct(word)
            return self._find(corrected) if corrected else NOTHING
        phrases.sort(key=_rank_of)
        return Entry(kinds or {}, tuple(phrases))

    def _correct(self, word: str) -> str | None:
        """A drone or a verb with a letter missing or two in the wrong order; never a place.

        A drone may have a letter too many, too.
        """
        if word in self._typos and len(word) >= _SHORTEST_TYPO:
            return self._typos[word]
        if not _SHORTEST_TYPO < len(word) <= _LONGEST_TYPO:
            return None
        for i in range(1, len(word) - 1):
            swapped = f"{word[:i]}{word[i + 1]}{word[i]}{word[i + 2 :]}"  # "intercpeted"
            if self._tells_of_downing(swapped):
                return swapped
        for length in range(min(len(word), self._longest_typo), 6, -1):
            stem = self._typos.get(word[:length] + "*")
            if stem:
                return stem + word[length:]
        for length in range(min(len(word), self._longest_typo + 1), _LONG_STEM - 1, -1):
            for less in _one_letter_less(word[:length]):
                stem = self._typos.get(less + "*")
                if stem and len(stem) == length and "subject" in self._stems.get(stem, {}):
                    return stem + word[length:]
        return None

    def _tells_of_downing(self, word: str) -> bool:
        """Whether a word names what flies or what became of it, or begins like one that does."""
        kinds = self._exact.get(word, {})
        for length in range(len(word), _SHORTEST_TYPO - 1, -1):
            kinds = kinds or self._stems.get(word[:length], {})
        is_head = any(phrase.kind == "subject" for phrase in self._phrases.get(word, ()))
        return is_head or "subject" in kinds or "outcome" in kinds


def _one_letter_less(word: str) -> set[str]:
    return {word[:i] + word[i + 1 :] for i in range(1, len(word))}


@lru_cache(maxsize=len(WORDS))
def load_lexicon(lang: Language) -> Lexicon:
    """The lexicon of a language, built once."""
    return Lexicon(lang)
