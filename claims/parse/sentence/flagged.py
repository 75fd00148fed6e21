"""A count as the words before it tell it: more of them, all in all, of those, by mistake."""

from claims.parse.counts.numbers import Counted
from claims.parse.mentions.draft import (
    COMMA,
    Draft,
    PlaceList,
    counted_at,
)
from claims.parse.mentions.mention import Mention
from claims.parse.sentence import beside
from claims.parse.sentence.nouns import noun_beside
from claims.parse.sentence.shares import (
    splits_count,
)
from claims.parse.words.tokens import Token


def new_mention(draft: Draft, token: Token, i: int) -> Mention:
    """The mention of a count, as its own words tell it."""
    counted: Counted = token.value
    mention = Mention(token.start, token.end, i, counted.quantity)
    mention.is_each = counted.is_each
    mention.is_left = beside.follows_rest(draft, i)
    mention.is_joint = mention.is_left and not mention.is_each
    mention.names_thing = bool(counted.subject or noun_beside(draft, i))
    mention.is_implied = counted.is_implied
    if counted.quantity.note:
        mention.notes.append(counted.quantity.note)
    if counted.unknown_noun:
        mention.is_open = True
    if counted.outcome:
        draft.reading.outcomes.add(counted.outcome)
    if counted.subject:
        draft.reading.subjects.update(counted.subjects or (counted.subject,))
        draft.reading.has_drones = draft.reading.has_drones or "drone" in counted.subjects
    return mention


def set_flags(
    draft: Draft, mention: Mention, flags: set[str], last: Mention | None, gap: float
) -> None:
    """Give a mention what the words before it say of it; `last` is the one before, by a gap."""
    counted = counted_at(draft.tokens, mention.index)
    mention.is_another = "another" in flags or bool(counted and counted.is_another)
    mention.is_including = "including" in flags
    mention.is_of_them = "of_them" in flags or splits_count(draft, mention.index)
    mention.is_mostly, mention.is_total = "mostly" in flags, "total" in flags
    mention.is_of_total = "of" in flags and not mention.is_of_them
    mention.is_withdrawn = "instead" in flags or "wrong" in flags
    is_revised = "correction" in flags and beside.may_revise(draft, mention)
    mention.is_corrected = is_revised or beside.follows_withdrawn(draft, mention.index)
    if "instead" in flags and last is not None and gap == COMMA:
        last.is_corrected = not last.is_withdrawn  # "it is 18, not 81"
    i = mention.index
    if i and "negation" in draft.kinds[i - 1] and beside.is_set_right(draft, i):
        mention.is_withdrawn = True
    beside.own_up(draft, mention)
    mention.is_joint = mention.is_joint or "jointly" in flags
    mention.is_each = mention.is_each or "each" in flags
    mention.is_all, mention.is_figure = beside.says_all(draft, i), "figure" in flags
    mention.is_total |= mention.is_all and not (counted and counted.subject)
    if mention.is_figure and draft.elements and isinstance(draft.elements[-1][1], PlaceList):
        mention.is_joint = True  # "put the number of drones downed over A and B at 17"
    mention.is_countrywide, mention.is_exception = "countrywide" in flags, "all_but" in flags
    mention.follows_doer = "doer" in flags
    mention.is_doer = "doer" in flags and beside.is_accounted_for(draft, mention.index)
