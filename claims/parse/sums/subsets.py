"""Counts of a group that belong to no sum: subsets of another count, and things that struck."""

from claims.parse.mentions.draft import DOWNED
from claims.parse.mentions.mention import Mention
from claims.parse.places.place import AROUND
from claims.parse.sums.group import Group, amount
from claims.parse.sums.parts import compute_share


def is_other(group: Group, m: Mention) -> bool:
    """Counts without a number, and things that struck: claims that belong to no total."""
    if m.quantity.low is None and m.quantity.high is None and m.zone_sets and not m.is_rest:
        group.has_unknown_part = group.has_unknown_part or not m.fraction
    has_number = m.quantity.low is not None or m.quantity.high is not None
    if m.is_rest or m.fraction:
        return False
    if not has_number or (m.outcome == "hit" and not m.is_total) or m.is_aside:
        group.add(m, "other", m.zones)
        return True
    return False


def take_subsets(group: Group, live: list[Mention]) -> list[Mention]:
    """Give the claims of subsets and of macro-regions; gives the counts that are neither."""
    kept: list[Mention] = []
    inside: list[Mention] = []  # the shares of the count kept last
    live = _take_results(group, _take_doers(group, live))
    for k, m in enumerate(live):
        if _is_rest_anywhere(m, inside):
            continue
        antecedent = kept[-1] if kept else None
        if antecedent is not None and _tells_one_again(antecedent, m):
            continue
        if m.of_number is not None:
            named = (x for x in reversed(kept) if x.quantity.low == m.of_number)
            antecedent = next(named, antecedent)
        if m.fraction and m.is_goal and antecedent is not None:
            compute_share(m, antecedent.quantity.low if antecedent.is_exact else None)
            if not m.is_exact:
                continue  # "a third of the 20 flew at Moscow": nobody knows how many
            m.fraction, antecedent.is_joint = "", not antecedent.is_each
        if m.is_goal and not (m.is_of_them or m.is_including):
            antecedent = _head_of_list(kept, m) or antecedent
        whole = live[k + 1] if k + 1 < len(live) else None
        if whole is not None and m.is_doer and whole.is_of_total and not (m.is_of_total or kept):
            _add_subset(group, m, whole, [whole])  # "the Guard accounted for six of the 19"
        elif whole is not None and _is_share_of(m, whole):
            _add_split_subset(group, m, whole, [whole], live[k + 2 :])
        elif antecedent is not None and _makes_up(live[k:], antecedent):
            kept.append(m)  # "of them, six over Kaluga and two over Smolensk": the whole, split
        elif antecedent is not None and _closes_split(kept, m, antecedent):
            kept.append(m)
        elif antecedent is not None and (
            _is_subset(m, antecedent, kept)
            or _is_last_share(live[:k], m, antecedent)
            or _goes_on_shares(inside, m, antecedent)
        ):
            inside = [*(x for x in inside if x.sentence == m.sentence), m]
            _add_split_subset(group, m, antecedent, kept, live[k + 1 :])
        elif not kept and _heads_all_seas(m, live[k + 1 :]):
            kept.append(m)
        elif antecedent is None and (vague := _vague_whole(group, m)) is not None:
            _add_subset(group, m, vague, [])
        elif any(p.kind in ("macro", "seas") for p in m.places):
            _add_macro(group, m, [x for x in live[k + 1 :] if x.zones], bool(kept))
        else:
            kept.append(m)
    return kept


def _is_rest_anywhere(m: Mention, inside: list[Mention]) -> bool:
    """«Три летели низко, остальные — высоко», "six of them in one district, the rest in others"."""
    if not m.is_rest:
        return False
    is_bare = m.has_borrowed_place or not m.zone_sets
    is_beside = bool(inside) and inside[0].sentence == m.sentence and inside[0].is_of_them
    is_beside = is_beside and m.zones == inside[-1].zones and inside[-1].is_district
    return (m.is_of_them and is_bare) or is_beside


def _tells_one_again(before: Mention, m: Mention) -> bool:
    """«Под Москвой сбили дрон⏎Сбит дрон, летевший на Москву»: a title and its text."""
    is_flying = m.is_goal and not (m.is_another or m.is_of_them)
    return is_flying and m.is_implied and before.is_implied


def _head_of_list(kept: list[Mention], m: Mention) -> Mention | None:
    """ "28, including 14 over Bryansk and four headed towards Moscow": the 28."""
    listed = [x for x in kept if x.sentence == m.sentence]
    opening = [k for k, x in enumerate(listed) if x.is_including and k]
    return listed[opening[-1] - 1] if opening else None


