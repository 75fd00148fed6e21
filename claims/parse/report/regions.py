"""Where a count is said to be: «the region», districts, offices, and places told before it."""

import itertools

from claims.parse.mentions.draft import PlaceList
from claims.parse.mentions.mention import NOBODY, Mention
from claims.parse.places.place import AROUND, Place, zones_of_district
from claims.parse.report.borrowed import borrow_from_previous, is_split, region_of_doubter
from claims.parse.report.doubts import Doubts
from claims.parse.report.raided import (
    is_attacked,
)
from claims.parse.report.told_before import listed_regions
from claims.parse.sentence.passages import Sentence
from claims.parse.sums.gather import UKRAINIAN
from claims.parse.words.traits import TRAITS_OF
from geo.gazetteer import load_gazetteer

_CITIES = ("federal_city", "city")
_NOUN_KINDS = ("krai", "republic", "oblast")
_LEADS_EACH = frozenset({"over", "in"})
_TITLE = 10
"""A title has no more words."""
_TELLS = frozenset({"subject", "outcome", "speaker", "governor"})


_POINTING = frozenset({"place_pronoun", "there"})
_SUMS_UP = frozenset({"such_a", "summary"})


class Regions:
    """The regions that a report has named so far, and with them the places of its counts."""

    def __init__(self, home: tuple[str, ...], sentences: list[Sentence], doubts: Doubts) -> None:
        self.doubts = doubts
        self.sentences = sentences
        self.home = home  # the region of the publisher
        self.only_region = _find_only_region(sentences)
        self.heading: tuple[str, ...] = ()
        self.named_zones: list[tuple[str, ...]] = []
        self.earlier_zones: list[tuple[str, ...]] = []  # named before the present sentence
        self.named_seas: list[tuple[str, ...]] = []
        self.earlier_seas: list[tuple[str, ...]] = []
        self.aside_zones: tuple[str, ...] = ()  # «взрывы слышали над Саратовом»: for "there"
        self.last_list: list[Place] = []
        self.last_list_at = -2  # the sentence of the last list
        self.bare_list: list[Place] = []  # lists of sentences that tell of downing without counts
        self.is_listed = False  # «В перечне пять регионов: …»
        self.goal_sentence, self.goal_start = -2, 0  # where an attack was told last
        self.goal_is_town = False
        self.title_at = -2  # «Итоги ночи в Костромской области.»

    def remember(self, sentence: Sentence) -> None:
        """The regions that a sentence names, for «the region» in it and after it."""
        self.earlier_zones, self.earlier_seas = list(self.named_zones), list(self.named_seas)
        for found in sentence.speakers:
            if found.speaker.home:
                self.named_zones.append(found.speaker.home)
        lists = sentence.reading.place_lists
        if len(lists) == 1 and len(sentence.tokens) <= 4 and not sentence.reading.mentions:
            self.heading = lists[0].places[0].zones  # «Белгородская область.» over its paragraph
        if len(lists) == 1 and _is_title(sentence):
            self.title_at = sentence.index
        listed = listed_regions(sentence)
        if listed:
            self.bare_list, self.is_listed = listed, True
        for places in lists:
            is_list = len(places.places) > 1 and all(p.kind == "zone" for p in places.places)
            if is_list:
                self.last_list, self.last_list_at = places.places, sentence.index
            if places.role in ("origin", "aside"):
                self.aside_zones = next((p.zones for p in places.places if p.zones), ())
                if len(lists) == 1 and places.start <= sentence.tokens[1].start:
                    self.named_zones.append(self.aside_zones)  # "Neighbouring Tver saw an attack"
                continue
            is_bare = "destroyed" in sentence.reading.outcomes and not sentence.reading.mentions
            if is_list and is_bare:
                self.bare_list = [*self.bare_list, *places.places]
            is_zone = any(place.kind == "zone" for place in places.places)
            is_new = is_zone and self.goal_sentence != sentence.index
            if is_new and (places.role == "goal" or is_attacked(places, sentence, self.sentences)):
                self.goal_sentence, self.goal_start = sentence.index, places.start
                is_counted = (
                    "destroyed" in sentence.reading.outcomes
                )  # «спорят, сколько сбили над …»
                self.goal_is_town = not is_counted and all(p.note for p in places.places)
            for place in places.places:
                if place.zones and place.kind == "zone":
                    is_sea = place.zones[0].startswith("SEA")
                    (self.named_seas if is_sea else self.named_zones).append(place.zones)
        del self.named_zones[:-20]

    def place_mention(self, m: Mention, sentence: Sentence, previous: Mention | None) -> None:
        """Resolve «the region», districts and places of an office; keep the notes of cities."""
        home = m.speaker.home or self.home
        if m.speaker.claimant in ("ru_governor", "ru_official", "other"):
            home = home or self.heading
        if m.is_countrywide:
            m.places = []  # «105 дронов по всей стране, включая Московский регион»
        m.region_meant = next((p.word for p in m.places if p.kind == "anaphora"), "")
        resolved = self._resolve_places(m, home, sentence)
        if len(resolved) > 1:
            resolved = _told_once(resolved, m)
        if not resolved and m.names_regions_again and m.region_number == len(self.last_list):
            resolved = self.last_list
            m.notes.append(f"the {m.region_number} regions named before")
        elif not resolved and m.names_regions_again:
            resolved = self._all_named(m)
        elif not resolved and m.is_each and self._names_each_again(sentence):
            resolved = self.last_list
        is_whole = m.is_total or (self.is_listed and m.names_thing)
        if not resolved and is_whole and previous is None and self.bare_list:
            resolved = self.bare_list
            m.notes.append("the places listed before it")
        m.places = resolved
        for place in resolved:
            if place.note and place.note not in m.notes:
                m.notes.append(place.note)
            m.is_district = m.is_district or place.note.startswith("town")
        self._borrow_from_office(m, home, sentence)
        if previous is not None and not m.places:
            borrow_from_previous(m, previous, sentence, self.sentences, self.only_region)
        if m.speaker is NOBODY and not m.places:
            m.near_region = self._own_region(sentence, m)
        is_meant = m.outcome == "hit" or (
            m.is_corrected and not is_split(m, sentence, self.sentences)
        )
        if is_meant and not m.places and len(set(self.named_zones)) == 1:
            m.places = [Place("zone", self.named_zones[-1], "", "the only region named")]
        if not m.places and not m.heads_list and self._follows_attack_on_only_region(m, sentence):
            m.places = [
                Place("zone", self.only_region, "", "the region attacked, the only one named")
            ]
        if not m.places and m.is_implied and self._fell_in_only_region(m, sentence):
            m.places = [Place("zone", self.only_region, "", "the only region named")]
        if not (m.places or m.is_nationwide) and self.title_at == sentence.index - 1:
            zones = self.only_region
            m.places = [Place("zone", zones, "", "the region of the title")] if zones else []
        m.has_borrowed_place = bool(m.places) and not resolved

    def _names_each_again(self, sentence: Sentence) -> bool:
        """«Тула, Калуга, Орёл. По три в каждом из регионов»: of the list right before it."""
        tokens = sentence.tokens
        is_told = "each_of" in sentence.told or any(
            "each" in b.kinds and not _LEADS_EACH.isdisjoint(a.kinds)
            for a, b in itertools.pairwise(tokens)
        )
        return is_told and sentence.index - self.last_list_at <= 1

    def _resolve_places(self, m: Mention, home: tuple[str, ...], sentence: Sentence) -> list[Place]:
        """The places of a count with zones; what stays unknown becomes a doubt."""
        resolved: list[Place] = []
        for place in m.places:
            if place.kind == "anaphora":
                traits = TRAITS_OF[place.word]
                is_there = "there" in traits and not home
                if is_there and (listed := self._list_meant(place, sentence)):
                    resolved.extend(listed)
                    m.is_joint = True
                    continue
                zones = self._just_named(place, sentence) if traits & _POINTING else ()
                is_sea = bool(zones) and zones[0].startswith("SEA")  # "there" may be at sea
                if not ("place_pronoun" in traits or is_sea):
                    zones = self._region_meant(place.word, home, sentence, m)
                if zones:
                    resolved.append(Place("zone", zones, place.word, "the region named before"))
                elif "sea" in traits and len(m.places) > 1:  # «над морем, Крымом и Кубанью»
                    why = f"a place that the text does not name: {place.word}"
                    self.doubts.doubt(sentence, why)
                continue
            if place.kind == "town" and any(p.kind == "zone" for p in m.places):
                m.notes.append(f"also named: {place.word}")
                continue
            if _is_namesake(place, m, sentence):
                note = f"town named: {place.word}"
                resolved.append(Place("zone", m.speaker.home, place.word, note))
                continue
            if place.kind in ("district", "town"):
                resolved.extend(self._district(place, home, sentence, m))
                continue
            if (
                place.kind == "country"
                and place.zones != ("RU",)
                and m.speaker.claimant not in UKRAINIAN
                and (len(m.places) > 1 or place.zones != ("UA",))  # Ukraine alone: its own skies
                and _is_sky(sentence)
            ):
                self.doubts.doubt(sentence, f"a country among the places: {place.word}")
                _lose_item(sentence)
            resolved.append(place)
        return resolved

    def _district(
        self, place: Place, home: tuple[str, ...], sentence: Sentence, m: Mention
    ) -> list[Place]:
        """A district or town as the region that it lies in; none if no region is told."""
        zones = self._named_beside(sentence, home) or home or self._own_region(sentence, m)
        is_other_item = any(
            pl.owner is not None and pl.owner is not m and any(p.zones for p in pl.places)
            for pl in sentence.reading.place_lists
        )
        if not zones and place.kind == "district" and not is_other_item:
            zones = self.only_region
        if not zones and (m.is_of_them or place.kind == "district"):
            # «над областью девять: семь — над … районом»
            told = [x for x in sentence.reading.mentions if x.index < m.index]
            is_share = m.is_of_them or m.is_including
            told = told if is_share or _is_within(m, told[-1:], sentence) else []
            zones = told[-1].zone_sets[0] if told and len(set(told[-1].zone_sets)) == 1 else ()
        if zones:
            m.is_district, zones = True, zones_of_district(zones, m.places)
            return [Place("zone", zones, place.word, f"district named: {place.word}")]
        if self.doubts.is_stump(place.word):
            self.doubts.is_cut_off = m.is_withdrawn = True
            _lose_item(sentence)
        else:
            self.doubts.rejections.append(place.word)
        return []

    def _named_beside(self, sentence: Sentence, home: tuple[str, ...]) -> tuple[str, ...]:
        """«В Калужской области сбиты четыре над Боровским районом»: the one region it names."""
        named = {
            place.zones
            for places in sentence.reading.place_lists
            for place in places.places
            if place.kind == "zone" and not places.role and places.owner is None
        }
        return named.pop() if home and len(named) == 1 else ()

    def _borrow_from_office(self, m: Mention, home: tuple[str, ...], sentence: Sentence) -> None:
        """A count of an official without a place is of the region of the office."""
        if (
            not m.places
            and not home
            and m.speaker.claimant == "ru_official"
            and m.speaker.attribution == "official_body"
            and len(set(self.named_zones)) == 1
        ):
            m.places = [Place("zone", self.named_zones[-1], "", "the only region named")]
        if not m.places and not home and m.speaker.claimant == "ru_governor":
            recent = self._own_region(sentence, m)
            if not recent and len(set(self.named_zones[-3:])) == 1:
                recent = self.named_zones[-1]
            if recent:
                m.places = [Place("zone", recent, "", "the region named before")]
        if not m.places and m.speaker.claimant == "ru_military_unnamed":
            zones = self._own_region(sentence, m)  # "…, whose unit is stationed in …"
            m.places = [Place("zone", zones, "", "the only region named")] if zones else []
        is_regional = m.speaker.claimant in ("ru_governor", "ru_official")
        zones = region_of_doubter(m, sentence) or (home if is_regional else ())
        if not m.places and zones:
            m.places = [Place("zone", zones, "", "the region of the office")]

    def _follows_attack_on_only_region(self, m: Mention, sentence: Sentence) -> bool:
        """«Атака на Псковскую область. Минобороны заявило о семи сбитых»: no other region named.

        Not so after an attack on a town: the ministry, named behind it, counts for the country.
        """
        is_near = self.goal_sentence >= sentence.index - 1
        is_behind = self.goal_start < m.start or m.outcome == "launched"
        is_behind = is_behind or "lasting" in sentence.told  # «35 сбитыми закончился налёт на …»
        is_behind |= sentence.traits >= _SUMS_UP  # «Сбито пять — таков итог налёта на …»
        is_share = m.is_rest or m.is_of_total or m.is_of_them or m.is_another
        is_wide = m.is_nationwide or self.goal_sentence != sentence.index
        is_share = is_share or (m.is_total and is_wide)
        # «сбито 60, но ни одного — над ней»
        has_none = any(x.quantity.high == 0 for x in sentence.reading.mentions)
        is_apart = self.goal_sentence != sentence.index and m.speaker.claimant == "ru_mod"
        told = self.sentences[max(0, self.goal_sentence)].reading.mentions
        is_of_others = any(
            x.is_goal and x.speaker != m.speaker for x in told
        )  # «шесть летевших на»
        is_apart = is_apart and bool(sentence.speakers)
        if is_apart and (self.goal_is_town or is_of_others or _leaves_out(sentence)):
            return False
        return is_near and is_behind and not (is_share or has_none) and bool(self.only_region)

    def _fell_in_only_region(self, m: Mention, sentence: Sentence) -> bool:
        """«Дрон упал в поле в Рязанской области. Его сбили ещё в понедельник»: the same one."""
        before = self.sentences[sentence.index - 1] if sentence.index else None
        if before is None or not self.only_region or m.is_another or m.is_nationwide:
            return False
        is_there = any(not pl.role for pl in before.reading.place_lists)
        return is_there and any("fell" in t.traits for t in before.tokens)

    def _own_region(self, sentence: Sentence, m: Mention) -> tuple[str, ...]:
        """The one region that the sentence or the text names, for its towns and districts."""
        free = [
            (place.zones, places.role)
            for places in sentence.reading.place_lists
            for place in places.places
            if place.kind == "zone" and places.role != "origin" and _is_free(places, m)
        ]
        # «над областью 16 сбиты, три ушли в сторону Тамбова»: where they flew is the last resort
        passed = ("goal", "aside") if m.is_of_them else ("goal",)
        named = {zones for zones, role in free if role not in passed}
        if not named and m.speaker.claimant in ("ru_governor", "ru_official"):
            named = {zones for x in sentence.reading.mentions for zones in x.zone_sets}
        named = named or {zones for zones, _ in free}
        if len(named) == 1:
            return next(iter(named))
        if (
            not named
            and not any(pl.owner for pl in sentence.reading.place_lists if pl.owner is not m)
            and len(set(self.named_zones)) == 1
        ):
            return self.named_zones[-1]
        return ()

    def _all_named(self, m: Mention) -> list[Place]:
        """«Над этими тремя областями»: all that the text names, if they are as many."""
        named = list(dict.fromkeys(self.named_zones))
        if len(named) != m.region_number:
            return []
        m.notes.append(f"the {m.region_number} regions named before")
        return [Place("zone", zones, "") for zones in named]

    def _just_named(self, pronoun: Place, sentence: Sentence) -> tuple[str, ...]:
        """«… летел на Москву и был сбит над ней»: the place right before the pronoun."""
        lists = sentence.reading.place_lists
        named = list(
            itertools.takewhile(lambda pl: all(p is not pronoun for p in pl.places), lists)
        )
        # «Псковская область, соседка Эстонии, под ударом: над ней сбили …»
        named = [pl for pl in named if pl.role not in ("origin", "aside")] or named
        if named and not (named[-1].is_over or named[-1].role or named[-1].owner):
            named = [pl for pl in named if pl.owner] or named  # «закрыт аэропорт Казани; там же …»
        told = [pl.places[-1].zones for pl in named if pl.places[-1].zones]
        before = self.earlier_zones or self.earlier_seas  # «в Чёрном море … В небе над ним …»
        return next(iter([*reversed(told), *reversed(before)]), ())

    def _list_meant(self, pronoun: Place, sentence: Sentence) -> list[Place]:
        """ "Blasts in Tula and Oryol regions: there, last night …": a list that has no counts."""
        near = [s for s in self.sentences if 0 <= sentence.index - s.index <= 1]
        lists = [pl for s in near for pl in s.reading.place_lists]
        named = list(
            itertools.takewhile(lambda pl: all(p is not pronoun for p in pl.places), lists)
        )
        is_listed = bool(named) and named[-1].places is self.last_list
        is_free = len(named) == 1 or (is_listed and named[-1].owner is None)
        return self.last_list if is_listed and is_free else []

    def _around_city(self, sentence: Sentence, m: Mention) -> tuple[str, ...]:
        """«Над Москвой два, над областью — шесть»: the oblast around the city before it."""
        lists = [pl for pl in sentence.reading.place_lists if pl.end < m.start and not pl.role]
        told = [p.zones for pl in lists for p in pl.places if p.zones] or self.earlier_zones
        around = AROUND.get(told[-1][0], "") if told else ""
        return (around,) if around.startswith("RU-") else ()  # Sevastopol lies in no oblast

    def _region_meant(
        self, word: str, home: tuple[str, ...], sentence: Sentence, m: Mention
    ) -> tuple[str, ...]:
        """«Над краем», "the republic": the region of that kind named last, or the office's own."""
        traits, kinds = TRAITS_OF[word], load_gazetteer().zones
        if "island" in traits:
            return ("UA-43",)
        if "city" in traits:
            lists = reversed(sentence.reading.place_lists)
            told = [*(p.zones for pl in lists for p in pl.places), *self.earlier_zones[-1:]]
            city = next((z for zones in told for z in zones if kinds[z].kind in _CITIES), "")
            if city:
                return (city,)  # «Над Московским регионом — 11, три из них — над городом»
        if "sea" in traits:
            return next((z for z in reversed(self.named_seas)), ())
        noun = next((noun for noun in _NOUN_KINDS if noun in traits), "")
        if noun == "oblast" and home and home[0] in AROUND:
            return (AROUND[home[0]],)  # a mayor's «над городом шесть, в области — ещё четыре»
        if noun == "oblast" and not home and (around := self._around_city(sentence, m)):
            return around
        if noun and len(home) == 1 and kinds[home[0]].kind == noun:
            return home  # «глава Марий Эл — о двух над республикой, глава Чувашии — о четырёх»
        if noun:
            for zones in reversed(self.named_zones):
                if len(zones) == 1 and kinds[zones[0]].kind == noun:
                    return zones
        before = self.earlier_zones + [
            place.zones
            for places in sentence.reading.place_lists
            if places.end < m.start
            for place in places.places
            if place.kind == "zone" and not place.zones[0].startswith("SEA")
        ]
        seas = [] if noun else self.earlier_seas or self.named_seas
        named = before or (seas if self.earlier_seas else []) or self.named_zones or seas
        return home or next(iter(reversed(named)), self.aside_zones)


