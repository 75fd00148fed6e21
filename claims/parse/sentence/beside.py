"""What stands beside a count or a place of a sentence, and what that makes of it."""

import itertools

from claims.parse.counts.comparing import is_compared
from claims.parse.mentions.draft import CLAUSE_ENDS, Draft, PlaceList, counted_at, tells_downing
from claims.parse.mentions.mention import Mention
from claims.parse.places.place import GOVERNMENTS, PLACING, Place
from claims.parse.sentence.results import downed_there
from claims.parse.words.tokens import Token
from claims.parse.words.traits import TRAITS_OF

_TELLS_OF_COUNT = frozenset({"count", "outcome", "unrelated", "rest", "same"})
_ASIDE_REACH = 8
_DENIES = frozenset({"instead", "negation"})
_TELLS_LOAD = CLAUSE_ENDS | {"count", "place", "outcome", "rest", "each", "mostly", "fraction"}
_LONGEST_LOAD = 4
_THE_OTHER = frozenset({"the", "other"})
_LEADS_DOER = frozenset({"for", "accounted_for"})
_ENDS_DEED = frozenset({"comma", "semicolon"})
_ENDS_ITEM = frozenset({"comma", "close"})
_BEFORE_PLACE = frozenset({"territory", "over", "in"})
_TELLS_THINGS = frozenset({"outcome", "subject", "country_adjective", "adjective", "of", "time"})
_BEFORE_COUNT = frozenset({"open", "comma", "dash", "colon", "with"})
_STARTS_ITEM = frozenset({"bullet", "line", "semicolon"})
_BEFORE_OTHER_SIDE = frozenset({"of", "with", "from"})


def close_before_verb(draft: Draft, m: Mention) -> None:
    """ "Four more followed over …", "of those 20, seven carried …": a verb is no noun."""
    counted = counted_at(draft.tokens, m.index)
    if counted is not None and "regular_past" in TRAITS_OF[counted.unknown_noun]:
        m.is_open = False


def is_set_right(draft: Draft, i: int) -> bool:
    """«не три, а четыре», «сбито шесть (не 16)»: a number that the text denies."""
    after = draft.kinds[i + 1 : i + 1 + _ASIDE_REACH]
    if "open" in draft.kinds[i - 2] and "close" in after[0]:
        return True
    for mark, word in itertools.pairwise(after):
        if "count" in mark or "stop_mark" in mark:
            break
        if "comma" in mark and "while" in word:
            # "not 17, as first reported, but 12", «не 21 над Тульською областю, а 12»
            return "comma" in after[0] or not PLACING.isdisjoint(after[0])
    ends = not after[0] or "stop_mark" in after[0]
    return ends and "comma" in draft.kinds[i - 2] and bool(draft.mentions)  # «24 дрона, не 42»


def did(draft: Draft, i: int, count: int) -> bool:
    """ "Eight by fighter jets": whether the doers at i downed what the count before them counts.

    Not so "over 20 repelled: air defences shot down 22", which tells of the number behind them.
    """
    downs_next = tells_downing(draft.kinds[i + 1]) and "count" in draft.kinds[i + 2]
    return i - count <= _DOER_REACH and not downs_next


_DOER_REACH = 5


def is_accounted_for(draft: Draft, i: int) -> bool:
    """ "The Guard accounted for six, ministry air defences for the other 13"."""
    while i and not _THE_OTHER.isdisjoint(draft.tokens[i - 1].traits):
        i -= 1
    return i > 0 and not _LEADS_DOER.isdisjoint(draft.tokens[i - 1].traits)


def says_all(draft: Draft, i: int) -> bool:
    """ "All 19 were destroyed", "…, making 33 for the night": the number of the whole."""
    is_led = i > 0 and "all" in draft.tokens[i - 1].traits
    return is_led and counted_at(draft.tokens, i) is not None


def places_all(draft: Draft, i: int) -> bool:
    """«Все — над Крымом», «Все над Крымом» at the head: where all that was counted was downed."""
    is_apart = "dash" in draft.kinds[i + 1]
    return (is_apart or i == 0) and "over" in draft.kinds[i + 1 + is_apart]


