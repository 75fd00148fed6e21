"""Multiples of the number before: "twice as many over Penza", «накануне — вчетверо больше»."""

from claims.parse.mentions.draft import CLAUSE_ENDS, Draft

_LEADS_MULTIPLE = frozenset({"dash", "aux", "outcome"})
_VOICES = frozenset({"speaker", "home"})
_WHERE = frozenset({"dash", "over", "in"})
_BEFORE_APART = frozenset({"place", "over", "in", "territory"})
_IN_TIME = frozenset({"time", "in", "around_time"})
_VERBS = frozenset({"aux", "outcome"})


def tells_multiple(draft: Draft, i: int) -> bool:
    """Whether the multiple at a position is a number of its own: of a place, a time or a voice."""
    before, following = draft.kinds[i - 1], draft.kinds[i + 1]
    is_placed = not _LEADS_MULTIPLE.isdisjoint(before) and _stands_apart(draft, i - 2)
    is_last = not following or not CLAUSE_ENDS.isdisjoint(following)
    at = i - 1 - ("comma" in before)  # "over Bryansk, double that"
    is_placed = is_placed or (is_last and _stands_apart(draft, at))
    # «губернатор — на три меньше»
    voice = draft.kinds[i - 1 - ("dash" in before)]
    is_placed |= is_last and not _VOICES.isdisjoint(voice)
    is_placed |= _is_told_by_another(draft, i) or _is_downed_somewhere(draft, i)
    if _WHERE.isdisjoint(following) and not (is_placed or _is_of_time(draft, i)):
        return False  # «вдвое больше, чем накануне»
    # «вдвое больше — десять», «вдвое больше дронов (10)»: it follows
    is_bracketed = "open" in draft.kinds[i + 2] and "count" in draft.kinds[i + 3]
    return not ("count" in draft.kinds[i + 2] or is_bracketed)


def _is_downed_somewhere(draft: Draft, i: int) -> bool:
    """ "Six were downed over Saratov; half as many were brought down over Penza"."""
    is_head = i == 0 or not (CLAUSE_ENDS | {"and"}).isdisjoint(draft.kinds[i - 1])
    at = i + 1
    while not _VERBS.isdisjoint(draft.kinds[at]):
        at += 1
    return is_head and at > i + 1 and not _WHERE.isdisjoint(draft.kinds[at])


def _is_told_by_another(draft: Draft, i: int) -> bool:
    """«…; источники говорят, что их было вдвое больше»: the last words, behind who says them."""
    k = i - 1
    while k > 0 and not _BEFORE_TOLD.isdisjoint(draft.kinds[k]):
        k -= 1
    is_voice = k > 0 and not _VOICES.isdisjoint(draft.kinds[k])
    is_last = i + 1 >= draft.n or "semicolon" in draft.kinds[i + 1]
    return is_voice and is_last and any(m.index < k for m in draft.mentions)


_BEFORE_TOLD = frozenset({"say", "stop", "comma", "dash", "aux", "figure", "region_anaphora"})


def _stands_apart(draft: Draft, i: int) -> bool:
    """Whether a place opens its clause: not «16 над Воронежской областью — на три больше»."""
    is_place = "place" in draft.kinds[i]
    while i >= 0 and not _BEFORE_APART.isdisjoint(draft.kinds[i]):
        i -= 1
    return is_place and (i < 0 or not (CLAUSE_ENDS | {"and"}).isdisjoint(draft.kinds[i]))


def _is_of_time(draft: Draft, i: int) -> bool:
    """«…, во вторник втрое больше»: a time opens its clause, and nothing ends what it compares.

    So too «хотя накануне сбивали вдвое больше», "twice as many were downed the day before".
    """
    following, behind = draft.kinds[i + 1], draft.tokens[i + 2 : i + 3]
    k, at = i - 1, i + 1
    while k > 0 and not _BEFORE_TIMED.isdisjoint(draft.kinds[k]):
        k -= 1
    while not _VERBS.isdisjoint(draft.kinds[at]):
        at += 1
    is_timed = k >= 0 and "time" in draft.kinds[k]
    if not is_timed and at > i + 1 and "time" in draft.kinds[at]:
        return _opens_clause(draft, i - 1)
    while k >= 0 and not _IN_TIME.isdisjoint(draft.kinds[k]):
        k -= 1
    is_left = any("than" in t.traits for t in behind) or not (
        not following or CLAUSE_ENDS & following.keys()
    )
    return is_timed and _opens_clause(draft, k) and not is_left


def _opens_clause(draft: Draft, k: int) -> bool:
    """Whether a clause ends at k, or a word alone joins what follows to it: ", хотя"."""
    is_end = [not (CLAUSE_ENDS | {"and", "while"}).isdisjoint(draft.kinds[j]) for j in (k, k - 1)]
    return k < 0 or is_end[0] or (k > 0 and is_end[1] and not draft.kinds[k])


_BEFORE_TIMED = frozenset({"dash", "outcome", "aux", "figure", "stop"})
