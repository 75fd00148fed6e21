"""Words to zones: the names of federal subjects, oblasts, seas and countries, in all their forms.

`data/gazetteer.csv` holds one row a zone, `data/place_aliases.csv` further names and towns,
and `data/place_forms.csv` every form of every name, built from the two by
`python -m geo.build_place_forms`. Codes follow ISO 3166-2 (see docs/contract.md).
"""

import csv
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal, get_args

_LATIN = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ",
        "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya i yi ye g".split(
            " "
        ),
        strict=True,
    )
)
DATA_DIR = Path(__file__).resolve().parent.parent / "data"
GAZETTEER_FILE = DATA_DIR / "gazetteer.csv"
ALIASES_FILE = DATA_DIR / "place_aliases.csv"
FORMS_FILE = DATA_DIR / "place_forms.csv"

FormKind = Literal[
    "name", "composite", "city", "town", "adjective", "sea", "country", "macro", "ambiguous"
]
FORM_KINDS: tuple[FormKind, ...] = get_args(FormKind)


class GazetteerError(ValueError):
    """A table of the gazetteer cannot be used; the message names file, line and remedy."""


@dataclass(frozen=True, slots=True)
class Zone:
    """One indivisible place: a federal subject, a Ukrainian oblast, a sea, a country."""

    code: str
    kind: str
    names: dict[str, str]
    timezone: str = ""  # a name of the tz database; seas and countries have none

    def name(self, lang: str) -> str:
        """The zone's name in `lang` (en, ru, uk); English if there is none."""
        return self.names.get(lang) or self.names["en"]


@dataclass(frozen=True, slots=True)
class PlaceForm:
    """What a form of a name stands for.

    `adjective` needs a noun («Курская область») or a place in a list, `sea` needs the word sea,
    `city` and `town` stand for their region, `macro` and `ambiguous` name no certain zone.
    """

    kind: FormKind
    zones: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All zones by code, and all forms of their names (lower case, «е» for «ё»)."""

    zones: dict[str, Zone]
    forms: dict[str, PlaceForm]


def normalize_form(text: str) -> str:
    """A name as the tables of forms hold it."""
    return (
        text.lower().replace("ё", "е").replace("’", "'").replace("ʼ", "'").replace("–", "-").strip()
    )


def _read_table(path: Path, columns: tuple[str, ...]) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            missing = [c for c in columns if c not in (reader.fieldnames or ())]
            if missing:
                raise GazetteerError(
                    f"{path.name}: column {missing[0]} is missing; restore the project's file"
                )
            return list(reader)
    except FileNotFoundError:
        raise GazetteerError(
            f"{path.name} is missing in {path.parent}; restore the file from the project"
        ) from None


@lru_cache(maxsize=1)
def load_gazetteer() -> Gazetteer:
    """Read the gazetteer once. Raises GazetteerError if a table is missing or damaged."""
    columns = ("code", "kind", "name_en", "name_ru", "name_uk", "timezone")
    zones = {
        row["code"]: Zone(
            row["code"],
            row["kind"],
            {lang: row[f"name_{lang}"] for lang in ("en", "ru", "uk")},
            row["timezone"],
        )
        for row in _read_table(GAZETTEER_FILE, columns)
    }
    forms = {}
    for line, row in enumerate(_read_table(FORMS_FILE, ("form", "kind", "zones")), start=2):
        codes = tuple(row["zones"].split("+")) if row["zones"] else ()
        kind = next((k for k in FORM_KINDS if k == row["kind"]), None)
        unknown = [code for code in codes if code not in zones]
        if kind is None or unknown:
            raise GazetteerError(
                f"{FORMS_FILE.name}, line {line}: {row['kind'] if kind is None else unknown[0]} "
                "is not known; run python -m geo.build_place_forms"
            )
        forms[row["form"]] = PlaceForm(kind, codes)
    return Gazetteer(zones, forms)


@lru_cache(maxsize=1)
def latin_forms() -> dict[str, PlaceForm]:
    """All forms in Latin letters and without marks, as names of channels have them.

    «Мордовии» is "mordovii" («glava_mordovii»), "Mari El" is "mariel".
    """
    latin: dict[str, PlaceForm] = {}
    forms = load_gazetteer().forms
    # an English name goes before a Russian one that looks like it
    for form in sorted(forms, key=lambda form: not form.isascii()):
        key = "".join(_LATIN.get(letter, letter) for letter in form if letter.isalnum())
        latin.setdefault(key, forms[form])
    return latin


@lru_cache(maxsize=1)
def _ordered_forms() -> list[str]:
    return sorted(load_gazetteer().forms)


def begins_form(letters: str) -> bool:
    """Whether a form of a name begins with these letters (lower case)."""
    forms = _ordered_forms()
    at = bisect_left(forms, letters)
    return at < len(forms) and forms[at].startswith(letters)
