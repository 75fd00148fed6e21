"""Headings: words of a raid, or a line of its own, above the counts that follow."""

from claims.parse.mentions.draft import Draft, PlaceList

_REACH = 12


def heads_news(draft: Draft, k: int, i: int) -> bool:
    """ "The night attack: 86 drones, says the ministry": the ministry counts what it downed."""
    if "raid_noun" not in draft.tokens[k].traits or "speaker" not in draft.told:
        return False
    is_heading = any("colon" in kinds for kinds in draft.kinds[k + 1 : min(i, k + _REACH)])
    return is_heading and any(kinds.get("speaker") == "ru_mod" for kinds in draft.kinds[: draft.n])


def ends_headline(draft: Draft, i: int) -> bool:
    """ "Moscow airports closed after drones shot down": a line of its own, with its verb."""
    last = draft.elements[-1] if draft.elements else None
    if last is None or not isinstance(last[1], PlaceList):
        return False
    return any("outcome" in kinds for kinds in draft.kinds[last[2] : i])
