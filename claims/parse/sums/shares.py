"""Shares of a number by who downed them, told in another sentence or by another claimant."""

from itertools import pairwise

from claims.parse.mentions.draft import DOWNED
from claims.parse.mentions.mention import Mention
from claims.parse.sentence.passages import Sentence
from claims.parse.sums.group import amount


def adopt_shares(sentences: list[Sentence], mentions: list[Mention]) -> None:
    """«26 уничтоженных. ПВО — 19, подразделение „БАРС“ — 7»: who downed how many of them.

    Bare numbers of the next sentence that nothing else explains and that make up a number.
    """
    for whole in list(mentions):
        shares = [
            m
            for s in sentences[whole.sentence + 1 : whole.sentence + 2]
            for m in s.reading.mentions
        ]
        is_bare = not any(m.verdict == "claim" or m.places or m.names_thing for m in shares)
        if not (is_bare and whole.is_exact and _make_up(shares, whole)):
            continue
        for m in shares:
            _share_in(whole, m)
            m.sentence = whole.sentence + 1
        at = mentions.index(whole) + 1
        mentions[at:at] = shares


def adopt_doers(sentences: list[Sentence], mentions: list[Mention]) -> None:
    """Shares by who downed them of a number behind them, or of one that another claimant gives.

    «Росгвардия сбила 5, армейская ПВО — 14. Всего, сообщил губернатор, над областью сбито 19»;
    «Минобороны: 18 над Тулой. Губернатор: 12 из них сбили военные, шесть — Росгвардия».
    """
    for whole in list(mentions):
        if not (whole.zone_sets and whole.is_exact and whole.outcome in DOWNED):
            continue
        if whole.sentence and (whole.is_total or whole.is_joint):
            _take_before(whole, sentences[whole.sentence - 1], mentions)
        claimant = whole.speaker.claimant
        others = [m for m in mentions if m.sentence > whole.sentence and _is_work(m)]
        shares = [m for m in others if m.sentence == others[0].sentence]
        is_other = all(m.speaker.claimant != claimant for m in shares)
        if is_other and _make_up(shares, whole):
            for m in shares:
                m.is_of_other, m.subject, m.places = True, whole.subject, whole.places
                m.has_borrowed_place = True


def adopt_flown(mentions: list[Mention]) -> None:
    """ "16 downed, said the ministry. Five of them, the mayor added, flew at the capital".

    A share of a number that another claimant gives, and not a headline of the mayor's.
    """
    for whole, m in pairwise(mentions):
        is_share = m.is_goal and m.is_of_them and (m.has_borrowed_place or not m.zone_sets)
        is_other = whole.speaker.claimant != m.speaker.claimant and whole.subject == m.subject
        is_next = whole.outcome in DOWNED and 0 <= m.sentence - whole.sentence <= 1
        if is_share and is_other and is_next and _holds(whole, m):
            m.is_of_other, m.places, m.has_borrowed_place = True, whole.places, True
            m.dated = m.dated if m.dated.window.start else whole.dated


def _holds(whole: Mention, m: Mention) -> bool:
    return whole.is_exact and m.is_exact and (m.quantity.low or 0) <= (whole.quantity.low or 0)


def _take_before(whole: Mention, before: Sentence, mentions: list[Mention]) -> None:
    """Give a total the shares of the sentence right before it that make it up."""
    shares = before.reading.mentions
    is_added = any(m.is_of_total or m.is_another for m in shares)
    is_placed = any(m.places and not m.has_borrowed_place for m in shares)
    is_apart = "doer" in before.told and not (is_placed or is_added)
    if not is_apart or before.times or not _make_up(shares, whole):
        return
    for m in shares:
        _share_in(whole, m)
        m.notes = []
    kept = [m for m in mentions if m not in shares]
    at = kept.index(whole)
    mentions[:] = [*kept[:at], *shares, *kept[at:]]


def _share_in(whole: Mention, m: Mention) -> None:
    """Make a count a claim of who downed how many of a whole: all else is as the whole tells."""
    m.verdict, m.subject, m.outcome = "claim", whole.subject, whole.outcome
    m.speaker, m.dated, m.is_doer = whole.speaker, whole.dated, True
    m.places, m.has_borrowed_place = whole.places, True


def _is_work(m: Mention) -> bool:
    return (m.is_doer or m.follows_doer) and (m.has_borrowed_place or not m.zone_sets)


def _make_up(shares: list[Mention], whole: Mention) -> bool:
    return len(shares) > 1 and sum(amount(m) or 0 for m in shares) == whole.quantity.low
