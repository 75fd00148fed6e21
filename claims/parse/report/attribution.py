"""Whose each count of a sentence is, and who speaks on in the next one."""

import itertools
from dataclasses import replace

from claims.parse.mentions.mention import NOBODY, Mention, Speaker
from claims.parse.places.place import zones_of
from claims.parse.report.authors import (
    author_behind,
    author_of,
    bracketed_voice,
    doubter_of,
    head_behind,
    inserted_voice,
    set_against,
)
from claims.parse.report.corrected import end_of_telling
from claims.parse.report.noise import is_of_russia
from claims.parse.report.tallies import is_announced
from claims.parse.report.told_before import (
    adopt_speaker,
    closes_quotation,
    give_speaker,
    is_beyond,
    only_acts,
    points_back,
)
from claims.parse.sentence.passages import Sentence
from claims.parse.sums.gather import UKRAINIAN
from claims.parse.voices.together import say_together
from claims.parse.voices.voice import FoundSpeaker
from claims.parse.words.tokens import Token, kinds_of
from claims.parse.words.traits import TRAITS_OF

_RUSSIA = Speaker("ru_official", "unattributed")
_TELLS = frozenset({"say", "according", "colon"})
_ENDS_POINTING = frozenset({"comma", "semicolon", "while"})


def attribute(
    sentence: Sentence, found: list[Mention], default: Speaker | None, speaker: Speaker
) -> None:
    """Say whose each count of a sentence is: `speaker` speaks on if the sentence names nobody."""
    earlier: list[int] = []
    together = say_together(sentence.tokens, sentence.speakers)
    is_governor = default is not None and default.claimant == "ru_governor"
    for m in found:
        m.sentence = sentence.index
        voices = _voices(m, found[-1], sentence)
        if default is not None:
            voices = [f for f in voices if not _is_done(f, m, sentence)]
            voices = [f for f in voices if not (is_governor and only_acts(f, sentence))]
        if found[0].is_of_them and speaker is not NOBODY:
            voices = [f for f in voices if not _tells_of_place(f, found[-1], sentence)]
        is_paired = len(found) == len(sentence.speakers) and _pairs_voices(sentence, found)
        said = (
            sentence.speakers[len(earlier)].speaker
            if is_paired
            else doubter_of(m, sentence)
            or inserted_voice(m, voices, sentence.tokens)
            or bracketed_voice(m, voices, sentence.tokens)
            or author_of(m, voices, sentence)
            or author_behind(m, voices, sentence.tokens)
            or set_against(m, voices, sentence.tokens)
            or head_behind(m, voices, sentence.tokens)
            or _speaker_of(m.index, earlier, voices, found[-1].index)
        )
        if said is not None and said.claimant in UKRAINIAN and is_of_russia(m, sentence.tokens):
            said = default or _RUSSIA  # "Kyiv dismissed the Russian report of 30 drones downed"
        voice = default if said is NOBODY else said
        if voice is None and is_announced(m, sentence.tokens):
            voice = default or NOBODY  # «сообщалось о 57»: by nobody who speaks on
        if voice is None and _is_told_beyond(m, found, sentence, speaker):
            voice = default or NOBODY  # «ночью ранее над Россией сбит 31»
        is_other = speaker.claimant in UKRAINIAN or speaker.claimant == "ru_governor"
        is_alien = said is NOBODY and voice is None and is_other
        m.speaker = NOBODY if is_alien else voice or speaker  # "the Russians say": not the mayor
        m.is_carried = said is None
        if m.speaker in together:
            m.also = next(voice for voice in together if voice != m.speaker)
        if m.is_of_total and earlier and author_behind(m, voices, sentence.tokens):
            # "the governor said 12 of the 33 that the ministry reported were over his region"
            is_same = m.speaker == found[len(earlier) - 1].speaker
            m.places, m.is_total = (m.places, m.is_total) if is_same else ([], True)
        earlier.append(m.index)
    _speak_for_country(sentence, found)