def _is_share_of(m: Mention, whole: Mention) -> bool:
    """ "Five of the nine drones downed over the region …": of a whole of the same place.

    So too "seven of the drones downed over the region flew at the plant …, 12 in all".
    """
    # «У АЭС сбит дрон, а всего над областью за ночь сбито 18»
    is_one_of = m.is_of_them or (m.is_implied and m.sentence == whole.sentence)
    if is_one_of and whole.is_total and m.zone_sets and m.zones == whole.zones:
        return m.is_exact and (m.quantity.low or 0) < (whole.quantity.low or 0)
    is_led = whole.is_of_total and whole.is_right_behind(m) and m.sentence == whole.sentence
    is_number = m.is_exact and not (m.is_of_total or m.is_total or m.is_rest)
    if m.is_goal and is_number and whole.is_of_total and m.sentence == whole.sentence:
        # "Four drones headed for Moscow were among the 15 shot down over …"
        return not m.zone_sets and (m.quantity.low or 0) < (whole.quantity.low or 0)
    return is_led and is_number and m.zones == whole.zones and whole.outcome in DOWNED


def _take_doers(group: Group, live: list[Mention]) -> list[Mention]:
    """«21 дрон. 16 сбила ПВО, пять — Росгвардия»: who downed how many of one number."""
    doers = [m for m in live if m.is_doer or m.follows_doer]
    if not doers:
        return live
    told = {m.sentence for m in doers}
    doers = [m for m in live if m in doers or (m.is_of_them and m.sentence in told)]
    placed = {m.zones for m in live if m.zone_sets}
    doers = [m for m in doers if m.has_borrowed_place or not m.zone_sets or len(placed) == 1]
    amounts = [amount(m) for m in doers]
    if len(doers) == 1 and None not in amounts:
        return _take_doer(group, live, doers[0])
    if len(doers) < 2 or None in amounts:
        return live
    known = sum(a or 0 for a in amounts)
    whole = next((m for m in live if m not in doers and amount(m) == known), None)
    if whole is None and not all(m.is_of_other for m in doers):
        return live
    for m in doers:
        zones = m.zones if whole is None else whole.zones
        group.add(m, "subset", zones, ("told by who downed them",))
    group.check("subset_within_part", True, f"{known} of {known}")
    return [m for m in live if m not in doers]


def _take_doer(group: Group, live: list[Mention], m: Mention) -> list[Mention]:
    """ "31 drones were shot down. Ten fell to fighter jets": ten of the number told before."""
    before = [x for x in live if x.sentence < m.sentence and not x.zone_sets]
    known = amount(m) or 0
    is_share = len(before) == 1 and known < (amount(before[0]) or 0)
    is_share = is_share and before[0].quantity.qualifier == "exact" and not m.names_thing
    if not is_share or m.is_another or m.is_total or m.is_of_total or m.is_corrected:
        return live
    _add_subset(group, m, before[0], before)
    return [x for x in live if x is not m]


def _take_results(group: Group, live: list[Mention]) -> list[Mention]:
    """ "15 were neutralised. Nine were shot down and six jammed": what became of one number."""
    whole = live[0] if live else None
    jammed = next((m for m in live[1:] if m.outcome == "suppressed"), None)
    if whole is None or jammed is None or whole.sentence == jammed.sentence:
        return live
    shares = [m for m in live if m.sentence == jammed.sentence]
    is_bare = all(m.has_borrowed_place or not m.zone_sets for m in shares)
    known = sum(amount(m) or 0 for m in shares)
    if len(shares) < 2 or not is_bare or known != whole.quantity.low or not whole.is_exact:
        return live
    for m in shares:
        _add_subset(group, m, whole, [whole])
    return [m for m in live if m not in shares]


def _add_subset(group: Group, m: Mention, whole: Mention, kept: list[Mention]) -> None:
    zones = m.zones if m.zones and not m.is_goal else whole.zones
    is_said_again = m.quantity[:2] == whole.quantity[:2] and zones == whole.zones
    is_other = m.is_another and m.outcome != whole.outcome  # "one was shot down, another jammed"
    if is_said_again and not (m.is_goal or m.is_doer or is_other):
        return  # "15 were downed: it speaks of 15", «все 14 уничтожены»
    group.add(m, "subset", zones, ("already inside a number before it",))
    limit = whole.quantity.high
    if limit is not None and m.quantity.low is not None and not whole.is_each:
        fits = m.quantity.low <= max(limit, _largest(kept) or 0)
        group.check("subset_within_part", fits, f"{m.quantity.low} of {limit}")


