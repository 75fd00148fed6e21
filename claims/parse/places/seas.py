"""Seas as a text names them: with a noun, without it, in lists; shores, which are land."""

from claims.parse.places.place import (
    BEHIND_SEA,
    NameReader,
    Place,
)
from geo.gazetteer import PlaceForm

_BETWEEN_SEAS = frozenset(
    [
        "and",
        "comma",
        "territory",
        "over",
        "in",
        "open",
        "close",
        "digits",
        "number",
        "dash",
        "another",
    ]
)


class SeaReader(NameReader):
    """The words of a sentence with the seas among them."""

    def _names_shore(self, i: int, form: PlaceForm) -> bool:
        """ "The Black Sea port of Novorossiysk", "Tuapse on the Black Sea": land by a sea."""
        if not _is_sea(form):
            return False
        following = self.tokens[i + 1].traits if i + 1 < len(self.tokens) else frozenset()
        if "shore" in following:
            self.tokens[i].kinds = self.kinds[i] = {"adjective": ""}
            self.tokens[i + 1].kinds = self.kinds[i + 1] = {"territory": ""}
            return True
        lead = self.out[:-1] if self.out and "the" in self.out[-1].traits else self.out
        is_on = len(lead) > 1 and "lies_on" in lead[-1].traits
        is_land = is_on and ("place" in lead[-2].kinds or "shore" in lead[-2].traits)
        if is_land:
            self.tokens[i].kinds = self.kinds[i] = {"adjective": ""}
        return is_land

    def _read_part_of_sea(self, i: int) -> int | None:
        """«над севастопольской акваторией Чёрного моря»: a bare adjective before a sea."""
        form, sea = self.kinds[i]["place"], self.kinds[i + 1].get("place")
        if not isinstance(form, PlaceForm) or form.kind != "adjective":
            return None
        if not isinstance(sea, PlaceForm) or not _is_sea(sea):
            return None
        return self._add(i, i + 2, Place("zone", sea.zones, self._original(i + 1, i + 2)))

    def _read_sea(self, i: int, form: PlaceForm, word: str) -> int | None:
        if self._noun(i + 1) == "sea":
            return self._add(i, i + 2, Place("zone", form.zones, word, has_noun=True))
        # «Чёрного и Азовского морей»: the noun comes once, after the last adjective
        k = i + 1
        while k < min(i + 10, len(self.tokens)):
            kinds = self.kinds[k]
            if kinds.get("region_noun") == "sea":
                return self._add(i, i + 1, Place("zone", form.zones, word))
            value = kinds.get("place")
            is_sea = isinstance(value, PlaceForm) and _is_sea(value)
            if is_sea and isinstance(value, PlaceForm) and " " in self.tokens[k].word:
                return self._add(i, i + 1, Place("zone", form.zones, word))
            if not (
                is_sea or not _BETWEEN_SEAS.isdisjoint(kinds) or "the" in self.tokens[k].traits
            ):
                break
            k += 1
        following = self.kinds[i + 1]
        is_apart = i + 1 == len(self.tokens) or not BEHIND_SEA.isdisjoint(following)
        is_apart = is_apart and not {"over", "the"}.isdisjoint(
            self._before().keys() | self.tokens[i - 1].traits
        )  # «над Белым, сообщил …», not «в Белом доме»
        is_sure = form.zones != ("SEA-WHITE",) or is_apart
        if self.tokens[i].capital and is_sure and self._follows_sea():
            return self._add(i, i + 1, Place("zone", form.zones, word))
        return None

    def _read_sea_behind(self, i: int) -> int | None:
        """«Над морем, Азовським, збито три»: the name of a sea between commas behind its noun."""
        form, end = self.kinds[i + 2].get("place"), i + 3
        is_told = self._noun(i) == "sea" and "comma" in self.kinds[i + 1]
        is_told = is_told and "seas" not in self.tokens[i].traits
        if not (is_told and isinstance(form, PlaceForm) and form.kind == "sea"):
            return None
        is_last = end >= len(self.tokens) or not BEHIND_SEA.isdisjoint(self.kinds[end])
        if self._noun(end) or not is_last:
            return None
        goes_on = _GOES_ON.isdisjoint(self.kinds[end + 1])
        place = Place("zone", form.zones, self._original(i + 2, end))
        return self._add(i, end + ("comma" in self.kinds[end] and goes_on), place)

    def _heads_seas(self, i: int) -> bool:
        """«26 сбили над морями: 15 — над Чёрным, …»: seas that the list behind it names."""
        if not ("over" in self._before() and "colon" in self.kinds[i + 1]):
            return False
        forms = (self.kinds[k].get("place") for k in range(i + 2, i + 10))
        return any(isinstance(form, PlaceForm) and form.kind == "sea" for form in forms)

    def _follows_sea(self) -> bool:
        for token in reversed(self.out[-_SEA_REACH:]):
            if "seas" in token.traits:
                return True  # «над двумя морями, Чёрным и Азовским»
            if isinstance(token.value, Place) and not _stands_beside_sea(token.value):
                return _is_sea(token.value)
        return False


_SEA_REACH = 16
_GOES_ON = frozenset({"over", "in", "another", "zero", "digits", "number"})


def _stands_beside_sea(place: Place) -> bool:
    """«над Чёрным морем близ Сочи, над Азовским — один»: no other place of a list of seas."""
    return place.kind == "country" or place.note.startswith(("town", "city"))


def _is_sea(form: PlaceForm | Place) -> bool:
    return form.zones[:1] != () and form.zones[0].startswith("SEA")
