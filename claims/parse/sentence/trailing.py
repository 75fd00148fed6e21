"""Words behind what they tell of: "12 drones in all", "nine over Tver among them"."""

import itertools

from claims.parse.counts.comparing import is_compared
from claims.parse.mentions.draft import CLAUSE_ENDS, Draft
from claims.parse.mentions.mention import Mention
from claims.parse.sentence.nouns import named_subject
from claims.parse.words.lexicon import Kinds
from claims.parse.words.tokens import Token, kinds_of

_AFTER_TOTAL = frozenset({"over", "in", "outcome"})
_ENDS_TOTAL = CLAUSE_ENDS | {"dash", "close"}
_TELLS_NUMBER = frozenset({"count", "rest", "same", "fraction", "each"})
_TRAILING = frozenset({"mostly", "including", "total"})
_ITEMS = 40  # tokens of a list of places


def note_trailing(
    draft: Draft, i: int, kinds: Kinds, last: Mention | None, flags: set[str]
) -> None:
    """Give the last count what a word at the end of its clause says of it."""
    if last is None or _TRAILING.isdisjoint(kinds) or not _is_trailing(draft, i):
        return
    if "mostly" in kinds:
        last.is_mostly = True  # "with Kursk (20) and Bryansk (19) hit hardest"
    if "including" in kinds:
        last.is_including = True  # "with 20 over Kursk Oblast and nine over Tula among them"
        flags.discard("including")
    if "total" in kinds:
        last.is_total = True
        last.is_countrywide = last.is_countrywide or "countrywide" in kinds
        flags -= {"total", "countrywide"}


def mark_conclusion(tokens: list[Token]) -> None:
    """«… над Брянской — четыре. Итак, семь»: a sentence that only draws the sum."""
    first = tokens[0]
    if "concludes" not in first.traits:
        return
    start = 1 + ("comma" in kinds_of(tokens[1:2]))
    behind = list(itertools.takewhile(lambda t: "comma" not in t.kinds, tokens[start:]))
    telling = kinds_of(tokens[start + len(behind) :])  # «…, подсчитали в ведомстве»
    is_sum = not telling or ("say" in telling and _TELLS_NUMBER.isdisjoint(telling))
    if (
        is_sum
        and 0 < len(behind) < _LONGEST_CONCLUSION
        and all("count" in t.kinds or "total" in t.kinds for t in behind)
    ):
        first.kinds = {"total": ""}


_LONGEST_CONCLUSION = 4


def note_sums(draft: Draft) -> None:
    """ "Bringing the night's tally over the Tula region to 19": the number is a sum."""
    if draft.traits.isdisjoint(_TELLS_SUM):
        return
    for m in draft.mentions:
        near = draft.tokens[max(0, m.index - _SUM_REACH) : m.index][::-1]
        clause = list(itertools.takewhile(lambda t: _ENDS_SUM.isdisjoint(t.kinds), near))
        told = kinds_of(clause)
        is_placed = "figure" in told and "place" in told
        last = next((x for x in reversed(draft.mentions) if x.index < m.index), m)
        led = kinds_of(list(itertools.takewhile(lambda t: "figure" not in t.kinds, clause)))
        # "six more …, taking the tally to 20"
        is_day = any("own_day" in t.traits for t in clause)  # "bringing the day's tally to 20"
        is_placed |= "figure" in told and "time" not in led and (is_day or last.is_another)
        if (is_placed or "total" in told) and any("raises" in t.traits for t in clause):
            m.is_total, m.is_of_them, m.is_another = True, False, False
        elif any("with_them" in t.traits for t in clause) and _exceeds_told(draft, m):
            m.is_total = True


def note_only_named(draft: Draft) -> None:
    """«Поимённо названы лишь Брянская область (26) и Кубань (7)»: a list of some places only.

    So too "only Bryansk Oblast (26) and Tula Oblast (9) were named".
    """
    if "spelled_out" not in draft.traits:
        return
    tokens = draft.tokens
    only = [k for k, t in enumerate(tokens) if "only" in t.traits]
    named = [k for k, t in enumerate(tokens) if "spelled_out" in t.traits]
    if not (only and named):
        return
    is_at_end = only[0] <= 1 and named[-1] + _LAST_WORDS >= len(tokens)
    first = next((m for m in draft.mentions if m.index > only[0]), None)
    if first is not None and (is_at_end or abs(only[0] - named[0]) == 1):
        first.is_including = True


_LAST_WORDS = 4  # "… are named in the post"


def _exceeds_told(draft: Draft, m: Mention) -> bool:
    """«Над Тулой сбиты три дрона; вместе с ними за ночь — 21»: more of the same things."""
    before = next((x for x in reversed(draft.mentions) if x.index < m.index), None)
    if before is None:
        return True
    is_same = named_subject(draft, m.index) in ("", named_subject(draft, before.index))
    return is_same and (m.quantity.low or 0) > (before.quantity.low or 0)


