"""Counts that no number tells: a singular noun in a clause of its own."""

import itertools
from bisect import bisect_left

from claims.parse.counts.each_place import number_of_places
from claims.parse.counts.numbers import Counted, Quantity
from claims.parse.mentions.draft import CLAUSE_ENDS, plain_outcome, tells_downing
from claims.parse.sentence.another import RANKS, STANDS_APART, imply_another
from claims.parse.sentence.named_things import (
    describes_thing,
    find_nouns,
    is_adjective,
    is_counted,
    joins_single,
    joins_told,
    settle_things,
)
from claims.parse.sentence.results import settle_aims, tells_rule
from claims.parse.words.tokens import Line, Token, kinds_of
from claims.parse.words.traits import TRAITS_OF

SINGULAR_NOTE = "one by the singular: the text gives no numeral"
_IMPLIED_ENDS = CLAUSE_ENDS | {"and"}
_COUNT_ENDS = CLAUSE_ENDS | {"count"}
_ENDS_NONE = CLAUSE_ENDS | {"and", "quote", "close"}
_NEAREST = 8
"""How many verbs before a noun are asked for its number."""
_BEFORE_ARTICLE = frozenset({"over", "in", "outcome", "comma"})
_ARTICLE_REACH = 6  # "a US-made Neptune-MD long-range guided missile"
_SETS_APART = frozenset({"over", "near", "time", "in"})
_LEADS_ANOTHER = _SETS_APART | {"outcome"}
_PLACES_ONE = frozenset({"over", "border_of"})


def imply_counts(
    tokens: list[Token],
    told: set[str],
    traits: set[str],
    is_first: bool,
    goes_on: bool,
    is_moment: bool,
) -> None:
    """Mark a singular noun without numeral as a count of one, in a clause that has no count.

    `told` and `traits` are all kinds and traits of the tokens. `is_first`: no number stands before
    this sentence, so "the drone" is not one already told. `goes_on`: a count does, "a drone" too.
    `is_moment`: the clock is told.
    """
    if ("another" in told or "other_one" in traits) and not told.isdisjoint(_LEADS_ANOTHER):
        imply_another(tokens, goes_on, "outcome" in told)
    if "po" in told:
        _imply_one_each(tokens)
    if "negation" in told and "subject" in told and "outcome" in told:
        _imply_none(tokens)
    if "every" in told and is_first:
        _imply_both(tokens)
    if "subject" not in told or tells_rule(told):
        return
    settle_aims(tokens)
    settle_things(tokens)
    ends = [i for i, t in enumerate(tokens) if not _IMPLIED_ENDS.isdisjoint(t.kinds)]
    bounds = [-1, *ends, len(tokens)]
    told_verbs = [k for k, t in enumerate(tokens) if _tells_result(t)]
    downing = [t for t in tokens if str(t.kinds.get("outcome", "")).startswith("destroyed")]
    for a, b in itertools.pairwise(bounds):
        clause = tokens[a + 1 : b]
        named = find_nouns(tokens, a + 1, b)
        if len(named) != 1 or is_counted(tokens, a + 1, b, named[0]):
            continue
        at = named[0]
        noun = tokens[at]
        lead = tokens[a + 1 : at]
        subject, number = _thing_of(noun, tokens[max(0, at - _DEED_REACH) : at])
        over = at + 1 + (at + 2 < b and "dash" in tokens[at + 1].kinds)
        is_listed = (
            over < b and "over" in tokens[over].kinds and _has_article(tokens, at, is_first)
        ) or (a >= 0 and at == a + 1 and "and" in tokens[a].kinds and number == "1")
        is_listed = is_listed or _stands_behind_place(tokens, a + 1, at, b)
        last = bisect_left(told_verbs, at) if is_listed else 0  # "three over X and a UAV over Y"
        verbs = [tokens[k] for k in told_verbs[max(0, last - _NEAREST) : last]]
        verbs = verbs or [t for t in clause if _tells_result(t)]
        is_bare = all(  # "and a Baba Yaga hexacopter"
            not t.kinds or "adjective" in t.kinds or "indefinite" in t.traits for t in lead
        )
        joins = (
            _joins_count(tokens, a)
            or _joins_count(tokens, b, 1)
            or _is_listed(tokens, at)
            or _adds_to_count(tokens, at)
        )
        is_unchanging = "unchanging" in TRAITS_OF[noun.word.partition(" ")[0]]
        if not verbs and (
            (is_bare and joins and (number == "1" or (is_unchanging and joins_single(tokens, at))))
            or _is_included(tokens[: a + 1], lead)
        ):
            verbs = downing
        is_resumed = not verbs
        if is_resumed:
            verbs = (
                _verbs_of_pronoun(tokens, b)
                or _verb_behind_insertion(tokens, b)
                or (_participle_behind(tokens, b) if is_first else [])
                or _verb_behind_and(tokens, at, b)
                or _verb_behind_count(tokens, b)
                or (_participle_before_insertion(tokens, at) if is_first else [])
            )
        told_so = "" if verbs or not is_bare else _outcome_of_joined(tokens, a)
        is_told = verbs or told_so or (not is_first and joins_told(tokens))
        if not is_told or _is_of_any(tokens, at) or _heads_number(tokens, at, b):
            continue
        is_singular = number == "1" and _has_article(tokens, at, is_first)
        if is_unchanging and (
            _describes_one(lead)
            or _are_of_one(verbs, clause, is_moment or " " in noun.word)
            or joins_single(tokens, at)
        ):
            is_singular = not any("unchanging" in t.traits and t is not noun for t in clause)
        is_singular = is_singular and subject != "target" and not _is_rate(tokens, at + 1)
        if is_singular and not (at + 1 < len(tokens) and "noise" in tokens[at + 1].kinds):
            noun.value = Counted(
                Quantity(1, 1, "exact", SINGULAR_NOTE),
                subject,
                subjects=(subject,),
                is_implied=True,
                outcome=plain_outcome(verbs[0].kinds) if verbs and is_resumed else told_so,
            )
            noun.kinds = {"count": ""}


