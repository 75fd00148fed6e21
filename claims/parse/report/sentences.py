"""The sentences of a report with their times, speakers, counts and places."""

from claims.parse.counts.each_place import TELLS_EACH, note_each_place
from claims.parse.counts.quantities import fold_counts
from claims.parse.places.forms import fold_places, name_capital
from claims.parse.places.place import Place
from claims.parse.sentence.another import imply_last, imply_next
from claims.parse.sentence.implied import imply_counts
from claims.parse.sentence.in_order import imply_first
from claims.parse.sentence.other_work import settle_other_work
from claims.parse.sentence.passages import Sentence, split_sentences
from claims.parse.sentence.reading import name_places_by_order, read_sentence
from claims.parse.sentence.told_again import imply_told_one
from claims.parse.times.dates import names_past_century
from claims.parse.times.reading import find_times
from claims.parse.times.saying import is_said
from claims.parse.voices.doing import body_at_work
from claims.parse.voices.speakers import (
    VOICE_KINDS,
    find_speakers,
    speaks_for_other_country,
)
from claims.parse.voices.voice import Voices
from claims.parse.words.tokens import Token, kinds_of, traits_of

_TOLD = frozenset({"say", "speaker"})
# A sentence without any of these tells nothing of counts, places, times or speakers.
_TELLING = frozenset(
    [
        "subject",
        "outcome",
        "place",
        "speaker",
        "governor",
        "weak_speaker",
        "mayor",
        "head",
        "pronoun_speaker",
        "zero",
        "digits",
        "number",
        "decimal",
        "vague",
        "range",
        "rest",
        "same",
        "fraction",
        "all_of_them",
        "denied",
        "intent",
        "assessment",
        "region_anaphora",
        "region_noun",
        "night",
        "night_of",
        "month",
        "weekday",
        "period",
        "part_of_day",
        "date",
        "clock",
        "correction",
        "hypothetical",
        "other_work",
        "not_subject",
        "yesterday",
        "today",
        "other_time",
        "report_time",
        "bad_place",
    ]
)


def _has_no_telling_capitals(text: str) -> bool:
    """Whether a text is all in capitals, or has none, so that they mark no names."""
    return text[:60].isupper() or text[:400].islower()


def read_sentences(
    tokens: list[Token], of_text: set[str], default_subject: str, text: str, lang: str
) -> list[Sentence]:
    """The sentences with their times, speakers, counts and places.

    `of_text` are all traits of the tokens.
    """
    is_shouting = _has_no_telling_capitals(text)
    sentences = [
        Sentence(i, words, is_question)
        for i, (words, is_question) in enumerate(split_sentences(tokens))
    ]
    voices = Voices(name_capital(tokens, of_text))
    listed: list[Place] = []
    has_counts = False
    last_count: int | None = None
    for sentence in sentences:
        if sentence.told.isdisjoint(_TELLING):
            continue
        sentence.times = find_times(sentence.tokens, sentence.traits, lang)
        starts = [sentence.tokens[t.index].start for t in sentence.times]
        is_past = "digits" in sentence.told and names_past_century(sentence.tokens)
        if not sentence.told.isdisjoint(TELLS_EACH):
            note_each_place(sentence.tokens)
        folded = fold_counts(fold_places(sentence.tokens, text, is_shouting))
        if not sentence.told.isdisjoint(VOICE_KINDS):
            sentence.speakers = find_speakers(folded, text, voices)
            voices.remember(sentence.speakers)
        if "doer" in sentence.told or sentence.speakers:
            voices.remember_people(body_at_work(folded))
        sentence.tokens = folded
        sentence.traits = traits = traits_of(folded)
        settle_other_work(folded, traits)
        sentence.told = told = kinds_of(folded)
        if "outcome" in told and "count" not in told:
            near = sentences[max(0, sentence.index - 2) : sentence.index]
            sentence.told_of_one = imply_told_one(folded, near)
        is_moment = any(t.kind == "moment" for t in sentence.times)
        imply_counts(folded, told, traits, not has_counts, last_count is not None, is_moment)
        following = None
        if "nth" in told:
            following = imply_next(folded, imply_first(folded, last_count))
        if "last_one" in told and (has_counts or "count" in told):
            imply_last(folded)
        counts = [t.value for t in folded if "count" in t.kinds]
        has_counts = has_counts or any(not counted.is_implied for counted in counts)
        last_count = following or (counts[-1].quantity.high if counts else last_count)
        if "place" in told or "nth" in told:
            listed = name_places_by_order(folded, listed)
        sentence.reading = read_sentence(folded, told, traits, default_subject)
        reading = sentence.reading
        is_history = is_past and bool(reading.subjects) and not reading.has_drones
        is_abroad = speaks_for_other_country(folded, told, sentence.speakers)
        if sentence.is_question or is_history or is_abroad:
            reading.is_hypothetical = True  # «Сбито 40 дронов?» asserts nothing
        for time, start in zip(sentence.times, starts, strict=True):
            time.index = start
            time.is_said = not _TOLD.isdisjoint(told) and is_said(folded, start)
            time.is_said |= "correction" in told and time.kind in ("moment", "part")
    return sentences