def is_said_in(draft: Draft, i: int, place: Place) -> bool:
    """ "It is claimed in Kyiv": where it was said."""
    return "say" in draft.kinds[i - 2] and place.zones in GOVERNMENTS


def names_outlet(draft: Draft, i: int) -> bool:
    """«по данным канала „Крымский ветер“»: a place in the name of who speaks."""
    lead = draft.kinds[i - 2].keys() if i > 1 else ()
    return "quote" in draft.kinds[i - 1] and not {"speaker", "relay"}.isdisjoint(lead)


def leads_to_count(draft: Draft, i: int) -> bool:
    """ "… seeing the most (57)", "… saw the most, with 31": a mark, and the count behind it."""
    k = i + 1
    while not _TELLS_THINGS.isdisjoint(draft.kinds[k]) and k < i + 4:
        k += 1  # «больше всего сбитых дронов — 21»
    start = k
    while not _BEFORE_COUNT.isdisjoint(draft.kinds[k]) and k < start + 2:
        k += 1
    return k > start and "count" in draft.kinds[k]


def acts_there(draft: Draft, i: int, place: Place) -> bool:
    """«Росгвардейцы в Курской области сбили …»: a place of the deed, not of an office."""
    if place.has_noun or "open" in draft.kinds[i + 1]:
        return True  # «насчитало Минобороны в Брянской (14) и …»
    if draft.kinds[i - 2].get("speaker") == "ru_mod" and place.zones == ("RU-MOW",):
        return False  # "the Defence Ministry in Moscow": where it sits
    if draft.kinds[i - 2].get("speaker") == "other" and place.zones not in GOVERNMENTS:
        return True  # «очевидцы в Самарской области говорят о двух сбитых дронах»
    if "colon" in draft.kinds[i + 1] and place.zones in GOVERNMENTS:
        return False  # "sources in Moscow: 27 drones were shot down"
    ahead = itertools.takewhile(_ENDS_DEED.isdisjoint, draft.kinds[i + 1 : i + 1 + _ASIDE_REACH])
    verb = next((k for k in ahead if "outcome" in k or "say" in k), {})
    return "outcome" in verb


def joins_country(draft: Draft, i: int) -> bool:
    """ "Over Russian regions and annexed Crimea": a place of the country's own, told beside it.

    «Над четырьмя регионами и Чёрным морем», "over its territory and the Black Sea".
    """
    i -= 1
    while i > 1 and not _BEFORE_PLACE.isdisjoint(draft.kinds[i]):
        i -= 1
    i -= "the" in draft.tokens[i].traits
    i -= i > 2 and "over" in draft.kinds[i] and "and" in draft.kinds[i - 1]
    if i < 2 or "and" not in draft.kinds[i]:
        return False
    country, lead = draft.tokens[i - 1], draft.tokens[i - 2]
    if "region_number" in country.kinds:
        return True
    if not ("soil" in country.traits or "region_count" in country.kinds):
        return False
    return not isinstance(lead.value, Place) and _ENDS_ITEM.isdisjoint(lead.kinds)


def parts_nothing(draft: Draft, i: int, role: str) -> bool:
    """ "Downed with missiles over Crimea", «на границе Курской области с Брянской»."""
    kinds = draft.kinds[i]
    if "with" in kinds and (names_means(draft, i) or _names_load(draft, i)):
        return True
    if "neighbouring" in draft.tokens[i].traits and _BEHIND_NAME.isdisjoint(draft.kinds[i - 1]):
        return True  # "Neighbouring Bryansk Oblast saw 12", not "Kaluga, neighbouring Bryansk, …"
    is_joint = role == "border_of" and not _BEFORE_OTHER_SIDE.isdisjoint(kinds)
    return is_joint and "place" in draft.kinds[i - 1] and "place" in draft.kinds[i + 1]


_BEHIND_NAME = frozenset({"comma", "place", "open"})