def _add_split_subset(
    group: Group, m: Mention, whole: Mention, kept: list[Mention], later: list[Mention]
) -> None:
    """«39, из них 14 над двумя областями: девять над …, пять над …»: a share that is split."""
    listed = [x for x in later if x.zones]
    parts = _make_up(m, [x for x in listed if x.group > m.group or x.sentence > m.sentence])
    known = [sum(amount(x) or 0 for x in counts) for counts in (parts, listed)]
    is_split = len(parts) > 1 and known[0] == m.quantity.low and known[1] != whole.quantity.low
    is_bare = not (m.zone_sets or m.is_goal or m.is_doer) and m.quantity[:2] != whole.quantity[:2]
    if not (is_split and is_bare and parts == later[: len(parts)]):
        _add_subset(group, m, whole, kept)
        return
    zones = tuple(sorted({z for x in parts for z in x.zones}))
    group.add(m, "subset", zones, ("already inside a number before it",))
    group.check("subset_matches_list", True, f"{known[0]} of {m.quantity.low}")
    for x in parts:
        x.is_of_them = True


def _vague_whole(group: Group, m: Mention) -> Mention | None:
    """«Несколько десятков дронов, включая пять реактивных»: the whole that has no number."""
    if not m.is_including or (m.zone_sets and not m.has_borrowed_place):
        return None
    before = [x for x in group.mentions if x.index < m.index and x.sentence == m.sentence]
    return next((x for x in reversed(before) if x.quantity.qualifier == "unstated"), None)


def _add_macro(group: Group, m: Mention, later: list[Mention], follows_count: bool) -> None:
    """A macro-region is known by the regions listed after it; without a list it is unknown."""
    following = _make_up(m, later)
    known = sum(amount(x) or 0 for x in following)
    is_made_up = known == m.quantity.low
    word = m.places[0].word
    if not following or not (is_made_up or m.heads_list or m.is_of_them or follows_count):
        group.reasons.append(f"unknown place: {word}")
        return
    zones = tuple(sorted({z for x in following for z in x.zones}))
    group.add(m, "subset", zones, (f"{word}: the regions listed after it",))
    group.check("subset_matches_list", is_made_up, f"{known} of {m.quantity.low}")
    for x in following:
        x.is_of_them = True


def _heads_all_seas(m: Mention, later: list[Mention]) -> bool:
    """«41 сбили над морями: 30 над Чёрным, 11 над Азовским»: the headline of the seas listed."""
    is_of_seas = any(p.kind == "seas" for p in m.places) and bool(later)
    return is_of_seas and all(x.group > m.group and x.zones for x in later)


def _make_up(m: Mention, following: list[Mention]) -> list[Mention]:
    """The first counts behind a headline that make it up; all of its list if none do."""
    known = 0
    for k, x in enumerate(following):
        known += amount(x) or 0
        if known == m.quantity.low:
            return following[: k + 1]
    return [x for x in following if x.group > m.group]


def _makes_up(shares: list[Mention], whole: Mention) -> bool:
    """Whether counts of one sentence over places of their own add up to the number before."""
    inside = [x for x in shares if x.sentence == shares[0].sentence and x.zone_sets]
    is_wide = len(whole.zones) > 1 or all(x.is_district for x in inside)
    if len(inside) < 2 or shares[0] not in inside or not is_wide:
        return False
    return sum(amount(x) or 0 for x in inside) == whole.quantity.low


def _closes_split(kept: list[Mention], m: Mention, whole: Mention) -> bool:
    """ "Bryansk accounted for seven of the nine, Smolensk for two": the last place of the whole."""
    shares = [x for x in kept if x.sentence == m.sentence and x.start > whole.start]
    places = [x.zones for x in (*shares, m)]
    is_split = bool(shares) and all(places) and len(set(places)) == len(places)
    is_inside = is_split and set(m.zones) < set(whole.zones)
    return is_inside and sum(amount(x) or 0 for x in (*shares, m)) == amount(whole)


def _is_last_share(before: list[Mention], m: Mention, whole: Mention) -> bool:
    """«пять дронов: два из них в Красногорске, три — в Истре»: what is left of one place."""
    shares = [x for x in before if x.sentence == whole.sentence and x.start > whole.start]
    if not shares or m.sentence != whole.sentence or not all(x.is_of_them for x in shares):
        return False
    is_there = all(x.zones == whole.zones for x in (*shares, m))
    return is_there and sum(amount(x) or 0 for x in (*shares, m)) == amount(whole)