def _is_included(before: list[Token], lead: list[Token]) -> bool:
    """ "Six UAVs, including a quadcopter": one of those counted before."""
    return "including" in kinds_of(lead[:1]) and "count" in kinds_of(before)


def _describes_one(lead: list[Token]) -> bool:
    """«сбили вражеский БПЛА»: an adjective in the singular tells the number of its noun.

    So does a sign: «минус FPV».
    """
    return any(not _TELLS_ONE.isdisjoint(token.traits) for token in lead[-1:])


_TELLS_ONE = frozenset({"one_masculine", "minus"})


def _are_of_one(verbs: list[Token], clause: list[Token], is_set_apart: bool) -> bool:
    """Whether verbs tell of one thing by a noun that has no plural of its own: «сбит БПЛА».

    So too «в 3:47 сбили БПЛА» and «сбили БПЛА самолётного типа», if all in one place.
    """
    if any(str(verb.kinds["outcome"]).endswith("/1") for verb in verbs):
        return True
    is_deed = any("did" in verb.traits for verb in verbs)
    return is_set_apart and is_deed and sum("place" in t.kinds for t in clause) < 2


def _thing_of(noun: Token, lead: list[Token]) -> tuple[str, str]:
    """The thing that a noun names, and "1" if it is one: "an An-2 light aircraft"."""
    subject, _, number = str(noun.kinds["subject"]).partition("/")
    if "one_genitive" in noun.traits:
        return subject, "1" if _is_of_deed(lead) else number
    if "aircraft" not in noun.traits:
        return subject, number
    behind = itertools.dropwhile(
        lambda t: t.kinds.keys() <= _OF_TYPE and not _is_one(t), lead[::-1]
    )
    return subject, "1" if any(map(_is_one, itertools.islice(behind, 1))) else number


