"""Mentions of a whole report, made comparable: corrections, echoes, claimants, groups."""

from collections import defaultdict

from claims.parse.mentions.draft import DOWNED
from claims.parse.mentions.mention import NOBODY, Mention
from claims.parse.places.place import AROUND
from claims.parse.sentence.passages import Sentence
from claims.parse.sums.group import amount
from claims.parse.sums.headlines import agrees
from claims.parse.sums.lent_windows import lie_apart
from claims.parse.times.dated import as_told

UKRAINIAN = ("ua_official", "ua_general_staff", "ua_military_unnamed")
"""Claimants of Ukraine."""
ABROAD = (*UKRAINIAN, "us_official", "western_officials")
"""Claimants of Ukraine, the United States and the West."""
_LEAD_REACH = 2


def drop_echoes(mentions: list[Mention]) -> list[Mention]:
    """An attack by as many as were downed is the headline of the same number."""
    downed = [m for m in mentions if m.outcome == "destroyed" and not m.is_implied]
    told: dict[tuple[str, int | None, int | None], list[Mention]] = defaultdict(list)
    for m in downed:
        told[m.subject, m.quantity.low, m.quantity.high].append(m)

    def is_echo(m: Mention) -> bool:
        if m.quantity.high == 0 and not m.zone_sets:
            first = told[m.subject, 0, 0][:1]  # «ни одного дрона … в сводке значится ноль»
            return any(x is not m and not x.zone_sets for x in first)
        is_bound = m.quantity.qualifier != "exact" and not (m.fraction or m.is_rest)
        is_lead = m is mentions[0] and is_bound
        if is_lead and any(_makes_exact(x, m, downed) for x in downed):
            return True
        same = told.get((m.subject, m.quantity.low, m.quantity.high), [])
        is_headline = m.sentence == 0 and m.dated.window.basis in ("unknown", "inferred", "day")
        if is_headline and m in same and any(x.sentence and _repeats(x, m) for x in same):
            return True
        if m is mentions[0] and _heads_singular(m, mentions[1:2]):
            return True
        if m.sentence == 0 and any(_tells_by_name(x, m) for x in same):
            return True
        is_narrated = m.is_carried and not m.zone_sets and bool(same) and same[0] is not m
        if is_narrated and same[0].speaker.claimant != m.speaker.claimant:
            return m.outcome == "destroyed" and not same[0].zone_sets
        return m.outcome == "launched" and any(
            (d.sentence != m.sentence or (is_lead and d.is_exact))
            and d.subject == m.subject
            and (
                is_same_number(m, d)
                or ((_is_rounded(m) or (is_lead and _is_close(d, m))) and agrees(m, d))
            )
            and (d.speaker.claimant in ABROAD) == (m.speaker.claimant in ABROAD)
            and not (_says_otherwise(m, d) or _is_fewer(d, m) or _is_below(d, m))
            for d in downed
        )

    kept = [m for m in mentions if not is_echo(m)]
    if mentions and mentions[0] not in kept:
        _give_place(mentions[0], downed)
    return kept


def _give_place(heading: Mention, downed: list[Mention]) -> None:
    """ "About 30 over Crimea: the ministry claims 28": the 28 have the place of the heading."""
    exact = next((x for x in downed if _makes_exact(x, heading, downed)), None)
    if exact is not None and heading.heads_list and exact.sentence == heading.sentence:
        exact.places = exact.places or heading.places


def _says_otherwise(m: Mention, d: Mention) -> bool:
    """«Отражена атака девяти, заявил губернатор. Минобороны: 9 — над областью, …»: his number."""
    voices = {m.speaker.claimant, d.speaker.claimant}
    return not m.is_carried and bool(m.zone_sets) and voices == {"ru_governor", "ru_mod"}


def _is_fewer(m: Mention, sent: Mention) -> bool:
    """«Больше тридцати атаковали, сбиты не менее 27»: fewer, perhaps, than were sent."""
    return not m.is_exact and (m.quantity.low or 0) < (sent.quantity.low or 0)


def _is_below(m: Mention, sent: Mention) -> bool:
    """ "Up to 15 drones took part, the governor wrote. Twelve were intercepted": not all of them.

    In a heading of nobody's, or with as many, the bound is that of the downed.
    """
    is_bound = sent.quantity.low is None and sent.has_verb and sent.speaker is not NOBODY
    is_same = m.speaker.claimant == sent.speaker.claimant
    return is_bound and is_same and (m.quantity.low or 0) < (sent.quantity.high or 0)


