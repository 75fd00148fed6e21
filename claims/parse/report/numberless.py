"""Claims without a number: denied, meant, judged, struck, or a place merely named."""

import itertools

from claims.model import Claim, Outcome, Subject, Window
from claims.parse.dating.dater import Dater
from claims.parse.mentions.draft import (
    CLAUSE_ENDS,
    DOWNED,
    SentenceReading,
    plain_outcome,
    tells_downing,
)
from claims.parse.mentions.mention import NOBODY, Speaker
from claims.parse.places.place import CRIMEA
from claims.parse.report.doubts import Doubts
from claims.parse.report.noise import is_of_things_struck
from claims.parse.report.regions import Regions
from claims.parse.sentence.another import RANKS
from claims.parse.sentence.passages import Sentence
from claims.parse.sums.gather import ABROAD, UKRAINIAN
from claims.parse.words.tokens import Token, kinds_of

_OPINIONS: tuple[Outcome, ...] = ("denied", "intent", "assessment")
_RESULTS: tuple[Outcome, ...] = ("hit", "destroyed", "suppressed", "launched")
_SUBJECTS: tuple[Subject, ...] = ("aircraft", "boat", "missile")
_NARRATED = frozenset({"hit", "launched"})
_WHERE = frozenset({*_NARRATED, "denied"})  # «не запускали дронов по области»
_THERE = frozenset({"there", "thither"})
_LOCAL = ("ru_governor", "ru_official", "independent_media")


def read_without_number(
    sentence: Sentence,
    speaker: Speaker,
    is_presumed: bool,
    regions: Regions,
    dater: Dater,
    doubts: Doubts,
    text_has_drones: bool,
) -> list[Claim]:
    """The claims of a sentence that carry no number; `speaker` speaks if nobody in it does.

    If that is only presumed, since the text names the speaker later, what drones attacked or
    struck is told by the text itself.
    """
    reading = sentence.reading
    if reading.is_hypothetical or not sentence.tokens:
        return []
    own = sentence.speakers[-1].speaker if sentence.speakers else speaker
    outcomes = reading.outcomes
    if reading.is_negated and "launched" in outcomes and own.claimant in UKRAINIAN:
        outcomes = outcomes | {"denied"}
    is_measure = own.claimant.startswith("ru_") and _tells_own_measure(sentence)
    if is_measure or _is_against(sentence) or _tells_range(sentence.tokens):
        outcomes = outcomes - {"intent"}
    said = [
        name for name in _OPINIONS if name in outcomes and (sentence.speakers or name == "intent")
    ]
    if said:
        own = _speaker_at(sentence, said[0], own)
    zones = _zones(reading)
    if (
        not zones
        and regions.named_zones
        and any(not _THERE.isdisjoint(t.traits) for t in sentence.tokens)
    ):
        zones = regions.named_zones[-1]
    if not zones and "denied" in said:
        zones = own.home  # a governor denies what was told of his region
    is_in_district = any(p.kind == "district" for pl in reading.place_lists for p in pl.places)
    if is_in_district and not zones and RANKS.isdisjoint(sentence.told):
        zones = own.home  # «В Суземском районе сбили БПЛА, сообщил губернатор Брянской области»
    if not zones and "how_many" in sentence.told:
        zones = own.home  # "the governor would not say how many were shot down"
    outcome = _outcome(sentence, own, said, outcomes, bool(zones), text_has_drones)
    if outcome is None or (outcome in DOWNED and not _downs_drones(sentence)):
        return []
    if outcome == "assessment" and not text_has_drones and outcomes.isdisjoint(_RESULTS):
        return []  # an expert on weapons
    is_over_ukraine = all(z.startswith("UA-") and z not in CRIMEA for z in zones)
    if zones and is_over_ukraine and not own.claimant.startswith("ru_"):
        return []
    if (outcome in _NARRATED or (outcome == "intent" and not sentence.speakers)) and is_presumed:
        own = NOBODY
    if outcome in DOWNED:
        doubts.rejections.extend(reading.unknown_words)
    named = (name for name in _SUBJECTS if name in reading.subjects and not reading.has_drones)
    claim = Claim(
        role="other",
        subject=next(named, "drone"),
        outcome=outcome,
        zones=zones or ("RU",),
        low=None,
        high=None,
        qualifier="unstated",
        claimant=own.claimant,
        attribution=own.attribution,
        window=_window(sentence, outcome, dater),
        span=(sentence.tokens[0].start, sentence.tokens[-1].end),
        notes=("the text gives no number",),
        claimant_name=own.name,
    )
    claims = [claim]
    for name in said[1:]:
        other = _speaker_at(sentence, name, own)
        if other != own:  # "the staff denied it; a source said it was meant to …"
            claim = claim._replace(
                outcome=name,
                claimant=other.claimant,
                attribution=other.attribution,
                claimant_name=other.name,
            )
            claims.append(claim)
    return claims