def _names_load(draft: Draft, i: int) -> bool:
    """ "Two boats with landing parties in the Black Sea": what those of the count carried."""
    if "count" not in draft.kinds[i - 1]:
        return False
    led = itertools.takewhile(PLACING.isdisjoint, draft.kinds[i + 1 : i + 1 + _LONGEST_LOAD])
    load = list(led)
    is_told = any(not _TELLS_LOAD.isdisjoint(kinds) for kinds in load)
    return bool(load) and not is_told and not PLACING.isdisjoint(draft.kinds[i + 1 + len(load)])


def is_behind_place(draft: Draft, i: int) -> bool:
    """ "Near Novorossiysk in", "off Cape Fiolent in": whether a place or a name stands before."""
    i -= "comma" in draft.kinds[i - 1]
    is_owned = i > 1 and "possessive" in draft.tokens[i - 2].traits and not draft.kinds[i - 1]
    is_name = i > 0 and draft.tokens[i - 1].capital and not draft.kinds[i - 1]
    return "place" in draft.kinds[i - 1] or is_name or (is_owned and "place" in draft.kinds[i - 2])


def is_governed_by_over(draft: Draft, i: int) -> bool:
    """«над территорией Тульской области»: a place in the sky."""
    for token in reversed(draft.tokens[max(0, i - 4) : i]):
        if "over" in token.kinds:
            return True
        if token.word and "territory" not in token.kinds and "stop" not in token.kinds:
            return False
    return False


def names_means(draft: Draft, i: int) -> bool:
    """ "Downed with missiles over Crimea": what it was done with parts nothing."""
    following = (k for k in draft.kinds[i + 1 : i + 4] if "adjective" not in k)
    return "subject" in next(following, {})


def supposes(draft: Draft) -> bool:
    """Whether a sentence that begins with "if" supposes what it tells.

    «Если вечером сбили 16, то за ночь — 52» tells two counts, and "if the governor is to be
    believed" only whose they are.
    """
    if any("credence" in kinds for kinds in draft.kinds):
        return False
    k = next((k for k, t in enumerate(draft.tokens) if "then" in t.traits), 0)
    sides = draft.kinds[:k], draft.kinds[k : len(draft.tokens)]
    return not all(any("count" in kinds for kinds in side) for side in sides)


def names_elsewhere(draft: Draft, i: int) -> bool:
    """«Ещё 13 — над пятью другими регионами»: regions without a name; what is left fell there."""
    is_other = draft.kinds[i].get("region_number") == "other"
    is_other = is_other or (i > 0 and "elsewhere" in draft.tokens[i - 1].traits)
    last = draft.elements[-1][1] if draft.elements else None
    at = i - ("rest" in draft.kinds[i - 1])  # «28 — над остальными регионами»
    is_led = "region_number" in draft.kinds[i] or is_governed_by_over(draft, at)
    is_led = is_led or "dash" in draft.kinds[i - 2]  # «40 — остальные регионы»
    is_led = is_led and not is_compared(draft.tokens, i, _ASIDE_REACH)
    is_number = isinstance(last, Mention) and (last.is_another or last is not draft.mentions[0])
    if is_other and is_led and is_number and isinstance(last, Mention):
        last.is_left, last.places = True, [Place("elsewhere", (), draft.tokens[i].word)]
        number = draft.tokens[i].value if "region_number" in draft.kinds[i] else None
        if last.is_each and last.is_exact and number is not None and number.low:
            each = last.quantity.low or 0  # «по одному — над пятью другими регионами»
            last.quantity = last.quantity._replace(low=each * number.low, high=each * number.low)
            last.is_each = False
            last.notes.append(f"{each} for each place")
    return is_other


def are_inside_region(draft: Draft, i: int) -> bool:
    """ "12 municipalities of the Belgorod region": what is counted lies in one region.

    "Of the three regions attacked only Tula Oblast …": those of a count are fewer.
    """
    if "of" in draft.kinds[i - 1] and (i == 1 or not CLAUSE_ENDS.isdisjoint(draft.kinds[i - 2])):
        return True
    if "of" not in draft.kinds[i + 1]:
        return False
    named = (t.value for t in draft.tokens[i + 2 : i + 4])
    return any(isinstance(place, Place) and place.kind == "zone" for place in named)


