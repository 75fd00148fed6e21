"""Clauses of other work than air defence's: sappers, customs, schools, what may yet be."""

import itertools

from claims.parse.counts.numbers import Counted
from claims.parse.mentions.draft import CLAUSE_ENDS, Draft, tells_downing
from claims.parse.words.tokens import Token, kinds_of

_PARTS = CLAUSE_ENDS | {"and", "dash"}


def tells_of_alarm(draft: Draft, i: int) -> bool:
    """ "Sirens sounded in nine regions, but only four drones were downed": not over the nine."""
    clause = itertools.takewhile(
        lambda t: CLAUSE_ENDS.isdisjoint(t.kinds), reversed(draft.tokens[:i])
    )
    return any("alarm" in t.traits for t in clause)


def settle_other_work(tokens: list[Token], traits: set[str]) -> None:
    """What is paid for a drone, or might be done, is none that was downed."""
    if "reward" in traits:
        _pass_rewards(tokens)
    if "able" in traits:
        _note_abilities(tokens)
    if "teaches" in traits:
        _note_lessons(tokens)


def _pass_rewards(tokens: list[Token]) -> None:
    """«Премия за сбитый дрон — 50 тысяч рублей»: what is paid for one, and none that was downed."""
    for is_end, group in itertools.groupby(tokens, key=_ends_clause):
        clause = [] if is_end else list(group)
        is_paid = any("reward" in t.traits for t in clause)
        if not is_paid or any("count" in t.kinds for t in clause):
            continue  # "paid for the 12 drones downed"
        for k in (k for k, token in enumerate(clause) if "paid_for" in token.traits):
            for token in clause[k + 1 : k + _PAID_REACH]:
                if tells_downing(token.kinds) or "subject" in token.kinds:
                    token.kinds = {"noise": ""}


_PAID_REACH = 5


def _ends_clause(token: Token) -> bool:
    return not CLAUSE_ENDS.isdisjoint(token.kinds)


def _note_abilities(tokens: list[Token]) -> None:
    """«способен, уверяет конструктор, сбивать до тридцати»: what might be done, and was not."""
    for i, token in enumerate(tokens):
        if "able" not in token.traits:
            continue
        k, close = i + 1, i + 1
        if "comma" in kinds_of(tokens[k : k + 1]):  # who says it stands between
            said = list(itertools.takewhile(lambda t: "comma" not in t.kinds, tokens[k + 1 :]))
            close += len(said) + 2 if not _SAYS.isdisjoint(kinds_of(said[:_SAYING])) else 0
        close += any("time" in t.kinds for t in tokens[close : close + 1])  # «может за ночь сбить»
        if any("infinitive" in t.traits and tells_downing(t.kinds) for t in tokens[close:][:1]):
            token.kinds = {"hypothetical": ""}


def _note_lessons(tokens: list[Token]) -> None:
    """ "A club teaches people to shoot down drones": not so "schools teach online after 14 …"."""
    for is_end, group in itertools.groupby(tokens, key=_ends_clause):
        clause = [] if is_end else list(group)
        taught = [t for t in clause if "infinitive" in t.traits and tells_downing(t.kinds)]
        for token in clause if taught else []:
            if "teaches" in token.traits:
                token.kinds = {"other_work": ""}


_SAYS, _SAYING = frozenset({"say", "according"}), 8


def judge_exercises(draft: Draft) -> None:
    """«Дронов не сбивали, а хлопки — это учения»: what was heard was none, the rest is told."""
    if not draft.reading.is_hypothetical or "condition" in draft.told:
        return
    start, is_told = 0, False
    for end in [i for i in range(draft.n) if not CLAUSE_ENDS.isdisjoint(draft.kinds[i])] + [
        draft.n
    ]:
        clause = draft.kinds[start:end]
        is_heard = any("noise" in kinds for kinds in clause)
        if any("hypothetical" in kinds for kinds in clause) and not (is_heard and is_told):
            return
        is_told |= any("zero" in kinds or tells_downing(kinds) for kinds in clause)
        start = end + 1
    draft.reading.is_hypothetical = False


def _tells_downing_behind(draft: Draft, end: int) -> bool:
    """ "The town saw a light show: seven drones were shot down over Tula": a deed of its own."""
    if end >= draft.n or _OPENS_DEED.isdisjoint(draft.kinds[end]):
        return False
    behind = draft.tokens[end + 1 : draft.n]
    is_downed = any("shot_down" in t.traits for t in behind)
    is_led = not _DEED.isdisjoint(kinds_of(behind[:2]))  # not "the wreck of two …"
    return is_downed and is_led and {"count", "over"} <= kinds_of(behind)


