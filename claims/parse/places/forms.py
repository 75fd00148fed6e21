"""Names of the gazetteer in a sentence → places: nouns and bare adjectives, cities, seas."""

from claims.parse.places.place import (
    AROUND,
    CLAUSE_MARKS,
    GOVERNMENTS,
    MOSCOW_REGION,
    OFFICES,
    Place,
)
from claims.parse.places.seas import SeaReader
from claims.parse.places.there import NUMBERS, points_there
from claims.parse.words.tokens import Token
from geo.gazetteer import PlaceForm, load_gazetteer

_PLACING = frozenset(
    ["over", "in", "comma", "and", "place", "goal", "origin", "aside", "border_of", "dash", "count"]
)
_MOST_TOGETHER = 9
_NOUNS = frozenset({"oblast", "krai", "republic"})
_JOINS = frozenset({"and", "comma"})
_NAMES_PLACE_AFTER = OFFICES | {"over", "in", "of", "goal"}
_QUANTITIES = frozenset({"digits", "number", "vague"})
_OBJECT_REACH = 5
_BEFORE_OWN_NUMBER = frozenset({"around_time", "colon", "dash"})  # "Belgorod's at five"
_DESCRIBES_PLACE = frozenset({"aside", "while"})
_BESIDE_PLACE = frozenset({"dash", "comma", "and", "digits", "number", "colon", "open"})
_OTHER_THINGS = frozenset({"noise", "speaker", "relay", "not_subject", "doer"})
_COMMON_WORDS = frozenset({"stop", "number", "adjective", "noise", "subject"})
_OWNERS = frozenset({"city", "adjective", "name", "composite"})
_MAY_BE_SMALL = frozenset({"name", "adjective", "city"})
_CITIES = [(city,) for city in AROUND]
_PLACE_KINDS = frozenset(
    ["place", "weak_speaker", "region_anaphora", "bad_place", "region_noun", "day_number"]
)


def fold_places(tokens: list[Token], original: str, is_shouting: bool) -> list[Token]:
    """The sentence with every place as one token of kind `place` and value `Place`."""
    return _Folder(_without_particles(tokens), original, is_shouting).fold()


def name_capital(tokens: list[Token], traits: set[str]) -> bool:
    """Whether a text names Moscow. If so and it does not name Kyiv, "the capital" is Moscow.

    `traits` are all traits of the tokens.
    """
    forms = [t.kinds["place"] for t in tokens if "place" in t.kinds]
    zones = {zone for form in forms if isinstance(form, PlaceForm) for zone in form.zones}
    is_named = "RU-MOW" in zones or "of_capital" in traits
    if is_named and "UA-30" not in zones:
        for token in tokens:
            if "the_capital" in token.traits and "place" in token.kinds:
                token.kinds = {"place": PlaceForm("name", ("RU-MOW",))}
    return is_named


def _without_particles(tokens: list[Token]) -> list[Token]:
    """«Над Балтийским же морем», «глава „ДНР“»: what parts no place from its noun or office."""
    inside = [
        i
        for i, token in enumerate(tokens[1:-1], 1)
        if (
            "particle" in token.traits
            and "place" in tokens[i - 1].kinds
            and "region_noun" in tokens[i + 1].kinds
        )
        or (
            "quote" in token.kinds
            and "place" in tokens[i + 1].kinds
            and "head" in tokens[i - 1].kinds
        )
    ]
    return [t for i, t in enumerate(tokens) if i not in inside] if inside else tokens


_LEADS_ANAPHORA = frozenset({"over", "in", "territory", "stop", "po"})  # «цифра по области»


