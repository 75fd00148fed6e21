"""Zeros: which of them are claims, and which only deny or count something else."""

from claims.parse.mentions.draft import CLAUSE_ENDS
from claims.parse.mentions.mention import Mention, Verdict
from claims.parse.report.surroundings import Surroundings
from claims.parse.report.tallies import (
    follows_time,
)
from claims.parse.words.tokens import Token, kinds_of


def is_zero(m: Mention, around: Surroundings, names_thing: bool, has_outcome: bool) -> bool:
    """Whether a zero is told as such: by its word, an office, a figure or the place of a thing."""
    is_word = "zero" in around.tokens[m.index].kinds or _is_of_office(m, around.tokens)
    is_word |= _is_of_figure(m, around.tokens)
    return is_word or (names_thing and bool(m.places) and not has_outcome)


def _is_of_figure(m: Mention, tokens: list[Token]) -> bool:
    """ "…, the governor's figure was zero": what somebody's number is."""
    return {"figure", "aux"} <= kinds_of(tokens[max(0, m.index - 2) : m.index])


def _is_denied(m: Mention, tokens: list[Token]) -> bool:
    """Whether the clause of a count denies: "denied that a single drone …"."""
    start = next((k for k in range(m.index, 0, -1) if "comma" in tokens[k].kinds), 0)
    for token in tokens[start + 1 if start else 0 :]:
        if "denied" in token.kinds:
            return True
        if "comma" in token.kinds:
            return False
    return False


_VERB_REACH = 6
_BEFORE_VERB = frozenset({"of", "of_them", "adjective", "subject", "aux"})


def _leads_to_verb(token: Token) -> bool:
    """ "None [of the drones had] reached the city"."""
    return "arrived" not in token.traits and not _BEFORE_VERB.isdisjoint(token.kinds)


_OF_OFFICE = frozenset({"speaker", "home", "say", "dash", "of", "stop"})


def _is_of_office(m: Mention, tokens: list[Token]) -> bool:
    """ "The Kaluga governor reports two, the Tula governor none": an office and its region."""
    start = m.index
    while start and not _OF_OFFICE.isdisjoint(tokens[start - 1].kinds):
        start -= 1
    end = m.index + 1
    while end < len(tokens) and "aux" in tokens[end].kinds:
        end += 1  # "the republic's head said none had been"
    ends = end == len(tokens) or not CLAUSE_ENDS.isdisjoint(tokens[end].kinds)
    told = kinds_of(tokens[start : m.index])
    return ends and ("home" in told or {"speaker", "say"} <= told)


def judge_zero(m: Mention, around: Surroundings, names_thing: bool, follows_claim: bool) -> Verdict:
    """Whether a zero is a claim; `follows_claim`: one stands before it in the text."""
    # "none reached its goal", "none was let through" tell of no zero that was downed
    is_denial = _is_denied(m, around.tokens) or m.outcome in ("launched", "hit")
    following = around.tokens[m.index + 1 : m.index + _VERB_REACH]
    verb = next((t for t in following if not _leads_to_verb(t)), None)
    if verb is not None and "arrived" in verb.traits:
        return "noise"  # "none reached the refinery", "no drones had reached the city"
    is_timed = not names_thing and follows_time(m, around.tokens)
    is_said = around.has_speaker and "none_downed" in around.tokens[m.index].traits
    is_said = is_said or (follows_claim and _is_of_office(m, around.tokens))
    is_said = is_said or (follows_claim and around.has_speaker and _is_of_figure(m, around.tokens))
    is_told = bool(m.places) or m.has_verb or names_thing or is_timed or is_said
    is_claim = not is_denial and is_told
    return "claim" if is_claim else "noise"
