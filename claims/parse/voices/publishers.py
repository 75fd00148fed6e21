"""Whose channel a report comes from: a claimant itself, or only an outlet."""

import re
from functools import lru_cache

from claims.model import Attribution, Claimant
from claims.parse.mentions.mention import Speaker
from claims.wording import WORDS
from geo.gazetteer import PlaceForm, load_gazetteer

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
    (re.compile(r"governor|gubernator|glava|mayor|(^|_)gov(_|$)|_head$"), "ru_governor"),
)


@lru_cache(maxsize=1000)
def publisher_home(publisher: str | None) -> tuple[str, ...]:
    """The zones of a place in the name of a publisher, or of the governor whose name it is."""
    forms = load_gazetteer().forms
    words = (publisher or "").lower().replace("-", "_").split("_")
    for word in words:
        form: PlaceForm | None = forms.get(word)
        if form is not None and form.kind in ("city", "adjective", "name") and form.zones:
            return form.zones
    zones = (zone for word in words if (zone := _governors().get(word)))
    return tuple(zones)[:1]


@lru_cache(maxsize=1000)
def publisher_speaker(publisher: str | None, home: tuple[str, ...]) -> Speaker | None:
    """The claimant that a publisher itself is, if it is one."""
    if not publisher:
        return None
    name = publisher.lower()
    if "ukrain" in name and "mod" in name:
        return Speaker("ua_official", "official_body")
    for pattern, own in _PUBLISHERS:
        if pattern.search(name):
            return Speaker(own, ATTRIBUTION[own], None, home)
    if any(word in _governors() for word in name.replace("-", "_").split("_")):
        return Speaker("ru_governor", ATTRIBUTION["ru_governor"], None, home)
    return None


@lru_cache(maxsize=1)
def _governors() -> dict[str, str]:
    """The surnames of governors in Latin letters → their regions."""
    table = WORDS["en"]["governor"]
    return {
        name.split()[-1]: zone for zone, names in table.items() for name in names.split(";") if name
    }
