"""The other direction: what Russia sends and Ukraine downs over itself is no claim of this kind."""

from claims.model import Language
from claims.parse.counts.numbers import Counted
from claims.parse.mentions.draft import CLAUSE_ENDS, DOWNED, RELATIVE, tells_downing
from claims.parse.mentions.mention import Mention
from claims.parse.places.place import CRIMEA, OCCUPIED, Place, zones_of
from claims.parse.sentence.passages import Sentence
from claims.parse.sums.gather import UKRAINIAN
from claims.parse.voices.voice import OTHER_COUNTRY
from claims.parse.words.tokens import Token, kinds_of
from claims.parse.words.traits import TRAITS_OF

_DOER_REACH = 4
_SUBJECT_REACH = 14  # tokens from a verb to the subject that it shares with the one before
_RAID_REACH = 2  # sentences behind a raid that tell what became of it
_RELATIVE_REACH = 8  # tokens from a count to the clause that says who sent what is counted
_RAIDS = frozenset({"launched", "hit"})
_RAIDED = frozenset({"raided", "attacked_by"})
_BY = frozenset({"by", "attacked_by"})
_ENEMY = frozenset({"by_enemy"})
_RAIDED_BY = _ENEMY | {"raided_by"}
_RAIDERS = _RAIDED_BY | {"raider", "enemy", "troops"}
_ENDS_DOER = CLAUSE_ENDS | {"say", "outcome", "count", "according", "speaker"}
_ENDS_SUBJECT = (CLAUSE_ENDS - {"comma"}) | {"say", "according", "place"}
_JOINS_VERB = frozenset({"comma", "and"})


def is_abroad(m: Mention) -> bool:
    """Whether a count is said of other countries: "90 drones at Ukraine"."""
    if not m.places or m.places[0].kind != "country":
        return False
    return all(p.kind == "country" and p.zones != ("RU",) for p in m.places)


def leave_target(m: Mention, tokens: list[Token]) -> None:
    """«запустили по Україні 120 дронів, а самі збили 45 українських»: not over Ukraine."""
    is_there = is_abroad(m) or (m.has_borrowed_place and _is_over_ukraine(m))
    if is_there and m.outcome in DOWNED and _country_of(m, tokens) == "UA":
        m.places = []


def _country_of(m: Mention, tokens: list[Token]) -> str:
    """Whose drones a count is of, if its noun says so."""
    of_whole = "of" in kinds_of(tokens[m.index + 1 : m.index + 2])  # "45 of 78 Russian drones"
    counted = [t.value for t in tokens[m.index : m.index + 1 + 2 * of_whole : 2]]
    return next((c.country for c in counted if isinstance(c, Counted) and c.country), "")


def is_other_direction(m: Mention) -> bool:
    """What Ukraine or a third country downs over itself: no claim about a Russian region."""
    if is_abroad(m):
        return True
    if _is_over_ukraine(m):
        # "Kharkiv was hit by seven drones, the mayor said", and not what the ministry told before
        # in «Над Полтавщиною збито дев'ять дронів. МО РФ відзвітувало про …»
        is_theirs = m.outcome == "hit" or m.is_presumed or m.speaker.claimant == "ru_governor"
        is_theirs = is_theirs and OCCUPIED.isdisjoint(m.zones)
        if is_theirs or not m.speaker.claimant.startswith("ru_"):
            return True
    if m.speaker == OTHER_COUNTRY:
        return not _names_russia(m)
    if m.speaker.claimant not in UKRAINIAN or m.outcome not in (*DOWNED, "launched"):
        return False
    return not _names_russia(m)


def _is_over_ukraine(m: Mention) -> bool:
    return bool(m.zones) and all(z.startswith("UA-") and z not in CRIMEA for z in m.zones)


def _names_russia(m: Mention) -> bool:
    """Whether a count is said of a Russian region, of a sea or of Crimea."""
    return any(z.startswith(_OF_RUSSIA) for z in m.zones)


_OF_RUSSIA = ("RU-", "SEA", *CRIMEA)


def drop_other_direction(
    mentions: list[Mention], sentences: list[Sentence], lang: Language
) -> list[Mention]:
    """Without what Ukraine downs over itself; a list that names Russian places too is no such."""
    own = [
        m
        for m in mentions
        if _is_downed_by_ukraine(m, sentences[m.sentence])
        or _is_of_raid(m, sentences[m.sentence], lang)
    ]
    if own:
        raids = {m.sentence for m in own}
        mentions = [
            m
            for m in mentions
            if m not in own
            and not (m.sentence in raids and m.outcome == "launched" and not _names_russia(m))
        ]
    mentions = _drop_raids(mentions, sentences, lang)
    others = [m for m in mentions if is_other_direction(m)]
    if not others:
        return mentions
    by_russia = {
        m.sentence for m in mentions if _is_downed_by_russia(m, sentences[m.sentence].tokens, lang)
    }
    both_sides = {
        m.sentence
        for m in mentions
        if any(not z.startswith("UA-") or z in CRIMEA for z in m.zones) or _is_named_by_russia(m)
    }
    return [
        m
        for m in mentions
        if m not in others
        or _is_sent_by_ukraine(m, sentences[m.sentence].tokens)
        or (m.sentence in by_russia and OCCUPIED.issuperset(m.zones))
        or (
            m.sentence in both_sides
            and m.speaker.claimant not in UKRAINIAN
            and m.zones
            and OCCUPIED.issuperset(m.zones)
        )
    ]


