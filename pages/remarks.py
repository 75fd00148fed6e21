"""What the parser remarks on a reading, in the reader's language.

The parser writes notes, checks and reasons for doubt as English sentences with numbers and names
in them. Each message here is such a sentence with its changing parts named, and is both the pattern
that recognises it and the message that catalogues translate. A sentence that fits none stays as it
is, marked as English; tests/pages/test_remarks.py holds that none of our statements leads to one.
"""

import re
from datetime import datetime
from functools import lru_cache

from babel.dates import format_skeleton
from markupsafe import Markup, escape

from pages.catalogue import _
from pages.words import date_locale, say, say_number, say_place, vocabulary


def N_(message: str) -> str:  # noqa: N802 (gettext's own name for "translate later")
    """Mark a message for the catalogues."""
    return message


MESSAGES = (
    # Notes on a number
    N_("about {n}"),
    N_("at least {n}"),
    N_("at most {n}"),
    N_("more than {n}"),
    N_("a range, {n} to {m}"),
    N_("{n} for each place"),
    N_("told by who downed them"),
    N_("whole months"),
    N_("since the start of the month"),
    N_("fewer than {n}"),
    N_("contains the {n} told before it"),
    N_("{zone} is named twice: {n} and at least {m}"),
    N_("read as {n} each: only so do the parts add up to {sum}"),
    N_("read as {n} jointly: only so do the parts add up to {sum}"),
    N_("read as downed: the parts add up to {n}"),
    N_("{n} jointly or {m} each: the text does not decide"),
    N_("{sum}: two counts over one place"),
    N_("{share} of a number that does not divide"),
    N_("{share} of {n}"),
    N_("{n} in {m} equal parts"),
    N_("all but {n} of {m}: {sum}"),
    N_("the difference: {n} - {m}"),
    N_("the remainder: {sum}"),
    N_("the difference: {sum}"),
    N_("as many as before: {n}"),
    N_("in place of {n}, says the text"),
    N_("{n} was told before"),
    N_("corrected from {n}"),
    N_("{n} of {m} are not placed by the text"),
    N_("of a number that another claimant gives"),
    N_("already inside a number before it"),
    N_("one by the singular: the text gives no numeral"),
    N_("the text gives no number"),
    N_("running tally: a later one replaces it"),
    N_("paired in order (“{word}”)"),
    N_("all of them, the text says"),
    N_("“{word}”: one more"),
    N_("one of them"),
    N_("“{word}”: two"),
    # Notes on what is counted
    N_("no verb: the ministry counts what was downed"),
    N_("downed and jammed are counted together"),
    N_("a mixed count of targets"),
    N_("a mixed count: {subjects}"),
    N_("“{word}”: drones are not named"),
    N_("“{word}”; the text speaks of drones"),
    # Notes on a place
    N_("city named: {name}"),
    N_("town named: {name}"),
    N_("district named: {name}"),
    N_("also named: {name}"),
    N_("the region named before"),
    N_("the {n} regions named before"),
    N_("the places listed before it"),
    N_("{name}: the regions listed after it"),
    N_("the place of the attempt told before"),
    N_("the place that the claim before it names"),
    N_("far more than the governor's number before it: of the country"),
    N_("the place that the sentence names before"),
    N_("{n} regions said, not all of them named"),
    # Notes on a time
    N_("a night without hours: 20:00 to 07:00 by convention"),
    N_("a night after one that is not told"),
    N_("a night without a date"),
    N_("the night before"),
    N_("paired with the places in order"),
    N_("the rest of the night: until 07:00 by convention"),
    N_("until dawn: 07:00 by convention"),
    N_("the day before, which the text does not date"),
    N_("of an earlier time that the text does not date"),
    N_("an hour without a day"),
    N_("hours without a day"),
    N_("a start without a day"),
    N_("a start after the end"),
    N_("the text gives only the start"),
    N_("since the start of the day"),
    N_("{n} hours, not a night"),
    N_("a week or several days"),
    N_("a whole month"),
    N_("a month"),
    N_("a year or longer"),
    N_("the year {n}"),
    N_("the year is inferred from the day of publication"),
    N_("the month is inferred from the day of publication"),
    N_("published {n} days after the window"),
    # Checks
    N_("the text states no total"),
    N_("the total is not exact: {amount}"),
    N_("an open list: {sum} of {m}"),
    N_("not all parts are exact: {sum} of {m}"),
    N_("{sum} = {n}, not {m}"),
    N_("{sum} = {n}, more than the total {m}"),
    N_("{sum} = {n}, more than {m}"),
    N_("{zone} has {n} and {m}"),
    N_("{n} regions said, {m} zones listed"),
    N_("{n} to {m} of {total}"),
    N_("{n} of {m}"),
    N_("{hour} is after {end}"),
    N_("{n} and {m}"),
    N_("the numbers fit one another and the text"),
    N_("the parts make {n}, a number that the text gives to something else"),
    N_("the parts make the total {n}, which is told of other places"),
    N_("places outside those of the total {n}: {zones}"),
    N_("a bare number beside other things ({n}): {quote}"),
    N_("a count of drones that is in no claim ({n}): {quote}"),
    N_("a number without a place beside places ({n}): {quote}"),
    N_("a governor's region that the text does not settle: {zones}"),
    N_("no place in common: {claimant} and {other}"),
    # Reasons for doubt
    N_("{zone} is named twice: {n} and {m}"),
    N_("two totals for one window: {n} and {m}"),
    N_("the parts do not make the total: {sum} = {n}, not {m}"),
    N_("the parts do not make the total: {sum} = {n}, more than the total {m}"),
    N_("the parts do not make the total: {sum} = {n}, more than {m}"),
    N_("a count of {amount} whose place is not clear"),
    N_("a count that was not read ({n}): {quote}"),
    N_("a country among the places: {name}: {quote}"),
    N_("a number left out of another ({n}): {quote}"),
    N_("a place that the text does not name: {name}: {quote}"),
    N_("a governor's count of {n} without a region"),
    N_("a region and a place within it are counted apart ({zone}): {quote}"),
    N_("a thing that is not counted ({name}): {quote}"),
    N_("places without a count ({zones}): {quote}"),
    N_("the text breaks off: {quote}"),
    N_("unknown place word: {name}"),
    N_("unknown place: {name}"),
    N_("“{word}” with lists of different length: {quote}"),
)

