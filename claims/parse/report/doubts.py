"""Reasons why a report may not be read whole: unknown words, what was not read, broken text."""

from claims.parse.sentence.passages import Sentence
from claims.parse.words.tokens import Token, kinds_of
from claims.parse.words.traits import trait_words
from claims.wording import WORDS
from geo.gazetteer import begins_form

_NUMBERS = frozenset({"digits", "number"})
_ENDS_NOTHING = frozenset({"over", "in", "dash", "and", "comma", "open", "colon"})
_STUMP = 6
"""A cut-off word is shorter."""
_REGION_NOUNS = trait_words("region_stump")
_BEFORE_STUMP = frozenset({"comma", "and", "over", "dash", "digits", "number", "count", "another"})


_LONGEST_QUOTE = 300


def quote_sentence(text: str, sentence: Sentence) -> str:
    """The words of a sentence in quotation marks, for the reason or the check that names it."""
    tokens = sentence.tokens
    return f"“{text[tokens[0].start : tokens[-1].end][:_LONGEST_QUOTE]}”"


class Doubts:
    """Reasons why a report may not be read whole, gathered while it is read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.reasons: list[str] = []
        self.rejections: list[str] = []  # words that should be places and are not known
        self.is_cut_off = False

    def doubt(self, sentence: Sentence, why: str) -> None:
        """Note a reason with the sentence that it is about."""
        self.reasons.append(f"{why}: {quote_sentence(self.text, sentence)}")

    def is_stump(self, word: str) -> bool:
        """Whether a word ends the text and begins the name of a place."""
        text = self.text.rstrip()  # the dots of a cut-off word, but no full stop
        text = text.removesuffix("…").removesuffix("...")
        return text.endswith(word) and begins_form(word.lower())


_LISTS = frozenset({"and", "comma", "semicolon"})
_PLACES = frozenset({"place", "region_noun"})
_ITEMS = _NUMBERS | {"place", "count"}


def breaks_off(tokens: list[Token]) -> bool:
    """Whether the last words are a stump: a dangling count or the start of a known word."""
    if len(tokens) > 1 and "quote" in tokens[-1].kinds and "stop_mark" in tokens[-2].kinds:
        tokens = tokens[:-1]  # «…, над Ка…»
    words = (k for k, t in enumerate(reversed(tokens)) if "stop_mark" not in t.kinds)
    dots = next(words, len(tokens))
    if 0 < dots < len(tokens) and (dots > 1 or "ellipsis" in tokens[-1].kinds):
        stump = tokens[-1 - dots]
        if not stump.kinds and stump.end == tokens[-dots].start:
            tokens = tokens[:-dots]  # "and tw…"
    if not tokens or "stop_mark" in tokens[-1].kinds:
        return False
    last = tokens[-1]
    before = tokens[-2].kinds if len(tokens) > 1 else {}
    if not _NUMBERS.isdisjoint(last.kinds):
        return "comma" in before or "and" in before
    is_next = "another" in last.kinds and not _LISTS.isdisjoint(before)  # «…, ещё»
    if is_next or not _ENDS_NOTHING.isdisjoint(last.kinds):
        return True
    if len(tokens) > 2 and "article" in tokens[-2].traits:
        before = tokens[-3].kinds
    if "cut_short" in last.traits and not _BEFORE_STUMP.isdisjoint(before):
        return True  # «и над территори»
    items = {"place"} if last.kinds else _ITEMS
    is_listed = not _LISTS.isdisjoint(before) and not items.isdisjoint(kinds_of(tokens[-3:-2]))
    is_led = "over" in before or is_listed  # "over the No", "over Tver and Smo"
    is_name = is_led and last.capital and _PLACES.isdisjoint(last.kinds)
    is_name = is_name and "island" not in last.traits  # «6 НАД ПОЛУОСТРОВОМ»
    if is_name and begins_form(last.word):
        return True  # «над Самарск»
    is_item = "place" in before and len(tokens) > 2 and not _LISTS.isdisjoint(tokens[-3].kinds)
    is_item = is_item or not _BEFORE_NUMBER.isdisjoint(before)
    if not last.kinds and is_item and _begins_number(last.word):
        return True  # "21 over Kaluga and fourte", "Kaluga nine, Tula fo"
    if (last.kinds and not is_name) or not 0 < len(last.word) < _STUMP:
        return False
    is_noun = any(noun.startswith(last.word) for noun in _REGION_NOUNS)
    return (is_noun and "place" in before) or not _BEFORE_STUMP.isdisjoint(before)


def _begins_number(word: str) -> bool:
    """Whether a word is the beginning of a number in words."""
    return word in _BEGINNINGS


_TABLES = [table["number"].values() for table in WORDS.values()]
_NUMERALS = {word.strip() for row in _TABLES for words in row for word in words.split(";")}
_BEGINNINGS = {numeral[:k] for numeral in _NUMERALS for k in range(2, len(numeral))}
"""What a number in words may begin with."""


_BEFORE_NUMBER = frozenset({"and", "comma", "dash", "while"})
