"""Words with which a text sets something against something else: "than", "against"."""

import itertools

from claims.parse.words.lexicon import Kinds
from claims.parse.words.tokens import Token, kinds_of
from claims.parse.words.traits import TRAITS_OF

_THAN = frozenset({"than"})
_COMPARING = frozenset({"above", "below"})
_ORDINALS = frozenset({"ordinal", "nth"})
_ENDS_RANK = frozenset({"count", "comma", "semicolon", "outcome", "time"})
_RANK_REACH = 6
_COMPARED_REACH = 3


def is_compared(tokens: list[Token], at: int, reach: int, traits: frozenset[str] = _THAN) -> bool:
    """Whether a word with one of the traits stands within so many tokens before a position."""
    for token in tokens[max(0, at - reach) : max(0, at)]:
        if not traits.isdisjoint(token.traits):
            return True
        if " " in token.word and any(
            not traits.isdisjoint(TRAITS_OF[word]) for word in token.word.split()
        ):
            return True
    return False


_ENDS_FEWER = frozenset({"comma", "semicolon", "stop_mark", "close", "over"})


def fold_change(
    tokens: list[Token],
    start: int,
    last: int,
    subject: str,
    folded: list[Token],
    number: int | None,
) -> int | None:
    """Append what tells by how much, and not how many; the position after it, or None.

    «На три больше» is a difference with its sign; «в Москве +27» is noise.
    """
    following = tokens[last].kinds if last < len(tokens) else {}
    if subject and not _COMPARING.isdisjoint(following) and is_compared(tokens, last + 1, 1):
        # "seven drones fewer than the night before, 16 in all": the noun stays
        folded.append(Token(tokens[start].start, tokens[last - 1].end, {"subject": subject}))
        return last
    before = tokens[start - 1] if start else None
    if before is None:
        return None
    if before.word == "+" and before.end == tokens[start].start and not subject:
        folded.append(Token(tokens[start].start, tokens[last - 1].end, {"noise": ""}))
        return last
    if "by_number" in tokens[start].traits and not _COMPARING.isdisjoint(following):
        sign = "+" if "above" in following else "-"  # «над Тулою — двома дронами менше»
        difference: Kinds = {"multiple": f"{sign} {number}"}
        folded.append(Token(tokens[start].start, tokens[last].end, difference, tokens[last].word))
        return last + 1
    is_fewer = last < len(tokens) and "fewer" in tokens[last].traits and not subject
    if is_fewer and all(not _ENDS_FEWER.isdisjoint(t.kinds) for t in tokens[last + 1 : last + 2]):
        # "the governor three fewer", "two fewer over Tula"
        folded.append(
            Token(
                tokens[start].start,
                tokens[last].end,
                {"multiple": f"- {number}"},
                tokens[last].word,
            )
        )
        return last + 1
    if "onto" not in before.traits or _COMPARING.isdisjoint(following):
        return None
    sign = "+" if "above" in following else "-"
    folded[-1] = Token(before.start, tokens[last].end, {"multiple": f"{sign} {number}"})
    return last + 1


def follows_superlative(tokens: list[Token], at: int) -> bool:
    """Whether a superlative stands before a time: then it only says since when."""
    return any(not _RANKING.isdisjoint(t.traits) for t in tokens[max(0, at - 12) : at])


_RANKING = frozenset({"superlative", "nth_time"})


def stands_for_comparison(tokens: list[Token], at: int) -> bool:
    """Whether a time stands right behind a "than": then the text only compares with it.

    «против вчерашних 28», «чем прошлой ночью (34)»: if its number is told, it dates that.
    """
    behind = [t.kinds for t in tokens[at + 1 : at + 3]]
    if any("count" in kinds for kinds in behind) and {"count", "open"} & behind[0].keys():
        return False
    if _tells_then(tokens, at):
        return False
    while at > 0 and not _OF_WHOLE.isdisjoint(tokens[at - 1].traits):
        at -= 1  # "than in the whole of May"
    near = tokens[max(0, at - _COMPARED_REACH) : max(0, at)]
    told = list(itertools.dropwhile(lambda t: "multiple" not in t.kinds, near))
    is_deed = "outcome" in kinds_of(told) and all(_COMPARES.isdisjoint(t.traits) for t in told)
    is_multiple = bool(told) and not is_deed  # "twice the number of last night"
    is_beside = _is_set_beside(near) or is_as_many(tokens, at) or _is_likened(tokens, at)
    return is_multiple or is_beside or is_compared(tokens, at, _COMPARED_REACH)


