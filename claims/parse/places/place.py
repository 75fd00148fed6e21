"""Places as a text names them; districts, and names that no table knows."""

import itertools
from typing import NamedTuple

from claims.parse.words.tokens import Line, Token
from claims.parse.words.traits import TRAITS_OF
from geo.gazetteer import PlaceForm

MOSCOW_REGION = ("RU-MOS", "RU-MOW")
CLAUSE_MARKS = frozenset(["comma", "line", "quote", "semicolon", "close", "dash", "colon"])
BEHIND_SEA = CLAUSE_MARKS | {"and", "stop_mark"}
OFFICES = frozenset({"speaker", "mayor", "head"})
_AFTER_PERSON = frozenset({"say", "speaker", "subject"})
_DISTRICT_GLUE = frozenset({"and", "comma", "place"})
_BEFORE_LISTED = frozenset({"dash", "count", "subject", "aux"})
_NUMBERS = frozenset({"digits", "number"})
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
_ENDS_LIST = frozenset("comma stop_mark line semicolon colon close outcome aux".split())
_IN_LIST = frozenset({"place", "comma", "and", "region_noun"})
CRIMEA = ("UA-43", "UA-40")
OCCUPIED = frozenset({*CRIMEA, "UA-09", "UA-14", "UA-23", "UA-65"})
AROUND = {"RU-MOW": "RU-MOS", "RU-SPE": "RU-LEN", "UA-40": "UA-43"}
"""A city that is a zone of its own → the zone around it."""
_KNOWN_OF = frozenset({"place", "country_adjective", "weak_speaker"})
PLACING = frozenset({"over", "in"})
_HEADS_LIST = frozenset({"colon", "dash", "open"})
_DISTRICTS_REACH = 24
GOVERNMENTS = (("RU-MOW",), ("UA-30",))


class Place(NamedTuple):
    """A place that the text names.

    `kind`: zone, elsewhere (regions without a name), country, district (of a region that the text
    must name elsewhere), anaphora («регион», "the region"), macro, seas (named behind it),
    ambiguous, town (unknown, of a region named elsewhere) or unknown.
    """

    kind: str
    zones: tuple[str, ...]
    word: str
    note: str = ""
    has_noun: bool = False


def zones_of_district(home: tuple[str, ...], listed: list[Place]) -> tuple[str, ...]:
    """«Мэр Москвы: в Раменском городском округе сбит …»: okrugs of the oblast, and not his own."""
    traits = [TRAITS_OF[p.word.lower()] for p in listed if p.kind == "district"]
    is_around = any("of_okrug" in t and "of_city" not in t for t in traits)
    return (MOSCOW_REGION[0],) if is_around and home == MOSCOW_REGION[1:] else home


def zones_of(token: Token) -> tuple[str, ...]:
    """The zones of a place, folded or not."""
    place = token.value if isinstance(token.value, Place) else token.kinds.get("place")
    return place.zones if isinstance(place, (Place, PlaceForm)) else ()


