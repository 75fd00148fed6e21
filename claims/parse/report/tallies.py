"""Numbers that stand beside a time, a pronoun or a word of telling, without a noun of their own."""

import itertools

from claims.parse.counts.numbers import Counted
from claims.parse.mentions.draft import CLAUSE_ENDS
from claims.parse.mentions.mention import Mention
from claims.parse.words.tokens import Token, kinds_of

_AFTER_TIMED = frozenset({"comma", "semicolon", "and", "close"})
_BEFORE_TIMED = frozenset({"comma", "dash", "colon", "aux", "figure", "negation"})
_BESIDE_TALLY = frozenset(
    {"time", "colon", "quote", "dash", "comma", "minute_word", "stop", "in", "open", "close"}
)
_REPORTING = frozenset(["say", "figure"])
_LEADS_REPORTED = frozenset(["of", "at", "to", "particle", "already", "speaking_of"])
_BEFORE_REPORTED = frozenset(
    ["about", "above", "at_least", "at_most", "below", "of", "to", "colon", "dash"]
)
_TELLING_TRAITS = frozenset("speaking_of relative_that of at onto to is was by".split())
_TELLING_KINDS = frozenset(
    [
        *("dash", "colon", "say", "speaker", "home", "each"),
        *("above", "about", "at_least", "at_most", "below"),
    ]
)


def follows_time(m: Mention, tokens: list[Token]) -> bool:
    """ "Overnight 12; between 1 and 5 p.m., none": a number behind its time."""
    at = m.index - 1
    while at > 0 and (
        not _BEFORE_TIMED.isdisjoint(tokens[at].kinds) or not _YIELDS.isdisjoint(tokens[at].traits)
    ):
        at -= 1  # "on Tuesday there were none", "Tuesday brought none", "it was none"
    return at >= 0 and "time" in tokens[at].kinds


_YIELDS = frozenset({"yields", "there", "it", "object"})
_SMALL = frozenset({"stop", "of", "close"})


def is_at_time(m: Mention, tokens: list[Token]) -> bool:
    """«на 5:00 — 13»: a count of what is told of, at another time."""
    lead = tokens[max(0, m.index - _TIMED_REACH) : m.index]
    while lead and "only" in lead[-1].traits:
        lead.pop()  # "a day earlier, there had been just four"
    before = [t.kinds for t in lead if _SMALL.isdisjoint(t.kinds)]  # "the record, of 337, …"
    is_yield = bool(lead) and "yields" in lead[-1].traits  # "the night as a whole yielded 27"
    if is_yield and before and "total" not in before[-1]:
        del before[-1]
    following = tokens[m.index + 1].kinds if m.index + 1 < len(tokens) else {"comma": ""}
    is_last = not _AFTER_TIMED.isdisjoint(following)
    near = lead[-1] if lead else None
    if near is not None and "time" in near.kinds and "adjectival" in near.traits and is_last:
        return True  # «без учёта ночных 51»
    when = [kinds for kinds in before if _BESIDE_TIME.isdisjoint(kinds)][-1:]
    is_told = is_yield or (near is not None and "aux" in near.kinds)
    if is_last and when and "time" in when[0] and is_told:
        return True  # "over the past night alone there were 37", "there had been 37"
    if is_last and _follows_insertion(m, tokens):
        return True
    if len(before) < 2:
        return False
    if "time" in before[-1] and is_last:
        # "at 1 a.m. seven", "and by 6 a.m. nineteen"
        return any("comma" in kinds or "and" in kinds for kinds in before)
    time, mark = before[-2:]
    is_set_apart = "comma" in mark and is_last  # "in the past night alone, 15"
    return "time" in time and (is_set_apart or not {"colon", "dash", "aux"}.isdisjoint(mark))


_BESIDE_TIME = frozenset({"aux", "comma"})
_TIMED_REACH = 6


