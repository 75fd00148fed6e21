"""Times that date a saying, and nothing that was done: "the mayor wrote at 4:20"."""

from bisect import bisect_left
from itertools import pairwise

from claims.parse.words.tokens import Token, kinds_of

_NAMED = frozenset({"governor", "speaker", "mayor"})
_OF_DEED = frozenset({"outcome", "count", "place", "of_them"})
_TOLD_OF = frozenset({"count", "subject", "outcome", "multiple", "same"})
_REACH = 100  # words that lead to a time, at most
_FEW = 6


def _tells_about(tokens: list[Token], at: int) -> bool:
    """«в 19:00 — о 12 сбитых с 15:00 до 18:00»: what was told at a time, dated itself behind."""
    while at < len(tokens) and "time" in tokens[at].kinds:
        at += 1
    near = tokens[at : at + _NEAR_COUNT]
    if len(near) < 3 or "dash" not in near[0].kinds or "speaking_of" not in near[1].traits:
        return False
    is_dated = any("time" in b.kinds and "comma" not in a.kinds for a, b in pairwise(near[2:]))
    return is_dated and "count" in near[2].kinds


_NEAR_COUNT = 7


def is_said(tokens: list[Token], start: int) -> bool:
    """Whether a time stands right behind a word of saying: then it dates the saying."""
    at = bisect_left(tokens, start, key=lambda token: token.start)
    if at and "for_time" in tokens[at - 1].traits:
        return False  # «за 13 марта в ведомстве насчитали 99»
    following = [t for t in tokens[at : at + 10] if "time" not in t.kinds]
    if at == 0 and following and "colon" in following[0].kinds:
        return False  # "9.05 a.m.: the mayor says eight": an entry of a live blog
    if _tells_about(tokens, at) or (following and _closes_lead(tokens[:at], following[0])):
        return True
    is_apart = bool(following) and "comma" in following[0].kinds
    if is_apart and (_ends_deed(tokens, at) or (at == 0 and _is_insertion(following))):
        return False  # "78 were downed during the day, the ministry said"
    if following and "over" in following[0].kinds and _ends_deed(tokens, at):
        return False  # «15 сбито за день над Курской областью, сообщил губернатор»
    if following and "say" in following[0].kinds and _is_led_by_voice(tokens, at):
        return True  # "the ministry at lunchtime added five more"
    told = [t for t in following if _BEFORE_TIME.isdisjoint(t.kinds)]  # «днём — ещё один, …»
    if any("say" in t.kinds for t in following[:5]) and not any(
        not _TOLD_OF.isdisjoint(t.kinds) for t in told[:2]
    ):
        return True  # "At noon it reported …"
    before = [t for t in tokens[max(0, at - _REACH) : at] if not _leads_to_time(t)]
    if len(before) > 1 and not _NAMED.isdisjoint(before[-1].kinds):
        before.pop()  # «написал Собянин в 4:20»
    return bool(before) and "say" in before[-1].kinds


def _closes_lead(before: list[Token], behind: Token) -> bool:
    """ "The ministry said in a post on Monday morning: …": who speaks, a time and a colon."""
    told = kinds_of(before)
    return "colon" in behind.kinds and "speaker" in told and _OF_DEED.isdisjoint(told)


def _ends_deed(tokens: list[Token], at: int) -> bool:
    """Whether a verb of downing, a count or its place stands right before a time.

    So too behind a dash: «12 — во вторник, 28 — в среду, сообщило Минобороны».
    """
    while at and (
        _leads_to_time(tokens[at - 1]) or not _BEFORE_TIME.isdisjoint(tokens[at - 1].kinds)
    ):
        at -= 1
    return at > 0 and not _OF_DEED.isdisjoint(tokens[at - 1].kinds)


_BEFORE_TIME = frozenset({"another", "dash"})


def _is_led_by_voice(tokens: list[Token], at: int) -> bool:
    at -= at > 1 and _leads_to_time(tokens[at - 1])  # "the ministry on Saturday morning said"
    return at > 0 and "speaker" in tokens[at - 1].kinds


def _is_insertion(following: list[Token]) -> bool:
    """ "In the evening, the ministry said, 78 were downed": whether a saying stands in commas."""
    return any("say" in a.kinds and "comma" in b.kinds for a, b in pairwise(following[1:_FEW]))


def _leads_to_time(token: Token) -> bool:
    is_small = "in" in token.kinds or "around_time" in token.kinds
    return is_small or not _LEADS_TIME.isdisjoint(token.traits)


_LEADS_TIME = frozenset({"the", "this"})  # "downed this afternoon, the governor said"