def is_denied(draft: Draft, i: int) -> bool:
    """ "Over Tver, not over Tula", "did not mention Tula": a place of which a text says no."""
    i -= 1
    while i > 0 and _leads_to_place(draft.tokens[i]):
        i -= 1
    is_object = PLACING.isdisjoint(draft.kinds[i + 1])  # not «без пилота над Тверским регионом»
    i -= i > 0 and is_object and not draft.kinds[i]
    return i >= 0 and not _DENIES.isdisjoint(draft.kinds[i])


def is_apart(draft: Draft, i: int) -> bool:
    """Whether a place is none of the list's: left out, told beside the country, or of the hurt."""
    is_of_other = "noise" in draft.kinds[i - 1] and "noise" in draft.kinds[i + 1]
    is_apart = is_of_other or is_left_out(draft, i) or joins_country(draft, i)
    return is_apart or _tells_harm(draft, i)  # is_of_other: "three Moscow airports"


def _tells_harm(draft: Draft, i: int) -> bool:
    """ "144 drones, killing at least one near Moscow": where somebody was hurt."""
    if "harming" not in draft.traits:
        return False
    near = reversed(draft.tokens[max(0, i - _ASIDE_REACH) : i])
    clause = itertools.takewhile(lambda t: "comma" not in t.kinds, near)
    return any("harming" in t.traits for t in clause)


def is_left_out(draft: Draft, i: int) -> bool:
    """«…, Липецкая область в перечне не упомянута»: a place of which a list says nothing."""
    if _OPENS_OMISSION.isdisjoint(draft.kinds[i - 1]):
        return False
    clause = list(itertools.takewhile(CLAUSE_ENDS.isdisjoint, draft.kinds[i + 1 : i + 7]))
    told = set().union(*clause) if clause else set()
    if "negation" not in told or not _TELLS_OF_COUNT.isdisjoint(told):
        return False
    return "region_noun" in told or any(
        ("in" in a and "report_noun" in b) or ("negation" in a and "say" in b)
        for a, b in itertools.pairwise(clause)
    )


_OPENS_OMISSION = frozenset({"comma", "while", "speaker"})


def end_there(draft: Draft, i: int) -> bool:
    """«Долетели до Орловской области, где их сбили», «… и были сбиты»: over where they came."""
    if draft.kinds[i - 1].get("outcome") != "hit" or "goal" not in draft.kinds[i - 1]:
        return False
    end = downed_there(draft, i)
    if end is None:
        return False
    ends = end + 1 >= draft.n or not CLAUSE_ENDS.isdisjoint(draft.kinds[end + 1])
    return ends or "where" in draft.tokens[i + 2].traits


def leaves_town(draft: Draft, i: int, place: Place) -> bool:
    """ "Sunk near Novorossiysk in the Black Sea": the town, now an aside, is whereabouts."""
    town = draft.elements[-1][1] if draft.elements else None
    if not isinstance(town, PlaceList) or not place.zones or place.zones[0][:3] != "SEA":
        return False
    k = i - 1
    while k > 0 and _leads_to_place(draft.tokens[k]):
        k -= 1
    is_in_area = k > 0 and "in_area" in draft.tokens[k - 1].traits  # «в районе Ейска над морем»
    is_led = k < i - 1 and not any("over" in kinds for kinds in draft.kinds[k:i])
    is_led = is_led or (is_in_area and k < i - 1)
    k -= town.role == "aside" and "comma" in draft.kinds[k]  # «у берегов Крыма, в Чёрном море»
    is_near = town.role == "aside" or (not town.role and all(p.note for p in town.places))
    if not (is_led and is_near and "place" in draft.kinds[k]):
        return False
    town.role = "aside"
    return True


