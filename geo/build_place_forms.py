"""Build data/place_forms.csv: every form in which a text may name a place.

    python -m geo.build_place_forms

The names come from data/gazetteer.csv and data/place_aliases.csv; pymorphy3 (needed only here,
never at run time) gives the Russian and Ukrainian cases. The table is committed, so that a
person can review it and the parser only looks words up. Forms are lower case, with «е» for «ё».
"""

import csv
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pymorphy3

from geo.gazetteer import ALIASES_FILE, FORMS_FILE, GAZETTEER_FILE, normalize_form

CYRILLIC = ("ru", "uk")
CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
REGION_NOUNS = {
    "ru": {"область", "край", "округ", "республика", "регион"},
    "uk": {"область", "край", "округ", "республіка", "регіон"},
    "en": {"region", "oblast", "krai", "territory", "republic", "okrug", "area"},
}
# «Брянщина», «Курщина»: a name for a region in both languages that no dictionary lists in full.
LAND_ENDINGS = ("а", "ы", "и", "е", "і", "у", "ой", "ою")
# The feminine ending and all endings that stand in its place.
ADJECTIVE_ENDINGS = {
    "ская": tuple("ск" + e for e in "ая ой ую ою ое ого ому ом ий им ие их ими".split()),
    "цкая": tuple("цк" + e for e in "ая ой ую ою ое ого ому ом ий им ие их ими".split()),
    "ська": tuple("ськ" + e for e in "а ої ій у ою е ого ому ім ий им і их ими".split()),
    "чорна": tuple("чорн" + e for e in "а ої ій у ою е ого ому ім ий им і их ими".split()),
    "біла": tuple("біл" + e for e in "а ої ій у ою е ого ому ім ий им і их ими".split()),
    "цька": tuple("цьк" + e for e in "а ої ій у ою е ого ому ім ий им і их ими".split()),
}
# «Афипский», «Ільський»: a town with the cases of an adjective.
TOWN_ENDINGS = ("ий", "ого", "ому", "им", "ом", "ім")
NAMED_AFTER_NOUN = {"республика", "республіка"}


def split_names(cell: str) -> list[str]:
    """The names of a cell, which are parted by semicolons."""
    return [name.strip() for name in cell.split(";") if name.strip()]


class Inflector:
    """Inflects place names of one Cyrillic language."""

    def __init__(self, lang: str) -> None:
        self.analyzer = pymorphy3.MorphAnalyzer(lang=lang)

    def noun_parse(self, word: str) -> Any:
        """The reading of a word as the name of a place, in the nominative where there is one."""
        parses = self.analyzer.parse(word)
        ranked = [p for p in parses if "nomn" in p.tag] or parses
        for wanted in ({"Geox"}, {"NOUN", "inan"}, {"NOUN"}, {"ADJF"}):
            for parse in ranked:
                if wanted <= set(parse.tag.grammemes):
                    return parse
        return ranked[0]

    def adjective_forms(self, adjective: str) -> set[str]:
        """An adjective in all genders, numbers and cases; unknown ones by their ending."""
        word = adjective.lower()
        for stem_end, endings in ADJECTIVE_ENDINGS.items():
            if word.endswith(stem_end):  # regular, and dictionaries do not know every one
                return {word[: -len(stem_end)] + ending for ending in endings}
        for parse in self.analyzer.parse(word):
            if "ADJF" in parse.tag and "femn" in parse.tag:
                return {f.word for f in parse.lexeme if f.tag.POS == "ADJF" and "Supr" not in f.tag}
        return {word}

    def phrase_forms(self, phrase: str) -> set[str]:
        """A name of one or more words in all cases: adjectives agree with the noun after them."""
        words = phrase.lower().split()
        if any(mark in phrase for mark in "()—–"):
            return {phrase.lower()}
        if phrase.isupper():
            return {phrase.lower()}
        head = next((i for i, w in enumerate(words) if self._is_head(w)), len(words) - 1)
        forms = {phrase.lower()}
        if len(words) == 1 and words[0].endswith(("щина", "чина")):
            return {words[0][:-1] + ending for ending in LAND_ENDINGS}
        head_parse = self.noun_parse(words[head])
        is_adjective = words[0].endswith(("ский", "ський")) and "-" not in words[0]
        if len(words) == 1 and is_adjective and not head_parse.is_known:
            return {words[0][:-2] + ending for ending in TOWN_ENDINGS}
        number = "plur" if "plur" in head_parse.tag and "sing" not in head_parse.tag else "sing"
        if len(words) == 1:
            forms.update(f.word for f in head_parse.lexeme if number in f.tag or not f.tag.number)
        for case in CASES:
            # Ukrainian feminine nouns carry no mark of the singular
            inflected = head_parse.inflect({case, number}) or head_parse.inflect({case})
            if inflected is None:
                continue
            before = [self._agree(w, inflected.tag, case, number) for w in words[:head]]
            forms.add(" ".join([*before, inflected.word, *words[head + 1 :]]))
            is_other_form = inflected.word != head_parse.word
            if is_other_form and before and before == words[:head]:  # a word it cannot inflect
                for adjective in self.adjective_forms(_feminine(words[0], "uk")):
                    forms.add(
                        " ".join([adjective, *words[1:head], inflected.word, *words[head + 1 :]])
                    )
        return forms

    def _is_head(self, word: str) -> bool:
        return not any("ADJF" in p.tag and "nomn" in p.tag for p in self.analyzer.parse(word))

    def _agree(self, word: str, tag: Any, case: str, number: str) -> str:
        for parse in self.analyzer.parse(word):
            if parse.tag.POS != "ADJF":
                continue
            wanted = {case, number}
            if number == "sing" and tag.gender:
                wanted.add(str(tag.gender))
            inflected = parse.inflect(wanted) or parse.inflect(wanted - {number})
            if inflected is not None:
                return str(inflected.word)
        return word


