"""What happened to the things of a count, and what they are: its verb and its noun."""

from claims.model import Outcome, Subject
from claims.parse.draft import CLAUSE_ENDS, Draft, counted_at, kinds_at, plain_outcome
from claims.parse.mentions import Mention

_OUTCOMES: dict[str, Outcome] = {
    "destroyed": "destroyed",
    "suppressed": "suppressed",
    "launched": "launched",
    "hit": "hit",
}
_SUBJECTS: dict[str, Subject] = {
    "drone": "drone",
    "missile": "missile",
    "boat": "boat",
    "aircraft": "aircraft",
    "other": "other",
}
_ENDS_REACH = frozenset({"count", "comma", "semicolon", "colon", "line", "while"})
_ENDS_MEANS = CLAUSE_ENDS | {"and", "or", "count", "outcome"}
_ENDS_NOUN = frozenset({"count", "comma", "place", "semicolon", "line", "stop_mark"})
_TWIN_JOINTS = frozenset({"and", "or", "bullet"})
_PARTICIPLES = ("енных", "анных", "итых", "енными", "анными", "итыми", "ених", "аних", "итих")


def find_outcomes(draft: Draft) -> None:
    """Give each count what happened to its things, by its verb or by the counts before it."""
    first = next(
        (
            plain_outcome(t.kinds)
            for t in draft.tokens
            if "outcome" in t.kinds and plain_outcome(t.kinds) in ("destroyed", "suppressed")
        ),
        None,
    ) or next((plain_outcome(t.kinds) for t in draft.tokens if "outcome" in t.kinds), None)
    previous: str | None = None
    for element in draft.mentions:
        verb = verb_of(draft, element.index)
        counted = counted_at(draft.tokens, element.index)
        if verb is not None and "unrelated" in draft.tokens[verb].kinds:
            element.is_unrelated = element.quantity.low != 0  # "none were detected"
        if verb is not None and "outcome" in draft.tokens[verb].kinds:
            outcome: str | None = _outcome_of(draft, verb, element)
            element.has_verb = True
        elif counted is not None and counted.outcome:
            outcome = counted.outcome  # «о 29 сбитых БПЛА»
        else:
            outcome = (
                ("destroyed" if "destroyed" in draft.reading.outcomes else first)
                if element.is_total
                else previous or first
            )
        element.outcome = _OUTCOMES.get(outcome or "", "destroyed")
        if outcome is None:
            element.has_verb = False
        previous = outcome or previous


def _outcome_of(draft: Draft, verb: int, m: Mention) -> str:
    """What a verb says of its count, with the words around it."""
    outcome = plain_outcome(draft.tokens[verb].kinds)
    if outcome == "hit" and _is_struck(draft, verb, m):
        outcome = "destroyed"
    if outcome == "destroyed" and _is_jammed(draft, verb):
        outcome = "suppressed"
    if outcome == "suppressed" and _has_twin(draft, verb):
        outcome = "destroyed"
        m.notes.append("downed and jammed are counted together")
    return outcome


def verb_of(draft: Draft, i: int) -> int | None:
    """Position of the verb that governs the count at i, within its clause."""
    tokens = draft.tokens
    is_of_whole = i > 0 and "of" in tokens[i - 1].kinds
    has_clause = "comma" in kinds_at(draft.tokens, i + 1) and "outcome" in kinds_at(
        draft.tokens, i + 2
    )
    if is_of_whole and has_clause and tokens[i + 2].word.endswith(_PARTICIPLES):
        return i + 2  # «из 40 дронов, запущенных по Крыму, …»
    back = None
    crossed = False
    for k in range(i - 1, max(-1, i - 12), -1):
        kinds = tokens[k].kinds
        if "outcome" in kinds or "unrelated" in kinds:
            back = k
            break
        if "count" in kinds and crossed:
            continue
        if not _ENDS_REACH.isdisjoint(kinds):
            break
        if "and" in kinds:
            crossed = True
    if back is not None and i - back <= 2 and not crossed:
        return back
    ahead = []
    is_inserted = False
    for k in range(i + 1, min(len(tokens), i + 25)):
        kinds = tokens[k].kinds
        if "comma" in kinds and (is_inserted or _opens_aside(draft, k + 1)):
            is_inserted = not is_inserted  # «, по его словам,»
            continue
        if is_inserted:
            continue
        if "outcome" in kinds or "unrelated" in kinds:
            ahead.append(k)
        elif not _ENDS_REACH.isdisjoint(kinds):
            break
    if "zero" not in tokens[i].kinds:
        ahead = [k for k in ahead if not _is_missed(draft, k)]
    for k in ahead:
        if tokens[k].kinds.get("outcome") not in (None, "launched"):
            return k
    return back if back is not None else (ahead[0] if ahead else None)