def _follows_insertion(m: Mention, tokens: list[Token]) -> bool:
    """«Добою раніше їх, за його ж словами, було 13», «за ночь, с учётом этих восьми, — 35»."""
    lead = itertools.dropwhile(
        lambda k: not _LEADS_TIMED.isdisjoint(tokens[k].kinds), range(m.index - 1, -1, -1)
    )
    end = next(lead, -1)
    if end < 0 or end == m.index - 1 or "comma" not in tokens[end].kinds:
        return False
    near = range(end - 1, max(0, end - _LONGEST_INSERTION), -1)
    start = next((k for k in near if "comma" in tokens[k].kinds), 0)
    start -= start > 1 and "object" in tokens[start - 1].traits
    return start > 0 and "time" in tokens[start - 1].kinds


_LEADS_TIMED = frozenset({"dash", "aux"})
_LONGEST_INSERTION = 8


def is_this_time(m: Mention, tokens: list[Token]) -> bool:
    """ "…; this time it was five", «на этот раз — пять»: of what the text speaks of."""
    lead = reversed(tokens[: m.index])
    before = next((t for t in lead if _BEFORE_NUMBER.isdisjoint(t.kinds) or _opens(t)), None)
    return before is not None and _opens(before)


def _opens(token: Token) -> bool:
    return "this_time" in token.traits


_BEFORE_NUMBER = frozenset(
    {"stop", "aux", "dash", "comma", "above", "about", "at_least", "say", "speaker", "home"}
)


def is_tally(tokens: list[Token]) -> bool:
    """ "03:50: 'Eleven as of this minute'": numbers and their times or things, and nothing else."""
    if lists_things(tokens):
        return True
    is_timed = any("time" in t.kinds for t in tokens)
    others = (t for t in tokens if t.kinds and "count" not in t.kinds)
    return is_timed and all(not _BESIDE_TALLY.isdisjoint(t.kinds) for t in others)


def is_reported(m: Mention, tokens: list[Token]) -> bool:
    """ "It had claimed 61", «он же: уже 15»: a pronoun tells a number of what is told of."""
    relative = tokens[m.index + 1 : m.index + 3]  # "the 140 it reported a night earlier"
    if len(relative) == 2 and "pronoun" in relative[0].traits and "say" in relative[1].kinds:
        return True
    if len(relative) == 2 and "say" in relative[0].kinds and "time" in relative[1].kinds:
        return True  # "the 140 reported a night earlier"
    k = m.index - 1
    while k > 0 and _leads_to_reported(tokens[k]):
        k -= 1
    if k < 0:
        return False
    if "pronoun" in tokens[k].traits:
        return any("colon" in t.kinds or "dash" in t.kinds for t in tokens[k + 1 : m.index])
    says = "was" in tokens[k].traits or not _REPORTING.isdisjoint(tokens[k].kinds)
    return says and any("pronoun" in t.traits for t in tokens[max(0, k - 2) : k])


def _leads_to_reported(token: Token) -> bool:
    is_led = not _LEADS_REPORTED.isdisjoint(token.traits)
    return is_led or not _BEFORE_REPORTED.isdisjoint(token.kinds)


def is_announced(m: Mention, tokens: list[Token]) -> bool:
    """«сутками ранее сообщалось о 57 беспилотниках», «там называли 44»: told by nobody named."""
    if m.index < 2 or _TELLING_TRAITS.isdisjoint(tokens[m.index - 1].traits):
        return False
    verb = tokens[m.index - 2]
    is_said_somewhere = any("in" in t.kinds for t in tokens[: m.index])  # «в Минске говорили о …»
    lead = tokens[max(0, m.index - 5) : m.index - 2]  # "he later added that two …"
    is_somebody = any("pronoun" in t.traits for t in lead) and not any(
        "aux" in t.kinds for t in lead
    )
    is_plural = "past_plural" in verb.traits and not (is_said_somewhere or is_somebody)
    return "say" in verb.kinds and ("impersonal" in verb.traits or is_plural)


