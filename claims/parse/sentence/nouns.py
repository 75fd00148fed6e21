"""What the things of a count are: its noun, the nouns before it, or those of the text."""

from claims.model import Subject
from claims.parse.mentions.draft import Draft, counted_at, things_named
from claims.parse.mentions.mention import Mention
from claims.parse.sentence.insertions import start_of_insertion

_SUBJECTS: dict[str, Subject] = {
    "drone": "drone",
    "missile": "missile",
    "boat": "boat",
    "aircraft": "aircraft",
    "other": "other",
}
_ENDS_NOUN = frozenset({"count", "comma", "place", "semicolon", "line", "stop_mark"})


def find_subjects(draft: Draft, default_subject: str) -> None:
    """Give each count its kind of thing, by its noun, the nouns before it or the text."""
    previous = ""
    told = [
        things_named(kinds) for kinds in draft.kinds if "subject" in kinds or "all_of_them" in kinds
    ]
    named = [subject for subject in told if subject in _SUBJECTS or subject == "target"]
    following = [*draft.mentions[1:], None]
    for element, behind in zip(draft.mentions, following, strict=True):
        counted = counted_at(draft.tokens, element.index)
        subject = (
            (counted.subject if counted is not None else "")
            or noun_beside(draft, element.index)
            or str(draft.kinds[element.index + 1].get("of_them", ""))  # "14 of the UAVs"
            or (_noun_of_figure(draft, element.index) if element.is_figure else "")
            or _named_again(draft, element.index)
            or _thing_of_whole(draft, element, behind)
            or previous
            or (named[0] if named else "")
        )
        subject = subject or default_subject
        previous = subject
        if subject == "mixed" and counted is not None:
            things = counted.subjects or _nouns_behind_place(draft, element.index)
            kinds = [thing for thing in things if thing != "target"]
            element.subject = "other"
            element.notes.append("a mixed count: " + " and ".join(kinds))
        elif subject == "target" and (
            {"drone", "missile"} <= set(named)
            or default_subject == "mixed"
            or _is_target_of(draft, element)
        ):
            element.subject = "other"
            element.notes.append("a mixed count of targets")
        elif subject == "target":
            element.subject = "other" if default_subject != "drone" else "drone"
            element.notes.append(
                "“targets”"
                + (
                    "; the text speaks of drones"
                    if element.subject == "drone"
                    else ": drones are not named"
                )
            )
        else:
            element.subject = _SUBJECTS.get(subject, "drone")
    _mix_whole(draft)


def _mix_whole(draft: Draft) -> None:
    """«Их было девять: восемь — беспилотники, одна — ракета»: nine of both."""
    if len(draft.mentions) < _WITH_PARTS:
        return
    whole, *parts = draft.mentions
    counted = [counted_at(draft.tokens, m.index) for m in parts]
    is_named = all(c is not None and c.subject for c in counted)
    is_whole = sum(m.quantity.low or 0 for m in parts) == whole.quantity.low and whole.is_exact
    if is_named and is_whole and not named_subject(draft, whole.index):
        things = sorted({m.subject for m in parts})
        if len(things) > 1:
            whole.subject = "other"
            whole.notes.append("a mixed count: " + " and ".join(things))


_WITH_PARTS = 3


def _named_again(draft: Draft, i: int) -> str:
    """ "The missiles over the Black Sea, the drones over Crimea (10) and Sevastopol (five)".

    What opens the clause of a bare number: the thing alone, with a place behind it.
    """
    for k in range(i - 1, 0, -1):
        if "count" in draft.kinds[k] or not _ENDS_NAMING.isdisjoint(draft.kinds[k]):
            break
        if "subject" in draft.kinds[k]:
            mark = k - 1 - ("the" in draft.tokens[k - 1].traits)
            at = k + 1 + ("dash" in draft.kinds[k + 1])
            is_item = not _OPENS_NAMING.isdisjoint(draft.kinds[mark]) and "over" in draft.kinds[at]
            return things_named(draft.kinds[k]) if is_item else ""
    return ""


_OPENS_NAMING = frozenset({"comma", "semicolon", "colon", "and", "while"})
_ENDS_NAMING = frozenset({"semicolon", "colon", "say"})


def _noun_of_figure(draft: Draft, i: int) -> str:
    """ "Put the number of drones downed over Crimea at 21": the noun behind the word "number"."""
    for k in range(i - 1, max(0, i - _FIGURE_REACH), -1):
        if "count" in draft.kinds[k]:
            break
        if "subject" in draft.kinds[k]:
            return things_named(draft.kinds[k])
    return ""


_FIGURE_REACH = 12


def _thing_of_whole(draft: Draft, m: Mention, behind: Mention | None) -> str:
    """ "A third of the 27 UAVs", "two of the five boats": a share is of what its whole counts."""
    if behind is None or not behind.is_of_total:
        return ""
    is_share = bool(m.fraction) or behind.is_right_behind(m)
    return named_subject(draft, behind.index) if is_share else ""