def _tells_own_measure(sentence: Sentence) -> bool:
    """«Интернет отключали, чтобы затруднить полёт дронам»: the aim is not that of a raid."""
    tokens = sentence.tokens
    lead = list(itertools.takewhile(lambda t: "intent" not in t.kinds, tokens))
    told = {plain_outcome(t.kinds) for t in lead if "outcome" in t.kinds}
    aims = (t for t in tokens if "intent" in t.kinds)
    return told.isdisjoint(_NARRATED) and all("in_order_to" in t.traits for t in aims)


def _tells_range(tokens: list[Token]) -> bool:
    """«Цього досить, щоб дістати до Тюмені»: how far something can fly, and no aim of a raid."""
    aims = [k for k, token in enumerate(tokens) if "intent" in token.kinds]
    leads = (tokens[max(0, k - _ENOUGH_REACH) : k] for k in aims)
    return bool(aims) and all(any("enough" in t.traits for t in lead) for lead in leads)


_ENOUGH_REACH = 3


def _is_against(sentence: Sentence) -> bool:
    """ "Fire teams meant to fight drones", «для борьбы с дронами»: the aim of a defence."""
    tokens = sentence.tokens
    aims = [k for k, t in enumerate(tokens) if "intent" in t.kinds]
    behind = (tokens[k : k + 1 + _AIM_REACH] for k in aims)
    return all(any("counters" in t.traits for t in words) for words in behind)


_AIM_REACH = 3


def _zones(reading: SentenceReading) -> tuple[str, ...]:
    """The zones that a sentence speaks of, sorted."""
    zones = {
        z
        for pl in reading.place_lists
        if pl.role not in ("origin", "aside")
        and (pl.has_preposition[0] or pl.role or not _WHERE.isdisjoint(reading.outcomes))
        for p in pl.places
        if p.kind != "country"
        for z in p.zones
    }
    return tuple(sorted(zones))


def _outcome(
    sentence: Sentence,
    own: Speaker,
    said: list[Outcome],
    outcomes: set[str],
    has_zones: bool,
    text_has_drones: bool,
) -> Outcome | None:
    """What a sentence claims without a number; None if it claims nothing."""
    is_negated = any("negation" in t.kinds or "zero" in t.kinds for t in sentence.tokens)
    is_abroad = own.claimant in ABROAD and bool(sentence.speakers)
    if is_abroad and is_negated and (outcomes & {"launched", "hit"} or _tells_own(sentence)):
        return "denied"  # "said it had launched nothing at the region"
    if said:
        return said[0]
    if text_has_drones and has_zones and own.home and _keeps_number(sentence, outcomes):
        return "destroyed"
    if any(not is_of_things_struck(m, sentence.tokens) for m in sentence.reading.mentions):
        return None
    if text_has_drones and _is_statement(sentence):
        return "assessment"
    is_hit = "hit" in outcomes and own.claimant in UKRAINIAN
    if "hit" in outcomes and not (is_hit or text_has_drones):
        return None  # "a shell hit a bus"
    if not has_zones or not (sentence.reading.subjects or is_hit):
        return None
    if "hit" in outcomes and not is_hit and not _strikes(sentence):
        return None
    outcome = next((name for name in _RESULTS if name in outcomes), None)
    if outcome == "hit" and _is_struck_by_defence(sentence):
        outcome = "destroyed"
    if outcome == "launched" and not _sends(sentence):
        return None
    if outcome in _NARRATED and "how_many" in sentence.told:
        return None  # "did not say how many drones Ukraine had launched"
    is_void = outcome in DOWNED and (_is_undone(sentence) or _is_untold(sentence))
    is_void = is_void or (outcome in DOWNED and _is_pictured(sentence))
    return None if is_void else outcome


