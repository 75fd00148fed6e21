"""What a number counts that is no claim: debris, people, bangs, and what somebody denies."""

import itertools
from collections.abc import Iterator
from typing import Literal

from claims.parse.counts.comparing import time_of_earlier
from claims.parse.counts.numbers import Quantity
from claims.parse.mentions.draft import CLAUSE_ENDS, SentenceReading
from claims.parse.mentions.mention import Mention
from claims.parse.places.place import GOVERNMENTS, zones_of
from claims.parse.report.people import is_of_patients
from claims.parse.words.lexicon import Kinds
from claims.parse.words.tokens import Token, kinds_of

_HEDGES = frozenset({"about", "above", "at_least", "at_most", "below", "stop"})
_BEFORE_NUMBER = frozenset({"comma", "colon", "dash"})
_HEADS = frozenset({"line", "time", "bullet", "dash"})
_CLAUSE_KINDS = frozenset(
    ["comma", "semicolon", "colon", "dash", "subject", "outcome", "count", "time", "total"]
)
_DENIED_WITHIN = 6
_NOISE = frozenset({"noise", "noise_lead"})


def is_of_nothing_flown(m: Mention, tokens: list[Token], told: set[str], traits: set[str]) -> bool:
    """Whether a number is of years, of earlier, of a bracket behind noise, or of what is made.

    `told` and `traits` are all kinds and traits of the tokens.
    """
    return (
        _joins_noise(m, tokens)
        or ("and" in told and _is_of_span(m, tokens))
        or ("span" in told and is_rate(m, tokens))
        or ("measure" in traits and _is_measure(m, tokens))
        or ("noise_lead" in told and (is_of_led_list(m, tokens) or is_average(m, tokens)))
        or ("against" in traits and is_of_earlier(m, tokens))
        or ("open" in told and _is_aside_of_noise(m, tokens))
        or (not traits.isdisjoint(_MAKERS) and _is_made(m, tokens))
        or _lacks(m, tokens)
        or ("regular_past" in traits and _is_used(m, tokens))
        or ("unit_of_length" in traits and is_distance(m, tokens))
        or ("debris" in told and is_of_debris(m, tokens))
        or ("treated" in traits and is_of_patients(m, tokens))
    )


_MAKERS = frozenset({"maker", "maker_at"})


def counts_blasts(m: Mention, tokens: list[Token]) -> bool:
    """«Взрывы в Рязани. Жители насчитали не меньше восьми»: people count what they heard."""
    clause = itertools.takewhile(
        lambda t: CLAUSE_ENDS.isdisjoint(t.kinds), reversed(tokens[: m.index])
    )
    lead = list(clause)
    is_counted = bool(lead) and "reckoned" in lead[0].traits
    is_of_people = any(t.kinds.get("speaker") == "other" for t in lead)
    following = kinds_of(tokens[m.index + 1 : m.index + 2])
    return is_counted and is_of_people and not (m.names_thing or "outcome" in following)


def _joins_noise(m: Mention, tokens: list[Token]) -> bool:
    """«Повреждены три автобуса и пять самолётов»: damaged with what flies nowhere."""
    if m.subject not in ("aircraft", "boat") or m.index < 2:
        return False
    damaged, joint = tokens[m.index - 2 : m.index]
    is_joint = "and" in joint.kinds and isinstance(damaged.value, Quantity)
    verb = tokens[m.index + 1].kinds if m.index + 1 < len(tokens) else {}
    return is_joint and "noise" in damaged.kinds and "outcome" not in verb


def _lacks(m: Mention, tokens: list[Token]) -> bool:
    """«Покоя этой ночью не было, рассказали жители Самары»: none of what no table knows."""
    if m.quantity.high != 0 or m.names_thing or "none_downed" in tokens[m.index].traits:
        return False
    if any(not _OF_SKY.isdisjoint(t.kinds) for t in tokens):
        return False
    lead = tokens[: m.index][-2:]
    if lead and "time" in lead[-1].kinds:
        lead = lead[:-1]
    return bool(lead) and bool(lead[-1].word) and not lead[-1].kinds


