"""Those that were sent, and were all downed: "all of them", "they were shot down"."""

import itertools
from dataclasses import replace

from claims.model import Outcome
from claims.parse.mentions.draft import DOWNED, RELATIVE, plain_outcome, tells_downing
from claims.parse.mentions.mention import Mention, Speaker
from claims.parse.report.told_before import free_places
from claims.parse.sentence.passages import Sentence
from claims.parse.words.tokens import Token, kinds_of


def add_all_of_them(sentence: Sentence, mentions: list[Mention]) -> bool:
    """«12 дронов атаковали, все сбиты»: as many were downed as were launched.

    Gives whether the sentence tells so.
    """
    reading = sentence.reading
    is_each_downed = bool(reading.all_subject) and not reading.outcomes.isdisjoint(
        DOWNED
    )  # «Оба сбиты»
    is_same = tells_same_downed(sentence, mentions)
    if not (reading.has_all_of_them or is_each_downed or is_same):
        return False
    for m in (x for x in mentions if x.sentence == sentence.index and x.outcome == "hit"):
        m.outcome = "launched"  # «Прилетело девять, все сбиты»
    told = [
        m
        for m in mentions
        if (m.quantity.low is not None or m.quantity.high is not None)
        and m.subject == (reading.all_subject or m.subject)
        and not (m.is_of_them and m.outcome == "launched")
    ]
    launched = [m for m in told if m.outcome == "launched" and m.sentence >= sentence.index - 1]
    last = launched[-1] if launched else None
    is_told = any(
        m.sentence == sentence.index and m.outcome in DOWNED and (last is None or m.end > last.end)
        for m in told
        if not (m.is_of_them or m.is_another)
    )
    if last is None or (is_told and not last.heads_list):
        return False  # «В округ — пять беспилотников, все сбиты»
    # «По Крыму выпустили 30 дронов и шесть ракет, все сбиты»: each kind of thing, each place
    joined = [
        m
        for m in launched
        if m.sentence == last.sentence and m is not last and not (m.is_of_them or m.is_total)
        if m.subject != last.subject or set(m.zones).isdisjoint(last.zones or m.zones)
    ]
    if last.sentence == sentence.index and any(_is_relative(t) for t in sentence.tokens):
        for m in [*joined, last]:  # "attacked by four drones, which were shot down"
            m.outcome = "destroyed"
        return True
    outcome = _end_of_all(sentence, last)
    for m in [*joined, last]:
        copy = replace(m, outcome=outcome, notes=[*m.notes, "all of them, the text says"])
        copy.speaker = _teller_of_all(sentence, m) or m.speaker
        free = free_places(sentence)
        if len(free) == 1 and not (copy.zone_sets and m.sentence == sentence.index):
            is_there = any(p.kind == "anaphora" for p in free[0].places) and copy.zone_sets
            copy.places = copy.places if is_there else list(free[0].places)
            free[0].owner = copy  # «Атакованы объекты в Тульской области. Оба сбиты над областью»
        mentions.append(copy)
        m.is_aside = not any(x.is_of_them and x.sentence == m.sentence for x in mentions)
    return True


def _end_of_all(sentence: Sentence, last: Mention) -> Outcome:
    """«Все подавлены»: what became of them, by the verbs behind the count."""
    is_own = last.sentence == sentence.index
    behind = sentence.tokens[last.index + 1 if is_own else 0 :]
    verbs = {plain_outcome(t.kinds) for t in behind if tells_downing(t.kinds)}
    return "suppressed" if verbs == {"suppressed"} else "destroyed"


def _teller_of_all(sentence: Sentence, m: Mention) -> Speaker | None:
    """ "Kyiv says it sent 14; the ministry says all were downed": who tells of their end."""
    tokens = sentence.tokens
    at = next((i for i, t in enumerate(tokens) if "all_of_them" in t.kinds), len(tokens))
    is_own = m.sentence == sentence.index
    voices = [f for f in sentence.speakers if not is_own or m.index < f.index < at]
    before = [f for f in voices if f.index < at]
    teller = next(iter(before[-1:] or voices[:1]), None)
    if teller is None:
        return None
    between = kinds_of(tokens[m.index : teller.index])
    return None if is_own and _PARTS_TELLERS.isdisjoint(between) else teller.speaker


_PARTS_TELLERS = frozenset({"semicolon", "while", "and"})


def _is_relative(token: Token) -> bool:
    return "all_of_them" in token.kinds and not RELATIVE.isdisjoint(token.traits)


def tells_same_downed(sentence: Sentence, mentions: list[Mention]) -> bool:
    """«Атаковали три дрона. Они сбиты», "The UAV was destroyed": those just told as sent.

    Nothing but who did it, when and where stands in the clause, and the number of the noun or
    the pronoun is that of the count.
    """
    last = mentions[-1] if mentions else None
    if last is None or last.outcome != "launched" or last.sentence != sentence.index - 1:
        return False
    tokens = sentence.tokens
    verb = next((k for k, t in enumerate(tokens) if tells_downing(t.kinds)), None)
    if verb is None or verb > _LONGEST_CLAUSE:
        return False
    clause = tokens[: verb + 1]
    if any(not _CLAUSE.issuperset(t.kinds) or "portion" in t.traits for t in clause):
        return False
    return any(
        _means_them(thing, before, last.quantity.low, bool(sentence.reading.place_lists))
        for before, thing in itertools.pairwise([None, *clause])
        if thing is not None
    )


def _means_them(thing: Token, before: Token | None, number: int | None, has_place: bool) -> bool:
    """Whether a word stands for the thing or the things told before it."""
    is_one = number == 1
    if "both" in thing.traits:
        return number == 2  # «Оба подавлены»
    if not _PRONOUNS.isdisjoint(thing.traits):
        return is_one == ("it" in thing.traits)
    if tells_downing(thing.kinds) and not thing.word.isascii():
        return before is not None and "told_again" in before.traits  # «Все подавлены»
    noun = str(thing.kinds.get("subject", ""))
    if not noun:
        return False
    if "unchanging" not in thing.traits and is_one != noun.endswith("/1"):
        return False
    if thing.word.isascii():
        return before is not None and "told_again" in before.traits
    return not has_place  # «Над Калужской областью дроны тоже сбиты»: others


_PRONOUNS = frozenset({"it", "they", "object"})
_CLAUSE = frozenset(
    """
    outcome subject stop aux doer every adjective time comma over in place and region_noun territory
    country_adjective speaker say according governor report_noun
    """.split()
)
_LONGEST_CLAUSE = 16
