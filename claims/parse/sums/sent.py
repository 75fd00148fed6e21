"""Counts of what was sent, and counts that are read as sent or as downed by the sum."""

import itertools

from claims.parse.mentions.draft import DOWNED
from claims.parse.mentions.mention import Mention
from claims.parse.sums.gather import UKRAINIAN
from claims.parse.sums.group import amount


def settle_lone_hits(mentions: list[Mention]) -> None:
    """ "Two drones hit a depot in Oryol": where nothing was downed, what struck is the headline.

    So too what Kyiv says of its own drones, beside what Moscow says that it downed.
    """
    hits = [m for m in mentions if m.outcome == "hit"]
    if any(m.outcome in DOWNED for m in mentions):
        downing = {m.speaker.claimant for m in mentions if m.outcome in DOWNED}
        hits = [m for m in hits if m.speaker.claimant in {*UKRAINIAN} - downing]
    if len(hits) == 1:
        is_told = bool(hits[0].zone_sets) and hits[0].speaker.claimant != "other"
        hits[0].is_total = is_told and hits[0].subject == "drone"


def settle_launched(mentions: list[Mention]) -> None:
    """«Половина из сорока — над …, двадцать — над …»: downed, if so many were downed in all.

    So too the attacks on places that add up to all that were downed.
    """
    for m in mentions:
        if m.outcome == "destroyed" and m.is_exact and not m.zone_sets:
            near = (m.sentence, m.sentence - m.is_total)
            raids = [x for x in mentions if x.outcome == "launched" and x.sentence in near]
            is_split = len(raids) > 1 and all(x.zone_sets for x in raids)
            if is_split and sum(amount(x) or 0 for x in raids) == m.quantity.low:
                for x in raids:
                    x.outcome = "destroyed"
                    x.notes.append(f"read as downed: the parts add up to {m.quantity.low}")
    for m in mentions:
        if m.outcome == "destroyed" and _is_of_launched(m, mentions):
            m.outcome, m.is_of_them = "launched", True
    for share, whole in itertools.pairwise(mentions):
        if whole.is_of_flown and _flew_there(share, whole, mentions):
            whole.outcome, share.is_of_them = "launched", False
        if share.is_rest and whole.is_of_total and whole.outcome == "launched":
            # «Над Тулой сбили двоих. Остальные из 35 дронов сбиты над приграничьем»: all 35
            told = [x.outcome for x in mentions if x.start < share.start]
            is_whole = whole.sentence == share.sentence and whole.is_right_behind(share)
            if told and is_whole and {share.outcome, *told} <= set(DOWNED):
                whole.outcome = share.outcome
    for m in mentions:
        if m.outcome != "launched" or m.zone_sets or not m.is_exact:
            continue
        downed = [
            x
            for x in mentions
            if x.outcome in DOWNED
            and x.subject == m.subject
            and x.speaker.claimant == m.speaker.claimant
            and x.dated.window == m.dated.window
        ]
        is_split = len(downed) > 1 and all(x.zone_sets for x in downed)
        if is_split and sum(amount(x) or 0 for x in downed) == m.quantity.low:
            m.outcome = "destroyed"
            m.notes.append(f"read as downed: the parts add up to {m.quantity.low}")


def _flew_there(share: Mention, whole: Mention, mentions: list[Mention]) -> bool:
    """«Семь из девяти дронов сбиты над областью, сообщил её губернатор»: nine flew there."""
    is_told = any(x.quantity.low == whole.quantity.low for x in mentions if x.start < share.start)
    is_there = bool(whole.zone_sets) and whole.zone_sets == share.zone_sets
    return is_there and not is_told and share.outcome in DOWNED


def _is_of_launched(m: Mention, mentions: list[Mention]) -> bool:
    """«Выпущено 89 дронов, из них 51 сбит. По … району — 12»: a share of what was sent."""
    if not m.is_district or m.has_verb:
        return False
    before = [x for x in mentions if x.start < m.start]
    if any(x.has_verb and x.sentence == m.sentence for x in before):
        return False
    told = [x for x in before if x.sentence < m.sentence and not x.is_district]
    told = [x for x in told if x.sentence >= told[-1].sentence and x.subject == m.subject]
    is_split = [x.outcome == "launched" for x in told] == [True, False]
    return is_split and told[0].speaker.claimant == m.speaker.claimant