_NUMBER = r"\d+"
_PARTS = {
    **dict.fromkeys(("n", "m", "total"), _NUMBER),
    "share": r"\d+/\d+",
    "sum": r"\d+(?: to \d+)?(?: [+−] \d+(?: to \d+)?)*",
    "amount": r"no number|(?:at least |at most )?\d+(?: to \d+)?",
    "word": r"[^“”]+",
    "quote": r"“.*”",
    "name": r".+?",
    "zone": r"(?:RU|UA|SEA)(?:-\w+)?",
    "zones": r"(?:RU|UA|SEA)(?:-\w+)?(?:, (?:RU|UA|SEA)(?:-\w+)?)*",
    **dict.fromkeys(("claimant", "other"), r"[a-z_]+"),
    "subjects": r"\w+(?: and \w+)+",
    **dict.fromkeys(("hour", "end"), r"\d\d:\d\d"),
}
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_ABOUT = re.compile(
    r"(?P<claimant>[a-z_]+)"
    r"(?:, (?P<start>\d\d \w{3} \d\d:\d\d)–(?P<end>\d\d \w{3} \d\d:\d\d))?"
    r"(?:, (?P<subject>[a-z]+))?: (?P<rest>.+)",
    re.DOTALL,
)
_HOURS = re.compile(r"\d\d:\d\d(?:, \d\d:\d\d)+")


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (
            message,
            re.compile(
                "".join(
                    f"(?P<{piece}>{_PARTS[piece]})" if i % 2 else re.escape(piece)
                    for i, piece in enumerate(_PLACEHOLDER.split(message))
                ),
                re.DOTALL,
            ),
        )
        for message in MESSAGES
    )


def find_message(sentence: str) -> tuple[str, dict[str, str]] | None:
    """The message that a sentence of the parser is, with its changing parts; None if unknown."""
    for message, pattern in _patterns():
        if match := pattern.fullmatch(sentence):
            return message, match.groupdict()
    return None


def say_remark(sentence: str) -> Markup:
    """A sentence of the parser in the reader's language, or as it is, marked as English."""
    about = _ABOUT.fullmatch(sentence)
    if about and about["claimant"] in vocabulary("en")["claimant"]:
        return Markup("{}: {}").format(_say_about(about), say_remark(about["rest"]))
    if _HOURS.fullmatch(sentence) or re.fullmatch(_PARTS["sum"] + r" = \d+", sentence):
        return escape(sentence)
    found = find_message(sentence)
    if found is None:
        return Markup('<span lang="en">{}</span>').format(sentence)
    message, parts = found
    said = {name: _say_part(name, text) for name, text in parts.items()}
    return Markup(_(message)).format(**said)  # noqa: S704 (our own message; parts are escaped)


def say_remarks(sentences: str) -> Markup:
    """Sentences of the parser, as the ledger joins them, in the reader's language."""
    return Markup("; ").join(say_remark(sentence) for sentence in sentences.split("; "))


def _say_about(about: re.Match[str]) -> str:
    """Whose claims a check is about, of which hours, and of what."""
    told = [say("claimant", about["claimant"])]
    if about["start"]:
        told.append("–".join(_say_moment(about[name]) for name in ("start", "end")))
    if about["subject"]:
        told.append(say("subject", about["subject"]))
    return ", ".join(told)


def _say_moment(text: str) -> str:
    """A moment without its year: "18 Nov 20:00"."""
    moment = datetime.strptime(f"2000 {text}", "%Y %d %b %H:%M")  # noqa: DTZ007 (only its words)
    return f"{format_skeleton('MMMd', moment, locale=date_locale())} {moment:%H:%M}"


def _say_part(name: str, text: str) -> str:
    if name in ("zone", "zones"):
        return say_place(text.split(", "))
    if name in ("claimant", "other"):
        return say("claimant", text)
    if name == "subjects":
        return ", ".join(say("subject", subject) for subject in text.split(" and "))
    if name == "amount":
        bounds = [int(n) for n in re.findall(_NUMBER, text)] or [None]
        low = None if text.startswith("at most") else bounds[0]
        return say_number(low, None if text.startswith("at least") else bounds[-1])
    return text