_OF_SKY = frozenset({"over", "subject"})


def is_of_debris(m: Mention, tokens: list[Token]) -> bool:
    """«Обломки двух дронов упали …», "debris from two of them": no count of what was downed.

    But «обломки трёх дронов, сбитых над Воронежской областью, упали …» counts it.
    """
    i = m.index + 1
    i += any("comma" in t.kinds for t in tokens[i : i + 1])
    is_timed = any("time" in t.kinds for t in tokens[i + 1 : i + 2])
    is_downed = any("destroyed" in str(t.kinds.get("outcome", "")) for t in tokens[i : i + 1])
    behind = tokens[i + 1 + is_timed : i + 4 + is_timed]
    if is_downed and _names_where([t.kinds for t in behind if "the" not in t.traits]):
        return False
    if _tells_they_were_downed(tokens[i : i + _RELATIVE]):
        return False  # «обломки трёх дронов, которых сбили над Воронежской областью, …»
    lead = [t.kinds for t in tokens[max(0, m.index - 2) : m.index]]
    is_apart = bool(lead) and "stop" in lead[-1] and _OF_DEBRIS.isdisjoint(lead[-1])
    return any("debris" in kinds for kinds in lead) and not is_apart  # "by debris after six …"


def _names_where(kinds: list[Kinds]) -> bool:
    """«сбитых над областью», "shot down in the Tula region"."""
    is_in = len(kinds) > 1 and not _IN.isdisjoint(kinds[0]) and "place" in kinds[1]
    return is_in or (bool(kinds) and "over" in kinds[0])


_IN = frozenset({"in", "near"})
_OF_DEBRIS = frozenset({"of", "from"})
_RELATIVE = 6


def _tells_they_were_downed(clause: list[Token]) -> bool:
    """Whether a relative clause tells of a downing over a place."""
    is_relative = any(not _WHICH.isdisjoint(t.traits) for t in clause[:1])
    verbs = (k for k, t in enumerate(clause) if "destroyed" in str(t.kinds.get("outcome", "")))
    behind = next(verbs, len(clause)) + 1
    where = (t for t in clause[behind:] if "time" not in t.kinds)
    return is_relative and "over" in next((t.kinds for t in where), {})


_WHICH = frozenset({"relative", "relative_that", "them"})


def is_average(m: Mention, tokens: list[Token]) -> bool:
    """ "An average of 60 drones a day", «в среднем сбивают 60»: of no window.

    The word is of the next number of its clause, or of the one before it if none follows.
    """
    before = _clause_part(tokens[: m.index][::-1])
    behind = _clause_part(tokens[m.index + 1 :])
    is_last = not any(isinstance(t.value, Quantity) for t in tokens[m.index + 1 :])
    near = [*before, *behind] if is_last else before
    return any("average" in t.traits for t in near)


def is_rate(m: Mention, tokens: list[Token]) -> bool:
    """ "2,415 in October, or 78 a day", "78 per day": how many at a time."""
    lead, length = tokens[m.index + 1 : m.index + 2], tokens[m.index + 2 : m.index + 3]
    is_led = any("indefinite" in t.traits or "according" in t.kinds for t in lead)
    return is_led and any("span" in t.kinds for t in length)


def is_distance(m: Mention, tokens: list[Token]) -> bool:
    """«метрах в двухстах»: a length before its number."""
    unit, joint = tokens[m.index - 2 : m.index] if m.index > 1 else (None, None)
    is_unit = unit is not None and "noise" in unit.kinds and "unit_of_length" in unit.traits
    return is_unit and joint is not None and "in" in joint.kinds and not m.names_thing


def _clause_part(tokens: list[Token]) -> list[Token]:
    return list(itertools.takewhile(lambda t: _ENDS_AVERAGE.isdisjoint(t.kinds), tokens))


_ENDS_AVERAGE = frozenset({"comma", "semicolon", "colon", "count"})