_OPENS_DEED = frozenset({"colon", "semicolon"})
_DEED = frozenset({"count", "outcome"})


def judge_other_work(draft: Draft) -> None:
    """«Сбиты пять дронов, на месте работают сапёры»: such a clause has no counts of claims.

    Behind a clause that tells of downing it speaks for itself alone; else it speaks for the whole
    sentence: «Сапёры обезвредили два дрона».
    """
    if "other_work" not in draft.told:
        return
    has_count = has_verb = False
    bounds = [i for i, kinds in enumerate(draft.kinds[: draft.n]) if not _PARTS.isdisjoint(kinds)]
    start = 0
    for end in [*bounds, draft.n]:
        clause = draft.kinds[start:end]
        if any("other_work" in kinds for kinds in clause):
            if not ((has_count and has_verb) or _tells_downing_behind(draft, end)):
                draft.reading.is_hypothetical = True
                return
            for m in draft.mentions:
                m.is_unrelated = m.is_unrelated or start <= m.index < end
        has_count = has_count or any("count" in kinds for kinds in clause)
        has_verb = has_verb or any(tells_downing(kinds) for kinds in clause)
        start = end + 1


def pass_forces(tokens: list[Token]) -> None:
    """«Силами двух Су-30, вертолёта и шести „Панцирей“ сбиты 13»: who downed them, in numbers.

    Not so «атака силами трёх ракет», «атака при участии 20 дронов, все они сбиты», "using six
    missiles and 30 drones, Ukraine attacked".
    """
    for i, token in enumerate(tokens[:-1]):
        is_led = "forces_of" in token.traits and "outcome" not in token.kinds
        if not is_led or _FORCES.isdisjoint(tokens[i + 1].kinds):
            continue
        listed = tokens[i + 1 : i + _FORCES_REACH]
        verb = next((t for t in listed if not _ENDS_DEED.isdisjoint(t.kinds)), token)
        if not tells_downing(verb.kinds):
            continue
        for k, (before, force) in enumerate(itertools.pairwise([token, *listed])):
            subject = force.value.subject if isinstance(force.value, Counted) else ""
            # «с помощью двух дронов-перехватчиков сбиты пять»
            is_claim = subject not in _DEFENDERS and not (k == 0 and _counts_others(listed[1:]))
            if is_claim or not _ENDS_FORCES.isdisjoint(force.kinds):
                break
            is_listed = k == 0 or not _JOINS_FORCES.isdisjoint(before.kinds)
            if is_listed and not _FORCES.isdisjoint(force.kinds):
                force.kinds = {"noise": ""}


_FORCES = frozenset({"count", "subject"})
_DEFENDERS = ("", "aircraft")
_ENDS_DEED = frozenset({"outcome", "all_of_them", "semicolon", "line"})
_ENDS_FORCES = frozenset({"outcome", "over", "place", "aux", "semicolon", "line"})
_JOINS_FORCES = frozenset({"comma", "and"})
_FORCES_REACH = 20


def _counts_others(behind: list[Token]) -> bool:
    clause = itertools.takewhile(lambda t: "semicolon" not in t.kinds, behind)
    return any("count" in t.kinds for t in clause)


def pass_denied(tokens: list[Token]) -> None:
    """«Никаких „пятидесяти“: над Адыгеей сбито 12»: a number that the text will not have."""
    for i, token in enumerate(tokens[:-1]):
        k = i + 1 + ("quote" in tokens[i + 1].kinds)
        if "no_such" in token.traits and "count" in kinds_of(tokens[k : k + 1]):
            tokens[k].kinds = {"noise": ""}


def pass_hearsay(tokens: list[Token]) -> None:
    """ "Whoever counted a hundred can show it to us": what others say, of no thing and place."""
    is_led = "whoever" in tokens[0].traits
    if is_led and kinds_of(tokens).isdisjoint({"place", "subject", "time"}):
        for token in tokens:
            if isinstance(token.value, Counted) and not token.value.subject:
                token.kinds = {"noise": ""}


def pass_corrected(tokens: list[Token]) -> None:
    """«Семнадцать (по уточнённым данным, девятнадцать) дронов сбиты»: the first is withdrawn."""
    for i, token in enumerate(tokens[:-3]):
        if "outcome" in token.kinds:
            return
        inside = kinds_of(tokens[i + 2 : i + _CORRECTED_REACH])
        is_bracket = "count" in token.kinds and "open" in tokens[i + 1].kinds
        if is_bracket and {"count", "correction"} <= inside and _SHARES.isdisjoint(inside):
            token.kinds = {"stop": ""}


_CORRECTED_REACH = 6
_SHARES = frozenset({"of_them", "including"})  # «(три из них уточнённые)»