def named_subject(draft: Draft, i: int) -> str:
    """The noun that the count at i carries itself; empty if it is a bare number."""
    counted = counted_at(draft.tokens, i)
    return counted.subject if counted else ""


def _is_target_of(draft: Draft, m: Mention) -> bool:
    """ "Fifteen air targets, among them 11 drones": then the fifteen are not all drones."""
    return any(
        x.index > m.index and (x.is_including or x.is_of_them) and named_subject(draft, x.index)
        for x in draft.mentions
    )


def noun_beside(draft: Draft, i: int) -> str:
    """The noun before the number at i, or behind its verb and place."""
    behind = _nouns_behind_place(draft, i)
    return noun_before(draft, i) or (behind[0] if len(behind) == 1 else "mixed" if behind else "")


def _nouns_behind_place(draft: Draft, i: int) -> list[str]:
    """«о 12 сбитых над Крымом БПЛА (и ракетах)»: the nouns behind a participle and its place."""
    counted = counted_at(draft.tokens, i)
    k = i + 1 + ("outcome" in draft.kinds[i + 1])
    is_told = k > i + 1 or bool(counted and counted.outcome)
    if not is_told or "over" not in draft.kinds[k]:
        return []
    while k < draft.n and not _PLACING.isdisjoint(draft.kinds[k]):
        k += 1
    if "place" not in draft.kinds[k - 1]:
        return []
    is_joined = "and" in draft.kinds[k + 1]
    nouns = [draft.kinds[k].get("subject"), draft.kinds[k + 2].get("subject") if is_joined else ""]
    return list(dict.fromkeys(str(noun).split("/")[0] for noun in nouns if noun))


def noun_before(draft: Draft, i: int) -> str:
    """«беспилотников — 63», «беспилотников было 63»: the noun before its number."""
    mark = draft.kinds[i - 1]
    if "zero" in draft.kinds[i]:
        return _noun_before_none(draft, i - 1)
    if "lone_adjective" in draft.kinds[i - 2] and "dash" in mark:
        return str(draft.kinds[i - 2]["lone_adjective"])  # «…; воздушных — девять»
    if "outcome" in mark:
        return _noun_before_verb(draft, i - 2)
    is_inside = "open" in mark and "close" in draft.kinds[i + 1]  # "drones (11)"
    if not (is_inside or "dash" in mark or "colon" in mark or "aux" in mark):
        return ""
    for k in range(i - 2, max(-1, i - 7), -1):
        kinds = draft.kinds[k]
        if "subject" in kinds:
            return str(kinds["subject"]).split("/")[0]
        if not _ENDS_NOUN.isdisjoint(kinds):
            return ""
    return ""


def _noun_before_verb(draft: Draft, i: int) -> str:
    """«…, беспилотников за ночь над Кубанью сбито 12»: the noun that opens its number's clause."""
    while i > 0 and not _BEFORE_VERB.isdisjoint(draft.kinds[i]):
        i -= 1
    subject = str(draft.kinds[i].get("subject", "")).split("/")[0]
    while i > 0 and not _DESCRIBING.isdisjoint(draft.kinds[i - 1]):
        i -= 1
    return subject if i == 0 or not _OPENS_CLAUSE.isdisjoint(draft.kinds[i - 1]) else ""


def _noun_before_none(draft: Draft, i: int) -> str:
    """«…; беспилотников, по его словам, над регионом не было»: the noun that none is of."""
    while i > 0 and "subject" not in draft.kinds[i]:
        start = start_of_insertion(draft, i)
        is_passed = start < i or not _BEFORE_NONE.isdisjoint(draft.kinds[i])
        if not is_passed:
            return ""
        i = min(start, i) - 1
    return str(draft.kinds[i].get("subject", "")).split("/")[0]


_BEFORE_NONE = frozenset({"place", "over", "in", "territory", "time", "aux", "stop"})
_PLACING = frozenset({"place", "over", "in", "territory", "and"})
_BEFORE_VERB = _PLACING | {"time"}
_DESCRIBING = frozenset({"adjective", "lone_adjective", "country_adjective"})
_OPENS_CLAUSE = frozenset({"comma", "semicolon", "and", "while", "line", "time"})


def has_own_sea(draft: Draft, m: Mention, before: Mention) -> bool:
    """ "39 drones were shot down, and two boats destroyed in the Black Sea": the sea of the boats.

    Each of the two has its verb.
    """
    is_at_sea = all(z.startswith("SEA") for place in m.places for z in place.zones)
    if not is_at_sea or named_subject(draft, m.index) != "boat":
        return False
    between = draft.kinds[before.index + 1 : m.index]
    parts = [k for k, kinds in enumerate(between) if "comma" in kinds or "and" in kinds]
    verbs = [k for k, kinds in enumerate(draft.kinds[: m.index + 4]) if "outcome" in kinds]
    if not parts or named_subject(draft, before.index) == "boat":
        return False
    cut = before.index + 1 + parts[0]
    return any(k < cut for k in verbs) and any(k > cut for k in verbs)