def _is_title(sentence: Sentence) -> bool:
    """«Сводка за ночь по Костромской области.»: a report named, and nothing told.

    So too «Брянская область, хроника дня по данным Минобороны.», and a region alone.
    """
    is_short = len(sentence.tokens) <= _TITLE and not sentence.reading.mentions
    tells = _TELLS - {"speaker"} if "according" in sentence.told else _TELLS
    is_region = len(sentence.tokens) == 1 and not _REGIONS.isdisjoint(sentence.tokens[0].traits)
    is_named = is_region or "report_noun" in sentence.told
    return is_short and is_named and tells.isdisjoint(sentence.told)


_REGIONS = frozenset({"oblast", "krai", "republic"})


def _lose_item(sentence: Sentence) -> None:
    """An item of a list is not known: of what is left of it, none is the whole."""
    for m in sentence.reading.mentions:
        m.is_of_list = len(sentence.reading.mentions) > 1


def _leaves_out(sentence: Sentence) -> bool:
    """«… о 33, проте Мордовії серед регіонів нема»: a place that is named as not told of."""
    is_named = any(pl.owner is None and pl.places for pl in sentence.reading.place_lists)
    return is_named and not sentence.told.isdisjoint(_DENYING)


_DENYING = frozenset({"negation", "zero"})