def _is_of_deed(lead: list[Token]) -> bool:
    """«об уничтожении ракеты», «о сбитии 42 дронов и самолёта»: a genitive of one, by its noun."""
    behind = (t for t in reversed(lead) if not (is_adjective(t) or _JOINS_THING & t.kinds.keys()))
    return any("deed_noun" in t.traits for t in itertools.islice(behind, 1))


_DEED_REACH = 6
_JOINS_THING = frozenset({"and", "count", "comma"})


def _is_one(token: Token) -> bool:
    return "indefinite" in token.traits


_OF_TYPE = {"adjective", "country_adjective", "stop"}


def _heads_number(tokens: list[Token], at: int, end: int) -> bool:
    """«Знищено БпЛА: 7», «БпЛА збито над Курською (6)»: a noun without cases, numbers behind."""
    is_unchanging = "unchanging" in TRAITS_OF[tokens[at].word.partition(" ")[0]]
    mark, number = kinds_of(tokens[end : end + 1]), kinds_of(tokens[end + 1 : end + 2])
    listed = kinds_of(tokens[end + 1 : end + _FIRST_ITEM])
    heads_list = {"place", "count"} <= listed and "outcome" not in listed
    behind = Line(tokens[at + 1 : at + _BRACKETS_REACH]).kinds
    is_counted = any(
        "place" in place and "open" in mark and "count" in number
        for place, mark, number in zip(behind, behind[1:], behind[2:], strict=False)
    )
    is_headed = "colon" in mark and ("count" in number or heads_list)
    return is_unchanging and (is_counted or is_headed)


_BRACKETS_REACH = 16
_FIRST_ITEM = 7
"""Tokens from a colon to the end of the first item of a list behind it, at most."""


def _is_rate(tokens: list[Token], i: int) -> bool:
    """ "A drone a minute", «по дрону в минуту»: how fast, not how many."""
    if i + 1 >= len(tokens) or tokens[i + 1].kinds.keys().isdisjoint(_LENGTHS):
        return False
    return "indefinite" in tokens[i].traits or not _PER.isdisjoint(tokens[i].kinds)


_LENGTHS = frozenset({"minute_word", "hour_word", "span"})
_PER = frozenset({"in", "each"})


def _stands_behind_place(tokens: list[Token], start: int, at: int, end: int) -> bool:
    """«Сбиты два дрона над Тулой, над Курском — квадрокоптер»: the verb is that before it."""
    lead = [t.kinds for t in tokens[start:at] if not STANDS_APART.isdisjoint(t.kinds)]
    is_place = len(lead) >= 2 and "over" in lead[0] and "place" in lead[1]
    described = at
    while described > start and is_adjective(tokens[described - 1]):
        described -= 1
    is_joined = "dash" in tokens[described - 1].kinds or tokens[at].word.isascii()
    behind = tokens[at + 1 : end]  # «ракета „Нептун-МД“»
    is_named = all("quote" in t.kinds or "model" in t.kinds for t in behind)
    return is_place and is_joined and len(lead) <= 3 and is_named


def _is_of_any(tokens: list[Token], at: int) -> bool:
    """«100 тысяч за каждый сбитый беспилотник», «ролик со сбитым дроном»: nothing happened."""
    k = at - 1
    while k >= 0 and ("outcome" in tokens[k].kinds or is_adjective(tokens[k])):
        k -= 1
    lead = tokens[k].kinds if k >= 0 else {}
    is_downed = any("outcome" in t.kinds for t in tokens[k + 1 : at])
    return not _OF_SEVERAL.isdisjoint(lead) or (is_downed and "from" in lead)


_OF_SEVERAL = frozenset({"each", "every"})


def _tells_result(token: Token) -> bool:
    return "outcome" in token.kinds and plain_outcome(token.kinds) != "launched"