def _speak_for_country(sentence: Sentence, found: list[Mention]) -> None:
    """ "Of the 60 that Russia says it downed, 12 …, according to the ministry": the ministry's."""
    last = sentence.speakers[-1] if sentence.speakers else None
    if last is None or not found or last.speaker.claimant != "ru_mod":
        return
    if last.index < found[-1].index:
        return  # "Russia says 60; the ministry, 12"
    for m in found:
        if m.speaker[:2] == _RUSSIA[:2] and m.subject == found[-1].subject and not m.is_carried:
            m.speaker = last.speaker


def count_for_both(mentions: list[Mention]) -> None:
    """What two say together is a claim of each."""
    for m in [m for m in mentions if m.also is not None]:
        told = replace(m, speaker=m.also or NOBODY, also=None, notes=list(m.notes))
        mentions.insert(mentions.index(m) + 1, told)


def _tells_of_place(voice: FoundSpeaker, last: Mention, sentence: Sentence) -> bool:
    """ "Of those, seven were over Tver, where a depot burned, its governor said": not the seven."""
    behind = sentence.tokens[last.index : voice.index]
    return any("comma" in a.kinds and "where" in b.traits for a, b in itertools.pairwise(behind))


def _is_told_beyond(m: Mention, found: list[Mention], sentence: Sentence, speaker: Speaker) -> bool:
    """«… уточнил губернатор. 10 сбито над Воронежской областью, 4 — над морем»: not by him.

    Unless the sentence says that somebody says it, whom no table knows.
    """
    if m.is_nationwide or "say" in sentence.told:
        return m.is_nationwide and is_beyond(m, speaker)
    if m.zones:
        return any(is_beyond(x, speaker) for x in found)
    listed = [x for x in found if x.index > m.index and x.zones]  # «28: 16 над …, 12 над …»
    return m.heads_list and bool(listed) and all(is_beyond(x, speaker) for x in listed)


def _speaker_of(
    index: int, earlier: list[int], found: list[FoundSpeaker], last_count: int
) -> Speaker | None:
    """Who speaks at a position of a sentence: the speaker before it, or the one named after it.

    `earlier` are the positions of the counts before this one in the sentence: a speaker who
    stands behind such a count, with none before it, has been used up by it.
    """
    before = [f for f in found if f.index < index]
    after = [f for f in found if f.index > index]
    if not before:
        return after[0].speaker if after else None
    last = before[-1]
    is_vague = last.speaker.attribution == "unattributed" and bool(after)
    is_vague = is_vague and after[0].speaker.claimant not in UKRAINIAN  # "…, Ukraine says it sent"
    closes = is_vague and after[0].speaker.claimant == "ru_mod" and after[0].index > last_count
    if is_vague and (closes or after[0].is_said_after):
        return after[0].speaker  # "Moscow says …, the Defence Ministry insisted"
    is_used_up = any(e < last.index for e in earlier) and (
        len(before) == 1 or any(before[-2].index < e < last.index for e in earlier)
    )
    if after and is_used_up and after[0].is_said_after and last.is_said_after:
        return after[0].speaker
    return last.speaker


def _pairs_voices(sentence: Sentence, found: list[Mention]) -> bool:
    """«О восьми сообщил глава Самарской области, о двух — глава Пензенской»: each count its own.

    So too "the governor says six, the ministry insists on ten, residents speak of four".
    """
    order = [(m.index, f.index) for m, f in zip(found, sentence.speakers, strict=True)]
    if len(order) > 1 and all(0 < m - f <= _OWN_REACH for m, f in order):
        return all(a[0] < b[1] for a, b in itertools.pairwise(order))
    return len(order) > 1 and all(a[0] < a[1] < b[0] < b[1] for a, b in itertools.pairwise(order))


def carry_speaker(
    sentence: Sentence, found: list[Mention], mentions: list[Mention], speaker: Speaker
) -> Speaker:
    """Who speaks in the next sentence, if it names nobody."""
    if not sentence.speakers or sentence.reading.is_hypothetical:
        return speaker
    named = sentence.speakers[-1].speaker
    if found:
        first = sentence.speakers[0]
        if points_back(sentence) and first.index < _end_of_clause(sentence) < found[0].index:
            adopt_speaker([m for m in mentions if m not in found], first.speaker, sentence)
        if closes_quotation(sentence):
            adopt_speaker(mentions, named, sentence)
        elif len(sentence.speakers) == 1 and _adds(sentence):
            adopt_speaker([m for m in mentions if m not in found], named, sentence)
        _give_parts(found[0], mentions)
        return found[-1].speaker
    at = sentence.speakers[-1].index
    says = (
        any(not _TELLS.isdisjoint(t.kinds) for t in sentence.tokens)
        or any(f.speaker.attribution == "unpublished_document" for f in sentence.speakers)
        # «Утром появился отчёт Минобороны»
        or any("report_noun" in t.kinds for t in sentence.tokens[max(0, at - 1) : at + 3])
    )
    is_deed = not says and any(map(_is_deed, sentence.tokens))
    if not (is_deed and any(m.zones for m in mentions)):
        adopt_speaker(mentions, named, sentence)
    if names_source(sentence):
        _give_relayed(mentions, named)
    return named if says else speaker