def is_of_other_figure(m: Mention, tokens: list[Token]) -> bool:
    """«Число пострадавших в Шебекине выросло до пяти»: a number of something else."""
    if m.names_thing:
        return False
    clause = list(
        itertools.takewhile(lambda t: _ENDS_EARLIER.isdisjoint(t.kinds), tokens[: m.index][::-1])
    )[::-1]
    for k, token in enumerate(clause[:-1]):
        behind = clause[k + 1 + ("of" in clause[k + 1].kinds) :][:1]
        if "figure" in token.kinds and any("noise" in t.kinds for t in behind):
            return True
    return False


def is_of_price(m: Mention, tokens: list[Token]) -> bool:
    """«Стоимость одного такого дрона — …», «Телефон — 112»: behind a word of price, or a phone."""
    if m.names_thing and m.quantity.low != 1:
        return False  # "the price was 40 drones"
    clause = itertools.takewhile(lambda t: _ENDS_PRICE.isdisjoint(t.kinds), tokens[: m.index][::-1])
    return any(not NO_COUNTS.isdisjoint(t.traits) for t in clause)


NO_COUNTS = frozenset({"price", "phone"})


_ENDS_PRICE = frozenset({"comma", "semicolon", "close", "outcome"})


def _is_made(m: Mention, tokens: list[Token]) -> bool:
    """«Завод выпустил 1500 беспилотников»: made by who makes them, and sent at nobody.

    So too «на предприятиях республики выпустили 16 тысяч беспилотников».
    """
    if m.outcome != "launched":
        return False
    for k in range(m.index - 1, -1, -1):
        if not _ENDS_MAKER.isdisjoint(tokens[k].kinds):
            return False
        if not _LAUNCHERS.isdisjoint(tokens[k].kinds) or "attacks" in tokens[k].traits:
            return False  # «на предприятиях Ижевска ВСУ запустили 12 дронов», «завод атаковали 12»
        if "maker_at" in tokens[k].traits:
            return True
        if "maker" in tokens[k].traits:
            return k == 0 or _LEADS_PLACE.isdisjoint(tokens[k - 1].kinds)
    return False


_LAUNCHERS = frozenset({"speaker", "weak_speaker", "doer"})
_ENDS_MAKER = frozenset({"comma", "semicolon", "colon", "over", "goal"})


def is_of_earlier(m: Mention, tokens: list[Token]) -> bool:
    """ "Up from 17", «против 17»: an earlier number that the text gives no time."""
    if m.names_thing or m.places or m.index < 1 or time_of_earlier(tokens, m.index) is not None:
        return False
    before, behind = tokens[m.index - 1], tokens[m.index + 1 : m.index + 5]
    clause = itertools.takewhile(lambda t: _ENDS_EARLIER.isdisjoint(t.kinds), behind)
    told = kinds_of(list(clause))  # but "against seven claimed by the ministry", "in its bulletins"
    is_said = "speaker" in told and not _SAID_BY.isdisjoint(told)
    return "against" in before.traits and "time" not in told and not is_said


_ENDS_EARLIER = frozenset({"comma", "semicolon", "close"})
_SAID_BY = frozenset({"say", "report_noun"})


def is_of_led_list(m: Mention, tokens: list[Token]) -> bool:
    """ "Aged 21, 34 and 45": the further numbers of a list that a word of no count opens."""
    k = m.index - 1
    while k > max(0, m.index - _LONGEST_LIST) and not _IN_NUMBERS.isdisjoint(tokens[k].kinds):
        k -= 1
    is_first = k == m.index - 1
    if is_first or m.names_thing or m.places or "noise_lead" not in tokens[max(0, k)].kinds:
        return False
    return isinstance(tokens[k + 1].value, Quantity) and "noise" in tokens[k + 1].kinds


_LONGEST_LIST = 8
_IN_NUMBERS = frozenset({"comma", "and", "noise", "count"})


