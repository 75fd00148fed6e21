"""The sentences of a report with what they say of times and speakers."""

import itertools
from collections.abc import Iterator

from claims.parse.mentions.draft import SentenceReading
from claims.parse.times.expressions import TimeExpression
from claims.parse.voices.voice import FoundSpeaker
from claims.parse.words.tokens import Token, kinds_of, traits_of

_UNREAD = SentenceReading()


class Sentence:
    """The tokens of a sentence, all their kinds and traits, what they say of times and voices."""

    __slots__ = (
        "index",
        "is_question",
        "reading",
        "speakers",
        "times",
        "tokens",
        "told",
        "told_of_one",
        "traits",
    )

    def __init__(self, index: int, tokens: list[Token], is_question: bool = False) -> None:
        self.index = index
        self.tokens = tokens
        self.is_question = is_question
        self.told = kinds_of(tokens)
        self.traits = traits_of(tokens)
        self.times: list[TimeExpression] = []
        self.speakers: list[FoundSpeaker] = []
        self.reading = _UNREAD
        self.told_of_one: Sentence | None = None  # where the one of «Он сбит» was told of


_LONGEST_NUMBER = 4
_LONGEST_FIGURE = 8
_LONGEST_TELLING = 14
_LONGEST_HEADING = 4
_OF_NUMBER = frozenset({"number", "digits", "of", "night", "period", "dash", "subject"})


def _is_told_next(sentence: list[Token], following: list[Token]) -> bool:
    """«Двадцать семь. Столько дронов сбили …»: a number that the next words tell of.

    «За ночь — 94. Столько …», "14 out of 14. That, the governor says, is how many …",
    "Thirty-eight is the number of the day. That many …".
    """
    if not following or len(sentence) > _LONGEST_FIGURE:
        return False
    words = [t.kinds for t in sentence if "quote" not in t.kinds]
    if any("figures" in t.traits for t in sentence[1:_LONGEST_NUMBER]):
        del words[1:]
    if not 0 < len(words) <= _LONGEST_NUMBER:
        return False
    is_number = all(not _OF_NUMBER.isdisjoint(kinds) for kinds in words)
    near = following if "that" in following[0].traits else following[:1]
    return is_number and any("that_many" in t.kinds for t in near)


_HEADS_LINE = frozenset({"bullet", "quote", "place", "region_noun"})


def _heads_line(sentence: list[Token], following: list[Token]) -> bool:
    """«• Белгород. Сбито 8 БПЛА»: a bullet and a place, and behind them what happened there."""
    if not following or "outcome" not in following[0].kinds:
        return False
    line: list[Token] = []
    for token in reversed(sentence):
        if "line" in token.kinds or len(line) > _LONGEST_HEADING:
            break
        line.append(token)
    told = kinds_of(line)
    is_heading = {"bullet", "place"} <= told and len(line) <= _LONGEST_HEADING
    return is_heading and all(not _HEADS_LINE.isdisjoint(t.kinds) for t in line)


def _start_of_consequence(sentence: list[Token]) -> int | None:
    """«Если вчера сбивали сотни, то этой ночью сбито 14»: where what happened begins."""
    if not sentence or "condition" not in sentence[0].kinds:
        return None
    for i, token in enumerate(sentence):
        if "then" in token.traits and "comma" in sentence[i - 1].kinds:
            told = kinds_of(sentence[i:])
            tells_number = "outcome" in told and not told.isdisjoint({"digits", "number"})
            return i + 1 if tells_number else None
    return None


def split_sentences(tokens: list[Token]) -> Iterator[tuple[list[Token], bool]]:
    """Runs of tokens between full stops, each with whether a question mark ends it."""
    sentence: list[Token] = []
    start = 0
    for i in [i for i, t in enumerate(tokens) if "stop_mark" in t.kinds]:
        token = tokens[i]
        sentence += tokens[start:i]
        start = i + 1
        if _is_told_next(sentence, tokens[i + 1 : i + _LONGEST_TELLING]):
            continue
        if _heads_line(sentence, tokens[i + 1 : i + 2]):
            sentence.append(Token(token.start, token.end, {"colon": ""}, ":"))
            continue
        at = _start_of_consequence(sentence)
        if at:
            yield sentence[:at], False
            sentence = sentence[at:]
        if sentence:
            yield sentence, token.word == "?"
        sentence = []
    sentence += tokens[start:]
    if sentence:
        yield sentence, False


def claims_of_month(sentence: Sentence) -> bool:
    """ "In August it claimed 4,512 drones": what a ministry bought or needs is not claimed."""
    near = itertools.pairwise(sentence.tokens)
    is_claimed = any("say" in verb.kinds and "count" in number.kinds for verb, number in near)
    return is_claimed and any(time.kind == "month" for time in sentence.times)


def tells_alert_over(sentence: Sentence) -> bool:
    """«Угрозу БПЛА отменили под утро», "the alert was lifted": no deed, and no place of one."""
    return any("alert_over" in t.traits for t in sentence.tokens)


def is_aside(sentence: Sentence) -> bool:
    """«Пострадавших нет»: whether a sentence tells of no thing, place, number or speaker."""
    return sentence.told.isdisjoint(_TELLS_MORE)


_TELLS_MORE = frozenset({"place", "over", "subject", "count", "speaker", "outcome"})
