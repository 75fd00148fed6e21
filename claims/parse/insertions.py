"""Words put between commas that part nothing: ", they say,", ", that is more than half,"."""

from claims.parse.draft import plain_outcome
from claims.parse.places import Place
from claims.parse.tokens import Line

_OPENS = frozenset({"that_is", "say", "according", "pronoun_speaker", "in_short"})
_TELLS = frozenset({"count", "number", "digits", "rest", "same", "open", "line", "semicolon"})
_LONGEST, _LONGEST_DESCRIPTION = 9, 12
_DESCRIBES = frozenset({"describing", "relative", "relative_that"})
_VERBS = frozenset({"outcome", "unrelated", "aux"})


def end_of_insertion(line: Line, comma: int, mark: str = "comma") -> int | None:
    """Position of the mark that closes what a comma opens, if it tells nothing of its own."""
    described = _end_of_description(line, comma) if mark == "comma" else None
    if described is not None:
        return described
    is_said = comma + 1 < line.n and "as" in line.tokens[comma + 1].traits  # ", as I wrote,"
    if not is_said and _OPENS.isdisjoint(line.kinds[comma + 1]):
        return None
    for k in range(comma + 1, min(comma + 1 + _LONGEST, line.n)):
        kinds = line.kinds[k]
        if mark in kinds or "comma" in kinds:
            return k if mark in kinds else None
        is_verb = "outcome" in kinds and plain_outcome(kinds) == "destroyed"
        if is_verb or not _TELLS.isdisjoint(kinds) or isinstance(line.tokens[k].value, Place):
            return None
    return None


def _end_of_description(line: Line, comma: int) -> int | None:
    """«Восемь дронов, пересекших границу, сбиты над …»: what flew, described before its verb."""
    following = line.tokens[comma + 1].traits if comma + 1 < line.n else frozenset()
    if "count" not in line.kinds[comma - 1] or _DESCRIBES.isdisjoint(following):
        return None
    told: set[str] = set()
    for k in range(comma + 1, min(comma + 1 + _LONGEST_DESCRIPTION, line.n)):
        if "comma" in line.kinds[k] and not _VERBS.isdisjoint(line.kinds[k + 1]):
            return None if {"outcome", "place"} <= told else k
        if not _TELLS.isdisjoint(line.kinds[k]) or "over" in line.kinds[k]:
            return None
        told.update(line.kinds[k])
    return None


def start_of_insertion(line: Line, end: int) -> int:
    """Position of the comma that opens what a comma or colon closes; else the one behind it."""
    mark = "colon" if "colon" in line.kinds[end] else "comma"
    if mark in line.kinds[end]:
        for k in range(end - 2, max(-1, end - 1 - _LONGEST), -1):
            if "comma" in line.kinds[k]:
                is_closed = end_of_insertion(line, k, mark) == end
                if mark == "colon":  # "none got through, said the governor: ten were …"
                    lead = line.kinds[max(0, k - _LONGEST) : k]
                    is_closed = is_closed and not any("count" in kinds for kinds in lead)
                return k if is_closed else end + 1
    return end + 1