_OF_WHOLE = frozenset({"the", "whole", "of"})
_COMPARES = frozenset({"as", "than"})  # not "twice as many were downed the day before"


def _is_set_beside(near: list[Token]) -> bool:
    """ "The same as on Monday", but "compared with 40 on Monday" dates the 40."""
    told = [t for t in near if "set_beside" in t.traits or "count" in t.kinds]
    return bool(told) and "set_beside" in told[-1].traits


def _is_likened(tokens: list[Token], at: int) -> bool:
    """«В ночь на 6 марта, как и предыдущей ночью, …», ", as on the previous night,"."""
    k = at - 1 - (at > 0 and "and" in tokens[at - 1].kinds)
    if k < 0 or "as" not in tokens[k].traits:
        return False
    k -= k > 1 and "only" in tokens[k - 1].traits  # "just as the day before"
    if k and "comma" not in tokens[k - 1].kinds:
        return False
    behind = (t.kinds for t in tokens[at : at + _LONGEST_TIME] if "time" not in t.kinds)
    return not _ENDS_LIKENESS.isdisjoint(next(behind, {"stop_mark": ""}))


_ENDS_LIKENESS = frozenset({"comma", "stop_mark", "close"})


_LONGEST_TIME = 6


def is_as_many(tokens: list[Token], at: int) -> bool:
    """«столько же, сколько сутками ранее», "the same number as a day earlier"."""
    k = at - 1
    while k > 0 and "how_many" not in tokens[k].kinds and "as" not in tokens[k].traits:
        if tokens[k].kinds and _LEADS_TIME.isdisjoint(tokens[k].kinds):
            return False
        k -= 1
    return any("same" in t.kinds for t in tokens[max(0, k - 3) : max(0, k)])


_LEADS_TIME = frozenset({"stop", "in", "and", "adjective"})


def _tells_then(tokens: list[Token], at: int) -> bool:
    """«вдвое больше, чем прошлой ночью, когда сбили 44»: the number of the time compared with.

    So too «чем в ночь на 8 марта: тогда сбили 14».
    """
    for k in range(max(0, at + 1), min(at + _THEN_REACH, len(tokens) - 1)):
        is_clause = "comma" in tokens[k].kinds and "when" in tokens[k + 1].traits
        is_parted = not _PARTS_THEN.isdisjoint(tokens[k].kinds)
        if is_clause or (is_parted and "back_then" in tokens[k + 1].traits):
            return any("count" in t.kinds for t in tokens[k + 2 : k + 2 + _THEN_REACH])
    return False


_THEN_REACH = 6
_PARTS_THEN = frozenset({"comma", "colon", "semicolon", "dash", "open"})
_EVE_REACH = 9
_ENDS_EVE = frozenset({"semicolon", "dash", "colon"})


def stands_against(tokens: list[Token], at: int) -> bool:
    """«13 за ночь против вчерашних 28»: a day that dates its own number, not the others."""
    is_behind = at > 0 and "against" in tokens[at - 1].traits
    return is_behind or _is_told_of_compared(tokens, at) or dates_compared(tokens, at)


def _is_told_of_compared(tokens: list[Token], at: int) -> bool:
    """«чем прошлой ночью (34)»: whether the number of a time compared with is in brackets."""
    behind = [t.kinds for t in tokens[at + 1 : at + 3]] if at > 0 else []
    is_told = len(behind) == 2 and "open" in behind[0] and "count" in behind[1]
    if not is_told or "time" not in tokens[at].kinds:
        return False
    near = tokens[max(0, at - _COMPARED_REACH) : at]  # "twice as many as last night (nine)"
    return any("multiple" in t.kinds for t in near) or is_compared(tokens, at, _COMPARED_REACH)


def dates_compared(tokens: list[Token], at: int) -> bool:
    """«35 за ночь против 102 накануне», "surpassing the 337 of 11 March": a day of that number."""
    k = at - 1
    while k > max(0, at - _DATED_REACH) and not _BEFORE_DAY.isdisjoint(tokens[k].kinds):
        k -= 1
    if k < 1 or "count" not in tokens[k].kinds:
        return False
    k -= 1
    while k > 0 and not _BEFORE_EARLIER.isdisjoint(tokens[k].kinds):
        k -= 1
    return "against" in tokens[k].traits


_DATED_REACH = 4
_BEFORE_DAY = frozenset({"of", "in", "stop", "outcome", "around_time"})
_BEFORE_EARLIER = frozenset({"stop", "time", "of"})