def _tells_own(sentence: Sentence) -> bool:
    """«Ни один наш дрон туда не летел», «дронов туда не запускали»: of what was not sent."""
    owners = itertools.pairwise(sentence.tokens)
    return any("sends" in t.traits for t in sentence.tokens) or any(
        "subject" in thing.kinds
        and ("own" in owner.traits or owner.kinds.get("country_adjective") == "UA")
        for owner, thing in owners
    )


def _keeps_number(sentence: Sentence, outcomes: set[str]) -> bool:
    """ "The governor said that none got through but would not say how many were shot down"."""
    counts = [m for m in sentence.reading.mentions if m.quantity.high != 0]
    told = (sentence.tokens[m.index - 1].kinds for m in counts)
    is_untold = all(m.verdict == "noise" for m in counts) and all("how_many" in k for k in told)
    asks = next((k for k, t in enumerate(sentence.tokens) if "how_many" in t.kinds), 0)
    lead = sentence.tokens[max(0, asks - 3) : asks]
    is_kept = any("negation" in t.kinds or "instead" in t.kinds for t in lead)
    return is_kept and is_untold and "destroyed" in outcomes and "launched" not in outcomes


def _is_undone(sentence: Sentence) -> bool:
    """Whether something was not downed: "were not shot down", «не были сбиты»."""
    tokens = sentence.tokens
    downed = (k for k, t in enumerate(tokens) if "outcome" in t.kinds)
    leads = (t.kinds.keys() for k in downed for t in tokens[max(0, k - 2) : k])
    return any(not _DENIES_END.isdisjoint(kinds) for kinds in leads)


_DENIES_END = frozenset({"negation", "instead"})  # «но не был сбит»


def _is_untold(sentence: Sentence) -> bool:
    """«Минобороны о сбитых над областью дронах не сообщало»: nobody claims anything."""
    pairs = itertools.pairwise(sentence.tokens)
    return any("negation" in a.kinds and "say" in b.kinds for a, b in pairs)


def _is_pictured(sentence: Sentence) -> bool:
    """ "Fines for whoever publishes pictures of downed drones": nothing is told to be downed."""
    tokens = sentence.tokens
    downed = [k for k, t in enumerate(tokens) if tells_downing(t.kinds)]
    leads = (tokens[max(0, k - _PICTURE_REACH) : k] for k in downed)
    return all(any("picture" in t.traits for t in lead) for lead in leads)


_PICTURE_REACH = 3


def _is_struck_by_defence(sentence: Sentence) -> bool:
    """«ПВО поразила цель»: a verb of striking right behind the air defence, and what flew."""
    for doer, verb, thing in zip(
        sentence.tokens, sentence.tokens[1:], sentence.tokens[2:], strict=False
    ):
        is_striking = "outcome" in verb.kinds and plain_outcome(verb.kinds) == "hit"
        if "doer" in doer.kinds and is_striking and "subject" in thing.kinds:
            return True
    return False


def _sends(sentence: Sentence) -> bool:
    """Whether what flies stands before a verb of launching, or in its clause.

    Not so in «запустили цех, где собирают беспилотники», nor in «при атаке дрона ранены двое».
    """
    named = False
    for k, token in enumerate(sentence.tokens):
        named = named or "subject" in token.kinds
        is_told = "outcome" in token.kinds and "by_raid" not in token.traits
        if is_told and plain_outcome(token.kinds) == "launched":
            behind = itertools.takewhile(
                lambda t: CLAUSE_ENDS.isdisjoint(t.kinds), sentence.tokens[k + 1 :]
            )
            if named or any("subject" in t.kinds for t in behind):
                return True
    return False


