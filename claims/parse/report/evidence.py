"""What a whole text speaks of: things in the air, drones, and verbs of downing."""

import itertools
from typing import NamedTuple

from claims.parse.mentions.draft import plain_outcome, tells_downing
from claims.parse.places.place import zones_of
from claims.parse.sentence.goals import is_raid, names_raid
from claims.parse.sentence.passages import Sentence, claims_of_month
from claims.parse.sums.group import amount
from claims.parse.voices.publishers import publisher_speaker
from claims.parse.words.tokens import Token, kinds_of


class Evidence(NamedTuple):
    """What the whole text speaks of: things in the air, drones, and verbs of downing."""

    has_thing: bool
    has_drones: bool
    has_verb: bool
    speaks_of_drones: bool = False  # also in «атака дронов», which counts nothing
    sums_up: bool = False  # «Ночь на 16 мая: 8. Столько дронов сбито над …»
    tells_blasts: bool = False  # «Взрывы в Рязани. Жители насчитали восемь»
    only_uses: bool = False  # "used five drones to look for a hiker": no raid is told of


def weigh_words(
    tokens: list[Token], told: set[str], traits: set[str], subjects: set[str], outcomes: set[str]
) -> Evidence:
    """What the words of a text tell, which names these `subjects` and `outcomes`.

    `told` and `traits` are all kinds and traits of its tokens.
    """
    may_raid = "goal" in told or "not_subject" in told
    has_raid = may_raid and any(names_raid(t) for t in tokens)
    is_downed = "destroyed" in outcomes or ("doer" in told and "credited" in traits)
    is_none = "none_downed" in traits and any(
        "none_downed" in t.traits and t.kinds.get("zero") for t in tokens
    )
    is_downed, has_raid = is_downed or is_none, has_raid or is_none  # "no downed drones"
    return Evidence(
        has_thing=bool(subjects) or has_raid,
        has_drones="drone" in subjects or has_raid,
        has_verb="all_of_them" in told or is_downed,
        speaks_of_drones="drone" in subjects or "not_subject" in told,
        sums_up="that_many" in told and any("that_many" in t.kinds and t.capital for t in tokens),
        tells_blasts="blast" in traits,
        only_uses="uses" in traits and not has_raid and _only_uses(tokens),
    )


def default_subject(things: list[str]) -> str:
    """What a count without a noun counts in a text that names these things in this order."""
    subjects = set(things)
    if {"drone", "missile", "target"} <= subjects and things[0] == "target":
        return "mixed"
    if "drone" in subjects or not subjects:
        return "drone"
    return next(iter(sorted(subjects - {"target"})), "target")


def _only_uses(tokens: list[Token]) -> bool:
    """Whether a text tells only of drones in use, and neither of a side nor of who defends."""
    # "drones and electronic warfare sets were sent": no verb of jamming
    verbs = [t for t in tokens if "outcome" in t.kinds and "jamming" not in t.traits]
    is_used = bool(verbs) and all("uses" in t.traits for t in verbs)
    return is_used and not any(
        t.kinds.get("country_adjective") == "UA"
        or zones_of(t) == ("UA",)
        or str(t.kinds.get("speaker", "")).startswith(_DEFENDERS)
        or "governor" in t.kinds
        for t in tokens
    )


_DEFENDERS = ("ua_", "ru_governor", "ru_mod")


def weigh_bare_counts(evidence: Evidence, sentences: list[Sentence], is_told: bool) -> Evidence:
    """Counts of a text without any verb are of downing if the ministry gives them.

    So are those of drones over places that make up a total: no alert adds up what it warns of.
    """
    has_night = any(e.kind in ("night", "range") for s in sentences for e in s.times)
    has_night = has_night or any(claims_of_month(s) for s in sentences)
    has_night = has_night or any(e.value in _SPANS for s in sentences for e in s.times)
    has_place = any(not s.told.isdisjoint({"place", "over"}) for s in sentences)
    dated = (s for s in sentences if s.times and is_told)
    is_counted = any("reckoned" in t.traits for s in dated for t in s.tokens)
    if not (has_night or has_place or is_counted):
        return evidence
    is_work = any(heads_work(s.tokens, s.told) for s in sentences[:1])
    adds_up = (evidence.has_drones or is_work) and _adds_up(sentences)
    if is_work and adds_up:
        return Evidence(True, True, True, True)
    return evidence._replace(has_verb=evidence.has_verb or is_told or adds_up)


