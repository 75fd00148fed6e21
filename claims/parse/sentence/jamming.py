"""Downed by electronic warfare, or downed and jammed together."""

from claims.parse.mentions.draft import CLAUSE_ENDS, Draft
from claims.parse.words.lexicon import Kinds
from claims.parse.words.traits import TRAITS_OF

_ENDS_MEANS = CLAUSE_ENDS | {"and", "or", "count", "outcome"}
_TWIN_JOINTS = frozenset({"and", "or", "bullet"})


def is_also_downed(draft: Draft, verb: int) -> bool:
    """«сбиты и подавлены», "liquidated and suppressed": two verbs for one count."""
    for step in (-1, 1):
        joint, other = verb + step, verb + 2 * step
        while 0 <= joint < len(draft.tokens) and _is_of_jamming(draft.kinds[joint]):
            joint, other = other, other + step  # «сбиты или принудительно посажены»
        if 0 <= joint < len(draft.tokens) and _is_pair(draft.tokens[joint].word):
            return True
        if (
            0 <= other < len(draft.tokens)
            and not _TWIN_JOINTS.isdisjoint(draft.kinds[joint])
            and str(draft.kinds[other].get("outcome", "")).startswith("destroyed")
            and not (step > 0 and "main_verb" in draft.tokens[other].traits)
        ):  # not "was jammed and came down in a field"
            return True
    return False


def _is_of_jamming(kinds: Kinds) -> bool:
    """Whether a word of no table, or the means of jamming, stands beside its verb."""
    is_jamming = str(kinds.get("outcome", "")).startswith("suppressed")
    return not kinds or "doer" in kinds or is_jamming


def _is_pair(phrase: str) -> bool:
    """«збиті або придушені»: two verbs that the tables know as one."""
    return " " in phrase and any("and_or" in TRAITS_OF[part] for part in phrase.split())


def is_jammed(draft: Draft, verb: int) -> bool:
    """Whether jamming is named as the means: "neutralised by electronic warfare"."""
    if _is_pair(draft.tokens[verb].word):
        return False
    for way in (range(verb + 1, min(verb + 8, draft.n)), range(verb - 1, max(-1, verb - 7), -1)):
        for k in way:
            kinds = draft.kinds[k]
            if str(kinds.get("outcome", "")).startswith("suppressed"):
                is_beside_guns = "and" in draft.kinds[k - 1] and "doer" in draft.kinds[k - 2]
                return not is_beside_guns  # «средствами ПВО и РЭБ»
            if not _ENDS_MEANS.isdisjoint(kinds):
                break
    return False