def _imply_both(tokens: list[Token]) -> None:
    """ "Both drones were shot down over Kaluga Oblast": two, if no number was told before."""
    for i, (both, noun) in enumerate(itertools.pairwise(tokens)):
        is_joined = "and" in kinds_of(tokens[i + 2 : i + 3])  # "both missiles and drones"
        is_joined |= "count" in kinds_of(tokens[:i])  # «два аппарата, оба беспилотные»
        if "both" in both.traits and "subject" in noun.kinds and not is_joined:
            subject = str(noun.kinds["subject"]).split("/")[0]
            quantity = Quantity(2, 2, "exact", f"“{both.word}”: two")
            noun.value = Counted(quantity, subject, subjects=(subject,))
            noun.kinds, both.kinds = {"count": ""}, {"stop": ""}


def _imply_none(tokens: list[Token]) -> None:
    """«Сбитых беспилотников над регионом за ночь нет»: none, by a word behind its noun."""
    for i, token in enumerate(tokens):
        goes_on = i + 1 < len(tokens) and _ENDS_NONE.isdisjoint(tokens[i + 1].kinds)
        if goes_on or "absent" not in token.traits:
            continue
        start = next((k for k in range(i, 0, -1) if not _COUNT_ENDS.isdisjoint(tokens[k].kinds)), 0)
        clause = tokens[start:i]
        downed = any("outcome" in t.kinds and "downed" in t.traits for t in clause)
        noun = next((t for t in clause if "subject" in t.kinds), None)
        is_unknown = any("speaking_of" in t.traits for t in clause)  # «данных о сбитых дронах нет»
        if noun is not None and downed and not is_unknown:
            subject = str(noun.kinds["subject"]).split("/")[0]
            token.value = Counted(Quantity(0, 0, "exact", f"“{token.word}”"), subject)
            token.kinds = {"count": "", "zero": ""}


def _imply_one_each(tokens: list[Token]) -> None:
    """«Над Тулой и Калугой сбили по беспилотнику»: one for each of the places."""
    if sum("place" in t.kinds for t in tokens) < 2 and number_of_places(tokens) is None:
        return
    for k, noun in enumerate(tokens[1:], 1):
        subject = str(noun.kinds.get("subject", "")).split("/")[0]
        if not subject or "one_dative" not in noun.traits:
            continue
        at = k - 1
        while at and ("outcome" in tokens[at].kinds or is_adjective(tokens[at])):
            at -= 1  # «по сбитому дрону»
        before = tokens[at]
        if "po" in before.kinds:
            quantity = Quantity(1, 1, "exact", SINGULAR_NOTE)
            noun.value = Counted(quantity, subject, subjects=(subject,), is_each=True)
            noun.kinds, before.kinds = {"count": ""}, {"stop": ""}


def _joins_count(tokens: list[Token], i: int, step: int = -1) -> bool:
    """«сбиты три коптера и метеозонд», «аэростат и два коптера»: "and" beside a count."""
    if not (i > 0 and i + 1 < len(tokens) and "and" in tokens[i].kinds):
        return False
    return "count" in tokens[i + step].kinds


def _outcome_of_joined(tokens: list[Token], i: int) -> str:
    """«о шести сбитых дронах и ракете»: what became of those that "and" joins it to."""
    value = tokens[i - 1].value if _joins_count(tokens, i) else None
    return value.outcome if isinstance(value, Counted) else ""


def _adds_to_count(tokens: list[Token], at: int) -> bool:
    """«уничтожены семь БПЛА и, кроме того, квадрокоптер»: a noun alone at the end, added."""
    k = at - 1 - (at > 0 and "indefinite" in tokens[at - 1].traits)
    start = k
    while k > 0 and ("comma" in tokens[k].kinds or "and" in tokens[k].kinds):
        k -= 1
    is_last = at + 1 >= len(tokens) or not CLAUSE_ENDS.isdisjoint(tokens[at + 1].kinds)
    joints = sum("and" in t.kinds for t in tokens[k + 1 : start + 1])
    lead = itertools.takewhile(lambda t: "semicolon" not in t.kinds, reversed(tokens[: k + 1]))
    told = kinds_of(list(lead)) if joints > 1 and is_last else set()
    return {"count", "outcome"} <= told


