"""Whose channel a report comes from: a claimant itself, or only an outlet."""

import re
from functools import lru_cache

from claims.model import Attribution, Claimant
from claims.parse.mentions.mention import Speaker
from claims.wording import WORDS
from geo.gazetteer import latin_forms

ATTRIBUTION: dict[str, Attribution] = {
    "ru_mod": "official_body",
    "ru_governor": "named_official",
    "ru_official": "official_body",
    "ru_military_unnamed": "unnamed_source",
    "ua_general_staff": "official_body",
    "ua_official": "official_body",
    "ua_military_unnamed": "unnamed_source",
    "us_official": "official_body",
    "western_officials": "unnamed_source",
    "independent_media": "media_own",
    "other": "unnamed_source",
}
"""How a claimant of each kind speaks if nothing else is told of it."""
_PUBLISHERS: tuple[tuple[re.Pattern[str], Claimant], ...] = (
    (re.compile(r"(^|[_.\W])(mod|minobor\w*|mil)([_.\W]|$)|mod_russia|minoboron"), "ru_mod"),
    (re.compile(r"genstab|generalstaff|general_staff"), "ua_general_staff"),
    (re.compile(r"kpszsu|^air_?force_?(ua|ukr)|povitryani"), "ua_official"),
    (re.compile(r"(^|_)opers?h?tab"), "ru_official"),
    (re.compile(r"governor|gubernator|glava|mayor|(^|_)(gov|mer|rais)(_|$)|_head$"), "ru_governor"),
)
_HEAD = re.compile(r"(^|_)head(_|$)")
_MAYOR = re.compile(r"(^|_)(mayor|mer)(_|$)")
_LONGEST_NAME = 4  # words: "republic_of_north_ossetia"


@lru_cache(maxsize=1000)
def publisher_home(publisher: str | None) -> tuple[str, ...]:
    """The zones of a place in the name of a publisher, or of the governor whose name it is."""
    words = _words(publisher)
    kinds = {"city", "adjective", "name", "composite"}
    if _MAYOR.search("_".join(words)):
        kinds.add("town")  # "mayor_taganrog"; another channel of a town tells of the town alone
    for size in range(min(_LONGEST_NAME, len(words)), 0, -1):  # "moscow_oblast" before "moscow"
        for start in range(len(words) - size + 1):
            form = latin_forms().get("".join(words[start : start + size]))
            if form is not None and form.kind in kinds and form.zones:
                # who speaks for "the Moscow region" governs the oblast
                return form.zones[:1] if form.kind == "composite" else form.zones
    return tuple(zone for word in words if (zone := _governors().get(word)))[:1]


@lru_cache(maxsize=1000)
def publisher_speaker(publisher: str | None, home: tuple[str, ...]) -> Speaker | None:
    """The claimant that a publisher itself is, if it is one."""
    words = _words(publisher)
    name = "_".join(words)
    if "ukrain" in name and "mod" in name:
        return Speaker("ua_official", "official_body")
    for pattern, own in _PUBLISHERS:
        if pattern.search(name):
            return Speaker(own, ATTRIBUTION[own], None, home)
    # "head_udmurtia", and no "head_office"
    if any(word in _governors() for word in words) or (home and _HEAD.search(name)):
        return Speaker("ru_governor", ATTRIBUTION["ru_governor"], None, home)
    return None


def _words(publisher: str | None) -> list[str]:
    """The words of a publisher's name: "GovernorTver", "governor.tver", "governor_tver"."""
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", publisher or "")
    return [word for word in re.split(r"[\W_]+", parted.lower()) if word]


@lru_cache(maxsize=1)
def _governors() -> dict[str, str]:
    """The surnames of governors in Latin letters → their regions."""
    table = WORDS["en"]["governor"]
    return {
        name.split()[-1]: zone for zone, names in table.items() for name in names.split(";") if name
    }