def _is_deed(token: Token) -> bool:
    """«Губернатор поручил установить укрытия»: a verb of no table, that says nothing.

    He is no voice of "over Tula, 15", but in "15 were downed. The governor of Tula Region thanked
    the crews" he tells of which region they are.
    """
    return not token.kinds and not _DEEDS.isdisjoint(token.traits)


_DEEDS = frozenset({"past", "did", "acted", "regular_past"})


def names_source(sentence: Sentence) -> bool:
    """«Данные Минобороны.», "The figures are the ministry's.": no more than whose numbers are."""
    tokens = [t for t in sentence.tokens if "line" not in t.kinds]
    words = [t for t in tokens if _IN_NAME.isdisjoint(t.kinds)]
    if not words or len(words) > _LONGEST_SOURCE or "speaker" not in words[-1].kinds:
        return False
    if len(sentence.speakers) != 1 or sentence.tokens[sentence.speakers[0].index] is not words[-1]:
        return False
    lead = words[:-1]
    is_led = any("names_source" in TRAITS_OF[t.word.partition(" ")[0]] for t in lead[:_LED])
    return is_led and all(
        "comes_from" in t.traits or "names_source" in t.traits or t.kinds.keys() & _LEADS_SOURCE
        for t in lead
    )


def _give_relayed(mentions: list[Mention], named: Speaker) -> None:
    """Give the source the numbers that a medium told, if it has none of its own."""
    if named.claimant in ("independent_media", "other"):
        return
    if any(m.speaker.claimant == named.claimant and not m.is_presumed for m in mentions):
        return
    for m in mentions:
        if m.speaker.claimant == "independent_media" and not is_beyond(m, named):
            give_speaker(m, named, mentions)


_LONGEST_SOURCE = 8
_LED = 3
_IN_NAME = frozenset({"home", "quote"})
_LEADS_SOURCE = frozenset(
    "stop aux adjective according figure report_noun dash colon from of country_adjective".split()
)


def _adds(sentence: Sentence) -> bool:
    """«Один сбит над Карелией. Ещё три, добавил её глава, …»: he told of those before too."""
    at = sentence.speakers[0].index
    beside = sentence.tokens[max(0, at - 2) : at] + sentence.tokens[at + 1 : at + _ADDING_REACH]
    return any("adds_saying" in t.traits for t in beside)


_ADDING_REACH = 5  # "the head of the republic added"


def _give_parts(whole: Mention, mentions: list[Mention]) -> None:
    """«Две сбила Росгвардия, три — военные. Всего, отметил губернатор, пять»: all his.

    In «По четырём отработала ПВО. …, все четыре» the first number, told by nobody, is withdrawn.
    """
    near = [m for m in mentions if m.sentence == whole.sentence - 1]
    if whole.is_all and len(near) == 1 and near[0].quantity == whole.quantity:
        near[0].is_withdrawn = near[0].speaker is NOBODY
        whole.places = whole.places or near[0].places
    parts = [m for m in near if m.speaker is NOBODY and not m.is_goal]
    known = [m.quantity.low or 0 for m in parts if m.is_exact]
    if whole.is_total and len(known) == len(parts) > 1 and sum(known) == whole.quantity.low:
        for m in parts:
            m.speaker = whole.speaker


def _end_of_clause(sentence: Sentence) -> int:
    """Position of the comma that ends "That is what the governor reported, but …"."""
    ends = (i for i, t in enumerate(sentence.tokens) if not _ENDS_POINTING.isdisjoint(t.kinds))
    return next(ends, len(sentence.tokens))