def _is_downed_by_ukraine(m: Mention, sentence: Sentence) -> bool:
    """ "Ukraine shot down 60", «Украина сбила 60»: what the country does, over itself."""
    if (_names_russia(m) and not m.has_borrowed_place) or m.is_nationwide:
        return False
    tokens = sentence.tokens
    if m.outcome in _FLOWN and _country_of(m, tokens) == "RU":
        return True  # "35 of 40 Russian drones were shot down", "71 Russian drones attacked"
    ahead = (
        tokens[m.index + 1 : m.index + _DOER_REACH + 2] if "of_ukraine" in sentence.traits else []
    )
    verb = next((k for k, t in enumerate(ahead) if tells_downing(t.kinds)), None)
    if verb is not None and any("of_ukraine" in t.traits for t in ahead[verb + 1 : verb + 4]):
        return True  # "50 were shot down by Ukraine's defenders"
    k = _who_downed(m, tokens)
    is_led = k > 0 and not _LEADS_PLACE.isdisjoint(tokens[k - 1].kinds)
    return k >= 0 and zones_of(tokens[k]) == ("UA",) and not is_led


_FLOWN = (*DOWNED, "launched")


def _is_of_raid(m: Mention, sentence: Sentence, lang: Language) -> bool:
    """ "47 of the 58 drones with which the Russian army attacked Poltava": who sent them."""
    if m.outcome not in DOWNED or not _may_tell_raid(sentence):
        return False
    if _names_russia(m) or m.is_nationwide:
        return False
    tokens = sentence.tokens
    ahead = tokens[m.index + 1 : m.index + 1 + _RELATIVE_REACH]
    start = next((k for k, t in enumerate(ahead) if not RELATIVE.isdisjoint(t.traits)), None)
    return start is not None and _is_sent_by_russia(tokens[m.index + 1 + start :], lang)


def _who_downed(m: Mention, tokens: list[Token]) -> int:
    """Position of the word before the verb of downing of a count; -1 if it has no such verb."""
    k = m.index - 1
    while k > 0 and not _ENDS_DEED.isdisjoint(tokens[k].kinds):
        k -= 1
    if k < 1 or not tells_downing(tokens[k].kinds):
        return -1
    k -= 1
    while k > 0 and not _BEFORE_VERB.isdisjoint(tokens[k].kinds):
        k -= 1
    return k


def _is_downed_by_russia(m: Mention, tokens: list[Token], lang: Language) -> bool:
    """«Джерело в СБУ: росіяни збили два»: whose deed it was, whoever tells it.

    So too «Росіяни стверджують, що збили два»: their own deed.
    """
    k = _who_downed(m, tokens)
    if k < 0 or not OCCUPIED.issuperset(m.zones):
        return False
    while k > 0 and not _LEADS_OWN_DEED.isdisjoint(tokens[k].kinds):
        k -= 1
    return _is_raider(tokens, k, lang)


def _is_sent_by_ukraine(m: Mention, tokens: list[Token]) -> bool:
    """ "Ukraine launched 60 drones, its General Staff said": at Russia, of which the text tells."""
    if m.outcome != "launched" or m.places:
        return False
    k = m.index - 1
    while k > 0 and not _ENDS_DEED.isdisjoint(tokens[k].kinds) and "by" not in tokens[k].traits:
        k -= 1
    verb = tokens[k]
    is_plural = "past_plural" in verb.traits and not verb.word.isascii()
    is_launched = str(verb.kinds.get("outcome", "")).startswith("launched")
    is_sent = k > 0 and is_launched and not is_plural
    who = tokens[k - 1]
    is_it = "it" in who.traits and m.speaker.claimant in UKRAINIAN  # "Kyiv says it used 80"
    return is_sent and (is_it or zones_of(who) == ("UA",))  # not «Украину атаковали 60 дронов»


_ENDS_DEED = frozenset({"about", "above", "at_least", "at_most", "all", "stop"})
_BEFORE_VERB = frozenset({"aux", "time", "stop"})
_LEADS_OWN_DEED = frozenset({"say", "comma", "stop", "time", "aux"})
_LEADS_PLACE = frozenset({"over", "in", "of", "from", "origin", "goal"})