def tells_same(m: Mention, tokens: list[Token]) -> bool:
    """«и столько же, 44, за ночь на четверг»: the number that is the same as before."""
    if m.index < 2 or _BESIDE_TALLY.isdisjoint(tokens[m.index - 1].kinds):
        return False
    return "same" in tokens[m.index - 2].kinds


def is_quoted(m: Mention, tokens: list[Token]) -> bool:
    """«„Уже девять“, — обновил он число сбитых»: the number is all that somebody says.

    Or all of the first sentence: «„Уже девять. Все летели на Москву“, …».
    """
    at = m.index - 1
    is_told_yet = at > 0 and "already" in tokens[at].traits
    at -= is_told_yet
    behind = tokens[m.index + 1 : m.index + 3]
    is_open = at >= 0 and "quote" in tokens[at].kinds
    is_sentence = is_told_yet and at == 0 and not behind
    return is_open and (is_sentence or any("quote" in t.kinds for t in behind))


def is_own_tally(m: Mention, tokens: list[Token]) -> bool:
    """ "The governor: 'We have had eight.'", «У нас было восемь»: all that a quotation tells."""
    lead = list(itertools.takewhile(lambda t: "quote" not in t.kinds, reversed(tokens[: m.index])))
    is_open = len(lead) < m.index and any("of_us" in t.traits for t in lead)
    is_plain = all(t.kinds.keys() <= _BEFORE_OWN for t in lead)
    return is_open and is_plain and all("quote" in t.kinds for t in tokens[m.index + 1 :])


_BEFORE_OWN = frozenset({"near", "stop", "aux", "in", "adjective", "say", "figure", "there"})


def ends_sentence(m: Mention, tokens: list[Token]) -> bool:
    """«О восьмой дописал: „Ещё один“»: nothing follows that it could count."""
    return all("quote" in t.kinds or "close" in t.kinds for t in tokens[m.index + 1 :])


def is_of_report(m: Mention, tokens: list[Token]) -> bool:
    """ "Its morning bulletin, for the hours from midnight to 6 a.m., had 34"."""
    colon = next((k for k in range(m.index, 0, -1) if "colon" in tokens[k].kinds), -1)
    told = kinds_of(tokens[colon + 1 : m.index])
    before = tokens[m.index - 1] if m.index else None
    if before is not None and "speaking_of" in before.traits and m.index > 1:
        return "say" in tokens[m.index - 2].kinds and "report_noun" in told
    if before is not None and not _THEY.isdisjoint(before.traits):
        mark = next((k for k in range(m.index, 0, -1) if _PARTS & tokens[k].kinds.keys()), -1)
        own = kinds_of(tokens[mark + 1 : m.index])  # «…; в сводке Минобороны их четыре»
        return "noise" not in own and not _SOURCES.isdisjoint(own)
    is_had = before is not None and not _HAS.isdisjoint(before.kinds)
    is_next = any("nth" in t.kinds for t in tokens[:_HEAD]) and "time" in told
    return is_had and ("report_noun" in told or is_next)  # "the second, midnight to 7, lists 34"


_HAS = frozenset({"aux", "say"})
_THEY = frozenset({"such", "object"})
_PARTS = frozenset({"semicolon", "colon"})
_SOURCES = frozenset({"report_noun", "according"})
_HEAD = 2


_PASSED = frozenset({"only", "anew"})