def _is_of_span(m: Mention, tokens: list[Token]) -> bool:
    """ "Sentenced to 14 and 16 years": the first of two lengths of time, or of two of a thing."""
    joint, length = tokens[m.index + 1 : m.index + 2], tokens[m.index + 2 : m.index + 3]
    return any("and" in t.kinds for t in joint) and any(
        isinstance(t.value, Quantity) and ("span" in t.kinds or _is_shared(m, t)) for t in length
    )


def _is_shared(m: Mention, noun: Token) -> bool:
    """Whether the noun of the second number is that of a bare first one."""
    return "noise" in noun.kinds and not (m.names_thing or m.places)


def _is_measure(m: Mention, tokens: list[Token]) -> bool:
    """«Грохотало минут двадцать»: about twenty minutes, by the noun before its number."""
    if m.names_thing or m.index < 1 or "measure" not in tokens[m.index - 1].traits:
        return False
    return m.index == 1 or not isinstance(tokens[m.index - 2].value, Quantity)


def is_of_things_struck(m: Mention, tokens: list[Token]) -> bool:
    """«Поражение двух НПЗ», "hit three depots": what no table knows, behind what struck it."""
    verb, noun = tokens[max(0, m.index - 1) : m.index], tokens[m.index + 1 : m.index + 2]
    is_struck = any(t.kinds.get("outcome") == "hit" for t in verb)
    behind = tokens[m.index + 2 : m.index + 4]
    is_described = any(t.kinds.get("outcome") == "hit" and "adjectival" in t.traits for t in noun)
    if is_described and not m.names_thing:  # «дев'ять уражених підстанцій»
        return any("noise" in t.kinds or (t.word and not t.kinds) for t in behind)
    is_named = m.names_thing and not m.is_open  # «дроны поразили два хранилища»: not of drones
    return is_struck and not is_named and any(t.word and not t.kinds for t in noun)


def counts_places(m: Mention, tokens: list[Token]) -> bool:
    """ "An alert in 15 regions; 70 were downed in 11 of them": a share of the places."""
    before, after = tokens[max(0, m.index - 1) : m.index], tokens[m.index + 1 : m.index + 2]
    is_led = any(not _LEADS_PLACE.isdisjoint(t.kinds) and "for" not in t.traits for t in before)
    return is_led and not m.names_thing and any("of_them" in t.kinds for t in after)


_LEADS_PLACE = frozenset({"in", "over"})


def counts_noise(m: Mention, tokens: list[Token]) -> bool:
    """«кількість постраждалих зросла до п'яти»: the number of the people named before it."""
    if m.places:
        return False
    for token in reversed(tokens[max(0, m.index - 5) : m.index]):
        if "noise" in token.kinds and _TELLS_OR_LASTS.isdisjoint(token.kinds):
            return token.value is None
        if not _CLAUSE_KINDS.isdisjoint(token.kinds):
            return False
    return False


_TELLS_OR_LASTS = frozenset({"span", "say", "report_noun"})
# "the day's tally came to 38", "he reports that 8", "the morning report has 105"


def _is_aside_of_noise(m: Mention, tokens: list[Token]) -> bool:
    """«Школы (всего их 31) закрыты»: a number in brackets right behind what it counts."""
    i = m.index
    opened = next((k for k in range(i - 1, max(0, i - 6), -1) if "open" in tokens[k].kinds), 0)
    noun = tokens[opened - 1].kinds
    is_of_people = noun.get("speaker") == "other"  # «ранены мирные жители (трое)»
    is_aside = is_of_people or not _NOISE.isdisjoint(noun)
    return opened > 0 and is_aside and not m.names_thing


def counts_heading(m: Mention, tokens: list[Token]) -> bool:
    """ "Blasts in Aleksin, at least six": what is heard or burns somewhere, then how many."""
    k = m.index - 1
    while k > 0 and not _HEDGES.isdisjoint(tokens[k].kinds):
        k -= 1
    if k < 3 or _BEFORE_NUMBER.isdisjoint(tokens[k].kinds):
        return False
    noun, where, place = tokens[k - 3 : k]
    is_heading = "noise" in noun.kinds and "in" in where.kinds and "place" in place.kinds
    before = tokens[k - 4].kinds if k > 3 else {"line": ""}
    return is_heading and not _HEADS.isdisjoint(before)


