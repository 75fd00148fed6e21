"""Those that were sent, and were all downed: "all of them", "they were shot down"."""

from dataclasses import replace

from claims.model import Outcome
from claims.parse.mentions.draft import DOWNED, RELATIVE, plain_outcome, tells_downing
from claims.parse.mentions.mention import Mention, Speaker
from claims.parse.report.borrowed import region_of_goal
from claims.parse.report.doubts import Doubts
from claims.parse.report.told_before import free_places, is_beyond
from claims.parse.sentence.passages import Sentence
from claims.parse.sentence.told_again import find_told_again
from claims.parse.words.tokens import Token, kinds_of


def add_all_of_them(sentence: Sentence, mentions: list[Mention]) -> bool:
    """«12 дронов атаковали, все сбиты»: as many were downed as were launched.

    Gives whether the sentence tells so.
    """
    reading = sentence.reading
    for m in mentions:  # "One drone attacked a plant. It was shot down"
        if sentence.told_of_one is not None and m.sentence == sentence.told_of_one.index:
            m.is_aside = m.is_aside or m.outcome == "launched"
    if not (_tells_all_downed(sentence) or tells_same_downed(sentence, mentions)):
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
        if m.is_carried and m.sentence == sentence.index - 1:
            m.speaker = copy.speaker  # who tells of their end tells that they came
        free = free_places(sentence)
        if len(free) == 1 and not (copy.zone_sets and m.sentence == sentence.index):
            is_there = any(p.kind == "anaphora" for p in free[0].places) and copy.zone_sets
            copy.places = copy.places if is_there else list(free[0].places)
            free[0].owner = copy  # «Атакованы объекты в Тульской области. Оба сбиты над областью»
        mentions.append(copy)
        m.is_aside = not any(x.is_of_them and x.sentence == m.sentence for x in mentions)
        if m.is_unrelated:
            mentions.remove(m)  # only seen: "Five drones were spotted. All were shot down"
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


def _tells_all_downed(sentence: Sentence) -> bool:
    reading = sentence.reading
    is_each_downed = bool(reading.all_subject) and not reading.outcomes.isdisjoint(DOWNED)
    return reading.has_all_of_them or is_each_downed  # «Оба сбиты»


def note_their_end(sentence: Sentence, following: Sentence | None) -> bool:
    """«На область летели 8 дронов. Все сбиты»: whether the next sentence ends the one count.

    They are none of those told before, and were sent, or seen: "Five drones were spotted …".
    """
    if following is None or len(sentence.reading.mentions) != 1:
        return False
    m = sentence.reading.mentions[0]
    has_region = bool(region_of_goal(sentence))
    is_ended = _tells_all_downed(following)
    is_ended = is_ended or find_told_again(following.tokens, m.quantity.low, True) is not None
    lead = sentence.tokens[m.index - 1].traits if m.index else frozenset[str]()
    is_new = m.names_thing and not (m.is_of_them or "told_again" in lead)
    is_seen = (m.is_unrelated or not m.has_verb) and any(
        "spotted" in t.traits for t in sentence.tokens
    )
    is_flying = m.is_goal and has_region and not m.has_verb
    is_seen = is_seen and is_ended
    is_ended = is_ended or _tells_some_downed(following, m)
    if is_ended and is_new and (is_seen or is_flying) and not sentence.reading.outcomes:
        m.outcome, m.has_verb, m.is_unrelated = "launched", True, is_seen
    return is_ended and m.outcome == "launched"


def _tells_some_downed(sentence: Sentence, whole: Mention) -> bool:
    """«Семь сбиты»: of the eight told before."""
    counts = sentence.reading.mentions
    is_bare = len(counts) == 1 and not (counts[0].names_thing or counts[0].places)
    is_bare = is_bare and (counts[0].quantity.high or 0) <= (whole.quantity.high or 0)
    return is_bare and not sentence.reading.outcomes.isdisjoint(DOWNED)


def tells_same_downed(sentence: Sentence, mentions: list[Mention]) -> bool:
    """«Атаковали три дрона. Они сбиты», "The UAV was destroyed": those just told as sent."""
    last = mentions[-1] if mentions else None
    if last is None or last.outcome != "launched" or last.sentence != sentence.index - 1:
        return False
    has_place = bool(sentence.reading.place_lists)
    return find_told_again(sentence.tokens, last.quantity.low, has_place) is not None


def place_told_one(m: Mention, sentence: Sentence) -> None:
    """«На подлёте к Туле заметили беспилотник. Он сбит»: where the one was told of.

    A place over which it flew before the one that it flew to; and that of a governor, if he
    tells of another: "A drone flew towards Moscow. It was shot down, the Kaluga governor said".
    """
    teller = sentence.told_of_one
    if teller is None or m.places or not m.is_implied:
        return
    lists = [pl for pl in teller.reading.place_lists if pl.role not in ("origin", "aside")]
    lists = [pl for pl in lists if pl.is_over and not pl.role] or lists
    named = {p.zones for pl in lists for p in pl.places}
    if len(named) != 1 or len(lists) != 1:
        return
    m.places = list(lists[0].places)
    if is_beyond(m, m.speaker):
        m.places = []
    elif lists[0].owner is None:
        lists[0].owner = m


def doubt_one_downed(sentences: list[Sentence], mentions: list[Mention], doubts: Doubts) -> None:
    """ "It was shot down", where nothing is found that it may be, and no claim was told before."""
    counting = {m.sentence for m in mentions if m.outcome != "hit"}
    for sentence in sentences:
        near = {sentence.index, sentence.index - 1, sentence.index - 2}
        is_told = not sentence.reading.outcomes.isdisjoint(DOWNED)
        if not is_told or sentence.reading.is_hypothetical or near & counting:
            continue
        at = find_told_again(sentence.tokens, 1, has_place=True)
        if at is not None and "it" in sentence.tokens[at].traits:
            doubts.doubt(sentence, f"a thing that is not counted ({sentence.tokens[at].word})")