class NameReader(Line):
    """The words of a sentence with the places read so far: districts and unknown names.

    `out` holds what was read, the words before the position that is being read.
    """

    def __init__(self, tokens: list[Token], original: str, is_shouting: bool) -> None:
        super().__init__(tokens)
        self.original = original
        self.is_shouting = is_shouting  # no telling names by their capitals
        self.out: list[Token] = []

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
        return str(self.kinds[i].get("region_noun", ""))

    def _end_of_brackets(self, i: int) -> int:
        """The position behind "(six)" if it stands there."""
        is_number = not _NUMBERS.isdisjoint(self.kinds[i + 1]) and "close" in self.kinds[i + 2]
        return i + 3 if "open" in self.kinds[i] and is_number else i

    def _before(self) -> dict[str, object]:
        """Kinds of the word that governs the next one: articles and «территорией» are passed."""
        for token in reversed(self.out[-4:]):
            if "article" in token.traits or "territory" in token.kinds or "quote" in token.kinds:
                continue
            return token.kinds  # type: ignore[return-value]
        return {}

    def _is_name(self, i: int) -> bool:
        token = self.tokens[i] if i < len(self.tokens) else None
        return token is not None and token.capital and not token.kinds

    def _is_office(self, i: int) -> bool:
        """ "Kaluga's governor", "Kaluga's regional head"."""
        return not OFFICES.isdisjoint(self.kinds[i])

    def _may_be_region(self, i: int) -> bool:
        """«Ворожезькою областю»: a capital adjective before "oblast" in a sentence is a name.

        So too if it begins like a word that is known: «над Сбитовской областью».
        """
        token = self.tokens[i]
        if not (i and token.capital) or self.is_shouting:
            return False
        if "adjective" not in token.kinds and not _KNOWN_OF.isdisjoint(token.kinds):
            return False
        return self._noun(i + 1) in ("oblast", "krai")

    def _may_be_district(self, i: int) -> bool:
        """«Людиновским округом»: a capital adjective before "district" is a name."""
        is_name = self.tokens[i].capital and "masculine_adjective" in self.tokens[i].traits
        return is_name and self._noun(i + 1) in ("district", "okrug") and not self.is_shouting

    def _read_unknown(self, i: int) -> int | None:
        token = self.tokens[i]
        noun = self._noun(i + 1)
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
        is_name = end < len(self.tokens) and self.tokens[end].word.isascii()
        is_name = is_name or "adjectival" in self.tokens[end - 1].traits
        if noun == "region" and not is_name:
            return None  # «Карта регионов, где сбиты дроны»
        if noun and noun not in ("sea", "district"):
            return self._add(i, end + 1, Place("unknown", (), self._original(i, end)))
        if noun == "district":
            return self._add(i, end + 1, Place("district", (), self._original(i, end + 1)))
        if "stranger_region" in self.kinds[end]:
            return self._add(i, end + 1, Place("unknown", (), self._original(i, end)))
        if self._ends_regions(i, end) or self._noun(self._end_of_brackets(end)):
            return self._add(i, end, Place("unknown", (), self._original(i, end)))
        is_listed = self._is_listed(i, end)
        if "over" in before or is_listed:
            if "over" not in before and not _AFTER_PERSON.isdisjoint(self.kinds[end]):
                return None
            is_adjective = "region_adjective" in token.traits and end == i + 1
            kind = "unknown" if is_adjective or self._shares_noun(end) else "town"
            return self._add(i, end, Place(kind, (), self._original(i, end)))
        return None

    def _ends_regions(self, i: int, end: int) -> bool:
        """«над Курской и Залесской.»: whether an unknown name is the last of a list of regions."""
        if len(self.out) < 2:
            return False
        last = self.out[-1].kinds
        is_last = "and" in last or ("comma" in last and "region_adjective" in self.tokens[i].traits)
        after = self.kinds[end]
        if not is_last or (after and _ENDS_LIST.isdisjoint(after)):
            return False
        listed = itertools.dropwhile(lambda t: not _IN_LIST.isdisjoint(t.kinds), self.out[::-1])
        return "place" in self.out[-2].kinds and "over" in next(listed, self.out[-1]).kinds

    def _is_listed(self, i: int, end: int) -> bool:
        """Whether an unknown name stands in a list of places or behind a count."""
        if not self.out:
            return False
        after = self.kinds[end]
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
            return any("place" in self.kinds[k] or self._noun(k) for k in nearby)
        if (
            "in" in last.kinds
            and before_last is not None
            and not _BEFORE_LISTED.isdisjoint(before_last.kinds)
        ):
            is_led = "near" in last.kinds or (
                self.tokens[i].word.isascii() and "in_near" in last.traits
            )
            return is_led or "region_locative" in self.tokens[i].traits
        if "in" in last.kinds and before_last is not None:
            is_number = not _NUMBERS.isdisjoint(before_last.kinds)
            if is_number and "region_adjective" in self.tokens[i].traits:
                return True  # «15 в Брянской области и четыре в Залесской»
        if "in" in last.kinds and "dash" in after:
            counted = self.kinds[end + 1]
            return "digits" in counted or "number" in counted  # «у Кашире — 2»
        if "dash" in after and not _OPENS_ITEM.isdisjoint(last.kinds):
            return "region_nominative" in self.tokens[i].traits
        return False

    def _shares_noun(self, i: int) -> bool:
        """«над Воронежкой и Липецкой областями»: what the noun behind the next name ends."""
        is_joined = bool(self.kinds[i].keys() & {"and", "comma"})
        noun = self.tokens[i + 2] if i + 2 < len(self.tokens) else None
        return is_joined and noun is not None and "plural_regions" in noun.traits

    def _lists_district(self, i: int) -> bool:
        """«над Севским и Брянским районами»: the noun comes after a list."""
        k = i
        steps = 0
        while k < len(self.tokens) and steps < 12:
            kinds = self.kinds[k]
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
        is_latin = self.tokens[i].word.isascii() and not PLACING.isdisjoint(self._before())
        is_name = is_latin or "masculine_adjective" in self.tokens[i].traits
        if is_name and not self._noun(i + 1) and self._follows_districts():
            return True
        if is_latin or not is_name or self._noun(i + 1):
            return False
        named = [t.value for t in self.out[-10:] if isinstance(t.value, Place)]
        is_listed = any(p.kind == "district" for p in named[-2:])  # and the region behind it
        follows = is_listed and "of" not in self._before()
        return self._lists_district(i) or follows

    def _follows_districts(self) -> bool:
        """«В трёх районах: пять в Тарасовском, …»: behind a heading of districts."""
        near = self.out[-_DISTRICTS_REACH:]
        return any(
            noun.kinds.get("region_noun") == "district" and not _HEADS_LIST.isdisjoint(mark.kinds)
            for noun, mark in itertools.pairwise(near)
        )

    def _is_of_districts(self, i: int) -> bool:
        """ "In the Kirov and Lyudinovo districts": the plural comes after the last."""
        is_latin = self.tokens[i].word.isascii() and not self._noun(i + 1)
        near = self.tokens[i + 1 : i + 9]
        return is_latin and any("districts" in t.traits for t in near) and self._lists_district(i)

    def _read_named_after(self, i: int) -> int | None:
        """«Республикой Сармания»: an unknown name after its noun."""
        token = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        if token is None or not token.capital or token.kinds or self.is_shouting:
            return None
        if self.out and not OFFICES.isdisjoint(self.out[-1].kinds):
            return None
        return self._add(i, i + 2, Place("unknown", (), self._original(i + 1, i + 2)))

    def _read_district(self, i: int) -> int | None:
        """ "the district of X", «районе X»: a district by its name after the noun."""
        k = i + 1
        if "of" in self.kinds[k]:
            k += 1
        token = self.tokens[k] if k < len(self.tokens) else None
        if token is not None and token.capital and not token.kinds and "over" in self._before():
            return self._add(i, k + 1, Place("district", (), self._original(i, k + 1)))
        return None