def _is_named_by_russia(m: Mention) -> bool:
    """«Над ДНР», "the Luhansk People's Republic": a name that only one side uses."""
    return any("occupied_name" in TRAITS_OF[place.word.lower()] for place in m.places)


def _drop_raids(
    mentions: list[Mention], sentences: list[Sentence], lang: Language
) -> list[Mention]:
    """Without «Росія атакувала Україну 98 дронами, ППО збила 77»: Russia's raid, what became of it.

    What a voice of its own tells, or what is told of a Russian place, is of something else.
    """
    kept: list[Mention] = []
    raid: int | None = None  # the sentence of the raid that the counts now tell of
    for m in mentions:
        if raid is None and not _may_tell_raid(sentences[m.sentence]):
            kept.append(m)
            continue
        told = sentences[m.sentence].tokens
        is_ours = _names_russia(m) or m.is_nationwide or _country_of(m, told) == "UA"
        is_raid = m.outcome in _RAIDS or m.is_of_them  # of a number sent to Ukraine
        # "Kyiv was attacked by Russia with 144 drones": the country is who sent them
        if not _names_russia(m) and is_raid and _is_sent_by_russia(told, lang):
            raid = m.sentence
            continue
        before = told[: m.index] if m.outcome in DOWNED else []
        if before and _is_sent_by_russia(before, lang) and _names_ukraine(before):
            raid = m.sentence  # «росіяни вдарили по Україні 60 дронами: збито 45»
        is_voiced = not (m.is_carried or m.is_presumed or m.speaker.claimant in UKRAINIAN)
        is_next = raid is not None and raid <= m.sentence <= raid + _RAID_REACH
        if is_ours or is_voiced or not is_next or _is_told_of_russia(m, sentences, raid):
            raid = None
        if raid is None:
            kept.append(m)
    return kept


def _is_told_of_russia(m: Mention, sentences: list[Sentence], raid: int | None) -> bool:
    """«… Тим часом над Росією збито 46»: whether a later sentence names the country."""
    tokens = sentences[m.sentence].tokens if m.sentence != raid else []
    places = [t.value for t in tokens if isinstance(t.value, Place)]
    return any(z[:2] == "RU" for place in places for z in place.zones)


def _names_ukraine(tokens: list[Token]) -> bool:
    return any(isinstance(t.value, Place) and "UA" in t.value.zones for t in tokens)


def _may_tell_raid(sentence: Sentence) -> bool:
    """Whether a sentence has a verb of raids, and a word for who may have sent them."""
    traits = sentence.traits
    return not (_RAIDED.isdisjoint(traits) or _RAIDERS.isdisjoint(traits))


def _is_sent_by_russia(tokens: list[Token], lang: Language) -> bool:
    """Whether Russia or its army stands before a verb of launching as the one who does it."""
    raided_by = _RAIDED_BY if lang == "uk" else _RAIDED_BY - _ENEMY
    for i, token in enumerate(tokens):
        if _RAIDED.isdisjoint(token.traits) or not str(token.kinds.get("outcome")).startswith(
            tuple(_RAIDS)
        ):
            continue
        following = tokens[i + 1 : i + 3]
        is_by = lang != "en" or any(not _BY.isdisjoint(t.traits) for t in (token, *following[:1]))
        if is_by and any(not raided_by.isdisjoint(t.traits) for t in following):
            return True  # but not "Ukraine attacked Russia with 144 drones"
        if _has_raider_before(tokens, i, lang):
            return True
    return False


def _has_raider_before(tokens: list[Token], i: int, lang: Language) -> bool:
    """Whether Russia or its army is the subject of the verb at i, said there or of a verb before.

    So too «Армія РФ завдала 70 авіаударів, застосувала 1200 дронів».
    """
    is_second = i > 0 and not _JOINS_VERB.isdisjoint(tokens[i - 1].kinds)
    ends, reach = (_ENDS_SUBJECT, _SUBJECT_REACH) if is_second else (_ENDS_DOER, _DOER_REACH)
    start = i - 1 - is_second
    for k in range(start, max(-1, start - reach), -1):
        if "past_plural" in tokens[i].traits and "homeland" in tokens[k].traits:
            return False  # «РФ атакували 46 дронів»
        if _is_raider(tokens, k, lang):
            return True
        if not ends.isdisjoint(tokens[k].kinds):
            return False
    return False


def _is_raider(tokens: list[Token], k: int, lang: Language) -> bool:
    """ "Russia", "Russian forces", «противник» in a Ukrainian text."""
    is_enemy = lang == "uk" and "enemy" in tokens[k].traits
    if is_enemy or "raider" in tokens[k].traits:
        return True
    before = tokens[k - 1].kinds if k else {}
    return "troops" in tokens[k].traits and before.get("country_adjective") == "RU"