def time_of_earlier(tokens: list[Token], i: int) -> int | None:
    """«больше, чем накануне: 14 против 11»: where the time stands that dates the 11 at i."""
    if i < 1 or "against" not in tokens[i - 1].traits:
        return None
    at = i - 1
    while at > max(0, i - _COMPARISON) and "time" not in tokens[at].kinds:
        at -= 1
    while at > 0 and "time" in tokens[at - 1].kinds:
        at -= 1
    is_compared_with = "time" in tokens[at].kinds and stands_for_comparison(tokens, at)
    return at if is_compared_with else None


_COMPARISON = 8  # tokens from a time compared with to the numbers of both


def follows_record(tokens: list[Token], at: int) -> bool:
    """«Прежний рекорд — 337 — установлен 11 марта»: a day of what was counted before."""
    return any("former_record" in t.traits for t in tokens[max(0, at - _RECORD_REACH) : max(0, at)])


_RECORD_REACH = 8


def ranks_within(tokens: list[Token], at: int) -> bool:
    """Whether an ordinal and its noun stand before a time, within which it ranks.

    So too "for the first time this month", «впервые за неделю».
    """
    if any("nth_time" in t.traits for t in tokens[max(0, at - 2) : at]):
        return True
    near = tokens[max(0, at - _RANK_REACH) : max(0, at - 1)]
    ranks = [k for k, t in enumerate(near) if not _ORDINALS.isdisjoint(t.kinds)]
    return bool(ranks) and all(_ENDS_RANK.isdisjoint(t.kinds) for t in near[ranks[-1] :])


def times_recount(tokens: list[Token], at: int) -> bool:
    """«восемь после утреннего пересчёта», "a morning recount": when it was counted."""
    return any("recount" in t.traits for t in tokens[at + 1 : at + 2])


def dates_then(tokens: list[Token], at: int) -> bool:
    """«крупнейший налёт с 12 мая, когда сбили 80»: a time that dates what is compared with.

    So too "a day after 55 were downed".
    """
    if count_of_eve(tokens, at) is not None:
        return True
    if at < 0 or not _tells_then(tokens, at):
        return False
    near = tokens[max(0, at - _RECORD_REACH) : at]
    return any(not _RECORDS.isdisjoint(t.traits) for t in near)


def then_of(tokens: list[Token], i: int) -> int | None:
    """Position of the time that dates the number at i as one to compare with, if there is one."""
    for at in range(i - 1, max(-1, i - _EVE_REACH), -1):
        if "time" in tokens[at].kinds:
            eve = count_of_eve(tokens, at)
            is_then = eve is None and i - at <= _THEN_REACH and dates_then(tokens, at)
            return at if is_then or eve == i else None
    return None


def count_of_eve(tokens: list[Token], at: int) -> int | None:
    """ "A day after 55 were downed", «через день после того, как сбили 55»: where the 55 stands."""
    if at < 0 or "days_after" not in tokens[at].traits:
        return None
    for i in range(at + 1, min(at + _EVE_REACH, len(tokens))):
        if "count" in tokens[i].kinds:
            return i
        if not _ENDS_EVE.isdisjoint(tokens[i].kinds) or (
            "comma" in tokens[i].kinds and all("as" not in t.traits for t in tokens[i + 1 : i + 2])
        ):
            return None
    return None


_RECORDS = frozenset({"superlative", "only"})
RIGHT_BEHIND = 4
"""The most characters between a count and the time right behind it."""


def heads_of_compared(
    tokens: list[Token], counts: list[tuple[int, int]], times: list[int]
) -> dict[int, int]:
    """«35 за ночь против 102 накануне», «чем прошлой ночью (34)»: times of what is compared.

    The position of each number compared with → which of the times stands right behind it; `counts`
    are the positions of numbers and the ends of their words.
    """
    own: dict[int, int] = {}
    for i, end in counts:
        if i and "against" in tokens[i - 1].traits:
            for h, at in enumerate(times):
                if end <= at <= end + RIGHT_BEHIND:
                    own[i] = h
        elif "same" in tokens[i].kinds:  # «столько же, сколько и в ночь на вторник»
            near = range(i + 1, min(i + _DATED_REACH + 1, len(tokens)))
            at = next((k for k in near if "time" in tokens[k].kinds), i)
            if tokens[at].start in times and is_as_many(tokens, at):
                own[i] = times.index(tokens[at].start)
        elif _is_told_of_compared(tokens, i - 2) and tokens[i - 2].start in times:
            own[i] = times.index(tokens[i - 2].start)
    return own