_STRUCK = frozenset({"drone", "boat", "missile", "target"})
_PASSIVE = ("ены", "ено", "жен", "жён", "ені", "ений")


def _is_struck(draft: Draft, verb: int, m: Mention) -> bool:
    """Whether the things counted were struck themselves, and did not strike.

    "Hit over the Saratov region", «ПВО поразила 15 беспилотников», «поражены шесть катеров».
    """
    tokens = draft.tokens
    if "over" in kinds_at(tokens, verb + 1):
        return True
    if named_subject(draft, m.index) not in _STRUCK:
        return False
    if tokens[verb].word.endswith(_PASSIVE):
        return True
    lead = tokens[max(0, verb - 6) : verb] if m.index > verb else tokens[verb + 1 : verb + 2]
    return any("doer" in t.kinds for t in lead)


def _opens_aside(draft: Draft, i: int) -> bool:
    """«8 дронов, запущенных из …, сбиты», «…, по его словам, …»: a clause within another."""
    kinds = kinds_at(draft.tokens, i)
    is_launch = "origin" in kinds or str(kinds.get("outcome", "")).startswith("launched")
    return "according" in kinds or is_launch


def _is_missed(draft: Draft, k: int) -> bool:
    """«не долетел до цели»: what was not reached."""
    is_hit = kinds_at(draft.tokens, k).get("outcome") == "hit"
    return is_hit and "negation" in kinds_at(draft.tokens, k - 1)


def _has_twin(draft: Draft, verb: int) -> bool:
    """«сбиты и подавлены», "liquidated and suppressed": two verbs for one count."""
    for step in (-1, 1):
        joint, other = verb + step, verb + 2 * step
        if (
            0 <= other < len(draft.tokens)
            and not _TWIN_JOINTS.isdisjoint(draft.tokens[joint].kinds)
            and str(draft.tokens[other].kinds.get("outcome", "")).startswith("destroyed")
        ):
            return True
    return False


def _is_jammed(draft: Draft, verb: int) -> bool:
    """Whether jamming is named as the means: "neutralised by electronic warfare"."""
    if " " in draft.tokens[verb].word:
        return False  # «збиті або придушені»
    before = draft.tokens[max(0, verb - 6) : verb]
    for tokens in (draft.tokens[verb + 1 : verb + 6], reversed(before)):
        for token in tokens:
            if str(token.kinds.get("outcome", "")).startswith("suppressed"):
                return True
            if not _ENDS_MEANS.isdisjoint(token.kinds):
                break
    return False


def find_subjects(draft: Draft, default_subject: str) -> None:
    """Give each count its kind of thing, by its noun, the nouns before it or the text."""
    previous = ""
    named = [str(t.kinds["subject"]).split("/")[0] for t in draft.tokens if "subject" in t.kinds]
    named = [s for s in named if s in ("drone", "missile", "boat", "aircraft", "other", "target")]
    for element in draft.mentions:
        subject = (
            named_subject(draft, element.index)
            or noun_before(draft, element.index)
            or previous
            or (named[0] if named else "")
        )
        subject = subject or default_subject
        previous = subject
        counted = counted_at(draft.tokens, element.index)
        if subject == "mixed" and counted is not None:
            subjects = counted.subjects
            element.subject = "other"
            element.notes.append("a mixed count: " + " and ".join(subjects))
        elif subject == "target" and (
            {"drone", "missile"} <= set(named) or default_subject == "mixed"
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


def named_subject(draft: Draft, i: int) -> str:
    """The noun that the count at i carries itself; empty if it is a bare number."""
    counted = counted_at(draft.tokens, i)
    return counted.subject if counted else ""


def noun_before(draft: Draft, i: int) -> str:
    """«беспилотников — 63»: the noun before a dash or colon."""
    mark = kinds_at(draft.tokens, i - 1)
    if not ("dash" in mark or "colon" in mark):
        return ""
    for k in range(i - 2, max(-1, i - 7), -1):
        kinds = draft.tokens[k].kinds
        if "subject" in kinds:
            return str(kinds["subject"]).split("/")[0]
        if not _ENDS_NOUN.isdisjoint(kinds):
            return ""
    return ""