def _makes_exact(m: Mention, lead: Mention, downed: list[Mention]) -> bool:
    """«Над областью сбито больше двадцати. Губернатор уточнил: 24»: the bound is no claim.

    So too where the exact number is split over the places of the bound, or is over a list.
    """
    is_same = m.outcome == lead.outcome and m.subject == lead.subject and m is not lead
    is_share = m.is_of_them or m.is_another or m.is_including
    is_behind = m.sentence - lead.sentence <= _LEAD_REACH and not is_share
    is_there = bool(m.zone_sets) and m.zone_sets == lead.zone_sets
    if not is_there and not m.zone_sets and lead.zone_sets and not lead.has_borrowed_place:
        shares = {
            z for x in downed if x.start > m.start and x.speaker == m.speaker for z in x.zones
        }
        is_headed = not shares and lead.heads_list and m.sentence == lead.sentence
        is_there = set(lead.zones) == shares or is_headed  # "about 30 over Crimea: it claims 28"
    is_wide = m.heads_list and any(p.kind == "macro" for p in lead.places)  # of its regions
    is_listed = not lead.zone_sets and (len(m.zone_sets) > 1 or is_wide) and _is_close(m, lead)
    is_voice = lead.speaker is NOBODY or lead.speaker.claimant == m.speaker.claimant
    is_voice = is_voice or lead.speaker[:2] == ("ru_official", "unattributed")  # "Moscow says"
    is_told = is_voice and m.quantity.qualifier == "exact" and m.speaker.claimant.startswith("ru_")
    return is_same and is_behind and (is_there or is_listed) and is_told and agrees(m, lead)


def _heads_singular(lead: Mention, following: list[Mention]) -> bool:
    """ "Drone downed over Tula" above "A drone was shot down over the Tula region, said …"."""
    is_bare = lead.is_implied and lead.sentence == 0 and lead.speaker is NOBODY
    return is_bare and any(
        m.is_implied
        and m.sentence == 1
        and not m.is_another
        and (m.subject, m.outcome) == (lead.subject, lead.outcome)
        and (not lead.zones or not set(m.zones).isdisjoint(lead.zones))
        for m in following
    )


def _tells_by_name(m: Mention, lead: Mention) -> bool:
    """ "32 drones shot down, officials say", and below it the ministry with the same number.

    So too «Над Курской областью сбили 12 дронов — власти», and below it the governor.
    """
    if lead.speaker.claimant != "ru_official" or lead.speaker.name is not None or m.is_of_them:
        return False
    if not 0 < m.sentence - lead.sentence <= _LEAD_REACH:
        return False
    is_governor = m.speaker.claimant == "ru_governor" and m.zone_sets == lead.zone_sets
    return is_governor or (m.speaker.claimant == "ru_mod" and not m.zone_sets)


def _is_close(m: Mention, lead: Mention) -> bool:
    low, bound = m.quantity.low or 0, lead.quantity.low or lead.quantity.high or 0
    return bool(bound) and low <= bound * 1.2


def _is_rounded(m: Mention) -> bool:
    """«Почти 30 БПЛА за ночь: Россия пожаловалась на атаку»: about as many, without a verb."""
    return m.quantity.qualifier == "about" and not (m.has_verb or m.sentence or m.zone_sets)


def _repeats(a: Mention, b: Mention) -> bool:
    """Whether two counts of one speaker are one: the same number of one thing and place."""
    return (
        a.quantity[:3] == b.quantity[:3]
        and a.subject == b.subject
        and a.zone_sets == b.zone_sets
        and a.speaker.claimant == b.speaker.claimant
        and not a.is_another
        and a.dated.window != b.dated.window
        and not (a.dated.is_long or a.dated.is_relative)
        and (bool(a.dated.part or b.dated.part) or not lie_apart(a.dated.window, b.dated.window))
    )


