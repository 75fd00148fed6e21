"""A sentence that says that a number or a rumour was wrong, and what is right."""

import itertools

from claims.parse.mentions.draft import CLAUSE_ENDS, Draft


def tells_right_one(draft: Draft) -> bool:
    """ "The earlier figure was wrong and the true one was 13": thirteen is right, and stands."""
    m = draft.mentions[-1]
    lead = draft.tokens[max(0, m.index - 4) : m.index]
    if len(draft.mentions) > 1 or not any("right_one" in t.traits for t in lead):
        return False
    m.is_withdrawn, m.is_corrected = False, True
    draft.reading.outcomes.discard("denied")
    return True


def set_right(draft: Draft) -> None:
    """«Информация о трёх сбитых ошибочна, их было пять»: the five stand for the three.

    In «слухи не подтвердились: ни одного дрона не сбито» none is what is true.
    """
    wrong, right = draft.mentions[0], draft.mentions[-1]
    is_behind = any("untrue" in kinds for kinds in draft.kinds[: wrong.index])
    if wrong.quantity.high == 0 and wrong.outcome == "destroyed" and is_behind:
        draft.reading.outcomes.discard("denied")
    if right.outcome == "destroyed" and _denies_rumours(draft, right.index + 1):
        draft.reading.outcomes.discard("denied")
    if wrong is right and right.outcome == "destroyed" and _follows_mark(draft, right.index):
        draft.reading.outcomes.discard("denied")
    if len(draft.mentions) != 2:
        return
    is_between = any("untrue" in kinds for kinds in draft.kinds[wrong.index : right.index])
    if is_between or _is_called_untrue(draft, wrong.index):
        wrong.is_withdrawn = right.is_corrected = True
        draft.reading.outcomes -= {"denied"} if right.outcome == "destroyed" else set()
        right.is_of_them = right.is_of_told = False
        right.places, right.has_borrowed_place = right.places or list(wrong.places), True


def set_right_in_passing(draft: Draft) -> None:
    """ "The number of drones downed over Tula, given as 12 in our release, is 15": the fifteen.

    A bare number between commas, of an earlier telling, and the one that holds behind them.
    """
    if len(draft.mentions) != 2 or any(m.names_thing or m.is_of_them for m in draft.mentions):
        return
    wrong, right = draft.mentions
    kinds, tokens = draft.kinds, draft.tokens
    start = next((k for k in range(wrong.index - 1, 0, -1) if "comma" in kinds[k]), 0)
    end = next((k for k in range(wrong.index + 1, right.index) if "comma" in kinds[k]), 0)
    is_led = "figure" in set().union(*kinds[:start]) and "as" in tokens[wrong.index - 1].traits
    told = set().union(*kinds[start : end + 1])
    is_told = not told.isdisjoint(_TELLING) and told.isdisjoint(_OF_ANOTHER)
    behind = tokens[end + 1 : right.index]
    is_set = bool(behind) and all(
        not (_LEADS_RIGHT.isdisjoint(t.kinds) and _TRULY.isdisjoint(t.traits)) for t in behind
    )
    if end and is_led and is_told and is_set:
        wrong.is_withdrawn = right.is_corrected = True
        wrong.is_corrected = False
        right.places, right.is_figure = list(wrong.places), True


_LEADS_RIGHT = frozenset({"aux", "dash", "stop"})
_TRULY = frozenset({"in_fact", "now"})
_TELLING = frozenset({"say", "report_noun"})
_OF_ANOTHER = frozenset({"speaker", "doer"})  # "given as 12 by the governor"


def _follows_mark(draft: Draft, i: int) -> bool:
    """ "It is not true that nobody was hurt: three were downed": another clause than the untrue."""
    lead = itertools.takewhile(lambda kinds: "untrue" not in kinds, reversed(draft.kinds[:i]))
    told = [kinds for kinds in lead if not _MARKS.isdisjoint(kinds)]
    return bool(told) and any("untrue" in kinds for kinds in draft.kinds[:i])


_MARKS = frozenset({"colon", "semicolon"})


def _is_called_untrue(draft: Draft, i: int) -> bool:
    """ "It is not true that 30 drones were downed, he said: there were three": the thirty."""
    lead = reversed(draft.kinds[:i])
    clause = itertools.takewhile(_PARTS.isdisjoint, lead)
    return any("untrue" in kinds for kinds in clause)


_PARTS = CLAUSE_ENDS | {"and"}


def _denies_rumours(draft: Draft, i: int) -> bool:
    """«Сбито пять, слухи о погибших — выдумка»: another thing than the count before is untrue."""
    for k in range(i, draft.n - 2):
        noun = k + 1 + ("the" in draft.tokens[k + 1].traits)
        if not CLAUSE_ENDS.isdisjoint(draft.kinds[k]) and noun < draft.n:
            is_rumour = "rumour" in draft.tokens[noun].traits
            return is_rumour and _TELLS_UNTRUE.isdisjoint(draft.kinds[noun + 1])
    return False


_TELLS_UNTRUE = frozenset({"untrue", "dash", "aux"})


def revise(draft: Draft) -> None:
    """«Исправило свои данные о 24 дронах: на деле сбит 21», "revised its figure of 24 to 21"."""
    for wrong, right in itertools.pairwise(draft.mentions):
        lead = draft.tokens[max(0, wrong.index - _REVISED_REACH) : wrong.index]
        behind = list(itertools.dropwhile(lambda t: "correction" not in t.kinds, lead))
        is_own = any(not _OWN_FIGURE.isdisjoint(t.traits) for t in behind[1:-1])
        is_led = bool(behind) and not _OF_FIGURE.isdisjoint(behind[-1].traits)
        is_plain = all(_ENDS_FIGURE.isdisjoint(t.kinds) for t in behind)
        between = draft.tokens[wrong.index + 1 : right.index]
        is_told = any("in_fact" in t.traits for t in between)
        is_told |= any("to" in t.traits for t in between[-1:])
        if is_own and is_led and is_plain and is_told:
            wrong.is_withdrawn = right.is_corrected = True
            right.is_of_them = right.is_of_told = False
            right.places = right.places or list(wrong.places)
            return


_REVISED_REACH = 6
_OWN_FIGURE = frozenset({"its", "own", "their"})
_OF_FIGURE = frozenset({"of", "speaking_of"})
_ENDS_FIGURE = frozenset({"comma", "colon", "semicolon", "count"})