def goes_on_noise(m: Mention, tokens: list[Token]) -> bool:
    """«В Ярославле слышали шесть хлопков, в Рыбинске — два»: of what the sentence counted."""
    if any("subject" in t.kinds or ("over" in t.kinds and "near" not in t.kinds) for t in tokens):
        return False
    counted = (t for t in tokens[: m.index] if isinstance(t.value, Quantity))
    return any("noise" in t.kinds and "span" not in t.kinds for t in counted)


def is_of_denied(m: Mention, tokens: list[Token]) -> bool:
    """«опровергли информацию о десяти дронах, подтвердив уничтожение шести»: the ten."""
    behind = itertools.takewhile(
        lambda t: "over" not in t.kinds, tokens[m.index + 1 : m.index + _SOURCE_REACH]
    )
    if any("according" in t.kinds for t in behind):
        return False  # «назвали выдумкой 20 дронов, сбитых, по словам губернатора, над …»
    end = _start_of_denied(tokens, m.index)
    for token in reversed(tokens[max(0, end - _DENIED_WITHIN) : end]):
        if not DENYING.isdisjoint(token.kinds):
            return "denied" in token.kinds or end < m.index
        if not _CLAUSE_KINDS.isdisjoint(token.kinds):
            return False
    return False


def _start_of_denied(tokens: list[Token], i: int) -> int:
    """The comma in «опроверг, что над городом сбито семь дронов», or i if none leads to it."""
    for k in range(i - 1, max(0, i - _CLAUSE_REACH), -1):
        if not _ENDS_DENIED.isdisjoint(tokens[k].kinds):
            is_that = "comma" in tokens[k].kinds and "relative_that" in tokens[k + 1].traits
            return k if is_that else i
    return i


DENYING = frozenset({"denied", "declines"})  # «не подтвердил, что сбито десять»
_CLAUSE_REACH = 20
_SOURCE_REACH = 12
_ENDS_DENIED = frozenset({"comma", "semicolon", "colon", "dash", "say", "and"})


def is_of_body(m: Mention, tokens: list[Token]) -> bool:
    """ "The ministry's report of six downed drones is false": six, all the same, by its claim."""
    k = _at_report(tokens, m.index)
    kinds = kinds_of(tokens[max(0, k - 1) : k + 1])
    return "speaker" in kinds and not kinds.isdisjoint(_REPORTS)


def is_of_russia(m: Mention, tokens: list[Token]) -> bool:
    """ "Dismissed the Russian report of 30 drones downed over …": its number, whoever denies it."""
    k = _at_report(tokens, m.index)
    is_led = "speaker" in tokens[k].kinds and "country_adjective" in tokens[k - 1].kinds
    near = tokens[max(0, k - 1 - is_led) : k + 2]  # «слова російського губернатора про …»
    is_russian = any(
        "of_russia" in t.traits
        or "RU" in (t.kinds.get("country_adjective"), *zones_of(t))
        or zones_of(t) == _MOSCOW
        or t.kinds.get("speaker") in ("ru_mod", "ru_governor")
        for t in near
    )
    return is_russian and not kinds_of(near).isdisjoint(_REPORTS)


def _at_report(tokens: list[Token], i: int) -> int:
    """Position of the word that small words join to the number at i."""
    k = i - 1
    while k > 0 and not _LEADS_REPORTED.isdisjoint(tokens[k].kinds):
        k -= 1
    return k


_MOSCOW = GOVERNMENTS[0]
_REPORTS = frozenset({"report_noun", "say", "figure", "according"})
_LEADS_REPORTED = frozenset({"of", "stop", "aux", "outcome", "to"})


