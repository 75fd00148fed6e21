"""The sentences of a report with what they say of times and speakers."""

from collections.abc import Iterator

from claims.parse.draft import SentenceReading
from claims.parse.speakers import FoundSpeaker
from claims.parse.times import TimeExpression
from claims.parse.tokens import Token, kinds_of

_UNREAD = SentenceReading()


class Sentence:
    """The tokens of a sentence, all their kinds, and what they say about time and speakers."""

<<<<<<< HEAD
    __slots__ = ("index", "is_question", "reading", "speakers", "times", "tokens")
=======
    __slots__ = ("index", "reading", "speakers", "times", "tokens", "told")
>>>>>>> 28f9c19 (Parser: a draft knows the kinds around each position; counts are told apart by identity)

    def __init__(self, index: int, tokens: list[Token], is_question: bool = False) -> None:
        self.index = index
        self.tokens = tokens
<<<<<<< HEAD
        self.is_question = is_question
=======
        self.told = kinds_of(tokens)
>>>>>>> 28f9c19 (Parser: a draft knows the kinds around each position; counts are told apart by identity)
        self.times: list[TimeExpression] = []
        self.speakers: list[FoundSpeaker] = []
        self.reading = _UNREAD


def split_sentences(tokens: list[Token]) -> Iterator[tuple[list[Token], bool]]:
    """Runs of tokens between full stops, each with whether a question mark ends it."""
    sentence: list[Token] = []
    for token in tokens:
        if "stop_mark" in token.kinds:
            if sentence:
                yield sentence, token.word == "?"
            sentence = []
        else:
            sentence.append(token)
    if sentence:
        yield sentence, False
