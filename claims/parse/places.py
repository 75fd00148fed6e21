"""Words of places → zones: nouns and bare adjectives, seas, districts, unknown names."""

from typing import NamedTuple

from claims.parse.tokens import Token
from geo.gazetteer import PlaceForm

MOSCOW_REGION = ("RU-MOS", "RU-MOW")
CLAUSE_MARKS = frozenset(["comma", "line", "quote", "semicolon", "close", "dash", "colon"])
_PLACING = frozenset(
    ["over", "in", "comma", "and", "place", "goal", "origin", "aside", "border_of", "dash", "count"]
)
_OFFICES = frozenset({"speaker", "mayor", "head"})
_NAMES_PLACE_AFTER = _OFFICES | {"over", "in", "of", "goal"}
_AFTER_PERSON = frozenset({"say", "speaker", "subject"})
_AFTER_THERE = frozenset({"comma", "time", "and"})
_BESIDE_PLACE = frozenset({"dash", "comma", "and", "digits", "number", "colon", "open"})
_OTHER_THINGS = frozenset({"noise", "speaker", "relay", "not_subject", "doer"})
_COMMON_WORDS = frozenset({"stop", "number", "adjective", "noise", "subject"})
_BETWEEN_SEAS = frozenset(
    ["and", "comma", "territory", "over", "in", "open", "close", "digits", "number"]
)
_AROUND = {"RU-MOW": "RU-MOS", "RU-SPE": "RU-LEN"}
_CITIES = [(city,) for city in _AROUND]
_HOMELAND = frozenset({"страной", "страною", "країною", "рф"})
_SEAS = frozenset({"морями", "морях", "моря"})
_DISTRICT_GLUE = frozenset({"and", "comma", "place"})
_BEFORE_LISTED = frozenset({"dash", "count", "subject", "aux"})
_OPENS_ITEM = frozenset({"dash", "bullet", "comma", "line"})
_AFTER_LISTED = frozenset(
    [
        "comma",
        "and",
        "dash",
        "stop_mark",
        "line",
        "digits",
        "number",
        "count",
        "semicolon",
        "open",
        "region_noun",
    ]
)
GOVERNMENTS = (("RU-MOW",), ("UA-30",))
PRONOUNS = frozenset({"ним", "ней", "нею"})
"""Words for the place named right before: «летел на Москву и был сбит над ней»."""


_REGION_ENDINGS = (
    "ская",
    "ской",
    "скую",
    "цкой",
    "цкая",
    "ская",
    "ська",
    "зька",
    "зькою",
    "зькій",
    "ською",
    "ській",
    "цькою",
    "ської",
)


_MASCULINE = ("ский", "ским", "ском", "ского", "цкий", "цким", "цком", "ський", "ським", "ському")


_PLURAL_NOUNS = (
    "областями",
    "областях",
    "областей",
    "краями",
    "краях",
    "краёв",
    "областям",
    "краям",
)


class Place(NamedTuple):
    """A place that the text names.

    `kind`: zone, country, district (of a region that the text must name elsewhere), anaphora
    («регион», "the region"), macro, seas (named behind it), ambiguous, town (unknown, of a region
    named elsewhere) or unknown.
    """

    kind: str
    zones: tuple[str, ...]
    word: str
    note: str = ""
    has_noun: bool = False


def fold_places(tokens: list[Token], original: str, is_shouting: bool) -> list[Token]:
    """The sentence with every place as one token of kind `place` and value `Place`."""
    return _Folder(_without_particles(tokens), original, is_shouting).fold()


_PARTICLES = frozenset({"же", "ж"})


def _without_particles(tokens: list[Token]) -> list[Token]:
    """«Над Балтийским же морем»: a particle parts no adjective from its noun."""
    inside = [
        i
        for i, token in enumerate(tokens[1:-1], 1)
        if token.word in _PARTICLES
        and "place" in tokens[i - 1].kinds
        and "region_noun" in tokens[i + 1].kinds
    ]
    return [t for i, t in enumerate(tokens) if i not in inside] if inside else tokens


