"""A sentence as those see it who judge its counts."""

from typing import NamedTuple

from claims.parse.mentions.draft import SentenceReading
from claims.parse.mentions.mention import NOBODY
from claims.parse.sentence.passages import Sentence
from claims.parse.words.tokens import Token


class Surroundings(NamedTuple):
    """A sentence: its tokens, their kinds and traits, its reading, and what is named in it."""

    tokens: list[Token]
    told: set[str]
    traits: set[str]
    reading: SentenceReading
    has_speaker: bool
    has_time: bool
    is_answer: bool = False  # «Сколько дронов сбили? — Двадцать девять»
    is_hearsay: bool = False  # channels and neighbours speak, and nobody who would know
    is_ended: bool = False  # the next sentence tells that those sent or seen were downed


HEARSAY = ("independent_media", "other")


def surroundings_of(sentence: Sentence, is_answer: bool, is_ended: bool) -> Surroundings:
    """What a sentence tells of its counts, and what its neighbours make of them."""
    return Surroundings(
        sentence.tokens,
        sentence.told,
        sentence.traits,
        sentence.reading,
        bool(sentence.speakers),
        bool(sentence.times),
        is_answer,
        bool(sentence.speakers)
        and all(f.speaker.claimant in HEARSAY for f in sentence.speakers)
        and any(f.speaker is not NOBODY for f in sentence.speakers),
        is_ended,
    )