def _is_used(m: Mention, tokens: list[Token]) -> bool:
    """ "Rescuers used two drones to search for the missing": by people who attack nobody.

    But "Ukrainian soldiers used 12 drones", "troops used 12 drones to attack the region".
    """
    if m.index < 2 or m.outcome != "launched":
        return False
    lead = tokens[max(0, m.index - 4) : m.index - 2]
    if any(t.kinds.get("country_adjective") in _RAIDERS for t in lead):
        return False
    if not _ATTACKS.isdisjoint(kinds_of(tokens[m.index + 1 :])):
        return False
    who, verb = tokens[m.index - 2 : m.index]
    is_verb = "outcome" in verb.kinds and "regular_past" in verb.traits
    is_other = not who.kinds and not who.capital and "uses" in verb.traits  # "the rescue service"
    return is_verb and (is_other or not _NOISE.isdisjoint(who.kinds))


_RAIDERS = frozenset({"UA"})
_ATTACKS = frozenset({"outcome", "all_of_them"})


def verdict_of_verb(
    m: Mention, tokens: list[Token], reading: SentenceReading
) -> Literal["noise", "unread", ""]:
    """«Жителя оштрафовали за запуск двух дронов»: noise. «Ещё два сгорели в поле»: unread.

    A verb of other work, or one of no table, in the clause before a count or right behind it. Not
    so "air defences handled seven over Tula", whose work and whose sky are known.
    """
    verb = tokens[m.index + 1] if m.index + 1 < len(tokens) else None
    if verb is not None and not verb.kinds and "past" in verb.traits:
        return "unread"
    is_over = any(pl.is_over and pl.owner is m for pl in reading.place_lists)
    if is_over or any("doer" in t.kinds for t in tokens):
        return ""
    for t in clause_before(m, tokens):
        if _OTHER_WORK.issuperset(t.kinds) and not _VERBS.isdisjoint(t.traits):
            return "noise" if t.kinds else "unread"
    return ""


def does_other(m: Mention, tokens: list[Token], reading: SentenceReading) -> bool:
    """ "Foresters fly 12 drones", «на День города 300 дронов нарисовали коня»: a verb of no table.

    It stands right before the count or right behind its noun, in small letters. Not so of what is
    over a region, or the work of crews.
    """
    is_over = any(pl.is_over and pl.owner is m for pl in reading.place_lists)
    is_listed = len(reading.mentions) > _FEW or m.is_each or not m.is_exact
    is_of_army = any("doer" in t.kinds or t.kinds.get("speaker") in _ARMIES for t in tokens)
    if is_over or is_listed or is_of_army:
        return False
    before = (t for t in reversed(tokens[: m.index]) if t.kinds.keys() - _DESCRIBES or not t.kinds)
    behind = (t for t in tokens[m.index + 1 :] if t.kinds.keys() - _DESCRIBES or not t.kinds)
    return any(_is_unknown(t) for side in (before, behind) for t in itertools.islice(side, 1))


_ARMIES = ("ru_mod", "ua_general_staff", "ua_military_unnamed")
_FEW = 2  # a longer row of counts is a list


def _is_unknown(token: Token) -> bool:
    return not token.kinds and not token.capital and token.word.isalpha()


_DESCRIBES = frozenset({"stop", "adjective", "aux", "about", "above", "at_least"})


def is_only_possible(m: Mention, tokens: list[Token]) -> bool:
    """«Киев может запускать до 300 дронов в сутки»: what could be, and is no count."""
    return any("modal" in t.kinds for t in clause_before(m, tokens))


def clause_before(m: Mention, tokens: list[Token]) -> Iterator[Token]:
    """The words of the clause before a count, the nearest first."""
    return itertools.takewhile(
        lambda t: CLAUSE_ENDS.isdisjoint(t.kinds), reversed(tokens[: m.index])
    )


_VERBS = frozenset({"did", "regular_past", "acted"})
_OTHER_WORK = frozenset({"noise_lead", "unrelated"})