def _strikes(sentence: Sentence) -> bool:
    """Whether what flew is told of beside the verb: not so in «вводили „Ковёр“, матч прошёл»."""
    clause: set[str] = set()
    for token in sentence.tokens:
        if not CLAUSE_ENDS.isdisjoint(token.kinds):
            clause = set()
        clause.update(token.kinds)
        is_hit = "outcome" in token.kinds and plain_outcome(token.kinds) == "hit"
        is_hit = is_hit and "debris" not in clause  # "the debris of a drone fell on the tracks"
        if is_hit and "got_through" not in token.traits:
            return True
        clause.update({"struck"} if is_hit else ())
        if "struck" in clause and "subject" in clause:
            return True
    return False


def _downs_drones(sentence: Sentence) -> bool:
    """Whether what is downed may be drones: not so in «дрони знищили два танки»."""
    is_named = sentence.reading.has_drones or bool(sentence.reading.subjects)
    if not is_named and not any(t.kinds.get("of_them") == "drone" for t in sentence.tokens):
        return False
    if any(
        "by" in a.traits and "subject" in b.kinds for a, b in itertools.pairwise(sentence.tokens)
    ):
        return False  # "14 schools have been destroyed by drones"
    if _downs_other_thing(sentence.tokens):
        return False
    return not any(
        "outcome" in a.kinds and "noise" in b.kinds for a, b in itertools.pairwise(sentence.tokens)
    )


def _downs_other_thing(tokens: list[Token]) -> bool:
    """ "A drone attacked a plant and destroyed a tank": behind an article, and nothing that flies.

    But "was shot down a mile away", "destroyed a number of drones".
    """
    for before, verb, article in zip(tokens, tokens[1:], tokens[2:], strict=False):
        is_deed = tells_downing(verb.kinds) and "aux" not in before.kinds
        if is_deed and "indefinite" in article.traits:
            at = tokens.index(article)
            return _FLYING.isdisjoint(kinds_of(tokens[at : at + _ARTICLE_REACH]))
    return False


_FLYING = frozenset({"subject", "all_of_them", "count"})
_ARTICLE_REACH = 8  # 'a "significant number" of drones'


def _window(sentence: Sentence, outcome: Outcome, dater: Dater) -> Window:
    dater.date_mentions(sentence, [])
    if sentence.times:
        windows = dater.date_apart(sentence)
        if windows and all(w.start is not None and w.start == w.end for w in windows):
            return windows[0]._replace(end=windows[-1].end)  # "at 1:20, 2:05 and 3:45"
        if windows:
            return windows[0]
    return dater.windows.last.window if not sentence.times or outcome in DOWNED else Window()


def _speaker_at(sentence: Sentence, kind: str, default: Speaker) -> Speaker:
    """Who speaks where a sentence denies, means or judges: the speaker before the word.

    Or the next one of its clause: "It was meant to …, a source said; the ministry reported 33".
    """
    at = next((k for k, t in enumerate(sentence.tokens) if kind in t.kinds), None)
    if at is None:
        return default
    before = [f.speaker for f in sentence.speakers if f.index < at]
    behind = enumerate(sentence.tokens[at:], at)
    end = next((k for k, t in behind if not _ENDS_SAYING.isdisjoint(t.kinds)), at)
    after = [f.speaker for f in sentence.speakers if at < f.index < end]
    return before[-1] if before else after[0] if after else default


_ENDS_SAYING = frozenset({"semicolon", "while"})


def _is_statement(sentence: Sentence) -> bool:
    """Words of a speaker in quotation marks that tell of no drones."""
    kinds = [t.kinds for t in sentence.tokens]
    return (
        any(f.speaker.claimant not in _LOCAL for f in sentence.speakers)
        and not sentence.reading.subjects
        and not sentence.reading.outcomes
        and any("say" in k or "according" in k for k in kinds)
        and any("quote" in k for k in kinds)
    )