def _is_listed(tokens: list[Token], i: int) -> bool:
    """«семь дронов, ракета и катер», «семь дронов, ракета»: a noun alone behind a count."""
    rest = list(itertools.dropwhile(lambda t: not _NAMES.isdisjoint(t.kinds), tokens[i + 1 :]))
    is_last = not rest or "say" in kinds_of(rest[1:2])  # «…, ракета, сообщает Минобороны»
    while i > 2 and describes_thing(tokens[i - 1]):
        i -= 1  # "a drone, a guided missile and a balloon"
    if i < 2 or not (is_last or "and" in rest[0].kinds):
        return False
    before = i - 2
    while i - before < _LONGEST_NAME and tokens[before].kinds.keys() <= _NAMES:
        before -= 1  # «ракета „Точка-У“, дрон и катер»
    return "comma" in tokens[i - 1].kinds and "count" in tokens[before].kinds


_LONGEST_NAME = 6
_NAMES = frozenset({"model", "subject", "quote"})  # «ракета „Нептун“ и катер»


def _verbs_of_pronoun(tokens: list[Token], end: int) -> list[Token]:
    """«Дрон не долетел до цели: его сбили»: the verb of a pronoun that stands for the noun."""
    for k in range(end + 1, min(end + 4, len(tokens) - 1)):
        if "it" in tokens[k].traits:
            near = tokens[k + 1 : k + 4]
            return [t for t in near if str(t.kinds.get("outcome", "")).startswith("destroyed")]
    return []


def _verb_behind_insertion(tokens: list[Token], comma: int) -> list[Token]:
    """«Беспилотник, летевший на Москву, сбит»: the verb right behind the second comma."""
    if comma >= len(tokens) or "comma" not in tokens[comma].kinds:
        return []
    for k in range(comma + 1, min(comma + 10, len(tokens) - 1)):
        if "comma" in tokens[k].kinds:
            verbs = [t for t in tokens[k + 1 : k + 4] if "aux" not in t.kinds][:1]
            return [t for t in verbs if str(t.kinds.get("outcome", "")).startswith("destroyed")]
        if not _COUNT_ENDS.isdisjoint(tokens[k].kinds):
            return []
    return []


def _participle_behind(tokens: list[Token], comma: int) -> list[Token]:
    """«Беспилотник, сбитый над полем, упал»: the participle right behind the comma."""
    if comma + 1 >= len(tokens) or "comma" not in tokens[comma].kinds:
        return []
    participle = tokens[comma + 1]
    return [participle] if participle.kinds.get("outcome") == "destroyed/1" else []


def _participle_before_insertion(tokens: list[Token], at: int) -> list[Token]:
    """«Сбитый над Клином, в Подмосковье, дрон упал», «сбит, сообщил мэр, дрон»: two commas on."""
    commas = 0
    for token in reversed(tokens[max(0, at - _INSERTION_REACH) : at]):
        if "comma" in token.kinds:
            commas += 1
        elif commas == 2 and token.kinds.get("outcome") == "destroyed/1":
            return [token]
        elif commas > 2 or not _COUNT_ENDS.isdisjoint(token.kinds) or "subject" in token.kinds:
            break
    return []


_INSERTION_REACH = 14


def _verb_behind_and(tokens: list[Token], at: int, end: int) -> list[Token]:
    """«БПЛА был обнаружен и уничтожен», «дрон засекли и сбили»: the second verb of the noun.

    So too «дрон летел к Туле, но был сбит», "a drone attacked a plant and was shot down".
    """
    k = end + (end + 1 < len(tokens) and not _JOINS_VERB.isdisjoint(tokens[end + 1].kinds))
    if k + 1 >= len(tokens) or _JOINS_VERB.isdisjoint(tokens[k].kinds):
        return []
    helping = list(itertools.takewhile(lambda t: "aux" in t.kinds, tokens[k + 1 :]))
    rest = tokens[k + 1 + len(helping) :][:2]
    if not rest or not tells_downing(rest[0].kinds):
        return []
    is_one = str(rest[0].kinds["outcome"]).endswith("/1")
    is_done = any("is_done" in t.traits for t in helping)
    is_seen = "unrelated" in tokens[end - 1].kinds or any(
        "spotted" in t.traits for t in tokens[at:end]
    )
    is_last = not any({"count", "subject", "noise"} & t.kinds.keys() for t in rest[1:])
    is_last = is_last and not any("indefinite" in t.traits for t in rest[1:])
    is_told = is_one or is_done or (is_seen and not helping and is_last)
    return [rest[0]] if is_told else []