def withdraw_corrected(mentions: list[Mention]) -> None:
    """A first figure that the text corrects stays as a note of the figure that holds."""
    for k, m in enumerate(mentions):
        if not m.is_withdrawn:
            continue
        following = [x for x in mentions[k + 1 : k + 2] if x.sentence == m.sentence]
        is_added = any(x.is_another or _is_elsewhere(x, m) for x in following)
        is_kept = is_added or _is_made_up(m, mentions[k + 1 :])  # «сначала один, потом ещё два»
        m.is_withdrawn = not is_kept
    live = [m for m in mentions if not m.is_withdrawn]
    for m in mentions:
        if not m.is_withdrawn:
            continue
        own = [x for x in live if _may_be_same(x, m)]
        is_last = not own and m.speaker is not NOBODY
        right = _corrects(m, own or live) if live else m
        if is_last or not live or is_of_other_hours(m, right) or _is_split(m, live):
            m.is_withdrawn = False
            continue
        told = "{} was told before" if m.is_recalled else "in place of {}, says the text"
        if m.quantity.low is not None:  # «сначала писал о „нескольких“»
            right.notes.append(told.format(m.quantity.low))
        if m.zone_sets and (not right.zone_sets or right.has_borrowed_place):
            right.places, right.has_borrowed_place = m.places, m.has_borrowed_place


def _is_elsewhere(m: Mention, first: Mention) -> bool:
    """«Сначала два дрона над Тульской областью, затем три над Орловской»: no correction."""
    is_placed = bool(m.zone_sets and first.zone_sets) and not m.has_borrowed_place
    return is_placed and set(m.zones).isdisjoint(first.zones) and not m.is_corrected


def _may_be_same(m: Mention, first: Mention) -> bool:
    """Whether the speaker of a first figure may be that of another: no governor of elsewhere."""
    if m.speaker is NOBODY:
        return m.start > first.start
    homes = {m.speaker.home, first.speaker.home} - {()}
    return m.speaker.claimant == first.speaker.claimant and len(homes) < 2


def _corrects(m: Mention, live: list[Mention]) -> Mention:
    """The figure that holds instead: that of the same sentence, else the last of the text."""
    near = [x for x in live if x.is_corrected and x.sentence == m.sentence]
    return next((x for x in near if x.start > m.start), near[-1] if near else live[-1])


def _is_split(m: Mention, live: list[Mention]) -> bool:
    """Whether the counts behind a number in its sentence are its parts: then it holds."""
    parts = [x for x in live if x.sentence == m.sentence and x.start > m.start and x.zone_sets]
    return len(parts) > 1 and sum(x.quantity.low or 0 for x in parts) == m.quantity.low


def is_of_other_hours(a: Mention, b: Mention) -> bool:
    """Whether two counts have windows of their own: then neither corrects the other."""
    first, second = as_told(a.dated.window), as_told(b.dated.window)
    if a.dated.is_relative and not b.dated.is_relative:
        return True  # "the day before it had spoken of 62", with no day of publication
    if first.start is None or second.start is None:
        return False
    are_moments = first.start == first.end and second.start == second.end
    if are_moments and b.is_corrected:
        return False  # «в 05:10 заявил о шести, в 07:30 уточнил: девять»: hours of telling
    return (first.start, first.end) != (second.start, second.end)


def _is_made_up(m: Mention, following: list[Mention]) -> bool:
    """«Раньше речь шла о ночи: тогда сбили 33 — 20 над … и 13 над …»: whether parts make it."""
    known = 0
    for k, x in enumerate(following):
        if not x.zone_sets or x.is_withdrawn or m.quantity.low is None:
            return False
        known += amount(x) or 0
        if known >= m.quantity.low:
            return known == m.quantity.low and k > 0
    return False


def adopt_headline(sentences: list[Sentence], mentions: list[Mention]) -> None:
    """«Вторую ночь подряд — 33. … 20 над Брянской областью и 13 над Смоленской»: their sum.

    A bare number before all counts that nothing else explains is the headline of parts that
    make it.
    """
    parts = [m for m in mentions if not (m.is_of_them or m.is_including)]
    if len(parts) < 2 or not all(m.zone_sets and m.is_exact for m in parts):
        return
    first = parts[0]
    if any(_belongs_elsewhere(m, first) for m in parts):
        return
    known = sum(amount(m) or 0 for m in parts)
    for m in (m for s in sentences[: first.sentence] for m in s.reading.mentions):
        is_bare = m.verdict != "claim" and not (m.places or m.names_thing or m.is_open)
        if is_bare and m.is_exact and m.quantity.low == known:
            m.verdict, m.subject, m.outcome = "claim", first.subject, first.outcome
            m.speaker, m.dated = first.speaker, first.dated
            mentions.insert(0, m)
            return


def _belongs_elsewhere(m: Mention, first: Mention) -> bool:
    """Whether a count has another speaker, window or thing than the first one."""
    told = m.speaker.claimant, m.dated.window, m.subject, m.outcome
    return told != (first.speaker.claimant, first.dated.window, first.subject, first.outcome)