def _goes_on_shares(inside: list[Mention], m: Mention, whole: Mention) -> bool:
    """ "Nine over the region, including four over its capital and two over a town": the two."""
    if not inside or inside[0].sentence != m.sentence or m.is_another:
        return False
    is_led = inside[0].is_including and m.sentence == whole.sentence
    # "Six of them were downed in one district, four in another": of the same region
    is_led |= inside[0].is_of_them and all(x.is_district for x in (*inside, m))
    is_there = is_led and m.zone_sets and all(x.zones == m.zones == whole.zones for x in inside)
    return bool(is_there) and sum(amount(x) or 0 for x in (*inside, m)) <= (amount(whole) or 0)


def _largest(mentions: list[Mention]) -> int | None:
    return max((m.quantity.high for m in mentions if m.quantity.high is not None), default=None)


def _lies_off(m: Mention, whole: Mention) -> bool:
    """«Над Ленобластью 20, из них пять — над Финским заливом»: waters are counted with a shore."""
    is_shore = len(whole.zones) == 1 and not whole.zones[0].startswith("SEA")
    is_told = is_shore and m.sentence == whole.sentence and whole.zones != ("RU",)
    return is_told and all(z.startswith("SEA") for z in m.zones) and _holds(whole, m)


def _holds(whole: Mention, m: Mention) -> bool:
    """Whether a count may be a share of another: it is no larger."""
    return whole.quantity.high is None or (m.quantity.low or 0) <= whole.quantity.high


def _is_subset(m: Mention, antecedent: Mention, kept: list[Mention]) -> bool:
    if m.is_rest or m.fraction or m.quantity.low == 0 or (m.is_base and m.is_of_total):
        return False
    bound = antecedent.quantity
    if bound.high is None and m.is_exact and (m.quantity.low or 0) >= (bound.low or 0) > 0:
        return False  # "over 20 repelled: air defences shot down 22"
    is_inside = m.is_of_them or m.is_including
    is_own = bool(m.zone_sets) and not m.has_borrowed_place
    if antecedent.is_of_total and m.is_district and m.zones == antecedent.zones:
        return m.sentence == antecedent.sentence  # "of 15 over the region, nine near Engels"
    if antecedent.is_of_total and antecedent.zone_sets and not (m.has_verb or m.is_total or is_own):
        return m.sentence == antecedent.sentence  # «из десяти, сбитых над …, три летели …»
    is_inside = is_inside and not (m.is_goal and is_own and not antecedent.zone_sets)
    is_flown = m.is_goal and (is_inside or not is_own)  # «40 сбиты, 25 летели на Москву»
    # «дрон сбит, ещё четыре перехвачены на подлёте к городу»
    is_flown = is_flown and (is_inside or not (m.is_another and m.has_verb and m.outcome in DOWNED))
    if is_flown and m.sentence == antecedent.sentence:
        return True
    if is_inside and not m.places:
        return True
    if (
        m.has_borrowed_place
        and not (m.is_total or m.is_corrected or m.is_another)
        and any(
            x.heads_list
            and x.sentence == m.sentence
            and (x.group < m.group or (x.index < m.index and not m.names_thing))
            and x.zones == m.zones
            and (x.quantity.low or 0) >= (m.quantity.low or 0)
            for x in kept
        )
    ):
        return True  # a list without places: it splits a number by who did it, or with what
    if (
        m.follows_doer
        and not m.places
        and any(x.heads_list and x.sentence == m.sentence and _holds(x, m) for x in kept)
    ):
        return True
    if m.is_goal and not m.places and m.sentence != antecedent.sentence:
        return is_inside or (
            m.is_another is False
            and m.quantity.high is not None
            and (
                antecedent.quantity.high is not None and m.quantity.high <= antecedent.quantity.high
            )
        )
    if (
        m.is_doer
        and not m.is_another
        and not m.is_of_total
        and (not m.zones or m.has_borrowed_place)
        and not m.is_total
        and any(
            not x.is_doer
            and x.sentence == m.sentence
            and (x.heads_list or x.zone_sets)
            and (x.quantity.high is None or (m.quantity.low or 0) <= x.quantity.high)
            for x in kept
        )
    ):
        return True
    if is_inside and antecedent.zones and m.zones and len(kept) > 0:
        if len(m.zones) == 1 and antecedent.zones == (AROUND.get(m.zones[0]),):
            return True  # «шесть — над Крымом (из них два — над Севастополем)»
        if _lies_off(m, antecedent):
            return True
        return (
            set(m.zones) <= set(antecedent.zones)
            and not antecedent.heads_list
            and len(antecedent.zones) < 3
        )
    return False