class _Folder(SeaReader):
    def fold(self) -> list[Token]:
        done = 0  # the tokens before this position are in `out`
        for i, token in enumerate(self.tokens):
            kinds = token.kinds
            is_known_name = bool(kinds) and "region_adjective" in token.traits
            may_be_place = (is_known_name and self._may_be_region(i)) or (
                "noise" in kinds and self._may_be_district(i)
            )
            is_other = bool(kinds) and not may_be_place and _PLACE_KINDS.isdisjoint(kinds)
            if i < done or (is_other and "homeland" not in token.traits):
                continue
            self.out += self.tokens[done:i]
            done = i
            if "weak_speaker" in kinds and self._is_voice(i):
                end = None
            elif "place" in kinds:
                end = self._read_part_of_sea(i) or self._read_form(i)
            elif token.word and (not kinds or may_be_place):
                end = self._read_unknown(i)
            elif "region_anaphora" in kinds and self._is_anaphora(i) and not self._is_name(i + 1):
                place = Place("anaphora", (), token.word)
                end = self._read_sea_behind(i) or self._add(i, i + 1, place)
            elif "bad_place" in kinds:
                end = self._add(i, i + 1, Place("ambiguous", (), self._original(i, i + 1)))
            elif kinds.get("region_noun") == "macro":
                end = self._add(i, i + 1, Place("macro", (), token.word))
            elif self._follows_city(i):
                zones = AROUND[self.out[-2].value.zones[0]]
                end = self._add(i, i + 1, Place("zone", (zones,), token.word, has_noun=True))
            elif "homeland" in token.traits and "over" in self._before():
                end = self._add(i, i + 1, Place("country", ("RU",), token.word))
            elif "seas" in token.traits and self._heads_seas(i):
                end = self._add(i, i + 1, Place("seas", (), token.word))
            elif "region_noun" in kinds and kinds["region_noun"] == "district":
                end = self._read_district(i)
            elif "region_noun" in kinds and kinds["region_noun"] in ("republic", "oblast", "krai"):
                end = self._read_named_after(i)
            elif "day_number" in kinds and "region_noun" in self.kinds[i + 1]:
                end = self._add(i, i + 2, Place("ambiguous", (), self._original(i, i + 2)))
            else:
                end = None
            if end is not None:
                done = end
        return self.out + self.tokens[done:]

    def _is_voice(self, i: int) -> bool:
        """A capital that speaks or acts: "Kyiv said …", "fifteen drones downed, says Moscow"."""
        if "say" in self.kinds[i - 1] and CLAUSE_MARKS.issuperset(self.kinds[i + 1]):
            return True
        if self.out and "according" in self.out[-1].kinds:
            return True  # "according to Moscow"
        if self.out and not _NAMES_PLACE_AFTER.isdisjoint(self.out[-1].kinds):
            return False
        following = (*self.kinds[i + 1], *self.kinds[i + 2])
        if not self._is_office(i + 1) and ("say" in following or "denied" in following):
            return True
        side = str(self.tokens[i].kinds["weak_speaker"])
        return self._acts(i) and (side.startswith("ua") or self._deals(i))

    def _acts(self, i: int) -> bool:
        """«Киев пытался …»: a capital that does something is no place of it."""
        return _BESIDE_PLACE.isdisjoint(self.kinds[i + 1])

    def _deals(self, i: int) -> bool:
        """ "Moscow had fired 49 missiles": a verb, and the number that it is the doer of."""
        verb = i + 1 + ("aux" in self.kinds[i + 1])
        if "outcome" not in self.kinds[verb]:
            return False
        for token in self.tokens[verb + 1 : verb + 1 + _OBJECT_REACH]:
            if "by" in token.traits or not CLAUSE_MARKS.isdisjoint(token.kinds):
                return False
            if not _QUANTITIES.isdisjoint(token.kinds):
                return True
        return False

    def _is_anaphora(self, i: int) -> bool:
        before = self.kinds[i - 1]
        if "region_noun" in self.kinds[i] and ("place" in before or "count" in before):
            return False
        is_onto = i > 0 and "onto" in self.tokens[i - 1].traits
        if is_onto and any("po" in self.kinds[k] for k in range(max(0, i - 6), i - 1)):
            return False  # «по одному на регион», «по одному сбитому БПЛА на область»
        if i > 0 and "place" in self.out[-1].kinds if self.out else False:
            return False
        token = self.tokens[i]
        if "there_same" in token.traits:
            return "say" not in before and "say" not in self.kinds[i + 1]  # «отметили там же»
        if "there" in token.traits:
            return points_there(self.tokens, i)
        if "place_pronoun" in token.traits:
            says = "say" in self.kinds[i - 2] or "say" in self.kinds[i + 1]  # «в ней говорится»
            is_told = "in" in before and not says
            return "over" in before or is_told  # «к ним добавились ещё восемь»
        if "pointing" in token.traits:
            following = self.kinds[i + 1]
            is_behind = len(self.out) > 1 and "comma" in before and "place" in self.out[-2].kinds
            if is_behind and not _DESCRIBES_PLACE.isdisjoint(following):
                return False  # "over Pskov Oblast, the region next to Estonia,"
            return not ("place" in following or "of" in following)
        if not before and i > 1 and "adjectival" in self.tokens[i - 1].traits:
            before = self.kinds[i - 2]  # «в северо-западной части акватории»
        is_led = not _LEADS_ANAPHORA.isdisjoint(before)
        if "and" in before and self._noun(i) == "sea" and len(self.out) > 1:
            is_led = "place" in self.out[-2].kinds  # «над Крымом и морем»
        return is_led and "place" not in self.kinds[i + 1]

    def _read_with_noun(self, i: int, form: PlaceForm, noun: str, word: str) -> int:
        """A name or adjective with "region", "oblast" …: the noun can make of a city its land."""
        if noun == "district":
            return self._add(i, i + 2, Place("district", (), self._original(i, i + 2)))
        zones = form.zones
        if zones == ("RU-MOS",) and noun == "region":
            zones = MOSCOW_REGION
        elif zones == ("RU-MOW",) and "capital" in self.tokens[i].traits:
            zones = ("RU-MOS",) if noun == "oblast" else MOSCOW_REGION
        elif zones == ("UA-30",) and noun in ("oblast", "region"):
            zones = ("UA-32",)
        return self._add(i, i + 2, Place("zone", zones, word, has_noun=True))

    def _only_owns(self, i: int) -> bool:
        """Whether a name only leads to the next: "St. Petersburg's Leningrad region"."""
        token = self.tokens[i]
        is_of_city = i > 0 and "city" in self.tokens[i - 1].traits
        if is_of_city and "adjectival" in token.traits and "place" in self.kinds[i + 1]:
            return True  # «в городе Донской Тульской области»
        is_owner = "possessive" in token.traits or self._is_plural_owner(i)
        is_owner = is_owner and "occupied_name" not in token.traits  # "Donetsk People's Republics"
        if is_owner and not self._is_office(i + 1) and not self._defends(i):
            return not (self._owns_number(i) or self._owns_place(i))
        if i + 1 >= len(self.tokens) or "place" not in self.kinds[i + 2]:
            return False
        following = self.tokens[i + 1]
        return not following.kinds and following.word.isascii() and token.word.isascii()

    def _owns_number(self, i: int) -> bool:
        """ "Kursk's share was eight and Belgorod's five", "Kursk's eight": a count of it."""
        form = self.kinds[i]["place"]
        if not isinstance(form, PlaceForm) or form.zones in GOVERNMENTS:
            return False  # "Moscow's tally" is Russia's
        is_tally = any("tally" in t.traits for t in self.tokens[i + 1 : i + 2])
        at = i + 1 + (not _BEFORE_OWN_NUMBER.isdisjoint(self.kinds[i + 1]))
        return is_tally or not NUMBERS.isdisjoint(self.kinds[at])

    def _owns_place(self, i: int) -> bool:
        """ "Over Tatarstan's Nizhnekamsk district": the region of a place that the gazetteer lacks.

        So too of one that it has in the same region: "over Bashkortostan's Salavat".
        """
        form, own = self.kinds[i]["place"], self.kinds[i + 1].get("place")
        is_named = i + 1 < len(self.tokens) and self.tokens[i + 1].capital
        if not (isinstance(form, PlaceForm) and is_named) or _PLACING.isdisjoint(self._before()):
            return False
        return own is None or (isinstance(own, PlaceForm) and own.zones == form.zones)

    def _defends(self, i: int) -> bool:
        """ "Belgorod's air defences", «тульская ПВО»; not "Moscow's", which may be all Russia's."""
        form = self.kinds[i]["place"]
        is_owner = "possessive" in self.tokens[i].traits  # "… and Adygea's shot down one"
        deed = self.kinds[i + 1]
        if not isinstance(form, PlaceForm) or not (
            "doer" in deed or (is_owner and "outcome" in deed)
        ):
            return False
        is_moscow = not set(form.zones).isdisjoint(MOSCOW_REGION)
        return form.kind in _OWNERS and not is_moscow

    def _lies_under(self, i: int) -> bool:
        """ "Over the Crimean coast": a shore that has the name of its land."""
        is_shore = any("shore" in t.traits for t in self.tokens[i + 1 : i + 2])
        return is_shore and "over" in self._before()

    def _is_plural_owner(self, i: int) -> bool:
        """ "Engels' neighbour": an apostrophe right behind a name that ends in s."""
        mark = self.tokens[i + 1] if i + 2 < len(self.tokens) else None
        is_glued = mark is not None and mark.word == "'" and mark.start == self.tokens[i].end
        return is_glued and "ends_in_s" in self.tokens[i].traits

    def _read_form(self, i: int) -> int | None:
        token = self.tokens[i]
        form = token.kinds["place"]
        if not isinstance(form, PlaceForm) or self._is_title(i) or self._names_shore(i, form):
            return None
        noun = self._noun(i + 1)
        word = self._original(i, i + 1)
        word = word[:-2] if "possessive" in token.traits else word
        has_capital = (
            token.capital
            or self.is_shouting
            or (" " in token.word and form.kind in ("name", "composite"))
            or (form.kind in _MAY_BE_SMALL and "over" in self._before())  # «над брянщиною»
            or self._has_number(i)
            or self._goes_on_small()
            or self._defends(i)  # «улов белгородской ПВО»
        )
        if form.kind == "country":
            is_place = has_capital and not _PLACING.isdisjoint(self._before())
            return self._add(i, i + 1, Place("country", form.zones, word)) if is_place else None
        if form.kind in ("macro", "ambiguous"):
            if not has_capital and form.kind == "macro" and " " not in token.word:
                return None
            noun = self.out[-1].word.rpartition(" ")[2] if self.out else ""
            named = load_gazetteer().forms.get(f"{noun} {token.word}")  # «глава Республики Алтай»
            place = (
                Place("zone", named.zones, word) if named else Place(form.kind, form.zones, word)
            )
            return self._add(i, i + 1, place)
        if form.kind == "sea" and " " not in token.word:
            return self._read_sea(i, form, word)
        if noun and noun not in ("sea", "peninsula") and " " not in token.word:
            return self._read_with_noun(i, form, noun, word)
        if form.kind == "adjective" and self._is_office(i + 1):
            return self._add(i, i + 1, Place("zone", form.zones, word))
        is_bare = form.kind == "adjective" or "in" in self._before()  # «в Курском», not Kursk
        is_led = (
            "possessive" not in token.traits
        )  # "Tatarstan's Nizhnekamsk and Almetyevsk districts"
        if is_led and ((is_bare and self._is_among_districts(i)) or self._is_of_districts(i)):
            return self._add(i, i + 1, Place("district", (), word))
        # "a success for Moscow": the government, not the city
        is_for = i > 0 and "on_behalf" in self.tokens[i - 1].traits
        is_government = is_for and form.zones in GOVERNMENTS
        if not has_capital or is_government or self._only_owns(i):
            return None
        if noun == "peninsula":
            return self._add(i, i + 2, Place("zone", form.zones, word, has_noun=True))
        if "first_name" in token.kinds and self._has_surname(i + 1):
            return None
        if self._may_be_surname(i, form) and self._is_surname(i):
            return None
        following = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        if form.kind == "adjective":
            is_name = token.capital or self.is_shouting  # but «над курским приграничьем»
            if (is_name and following is not None and not self._lies_under(i)) and (
                (not following.kinds and following.word and not following.capital)
                or (
                    not _OTHER_THINGS.isdisjoint(following.kinds)
                    and "speaker" not in following.kinds
                    and not self._defends(i)
                )
            ):
                return None
            return self._add(i, i + 1, Place("zone", form.zones, word))
        if form.kind in ("city", "town"):
            before = self._before()
            is_common = not _COMMON_WORDS.isdisjoint(token.kinds)
            if noun == "sea" or (is_common and not ("over" in before or "in" in before)):
                return None
            return self._add(
                i, i + 1, Place("zone", form.zones, word, f"{form.kind} named: {word}")
            )
        zones = self._zones_by_shared_noun(i) if form.zones == ("RU-MOW",) else form.zones
        return self._add(i, i + 1, Place("zone", zones, word))

    def _zones_by_shared_noun(self, i: int) -> tuple[str, ...]:
        """ "Over the Moscow and Tula regions": what a noun behind a list makes of the city."""
        noun = self._shared_noun(i)
        return {"oblast": ("RU-MOS",), "region": MOSCOW_REGION}.get(noun, ("RU-MOW",))

    def _shared_noun(self, i: int) -> str:
        """The noun in the plural that ends a list of places: "Tula, Kaluga and Oryol regions"."""
        k = self._end_of_brackets(i + 1)
        while not _JOINS.isdisjoint(self.kinds[k]):
            k += 1 + ("and" in self.kinds[k + 1])
            if "place" not in self.kinds[k]:
                return ""
            k = self._end_of_brackets(k + 1)
        noun = self._noun(k)
        is_plural = bool(noun) and k > i + 1 and "ends_in_s" in self.tokens[k].traits
        return noun if is_plural else ""

    def _goes_on_small(self) -> bool:
        """«над орлом і тулою»: whether a place without a capital stands before "and"."""
        if len(self.out) < 2 or _JOINS.isdisjoint(self.out[-1].kinds):
            return False
        return "place" in self.out[-2].kinds and not self.out[-2].capital

    def _has_number(self, i: int) -> bool:
        """«брянская — 38», "7 bryansk, 5 kaluga": in such a list a name needs no capital."""
        before, behind = (self.kinds[i + step] for step in (-1, 1))
        if not NUMBERS.isdisjoint(before) and (i + 1 == len(self.tokens) or "comma" in behind):
            return True
        for step in (1, -1):
            at = i
            for _ in range(_MOST_TOGETHER):
                way, end = self.kinds[at + step], self.kinds[at + 2 * step]
                if "dash" in way and not NUMBERS.isdisjoint(end):
                    return True
                if _JOINS.isdisjoint(way) or "place" not in end:
                    break
                at += 2 * step
        return False

    def _is_title(self, i: int) -> bool:
        """«Трасса М-2 «Крым»»: a name in quotation marks behind another noun."""
        if not self.out or not ("quote" in self.kinds[i - 1] and "quote" in self.kinds[i + 1]):
            return False
        if "occupied_name" in self.tokens[i].traits:
            return False  # «администрация „ДНР“»
        before = self._before()
        return _PLACING.isdisjoint(before) and "region_noun" not in before

    def _may_be_surname(self, i: int, form: PlaceForm) -> bool:
        """A town («Николаев»), or an adjective that stands alone («Курский»)."""
        token = self.tokens[i]
        may_be_name = "masculine_adjective" in token.traits or token.word.isascii()
        if "first_name" in self.kinds[i - 1]:
            may_be_name = may_be_name or "surname" in token.traits
        is_adjective = form.kind == "adjective" and may_be_name
        return form.kind in ("city", "town") or is_adjective

    def _has_surname(self, i: int) -> bool:
        """«Владимир Тверской»: an adjective in the nominative, and no oblast, behind a name."""
        is_person = i < len(self.tokens) and "speaker" in self.kinds[i] and self.tokens[i].capital
        is_person = is_person and _NOUNS.isdisjoint(self.tokens[i].traits)  # "Oblast's governor"
        if self._is_name(i) or is_person:
            return True  # "Vladimir Putin"
        form = self.kinds[i].get("place")
        is_adjective = isinstance(form, PlaceForm) and form.kind == "adjective"
        is_surname = is_adjective and "surname" in self.tokens[i].traits and not self._noun(i + 1)
        return is_surname or (is_adjective and self._is_titled(i + 1))

    def _is_surname(self, i: int) -> bool:
        """«глава Чувашии Олег Николаев»: a name of a place right behind a first name."""
        if not i or self.is_shouting:
            return False
        first = self.tokens[i - 1]
        is_led = i > 1 and not OFFICES.isdisjoint(self.kinds[i - 2])
        if first.word.isascii() and not (is_led or self._is_titled(i + 1)):
            return False  # "Governor Maksim Orlov", but "Central Oryol"
        is_first_name = not first.kinds or "first_name" in first.kinds
        return is_first_name and first.capital and "over" not in self._before()

    def _is_titled(self, i: int) -> bool:
        """ "Alexei Orlov, the governor of Bryansk Oblast,": a comma and an office behind a name."""
        if "comma" not in self.kinds[i]:
            return False
        at = i + 1 + (i + 1 < len(self.tokens) and "the" in self.tokens[i + 1].traits)
        return not OFFICES.isdisjoint(self.kinds[at])

    def _follows_city(self, i: int) -> bool:
        """«К Петербургу и области»: the oblast around the city just named."""
        if self._noun(i) != "oblast" or len(self.out) < 2 or "and" not in self.out[-1].kinds:
            return False
        city = self.out[-2].value
        is_alone = not self._is_name(i + 1) and "place" not in self.kinds[i + 1]
        return isinstance(city, Place) and city.zones[:1] in _CITIES and is_alone