def is_told(m: Mention, tokens: list[Token]) -> bool:
    """Whether a bare number is what somebody tells: «о пяти», "spoke of five", «ночью — 27»."""
    if m.index == 0 or _is_said_by(m, tokens):
        return True
    before = tokens[m.index - 1]
    is_passed = not _PASSED.isdisjoint(before.traits) or "region_anaphora" in before.kinds
    if is_passed and m.index > 1:
        before = tokens[m.index - 2]  # "the head of Adygea just four", «ночью — снова 12»
    is_told_yet = "already" in before.traits and m.index > 1
    if is_told_yet and not _LEADS_ALREADY.isdisjoint(tokens[m.index - 2].kinds):
        return True  # «за вечер уже пять», «он назвал уже пять»
    if "comma" in before.kinds and m.index > 1 and ends_sentence(m, tokens):
        before = tokens[m.index - 2]  # "…; according to the ministry, nine"
        return not {"speaker", "home"}.isdisjoint(before.kinds)
    if "quote" in before.kinds and m.index > 1:
        before = tokens[m.index - 2]  # «губернатор — „менее двадцати“»
    if is_of_report(m, tokens):
        return True
    if "aux" in before.kinds and m.index > 1 and "speaker" in tokens[m.index - 2].kinds:
        return True  # "…; the governor has four", "…; the governor's is two"
    return (
        not _TELLING_TRAITS.isdisjoint(before.traits)
        or is_at_time(m, tokens)
        or not _TELLING_KINDS.isdisjoint(before.kinds)
        or m.quantity.qualifier in ("about", "at_least", "at_most")
    )


_LEADS_ALREADY = frozenset({"time", "say", "pronoun_speaker"})


def _is_said_by(m: Mention, tokens: list[Token]) -> bool:
    """ "…; eleven, says the Defence Ministry", «шість — у губернатора»: who says a number."""
    behind = tokens[m.index + 1 : m.index + 5]
    lead = behind[1:2] if behind and "dash" in behind[0].kinds else behind[:1]
    if any(not _WHOSE.isdisjoint(t.kinds) for t in lead):
        return any("speaker" in t.kinds for t in behind[1:])
    clause = itertools.takewhile(
        lambda t: CLAUSE_ENDS.isdisjoint(t.kinds), tokens[m.index + 1 : m.index + 7]
    )
    if {"say", "speaker"} <= kinds_of(list(clause)) and _is_set_against(m, tokens):
        return True  # "against the seven claimed by the ministry", "… that the ministry gives"
    if behind and "open" in behind[0].kinds:
        return any("speaker" in t.kinds for t in behind[1:3])  # "six (ministry), four (governor)"
    is_said = len(behind) > 2 and "comma" in behind[0].kinds
    is_said = is_said and not _SAID.isdisjoint(behind[1].kinds)
    before = tokens[m.index - 1].kinds if m.index else {"semicolon": ""}
    is_apart = not _OPENS_CLAUSE.isdisjoint(before)
    return is_said and is_apart and any("speaker" in t.kinds for t in behind[2:])


def _is_set_against(m: Mention, tokens: list[Token]) -> bool:
    lead = tokens[max(0, m.index - 2) : m.index]
    return any("against" in t.traits or "set_beside" in t.traits for t in lead)


_SAID = frozenset({"say", "according"})
_OPENS_CLAUSE = frozenset({"semicolon", "comma", "quote", "and", "or"})
_WHOSE = frozenset({"in", "according"})


def tells_kind(m: Mention, tokens: list[Token]) -> bool:
    """«Из них пять — реактивные»: what kind of things a share of those told before was."""
    behind = [t for t in tokens[m.index + 1 :] if "dash" not in t.kinds]
    return m.is_of_them and bool(behind) and all("adjective" in t.kinds for t in behind)


def lists_things(tokens: list[Token]) -> bool:
    """«[Сбиты девять целей.] Восемь — беспилотники, одна — ракета»: what was told, by kind."""
    if len(tokens) > _MOST_ITEMS or any(_OF_ITEMS.isdisjoint(t.kinds) for t in tokens):
        return False
    things = [t.value.subject for t in tokens if isinstance(t.value, Counted)]
    return all(things) and len(set(things)) > 1


_MOST_ITEMS = 12
_OF_ITEMS = frozenset({"count", "comma", "and", "dash"})