def leads_from_district(draft: Draft, i: int) -> bool:
    """ "The Rylsk district of the Kursk region", "and the occupied part of": an "of" in a list."""
    last = draft.elements[-1][1] if draft.elements else None
    is_inner = not _OF_LAND.isdisjoint(draft.kinds[i - 1])
    return isinstance(last, PlaceList) and (is_inner or last.places[-1].kind == "district")


_OF_LAND = frozenset({"region_noun", "territory"})


def _leads_to_place(token: Token) -> bool:
    return "the" in token.traits or not _BEFORE_PLACE.isdisjoint(token.kinds)


_OF_REACH = 6
_ENDS_OF = frozenset({"and", "colon"})


def leads_to_no_whole(draft: Draft, i: int) -> bool:
    """ "The downing of two", "of the night": an "of" behind a deed, or with a time right behind.

    So too "the head of Kursk Oblast said: four" and "of a launcher and 16 drones". But
    "13 of the night's 21 downings" are of a whole.
    """
    if "outcome" in draft.kinds[i - 1] and not draft.mentions:
        return True
    ahead = itertools.takewhile(
        lambda t: "count" not in t.kinds, draft.tokens[i + 1 : i + _OF_REACH]
    )
    if any(not _ENDS_OF.isdisjoint(t.kinds) for t in ahead):
        return True
    k = i + 1 + ("the" in draft.tokens[i + 1].traits if i + 1 < draft.n else 0)
    return "time" in draft.kinds[k] and "count" not in draft.kinds[k + 1]


def tells_former(draft: Draft, i: int) -> bool:
    """«сбито 57 (ранее сообщалось о 53)», «над Тулой 20 (было 18)»: what was told at first.

    It becomes a note of the count before the parenthesis.
    """
    k = i - 1
    while k > 0 and ("wrong" in draft.kinds[k] or "earlier" in draft.tokens[k].traits):
        k -= 1
    is_told = k < i - 1 and "open" in draft.kinds[k] and "close" in draft.kinds[i + 1]
    counted = counted_at(draft.tokens, i) if is_told and draft.mentions else None
    if counted is None:
        return False
    draft.mentions[-1].notes.append(f"in place of {counted.quantity.low}, says the text")
    return True


def tells_of_named(draft: Draft, i: int) -> bool:
    """The second of «девять из этих семнадцати»; "total for the two, thirteen": the places."""
    if "of_them" in draft.kinds[i - 1] and "count" in draft.kinds[i - 2]:
        return True
    is_led = i > 1 and "for" in draft.tokens[i - 2].traits and "the" in draft.tokens[i - 1].traits
    is_told = "comma" in draft.kinds[i + 1] and "count" in draft.kinds[i + 2]
    counted = counted_at(draft.tokens, i) if is_led and is_told else None
    return counted is not None and not counted.subject


def tells_exactly(draft: Draft, i: int) -> bool:
    """«полсотни дронов — точнее, 51»: the number right before it, told exactly."""
    lead = i - 1 - ("comma" in draft.kinds[i - 1])
    is_told = bool(draft.mentions) and "that_is" in draft.kinds[lead]
    counted = counted_at(draft.tokens, i) if is_told else None
    if counted is None:
        return False
    last = draft.mentions[-1]
    parting = draft.kinds[last.index + 1 : lead]
    is_next = len(parting) == 1 and not {"comma", "dash"}.isdisjoint(parting[0])
    if not is_next or last.quantity.qualifier == "exact" or counted.quantity.qualifier != "exact":
        return False
    last.quantity = counted.quantity
    last.names_thing = last.names_thing or bool(counted.subject)
    return True


def may_revise(draft: Draft, m: Mention) -> bool:
    """Whether a number may correct one before it: not «Обновление: ещё пять».

    Nor a number that says how many a share is: «две трети, точнее 15, упали в море», nor one of
    before: "earlier he had put the number at six".
    """
    if any("recalls" in t.traits for t in draft.tokens[:1]):
        return False
    lead = draft.kinds[max(0, m.index - 4) : m.index]
    return not (m.is_another or any("fraction" in kinds for kinds in lead))