_SUM_REACH = 14
_TELLS_SUM = frozenset({"raises", "with_them"})
_ENDS_SUM = CLAUSE_ENDS | {"count"}


def counts_behind(draft: Draft, i: int) -> bool:
    """Whether a count stands behind a place: "including Tver (9)", but not "including Tver"."""
    following = draft.kinds[i + 1 : i + _ITEMS]
    behind = itertools.takewhile(lambda kinds: "semicolon" not in kinds, following)
    return any(not _TELLS_NUMBER.isdisjoint(kinds) for kinds in behind)


def _is_trailing(draft: Draft, i: int) -> bool:
    """Whether a word of totals ends its clause: "12 drones in all", "20 as the overall figure"."""
    before, *behind = draft.kinds[i - 1], *draft.kinds[i + 1 : i + 4]
    if "comma" in before and "colon" in behind[0] and "count" in behind[1]:
        return "over" in behind[2]  # "16 were shot down, all told: six over …"
    if not CLAUSE_ENDS.isdisjoint(draft.kinds[i - 1]) or "whole" in draft.tokens[i - 1].traits:
        return False  # «вот и весь итог ночи, отметили в …»
    if "dash" in behind[0] and "count" in behind[1]:
        near = range(i - 1, max(0, i - _LEAD_REACH), -1)
        opened = next((k for k in near if "comma" in draft.kinds[k]), None)
        if opened is not None and _OF_ANOTHER.isdisjoint(kinds_of(draft.tokens[opened:i])):
            return False  # «…, тож разом — 30»
    i += "figure" in draft.kinds[i + 1]
    if "count" in draft.kinds[i - 1] and not _AFTER_TOTAL.isdisjoint(draft.kinds[i + 1]):
        return True  # "eight drones in all over the Tambov region", "14 in all shot down"
    for token in draft.tokens[i + 1 : i + 3]:
        if "count" in token.kinds:
            return False
        if not _ENDS_TOTAL.isdisjoint(token.kinds):
            return True
    return i + 1 >= len(draft.tokens)


_LEAD_REACH = 5
_OF_ANOTHER = frozenset({"count", "place"})


def compares(draft: Draft, i: int, m: Mention) -> bool:
    """«больше, чем над Тульской»: whether a place is only what another is compared with."""
    is_more = m.is_another and m.is_exact and is_compared(draft.tokens, i - 1, 1)
    behind = draft.tokens[m.index + 1 : m.index + 2]
    is_fewer = m.is_exact and any("fewer" in t.traits for t in behind)
    is_fewer = is_fewer and is_compared(draft.tokens, i - 1, 1)
    if is_more or is_fewer:  # "two more over Oryol than over Tula"
        m.is_same, m.multiple = True, f"{'+' if is_more else '-'} {m.quantity.low}"
        if len(draft.mentions) == 1:  # the number compared with is told later, if at all
            draft.reading.doubts.append(f"a count that was not read ({m.quantity.low})")
    if not m.is_same:
        return False
    lead = draft.tokens[max(0, i - 2) : i]  # «стільки ж, як на Кубані», "as many as over Kursk"
    is_likened = any(not _AS.isdisjoint(t.traits) for t in lead)
    return is_likened or is_compared(draft.tokens, i - 1, 1) or "how_many" in draft.kinds[i - 2]


_AS = frozenset({"as", "set_beside"})


def tells_first(draft: Draft, m: Mention, i: int) -> bool:
    """Whether a word of a first version is of the count before it: "(six in the first version)".

    So too where it ends the words of its speaker: "Nine downed, the ministry said at first; …".
    """
    if m.index == i - 1:
        return True
    start, end = i, i + 1
    while end < draft.n and _is_of_telling(draft.tokens[end]):
        end += 1
    while start > m.index and _is_of_telling(draft.tokens[start - 1]):
        start -= 1
    is_last = end >= draft.n or not _ENDS_TELLING.isdisjoint(draft.kinds[end])
    is_apart = "comma" in draft.kinds[start - 1]
    return is_last and is_apart and any("say" in kinds for kinds in draft.kinds[start:end])


def _is_of_telling(token: Token) -> bool:
    """A speaker, a verb of saying, or a name between them."""
    is_name = not token.kinds and bool(token.capital)
    return is_name or not _OF_TELLING.isdisjoint(token.kinds)


_OF_TELLING = frozenset({"say", "speaker", "stop", "adjective", "country_adjective"})
_ENDS_TELLING = frozenset({"semicolon", "stop_mark", "while"})