def counts_apart(sentences: list[Sentence]) -> bool:
    """«Атакован завод. Минобороны заявило о 10 дронах над областью»: the ministry's own counts.

    No verb of the raid stands in their sentences.
    """
    counting = [s for s in sentences if any(m.names_thing for m in s.reading.mentions)]
    return bool(counting) and all(
        "outcome" not in s.told
        and "over" in s.told
        and any(f.speaker.claimant == "ru_mod" for f in s.speakers)
        for s in counting
    )


def heads_work(tokens: list[Token], told: set[str]) -> bool:
    """«ППО РФ за ніч⏎Тверська область — 3⏎…⏎Усього: 12»: who downs things heads a list."""
    line = itertools.takewhile(lambda t: "line" not in t.kinds, tokens[: 4 * _HEAD])
    head = [t for t in line if "bullet" not in t.kinds]
    is_headed = len(head) <= 2 * _HEAD and any("doer" in t.kinds for t in head)
    return is_headed and told >= _LISTED and "noise" not in kinds_of(head)


_LISTED = frozenset({"line", "place", "total"})
_SPANS = frozenset({"24h", "week", "month", "last_month"})


def is_told_by_ministry(sentences: list[Sentence], publisher: str | None) -> bool:
    """Whether the ministry tells it, which counts what it downed and little else."""
    own = publisher_speaker(publisher, ())
    voices = {f.speaker.claimant for s in sentences for f in s.speakers}
    return "ru_mod" in voices or (own is not None and own.claimant == "ru_mod")


_HEAD = 3  # tokens at the head of a sentence within which its verb announces a list


def weigh_list(evidence: Evidence, sentences: list[Sentence], is_told: bool) -> Evidence:
    """«За ночь сбито: Тульская — 2, Курская — 3»: what is shot down over places flew.

    So is what the ministry lists, whatever its verb of downing.
    """
    if evidence[:3] != (False, False, True):
        return evidence
    placed = sum(bool(m.places) for s in sentences for m in s.reading.mentions)
    is_shot_down = any("shot_down" in t.traits for s in sentences for t in s.tokens[:_HEAD])
    is_shot_down |= any(_announces_deed(s.tokens[: 2 * _HEAD]) for s in sentences)
    is_told = is_told or (placed > 1 and is_shot_down)
    return Evidence(True, True, True, True) if is_told else evidence


def _announces_deed(head: list[Token]) -> bool:
    """«Средства ПВО за ночь сбили: …»: who did it, the verb, and a list behind a colon."""
    colon = next((k for k, t in enumerate(head) if "colon" in t.kinds), 0)
    kinds = [t.kinds for t in head[:colon]]
    return (
        bool(kinds)
        and "doer" in {*kinds[0], *kinds[min(1, colon - 1)]}
        and tells_downing(kinds[-1])
    )


def _adds_up(sentences: list[Sentence]) -> bool:
    """«Брянская — 14, Курская — 3. Итого: 17 БПЛА»: places whose numbers make another one."""
    mentions = [m for s in sentences for m in s.reading.mentions if m.is_exact]
    parts = [m for m in mentions if m.places and not m.is_total]
    wholes = {m.quantity.low for m in mentions if m not in parts}
    return len(parts) > 1 and sum(amount(m) or 0 for m in parts) in wholes


def judges_raid(tokens: list[Token], told: set[str]) -> bool:
    """Whether a text denies a raid or tells its aim; not «школы закрыты, чтобы …»."""
    if told.isdisjoint(_JUDGING) or not ("not_subject" in told or any(map(is_raid, tokens))):
        return False
    is_undone = {"negation", "not_subject"} <= told  # «не наносил ударов беспилотниками»
    return any(
        ("denied" in t.kinds and "not_subject" in told)
        or (is_undone and "outcome" in t.kinds and plain_outcome(t.kinds) == "launched")
        or ("intent" in t.kinds and "in_order_to" not in t.traits)
        for t in tokens
    )


_JUDGING = frozenset({"not_subject", "intent"})


def tells_only_that(sentence: Sentence) -> bool:
    """ "The governor said drones had been shot down": that they were, and not how many."""
    reading = sentence.reading
    is_told = "destroyed" in reading.outcomes and reading.has_drones
    return is_told and not sentence.is_question