def follows_withdrawn(draft: Draft, i: int) -> bool:
    """«не три, а четыре»: the second figure stands for the first."""
    last = draft.elements[-1][1] if draft.elements else None
    if draft.mentions and _is_read_for(draft, draft.mentions[-1].index, i):
        draft.mentions[-1].is_withdrawn = True
        return True
    if isinstance(last, PlaceList) and draft.mentions and "while" in draft.kinds[i - 1]:
        last = draft.mentions[-1]  # «не 21 над Тульською областю, а 12»
    return isinstance(last, Mention) and last.is_withdrawn


def _is_read_for(draft: Draft, wrong: int, right: int) -> bool:
    """An erratum: for "23 were destroyed over Tula" read "13 were …"."""
    leads = [i - 1 - ("quote" in draft.kinds[i - 1]) for i in (wrong, right)]
    if min(leads) < 0:
        return False
    first, second = (draft.tokens[lead].traits for lead in leads)
    return "for" in first and "reads" in second


def names_again(draft: Draft, i: int) -> bool:
    """«над этими тремя областями», "over all three regions": of regions told before."""
    near = (draft.tokens[i - 1], draft.tokens[i])
    is_again = draft.kinds[i].get("region_number") == "same"
    return is_again or any("told_again" in t.traits for t in near)


def follows_rest(draft: Draft, i: int) -> bool:
    """«остальные 38», «решту — 38 — …», «решту, шість, — …»: the number of the rest."""
    before, after = draft.kinds[i - 1], draft.kinds[i + 1]
    is_inserted = "dash" in before or ("comma" in before and "comma" in after)
    return "rest" in draft.kinds[i - 1 - is_inserted]


def own_up(draft: Draft, m: Mention) -> None:
    """«Вместо 19 мы написали 91»: the figure that was written is the wrong one."""
    last = draft.mentions[-1] if draft.mentions else None
    if last is None or not last.is_withdrawn:
        return
    lead = draft.tokens[max(0, m.index - 2) : m.index]
    if any("say" in t.kinds for t in lead) and any("we" in t.traits for t in lead):
        last.is_withdrawn, m.is_withdrawn, m.is_corrected = False, True, False


def is_inner_bullet(draft: Draft, i: int) -> bool:
    """Whether a bullet joins a count to its place, and does not open an item of its own."""
    if not draft.elements:
        return False
    is_whole = "count" in draft.kinds[i - 1] and "dash" in draft.kinds[i - 2]
    return not is_whole  # «▪ Крым — 10 ▪ Курская — 1»


def counts_item(draft: Draft, i: int) -> bool:
    """Whether a count stands at a position, and what starts an item of a list before it."""
    lead = draft.kinds[i - 1]
    return "count" in draft.kinds[i] and (not lead or not _STARTS_ITEM.isdisjoint(lead))


def name_list(draft: Draft, i: int) -> None:
    """«над Чёрным морем и четырьмя регионами»: beside regions a place is only named."""
    last = draft.elements[-1][1] if draft.elements else None
    if isinstance(last, PlaceList) and "and" in draft.kinds[i - 1]:
        last.role = "named"


def closed_behind(draft: Draft, comma: int) -> frozenset[str]:
    """ "15 targets, among them drones and missiles, were downed over …": "among them" is closed."""
    if "including" not in draft.told:
        return frozenset()
    opening = next((k for k in range(comma, 0, -1) if "including" in draft.kinds[k]), comma)
    told = {kind for kinds in draft.kinds[opening:comma] for kind in kinds}
    is_of_things = "subject" in told and told.isdisjoint(_GOES_ON_BEHIND)
    is_closed = is_of_things and not _CLOSES_BEHIND.isdisjoint(draft.kinds[comma + 1])
    return frozenset({"including"} if is_closed else ())


_GOES_ON_BEHIND = frozenset({"count", "place", "semicolon", "line"})
_CLOSES_BEHIND = frozenset({"outcome", "aux", "over"})