def forms_of(
    name: str, kind: str, lang: str, inflectors: dict[str, Inflector]
) -> Iterator[tuple[str, str]]:
    """(form, kind) for one name: cases, and the bare adjective of «… область»."""
    words = name.split()
    nouns = REGION_NOUNS[lang]
    if lang == "en":
        yield name, kind
        if len(words) > 1 and words[-1].lower() in nouns and kind == "name":
            if "Autonomous" in words:
                yield f"{name}'s", kind  # "Nenets Autonomous Okrug's governor"
            yield " ".join(w for w in words[:-1] if w != "Autonomous"), "adjective"
        return
    inflector = inflectors[lang]
    if kind in ("adjective", "sea") and len(words) == 1:
        feminine = name if kind == "adjective" else name[:-2] + ("ая" if lang == "ru" else "а")
        for form in inflector.adjective_forms(feminine):
            yield form, kind
        if kind == "sea":
            yield from ((form, kind) for form in inflector.phrase_forms(name))
        return
    if kind == "name" and len(words) == 2 and words[1].lower() in nouns:
        for form in inflector.adjective_forms(_feminine(words[0], lang)):
            yield form, "adjective"
    if kind == "name" and words[0].lower() in NAMED_AFTER_NOUN and len(words) == 2:
        for noun in inflector.phrase_forms(words[0]):
            for form in inflector.phrase_forms(words[1]):
                yield f"{noun} {form}", "name"
        for form in inflector.phrase_forms(words[1]):
            yield form, "name"
        return
    for form in inflector.phrase_forms(name):
        yield form, kind


def _feminine(adjective: str, lang: str) -> str:
    """Алтайский → алтайская: pymorphy's table of endings knows the feminine best."""
    stem = adjective.lower()
    if lang == "uk" and stem.endswith(("ка", "на", "ла", "да")):
        return stem
    if stem.endswith(("ий", "ый", "ой", "ій", "не", "ле", "ке")) and lang == "uk":
        return stem[: -1 if stem.endswith("е") else -2] + "а"
    if stem.endswith(("ий", "ый", "ой", "ій")):
        return stem[:-2] + ("ая" if lang == "ru" else "а")
    return stem


def named_places() -> Iterator[tuple[str, str, str, str]]:
    """(zones, kind, lang, name) from the two tables of names."""
    with GAZETTEER_FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for lang in ("ru", "en", "uk"):
                own_kind = "country" if row["kind"] == "country" else "name"
                for name in [row[f"name_{lang}"], *split_names(row[f"aliases_{lang}"])]:
                    if name:
                        yield row["code"], own_kind, lang, name
                if row["kind"] != "country" and row[f"capital_{lang}"]:
                    yield row["code"], "city", lang, row[f"capital_{lang}"]
    with ALIASES_FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for lang in ("ru", "en", "uk"):
                for name in split_names(row[f"name_{lang}"]):
                    yield row["zones"], row["kind"], lang, name


# A form with several readings keeps the first kind of this list that it has.
KIND_ORDER = (
    "composite",
    "macro",
    "ambiguous",
    "name",
    "country",
    "city",
    "adjective",
    "sea",
    "town",
)


def build_rows() -> list[tuple[str, str, str]]:
    """(form, kind, zones), sorted; a form that means two places of one kind raises ValueError."""
    inflectors = {lang: Inflector(lang) for lang in CYRILLIC}
    readings: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for zones, kind, lang, name in named_places():
        for form, form_kind in forms_of(name, kind, lang, inflectors):
            readings[normalize_form(form)][form_kind].add(zones)
    rows = []
    clashes = []
    for form, kinds in sorted(readings.items()):
        kind = next(k for k in KIND_ORDER if k in kinds)
        if len(kinds[kind]) > 1:
            clashes.append(f"{form} ({kind}): {sorted(kinds[kind])}")
            continue
        rows.append((form, kind, next(iter(kinds[kind]))))
    if clashes:
        raise ValueError("one form, several places: " + "; ".join(clashes))
    return rows


def write_rows(rows: Iterable[tuple[str, str, str]]) -> None:
    """Write the table to data/place_forms.csv."""
    path = Path(FORMS_FILE)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("form", "kind", "zones"))
        writer.writerows(rows)


if __name__ == "__main__":
    table = build_rows()
    write_rows(table)
    sys.stdout.write(f"{len(table)} forms written to {FORMS_FILE}\n")