_PLACE_KINDS = frozenset(
    ["place", "weak_speaker", "region_anaphora", "bad_place", "region_noun", "day_number"]
)


class _Folder:
    def __init__(self, tokens: list[Token], original: str, is_shouting: bool) -> None:
        self.tokens = tokens
        self.original = original
        self.is_shouting = is_shouting  # no telling names by their capitals
        self.out: list[Token] = []

    def kinds(self, i: int) -> dict[str, object]:
        return self.tokens[i].kinds if 0 <= i < len(self.tokens) else {}  # type: ignore[return-value]

    def fold(self) -> list[Token]:
        done = 0  # the tokens before this position are in `out`
        for i, token in enumerate(self.tokens):
            kinds = token.kinds
            is_other = (
                bool(kinds) and _PLACE_KINDS.isdisjoint(kinds) and token.word not in _HOMELAND
            )
            may_be_place = ("adjective" in kinds and self._may_be_region(i)) or (
                "noise" in kinds and self._may_be_district(i)
            )
            if i < done or (is_other and not may_be_place):
                continue
            self.out += self.tokens[done:i]
            done = i
            if "weak_speaker" in kinds and self._is_voice(i):
                end = None
            elif "place" in kinds:
                end = self._read_form(i)
            elif token.word and (not kinds or may_be_place):
                end = self._read_unknown(i)
            elif "region_anaphora" in kinds and self._is_anaphora(i) and not self._is_name(i + 1):
                end = self._add(i, i + 1, Place("anaphora", (), token.word))
            elif "bad_place" in kinds:
                end = self._add(i, i + 1, Place("ambiguous", (), self._original(i, i + 1)))
            elif kinds.get("region_noun") == "macro":
                end = self._add(i, i + 1, Place("macro", (), token.word))
            elif self._follows_city(i):
                zones = _AROUND[self.out[-2].value.zones[0]]
                end = self._add(i, i + 1, Place("zone", (zones,), token.word, has_noun=True))
            elif token.word in _HOMELAND and "over" in self._before():
                end = self._add(i, i + 1, Place("country", ("RU",), token.word))
            elif token.word in _SEAS and self._heads_seas(i):
                end = self._add(i, i + 1, Place("seas", (), token.word))
            elif "region_noun" in kinds and kinds["region_noun"] == "district":
                end = self._read_district(i)
            elif "region_noun" in kinds and kinds["region_noun"] in ("republic", "oblast", "krai"):
                end = self._read_named_after(i)
            elif "day_number" in kinds and "region_noun" in self.kinds(i + 1):
                end = self._add(i, i + 2, Place("ambiguous", (), self._original(i, i + 2)))
            else:
                end = None
            if end is not None:
                done = end
        return self.out + self.tokens[done:]

    def _may_be_region(self, i: int) -> bool:
        """«Ворожезькою областю»: a capital adjective before "oblast" in a sentence is a name."""
        token = self.tokens[i]
        if not (i and token.capital and "adjective" in token.kinds) or self.is_shouting:
            return False
        return self._noun(i + 1) in ("oblast", "krai") and token.word.endswith(_REGION_ENDINGS)

    def _may_be_district(self, i: int) -> bool:
        """«Людиновским округом»: a capital adjective before "district" is a name."""
        is_name = self.tokens[i].capital and self.tokens[i].word.endswith(_MASCULINE)
        return is_name and self._noun(i + 1) in ("district", "okrug") and not self.is_shouting

    def _is_voice(self, i: int) -> bool:
        """A capital that speaks or acts: "Kyiv said …", "fifteen drones downed, says Moscow"."""
        if "say" in self.kinds(i - 1) and CLAUSE_MARKS.issuperset(self.kinds(i + 1)):
            return True
        if self.out and not _NAMES_PLACE_AFTER.isdisjoint(self.out[-1].kinds):
            return False
        following = (*self.kinds(i + 1), *self.kinds(i + 2))
        if not self._is_office(i + 1) and ("say" in following or "denied" in following):
            return True
        side = str(self.tokens[i].kinds["weak_speaker"])
        return self._acts(i) and side.startswith("ua")

    def _acts(self, i: int) -> bool:
        """«Киев пытался …»: a capital that does something is no place of it."""
        return _BESIDE_PLACE.isdisjoint(self.kinds(i + 1))

    def _original(self, i: int, end: int) -> str:
        return self.original[self.tokens[i].start : self.tokens[end - 1].end]

    def _add(self, i: int, end: int, place: Place) -> int:
        token = Token(
            self.tokens[i].start,
            self.tokens[end - 1].end,
            {"place": ""},
            self.tokens[i].word,
            place,
            self.tokens[i].capital,
        )
        self.out.append(token)
        return end

    def _noun(self, i: int) -> str:
        return str(self.kinds(i).get("region_noun", ""))

    def _is_anaphora(self, i: int) -> bool:
        before = self.kinds(i - 1)
        if "region_noun" in self.kinds(i) and ("place" in before or "count" in before):
            return False
        if i > 0 and "place" in self.out[-1].kinds if self.out else False:
            return False
        token = self.tokens[i]
        if token.word.startswith("там "):
            return True
        if token.word in ("там", "there"):
            ends = not self.kinds(i + 1) or not _AFTER_THERE.isdisjoint(self.kinds(i + 1))
            return "outcome" in self.kinds(i + 1) or ("outcome" in before and ends)
        if token.word in PRONOUNS:
            return "over" in before or "in" in before  # «к ним добавились ещё восемь»
        if token.word.startswith(("the ", "our", "his", "her", "that")):
            following = self.kinds(i + 1)
            return not ("place" in following or "of" in following)
        return (
            "over" in before
            or "in" in before
            or "territory" in before
            or "stop" in before
            or "po" in before  # «свою цифру по области»
        ) and ("place" not in self.kinds(i + 1))

    # ---------------------------------------------------------------- known forms
    def _read_with_noun(self, i: int, form: PlaceForm, noun: str, word: str) -> int:
        """A name or adjective with "region", "oblast" …: the noun can make of a city its land."""
        if noun == "district":
            return self._add(i, i + 2, Place("district", (), self._original(i, i + 2)))
        zones = form.zones
        if zones == ("RU-MOS",) and noun == "region":
            zones = MOSCOW_REGION
        elif zones == ("RU-MOW",) and self.tokens[i].word == "moscow":
            zones = ("RU-MOS",) if noun == "oblast" else MOSCOW_REGION
        elif zones == ("UA-30",) and noun in ("oblast", "region"):
            zones = ("UA-32",)
        return self._add(i, i + 2, Place("zone", zones, word, has_noun=True))

    def _only_owns(self, i: int) -> bool:
        """Whether a name only leads to the next: "St. Petersburg's Leningrad region"."""
        token = self.tokens[i]
        is_owner = token.word.endswith("'s") or self._is_plural_owner(i)
        if is_owner and not self._is_office(i + 1):
            return True
        if i + 1 >= len(self.tokens) or "place" not in self.kinds(i + 2):
            return False
        following = self.tokens[i + 1]
        return not following.kinds and following.word.isascii() and token.word.isascii()

    def _is_plural_owner(self, i: int) -> bool:
        """ "Engels' neighbour": an apostrophe right behind a name that ends in s."""
        mark = self.tokens[i + 1] if i + 2 < len(self.tokens) else None
        is_glued = mark is not None and mark.word == "'" and mark.start == self.tokens[i].end
        return is_glued and self.tokens[i].word.endswith("s")

    def _read_form(self, i: int) -> int | None:
        token = self.tokens[i]
        form = token.kinds["place"]
        if not isinstance(form, PlaceForm) or self._is_title(i):
            return None
        noun = self._noun(i + 1)
        word = self._original(i, i + 1)
        has_capital = (
            token.capital
            or self.is_shouting
            or (" " in token.word and form.kind in ("name", "composite"))
        )
        if form.kind == "country":
            is_place = has_capital and not _PLACING.isdisjoint(self._before())
            return self._add(i, i + 1, Place("country", form.zones, word)) if is_place else None
        if form.kind in ("macro", "ambiguous"):
            if not has_capital and form.kind == "macro" and " " not in token.word:
                return None
            return self._add(i, i + 1, Place(form.kind, form.zones, word))
        if form.kind == "sea" and " " not in token.word:
            return self._read_sea(i, form, word)
        if noun and noun not in ("sea", "peninsula") and " " not in token.word:
            return self._read_with_noun(i, form, noun, word)
        is_bare = form.kind == "adjective" or "in" in self._before()  # «в Курском», not Kursk
        if (is_bare and self._is_among_districts(i)) or self._is_of_districts(i):
            return self._add(i, i + 1, Place("district", (), word))
        if form.kind == "adjective" and self._is_office(i + 1):
            return self._add(i, i + 1, Place("zone", form.zones, word))
        # "a success for Moscow": the government, not the city
        is_for = i > 0 and self.tokens[i - 1].word in ("for", "with", "by")
        is_government = is_for and form.zones in GOVERNMENTS
        if not has_capital or is_government or self._only_owns(i):
            return None
        if noun == "peninsula":
            return self._add(i, i + 2, Place("zone", form.zones, word, has_noun=True))
        if "first_name" in token.kinds and self._is_name(i + 1):
            return None
        if self._may_be_surname(i, form) and self._is_surname(i):
            return None
        following = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        if form.kind == "adjective":
            if following is not None and (
                (not following.kinds and following.word and not following.capital)
                or (
                    not _OTHER_THINGS.isdisjoint(following.kinds)
                    and "speaker" not in following.kinds
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
        return self._add(i, i + 1, Place("zone", form.zones, word))

    def _is_title(self, i: int) -> bool:
        """«Трасса М-2 «Крым»»: a name in quotation marks behind another noun."""
        if not self.out or not ("quote" in self.kinds(i - 1) and "quote" in self.kinds(i + 1)):
            return False
        before = self._before()
        return _PLACING.isdisjoint(before) and "region_noun" not in before

    def _is_office(self, i: int) -> bool:
        """ "Kaluga's governor", "Kaluga's regional head"."""
        return not _OFFICES.isdisjoint(self.kinds(i))

    def _may_be_surname(self, i: int, form: PlaceForm) -> bool:
        """A town («Николаев»), or an adjective that stands alone («Курский»)."""
        word = self.tokens[i].word
        is_adjective = form.kind == "adjective" and (word.endswith(_MASCULINE) or word.isascii())
        return form.kind in ("city", "town") or is_adjective

    def _is_surname(self, i: int) -> bool:
        """«глава Чувашии Олег Николаев»: a name of a place right behind a first name."""
        if not i or self.is_shouting:
            return False
        first = self.tokens[i - 1]
        if first.word.isascii() and (i < 2 or _OFFICES.isdisjoint(self.kinds(i - 2))):
            return False  # "Governor Maksim Orlov", but "Central Oryol"
        is_first_name = not first.kinds or "first_name" in first.kinds
        return is_first_name and first.capital and "over" not in self._before()

    def _is_name(self, i: int) -> bool:
        token = self.tokens[i] if i < len(self.tokens) else None
        return token is not None and token.capital and not token.kinds

    def _read_sea(self, i: int, form: PlaceForm, word: str) -> int | None:
        if self._noun(i + 1) == "sea":
            return self._add(i, i + 2, Place("zone", form.zones, word, has_noun=True))
        # «Чёрного и Азовского морей»: the noun comes once, after the last adjective
        k = i + 1
        while k < min(i + 10, len(self.tokens)):
            kinds = self.kinds(k)
            if kinds.get("region_noun") == "sea":
                return self._add(i, i + 1, Place("zone", form.zones, word))
            value = kinds.get("place")
            is_sea = isinstance(value, PlaceForm) and value.zones and value.zones[0][:3] == "SEA"
            if is_sea and isinstance(value, PlaceForm) and " " in self.tokens[k].word:
                return self._add(i, i + 1, Place("zone", form.zones, word))
            if not (is_sea or not _BETWEEN_SEAS.isdisjoint(kinds) or self.tokens[k].word == "the"):
                break
            k += 1
        if self.tokens[i].capital and form.zones != ("SEA-WHITE",) and self._follows_sea():
            return self._add(i, i + 1, Place("zone", form.zones, word))
        return None

    def _follows_city(self, i: int) -> bool:
        """«К Петербургу и области»: the oblast around the city just named."""
        if self._noun(i) != "oblast" or len(self.out) < 2 or "and" not in self.out[-1].kinds:
            return False
        city = self.out[-2].value
        is_alone = not self._is_name(i + 1) and "place" not in self.kinds(i + 1)
        return isinstance(city, Place) and city.zones[:1] in _CITIES and is_alone

    def _heads_seas(self, i: int) -> bool:
        """«26 сбили над морями: 15 — над Чёрным, …»: seas that the list behind it names."""
        if not ("over" in self._before() and "colon" in self.kinds(i + 1)):
            return False
        forms = (self.kinds(k).get("place") for k in range(i + 2, i + 10))
        return any(isinstance(form, PlaceForm) and form.kind == "sea" for form in forms)

    def _follows_sea(self) -> bool:
        for token in reversed(self.out[-12:]):
            if token.word in _SEAS:
                return True  # «над двумя морями, Чёрным и Азовским»
            if isinstance(token.value, Place) and token.value.zones[:1]:
                return token.value.zones[0].startswith("SEA")
        return False

    # ---------------------------------------------------------------- unknown names
    def _read_unknown(self, i: int) -> int | None:
        token = self.tokens[i]
        noun_at = i + 1
        noun = self._noun(noun_at)
        before = self._before()
        if noun == "district" or (noun == "okrug" and not token.word.isascii()):
            return self._add(i, i + 2, Place("district", (), self._original(i, i + 2)))
        if not token.capital or (self.is_shouting and not noun and "over" not in before):
            if "over" in before and not token.word.isascii() and self._lists_district(i):
                return self._add(i, i + 1, Place("district", (), self._original(i, i + 1)))
            return None
        if self._lists_district(i) or self._is_among_districts(i):
            return self._add(i, i + 1, Place("district", (), self._original(i, i + 1)))
        end = i + 1
        while end < len(self.tokens) and self._is_name(end) and end < i + 3:
            end += 1
        noun = self._noun(end)
        if noun and noun not in ("sea", "district"):
            if noun == "region" and self.kinds(end).get("region_count") is None:
                pass
            return self._add(i, end + 1, Place("unknown", (), self._original(i, end)))
        if noun == "district":
            return self._add(i, end + 1, Place("district", (), self._original(i, end + 1)))
        if "stranger_region" in self.kinds(end):
            return self._add(i, end + 1, Place("unknown", (), self._original(i, end)))
        is_listed = self._is_listed(i, end)
        if "over" in before or is_listed:
            if "over" not in before and not _AFTER_PERSON.isdisjoint(self.kinds(end)):
                return None
            is_adjective = token.word.endswith(_REGION_ENDINGS) and end == i + 1
            kind = "unknown" if is_adjective or self._shares_noun(end) else "town"
            return self._add(i, end, Place(kind, (), self._original(i, end)))
        return None

    def _before(self) -> dict[str, object]:
        """Kinds of the word that governs the next one: articles and «территорией» are passed."""
        for token in reversed(self.out[-4:]):
            if (
                token.word in ("the", "a", "an")
                or "territory" in token.kinds
                or "quote" in token.kinds
            ):
                continue
            return token.kinds  # type: ignore[return-value]
        return {}

    def _is_listed(self, i: int, end: int) -> bool:
        """Whether an unknown name stands in a list of places or behind a count."""
        if not self.out:
            return False
        after = self.kinds(end)
        if after and _AFTER_LISTED.isdisjoint(after):
            return False
        last = self.out[-1]
        before_last = self.out[-2] if len(self.out) > 1 else None
        if (
            ("comma" in last.kinds or "and" in last.kinds)
            and before_last is not None
            and "place" in before_last.kinds
        ):
            # «над Курской, Залесской и Тульской»: places on both sides
            nearby = range(end, min(end + 3, len(self.tokens)))
            return any("place" in self.kinds(k) or self._noun(k) for k in nearby)
        if (
            "in" in last.kinds
            and before_last is not None
            and not _BEFORE_LISTED.isdisjoint(before_last.kinds)
        ):
            return self.tokens[i].word.endswith(
                (
                    "ской",
                    "цкой",
                    "ській",
                    "цькій",
                    "зькій",
                    "ском",
                    "щине",
                    "щині",
                    "ье",
                    "ии",
                    "ії",
                )
            ) or (self.tokens[i].word.isascii() and last.word in ("in", "near", "outside"))
        if "in" in last.kinds and "dash" in after:
            counted = self.kinds(end + 1)
            return "digits" in counted or "number" in counted  # «у Кашире — 2»
        if "dash" in after and not _OPENS_ITEM.isdisjoint(last.kinds):
            return self.tokens[i].word.endswith(("ская", "ська", "цкая", "цька", "зька"))
        return False

    def _shares_noun(self, i: int) -> bool:
        """«над Воронежкой и Липецкой областями»: what the noun behind the next name ends."""
        is_joined = bool(self.kinds(i).keys() & {"and", "comma"})
        noun = self.tokens[i + 2] if i + 2 < len(self.tokens) else None
        return is_joined and noun is not None and noun.word.endswith(_PLURAL_NOUNS)

    def _lists_district(self, i: int) -> bool:
        """«над Севским и Брянским районами»: the noun comes after a list."""
        k = i
        steps = 0
        while k < len(self.tokens) and steps < 12:
            kinds = self.kinds(k)
            if kinds.get("region_noun") == "district":
                return steps > 0 and k > i + 1
            if steps and kinds and _DISTRICT_GLUE.isdisjoint(kinds):
                return False
            k += 1
            steps += 1
        return False

    def _is_among_districts(self, i: int) -> bool:
        """«в Кировском и Киришском районах», «в Шебекинском округе — 3, в Курском — 2».

        By its gender the adjective goes with a district, not with an oblast.
        """
        if not self.tokens[i].word.endswith(_MASCULINE) or self._noun(i + 1):
            return False
        named = [t.value for t in self.out[-10:] if isinstance(t.value, Place)]
        follows = bool(named) and named[-1].kind == "district" and "of" not in self._before()
        return self._lists_district(i) or follows

    def _is_of_districts(self, i: int) -> bool:
        """ "In the Kirov and Lyudinovo districts": the plural comes after the last."""
        is_latin = self.tokens[i].word.isascii() and not self._noun(i + 1)
        near = self.tokens[i + 1 : i + 9]
        return is_latin and any(t.word == "districts" for t in near) and self._lists_district(i)

    def _read_named_after(self, i: int) -> int | None:
        """«Республикой Сармания»: an unknown name after its noun."""
        token = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        if token is None or not token.capital or token.kinds or self.is_shouting:
            return None
        if self.out and not _OFFICES.isdisjoint(self.out[-1].kinds):
            return None
        return self._add(i, i + 2, Place("unknown", (), self._original(i + 1, i + 2)))

    def _read_district(self, i: int) -> int | None:
        """ "the district of X", «районе X»: a district by its name after the noun."""
        k = i + 1
        if "of" in self.kinds(k):
            k += 1
        token = self.tokens[k] if k < len(self.tokens) else None
        if token is not None and token.capital and not token.kinds and "over" in self._before():
            return self._add(i, k + 1, Place("district", (), self._original(i, k + 1)))
        return None