def is_same_number(a: Mention, b: Mention) -> bool:
    if a.quantity.low == b.quantity.low and a.quantity.high == b.quantity.high:
        return True
    low, high = a.quantity.low, a.quantity.high
    value = b.quantity.low
    return (
        value is not None
        and b.is_exact
        and (low is None or low <= value)
        and (high is None or value <= high)
        and low != high
    )


def adopt_claimants(mentions: list[Mention]) -> None:
    """A breakdown from a document belongs to the headline that it breaks down.

    A country as the speaker of the same number, or of one that the ministry only splits, is the
    ministry that the text names.
    """
    ministry = [m for m in mentions if m.speaker.claimant == "ru_mod"]
    headline = next((m for m in ministry if not m.zone_sets), None)
    for m in mentions:
        is_country = m.speaker.claimant == "ru_official" and (
            m.speaker.attribution == "unattributed"
        )
        # a headline of the country that nobody is named for, over a governor's words
        is_country |= m.is_presumed and m.speaker.claimant == "ru_governor" and m.sentence == 0
        is_bare = not m.zone_sets or m.is_nationwide
        if is_country and is_bare and headline is not None and agrees(m, headline):
            m.speaker, m.dated = headline.speaker, headline.dated
        elif is_country and not m.zone_sets and headline is None and _is_split_by(m, ministry):
            m.speaker = ministry[0].speaker
    if headline is None:
        return
    for m in mentions:
        if (
            m.speaker.attribution == "unpublished_document"
            and m.start > headline.start
            and m.zone_sets
        ):
            m.speaker = headline.speaker._replace(attribution="unpublished_document")
            m.dated = headline.dated


def _is_split_by(m: Mention, parts: list[Mention]) -> bool:
    """ "Russia says it downed 41. … The ministry: 30 over Kursk Oblast and 11 over Crimea"."""
    own = [x for x in parts if x.subject == m.subject and x.dated.window == m.dated.window]
    known = sum(amount(x) or 0 for x in own)
    return len(own) > 1 and own[0].start > m.start and known <= (m.quantity.low or 0)


def _governed(m: Mention, zones: tuple[str, ...], mentions: list[Mention]) -> tuple[str, ...]:
    """What a governor's counts have in common: the region of the office, with its seas."""
    home = m.speaker.home
    if not (home or m.is_carried) and zones and all(z.startswith("SEA") for z in zones):
        clause = (m.sentence, m.group, m.speaker)
        beside = {x.zones for x in mentions if (x.sentence, x.group, x.speaker) == clause}
        lands = [x for x in beside if x and not x[0].startswith("SEA")]
        return lands[0] if len(lands) == 1 else zones  # "two over the gulf, one over the oblast"
    own = {*home, *(AROUND[z] for z in home if z in AROUND)}
    is_own = not own.isdisjoint(zones) or all(z.startswith("SEA") for z in zones)
    if len(zones) == 1 and AROUND.get(zones[0]) in home:
        # "one over St Petersburg and four over the oblast, writes the governor of the oblast"
        is_own = any(x.zones == home and x.sentence == m.sentence for x in mentions)
    return home if home and is_own else zones


def group_mentions(mentions: list[Mention]) -> list[tuple[str, list[Mention]]]:
    """The counts of one claimant, window and thing together; several groups have labels."""
    groups: dict[tuple[object, ...], list[Mention]] = {}
    zones: tuple[str, ...] = ()
    for m in mentions:
        is_share = (m.is_doer or m.follows_doer) and not m.zones
        zones = zones if is_share else m.zones
        family = "downed" if m.outcome in DOWNED else m.outcome
        if m.outcome == "suppressed" and not (m.zone_sets or m.is_of_them or m.heads_list):
            family = "suppressed"
        dated = m.summed_in or m.dated
        window = dated.window
        key: tuple[object, ...] = (
            m.speaker.claimant,
            window.start,
            window.end,
            dated.part or (dated.is_long and dated.notes),
            m.subject,
            family,
            _governed(m, zones, mentions) if m.speaker.claimant == "ru_governor" else None,
        )
        groups.setdefault(key, []).append(m)
    return [(_name_group(g) if len(groups) > 1 else "", g) for g in groups.values()]


def _name_group(group: list[Mention]) -> str:
    first, window = group[0], as_told(group[0].dated.window)
    when = (
        f"{window.start:%d %b %H:%M}–{window.end:%d %b %H:%M}, "
        if window.start and window.end
        else ""
    )
    return f"{first.speaker.claimant}, {when}{first.subject}: "