def _says_in_wake(voice: FoundSpeaker, m: Mention, tokens: list[Token]) -> bool:
    """ "…, a Western official said after 19 drones had been shot down": no word of his."""
    lead = itertools.pairwise(tokens[max(voice.index, m.index - 3) + 1 : m.index])
    return any("say" in verb.kinds and "in_wake" in turn.traits for verb, turn in lead)


def _tells_of_own_region(
    voice: FoundSpeaker, m: Mention, last: Mention, sentence: Sentence
) -> bool:
    """«Над Тулой збито три, а в Рязані, каже її губернатор, ніч минула тихо»: not of the three."""
    behind = sentence.tokens[last.index : voice.index]
    own = list(itertools.dropwhile(lambda t: "while" not in t.kinds, behind))
    named = {zone for t in own for zone in zones_of(t)}
    lead = sentence.tokens[voice.index].word.partition(" ")[0]  # "its governor" is one phrase
    is_its = bool(own) and ("its" in own[-1].traits or "its" in TRAITS_OF[lead])
    speaker = voice.speaker._replace(home=tuple(named)) if is_its else voice.speaker
    return bool(own) and is_beyond(m, speaker)


def _voices(m: Mention, last: Mention, sentence: Sentence) -> list[FoundSpeaker]:
    """The speakers of a count: not one behind a semicolon who gives a count of his own."""
    if not sentence.speakers:
        return []
    others = [x for x in sentence.reading.mentions if x.inserted_until and x is not m]
    denied = [x for x in sentence.reading.mentions if x.is_withdrawn and x is not m]
    speakers = [
        f
        for f in sentence.speakers  # "six of which, says the mayor, flew at Moscow": of the six
        if not any(x.index < f.index < x.inserted_until for x in others)
        and not any(x.index < f.index < end_of_telling(x, sentence) for x in denied)
        and not _says_in_wake(f, m, sentence.tokens)
        and not _tells_of_own_region(f, m, last, sentence)
    ]
    own = _of_line(m, speakers, sentence) if "line" in sentence.told else []
    if own or "semicolon" not in sentence.told:
        return own or speakers
    marks = [k for k, t in enumerate(sentence.tokens) if "semicolon" in t.kinds]
    start = max((k for k in marks if k < m.index), default=-1)
    end = min((k for k in marks if k > m.index), default=len(sentence.tokens))
    own = [f for f in speakers if start < f.index < end]
    if start >= 0 and own:
        return own  # "residents counted six; officially there were four, said the governor"
    # «Над Тулой — 15; над Калугой — два, сообщил калужский губернатор»: not of the 15
    return [
        f
        for f in speakers
        if f.index < end or (f.index > last.index and not is_beyond(m, f.speaker))
    ]


def _of_line(m: Mention, speakers: list[FoundSpeaker], sentence: Sentence) -> list[FoundSpeaker]:
    """«Тула — три, сообщил губернатор области», a line each: the speaker of the line of a count."""
    marks = [k for k, t in enumerate(sentence.tokens) if "line" in t.kinds]
    start = max((k for k in marks if k < m.index), default=-1)
    end = min((k for k in marks if k > m.index), default=len(sentence.tokens))
    return [f for f in speakers if start < f.index < end]


_OWN_REACH = 4
_TELLS_ANEW = frozenset({"outcome", "subject", "over", "place"})


def _is_done(found: FoundSpeaker, m: Mention, sentence: Sentence) -> bool:
    """«По данным служб, разрушений нет; сбиты четыре»: a voice that ends before a count.

    Not so before what only goes on: «72, сообщил губернатор; минувшей ночью — 7».
    """
    between = sentence.tokens[found.index : m.index]
    mark = next((k for k, t in enumerate(between) if "semicolon" in t.kinds), None)
    if mark is None or any("count" in t.kinds for t in between):
        return False
    behind = kinds_of(between[mark:])
    goes_on = "time" in behind and behind.isdisjoint(_TELLS_ANEW) and not m.places
    if goes_on and any(x.index < found.index for x in sentence.reading.mentions):
        return False
    following = between[mark : mark + _OWN_REACH]  # «…; в его списке — шесть»
    return not any("its" in t.traits for t in following)
