"""Shares of a number by who downed them, told in another sentence or by another claimant."""

from itertools import pairwise

from claims.parse.mentions.draft import DOWNED
from claims.parse.mentions.mention import Mention
from claims.parse.sentence.passages import Sentence
from claims.parse.sums.group import amount


def adopt_shares(sentences: list[Sentence], mentions: list[Mention]) -> None:
    """«26 уничтоженных. ПВО — 19, подразделение „БАРС“ — 7»: who downed how many of them.

    Bare numbers that nothing else explains and that make up a number: of the next sentence, or
    behind the number in its own: «десять — на счету зенитчиков, четыре — мобильных групп».
    """
    for whole in list(mentions):
        if not whole.is_exact:
            continue
        behind = [m for m in sentences[whole.sentence].reading.mentions if m.index > whole.index]
        following = sentences[whole.sentence + 1 : whole.sentence + 2]
        rows = [behind, *(s.reading.mentions for s in following)]
        for shares in rows if whole in mentions else []:
            if _make_up(shares, whole) and _are_untold(shares, shares is behind):
                _take_shares(whole, shares, mentions)


def _are_untold(shares: list[Mention], is_behind: bool) -> bool:
    """Whether shares are bare numbers of which one at least is not yet read as the share it is."""
    read = [m for m in shares if m.verdict == "claim"]
    is_bare = not any(m.names_thing or (m.places and not m.has_borrowed_place) for m in shares)
    is_bare = is_bare and not all(m.is_open for m in shares)  # «5 смен и 3 экскаватора»
    is_bare = is_bare and all(m.is_doer or m.is_of_them for m in read)
    return is_bare and len(read) < len(shares) and (bool(read) or not is_behind)


def _take_shares(whole: Mention, shares: list[Mention], mentions: list[Mention]) -> None:
    """Put shares right behind their whole."""
    for m in shares:
        sentence = m.sentence if m.verdict == "claim" else whole.sentence + 1
        _share_in(whole, m)
        m.sentence = sentence
    kept = [m for m in mentions if m not in shares]
    at = kept.index(whole) + 1
    mentions[:] = [*kept[:at], *shares, *kept[at:]]


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