def _told_once(places: list[Place], m: Mention) -> list[Place]:
    """Without the towns of a region that is named too, and without places of one same region."""
    if not m.is_each and len({p.zones for p in places}) == 1:
        places = places[:1]
    regions = {p.zones for p in places if not p.note}
    if m.is_each:  # «по одному в Ясногорском и Веневском районах Тульской области»
        within = [p.zones for p in places if p.note.startswith("district")]
        places = [p for p in places if p.note or within.count(p.zones) < 2]
    return [p for p in places if not (p.note.startswith("town") and p.zones in regions)]


def _is_within(m: Mention, told: list[Mention], sentence: Sentence) -> bool:
    """Whether a district is counted within the region of the count before it: «(в … районе)»."""
    between = sentence.tokens[told[0].index : m.index] if told else []
    is_inside = any("open" in t.kinds for t in between)
    return is_inside or any(x.heads_list or x.is_district for x in told)


def _is_free(places: PlaceList, m: Mention) -> bool:
    """Whether a list is of a count itself, or of no count that is a claim."""
    return places.owner is None or places.owner is m or places.owner.verdict != "claim"


def _is_sky(sentence: Sentence) -> bool:
    """Whether counts are said of what flew over places: "two crashed in Finland" is elsewhere."""
    reading = sentence.reading
    return len(reading.mentions) > 1 or any(places.is_over for places in reading.place_lists)


def _is_namesake(place: Place, m: Mention, sentence: Sentence) -> bool:
    """«Губернатор Калужской области: три под Кировом, один над Людиновом»: a town of his own.

    It has the name of another region's capital, and stands in a list of his districts and towns.
    """
    home = m.speaker.home
    is_governor = m.speaker.claimant == "ru_governor" and bool(home)
    if not is_governor or not place.note.startswith("city") or place.zones == home:
        return False
    named = (p for pl in sentence.reading.place_lists if not pl.role for p in pl.places)
    return any(
        p.kind in ("district", "town") or (p.zones == home and p.note.startswith("town"))
        for p in named
    )


def _find_only_region(sentences: list[Sentence]) -> tuple[str, ...]:
    """The region that the whole text speaks of, if it names no other."""
    named = {found.speaker.home for s in sentences for found in s.speakers}
    for places in (pl for s in sentences for pl in s.reading.place_lists):
        if places.role not in ("origin", "aside"):
            named |= {p.zones for p in places.places if p.kind == "zone"}
    named = {zones for zones in named if zones and not zones[0].startswith("SEA")}
    return named.pop() if len(named) == 1 else ()