_JOINS_VERB = frozenset({"and", "while"})


def _verb_behind_count(tokens: list[Token], joint: int) -> list[Token]:
    """ "A balloon and three copters were shot down", "a drone over Tver, a boat at sea and …".

    The verb behind a count or other single things, each with its place, that stand in one row.
    """
    at, n = joint, len(tokens)
    while at + 2 < n and not _JOINS_ROW.isdisjoint(tokens[at].kinds):
        start = at = at + 1
        while at < n - 1 and at - start <= _ARTICLE_REACH and describes_thing(tokens[at]):
            at += 1
        is_thing = "subject" in tokens[at].kinds
        is_singular = is_thing and _thing_of(tokens[at], tokens[start:at])[1] == "1"
        if not (is_singular or "count" in tokens[at].kinds):
            return []
        at += 1
        while at < n and not (_OF_PLACE | _NAMES).isdisjoint(tokens[at].kinds):
            at += 1
    k = at + (at < n and "aux" in tokens[at].kinds)
    is_verb = k < n and str(tokens[k].kinds.get("outcome", "")).startswith("destroyed")
    return [tokens[k]] if is_verb and at > joint else []


_JOINS_ROW = frozenset({"and", "comma"})
_OF_PLACE = frozenset({"over", "in", "near", "place", "territory", "region_noun", "stop"})


def _is_headline(tokens: list[Token], i: int) -> bool:
    """ "Drone shot down over Kaluga Oblast", "⚡️ Enemy UAV reportedly downed near Kaluga"."""
    start, verb = i, i + 1
    while start and (
        is_adjective(tokens[start - 1]) or not _LEADS_HEADLINE.isdisjoint(tokens[start - 1].kinds)
    ):
        start -= 1
    if start and verb < len(tokens) and _tells_result(tokens[start - 1]):
        return not _SETS_APART.isdisjoint(tokens[verb].kinds)  # "Crews down drone over Kaluga"
    while verb < len(tokens) and ("aux" in tokens[verb].kinds or "adverb" in tokens[verb].traits):
        verb += 1
    lead = tokens[start - 1] if start else None
    is_clause = lead is not None and not _LEADS_CLAUSE.isdisjoint(lead.traits)
    if lead is not None and not is_clause and _BEFORE_HEADLINE.isdisjoint(lead.kinds):
        return False
    if verb + 1 >= len(tokens) or "participle" not in tokens[verb].traits:
        return False
    return "outcome" in tokens[verb].kinds and not _SETS_APART.isdisjoint(tokens[verb + 1].kinds)


_LEADS_HEADLINE = frozenset({"bullet", "country_adjective"})
_LEADS_CLAUSE = frozenset({"after_span", "as"})  # "Airport shut after drone downed over Tula"
_BEFORE_HEADLINE = frozenset({"colon", "time", "dash"})


def _has_article(tokens: list[Token], i: int, is_first: bool) -> bool:
    """English needs "a drone": "the drone" speaks of one already told, unless it is the first."""
    if not tokens[i].word.isascii():
        return True
    if is_first and _is_headline(tokens, i):
        return True
    for token in reversed(tokens[max(0, i - _ARTICLE_REACH) : i]):
        if "one_more" in token.traits:
            return True
        if not RANKS.isdisjoint(token.kinds) and is_first:
            return True  # "the twelfth drone of the day"
        if "the" in token.traits:
            return is_first and any(not _PLACES_ONE.isdisjoint(t.kinds) for t in tokens[i:])
        is_passed = "adjective" in token.kinds  # "an attack drone"
        if not is_passed and not _BEFORE_ARTICLE.isdisjoint(token.kinds):
            return False
    return False
