"""What the recorded files of data/ may hold: one schema a file, and a sentence for each rule.

data/README.md is the dictionary of these files. A schema takes a table of text; where a cell or
row breaks a rule, the rule's error is "columns: what is allowed".
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime

import pandas as pd
from pandera.pandas import Check, Column, DataFrameSchema

from claims.aggregate import PARTIES, counted_day
from claims.model import (
    ATTRIBUTIONS,
    CLAIMANTS,
    OUTCOMES,
    QUALIFIERS,
    ROLES,
    SUBJECTS,
    WINDOW_BASES,
    Window,
)

RUSSIA = "RU"
"""The zone of a claim that names no place."""

WINDOW_KINDS = ("night", "evening", "day", "24h")
CASE_KINDS = ("count", "place", "weapon", "outcome", "window", "attribution")
PUBLISHER_KINDS = (
    "administration",
    "agency",
    "aggregator",
    "broadcaster",
    "news_site",
    "newspaper",
    "official_channel",
    "portal",
)
SEARCH_EXTENTS = ("every_day", "known_days", "in_passing")
"""How statements were looked for: day by day, where one was known of, or not by themselves."""

CORRECTABLE = (
    "role",
    "subject",
    "outcome",
    "zones",
    "low",
    "high",
    "qualifier",
    "claimant",
    "claimant_name",
    "attribution",
    "window_start",
    "window_end",
    "window_basis",
    "paraphrase",
    "note",
)
"""The fields of a claim that a correction may replace."""


def _cell(column: str, allowed: str, holds: Callable[[str], bool]) -> Check:
    """One cell's rule; `allowed` is the sentence that a bad row is answered with."""
    return Check(holds, element_wise=True, error=f"{column}: {allowed}")


def _row(columns: str, allowed: str, holds: Callable[[pd.DataFrame], "pd.Series[bool]"]) -> Check:
    """One rule over several columns, or over rows against each other."""
    return Check(holds, error=f"{columns}: {allowed}")


def _table(name: str, checks: list[Check], /, **columns: Check) -> DataFrameSchema:
    return DataFrameSchema(
        {column: Column(str, cell) for column, cell in columns.items()}, checks=checks, name=name
    )


def _one_of(column: str, values: Iterable[str], optional: bool = False) -> Check:
    known = sorted(values)
    return _known(column, set(known), ", ".join(known), optional)


def _known(column: str, values: set[str], allowed: str, optional: bool = False) -> Check:
    return _cell(
        column,
        allowed + (", or empty" if optional else ""),
        lambda value: value in values or (optional and not value),
    )


def _filled(column: str) -> Check:
    return _cell(column, "one line of text, not empty", lambda value: value.strip() == value != "")


def _free(column: str) -> Check:
    return _cell(column, "one line of text, or empty", lambda value: value.strip() == value)


def _web_address(column: str, optional: bool = False) -> Check:
    return _cell(
        column,
        "addresses that begin with http:// or https://, separated by spaces",
        lambda value: (
            (bool(value) or optional)
            and all(part.startswith(("http://", "https://")) for part in value.split())
        ),
    )


def _day(column: str, optional: bool = False) -> Check:
    def holds(value: str) -> bool:
        try:
            return date.fromisoformat(value).isoformat() == value
        except ValueError:
            return optional and not value

    return _cell(column, "a day such as 2025-11-18" + (", or empty" if optional else ""), holds)


def _moment(column: str, optional: bool = False) -> Check:
    def holds(value: str) -> bool:
        try:
            return datetime.fromisoformat(value).tzinfo is not None
        except ValueError:
            return optional and not value

    return _cell(
        column,
        "a moment with its zone of time such as 2025-11-17T20:00:00+03:00"
        + (", or empty" if optional else ""),
        holds,
    )


def _count(column: str) -> Check:
    return _cell(
        column,
        "a whole number from 0 on, or empty",
        lambda value: not value or (value.isascii() and value.isdigit()),
    )


def _zones(column: str, zones: set[str]) -> Check:
    return _cell(
        column,
        "codes of data/gazetteer.csv or RU, sorted, each once, joined by +",
        lambda value: (
            set(value.split("+")) <= zones and value.split("+") == sorted(set(value.split("+")))
        ),
    )


def _unique(*columns: str) -> Check:
    return _row(
        ", ".join(columns),
        "each only once (this row repeats an earlier one)",
        lambda table: ~table.duplicated(list(columns)),
    )


def describe_publishers() -> DataFrameSchema:
    return _table(
        "publishers.csv",
        [_unique("publisher_id")],
        publisher_id=_cell(
            "publisher_id",
            "lower-case letters, digits and _",
            lambda value: value == value.lower() and f"_{value}".isidentifier(),
        ),
        name=_filled("name"),
        kind=_one_of("kind", PUBLISHER_KINDS),
        country=_cell(
            "country",
            "two capital letters of ISO 3166-1, or empty",
            lambda value: not value or (len(value) == 2 and value.isupper()),
        ),
        language=_cell(
            "language",
            "two small letters of ISO 639-1",
            lambda value: len(value) == 2 and value.islower(),
        ),
        owner=_free("owner"),
        state=_cell(
            "state",
            "two capital letters of ISO 3166-1, or empty",
            lambda value: not value or (len(value) == 2 and value.isupper()),
        ),
        claimant=_one_of("claimant", CLAIMANTS, optional=True),
    )


def describe_origins() -> DataFrameSchema:
    return _table(
        "origins.csv",
        [_unique("origin")],
        origin=_filled("origin"),
        title=_filled("title"),
        url=_web_address("url", optional=True),
        version=_free("version"),
        licence=_filled("licence"),
        licence_url=_web_address("licence_url"),
        changes=_free("changes"),
    )


def describe_reports(publishers: set[str], origins: set[str]) -> DataFrameSchema:
    return _table(
        "reports",
        [
            _unique("report_key"),
            _row(
                "window_start, window_end",
                "a window that ends when or after it starts, both filled or both empty",
                _is_window_in_order,
            ),
            _row(
                "window_basis, window_start",
                "unknown exactly if the window is empty",
                lambda table: (table["window_basis"] == "unknown") == (table["window_start"] == ""),
            ),
            _row(
                "date, window_start, window_end",
                "the day on which a night ends, otherwise the day on which the window starts",
                _is_date_of_window,
            ),
        ],
        report_key=_filled("report_key"),
        date=_day("date"),
        window_kind=_one_of("window_kind", WINDOW_KINDS),
        window_start=_moment("window_start", optional=True),
        window_end=_moment("window_end", optional=True),
        window_basis=_one_of("window_basis", WINDOW_BASES),
        claimant=_one_of("claimant", CLAIMANTS),
        claimant_name=_filled("claimant_name"),
        attribution=_one_of("attribution", ATTRIBUTIONS),
        publisher_id=_known("publisher_id", publishers, "an id of data/publishers.csv"),
        text_from=_known("text_from", publishers, "an id of data/publishers.csv", True),
        url=_web_address("url"),
        lang=_cell(
            "lang",
            "two small letters of ISO 639-1",
            lambda value: len(value) == 2 and value.islower(),
        ),
        published_date=_day("published_date", optional=True),
        relay_of=_free("relay_of"),
        recap_of=_free("recap_of"),
        origin=_one_of("origin", origins),
        also_published=_web_address("also_published", optional=True),
    )


def describe_claims(report_keys: set[str], zones: set[str]) -> DataFrameSchema:
    return _table(
        "claims",
        [
            _unique("report_key", "claim_no"),
            _row("low, high", "low not above high", _is_low_below_high),
            _row(
                "qualifier, low, high",
                "exact: low = high; at_least: only low; at_most: only high; about: both; "
                "ambiguous: low below high; unstated: neither",
                _is_qualified,
            ),
        ],
        report_key=_known("report_key", report_keys, "a report_key of data/reports"),
        claim_no=_cell(
            "claim_no",
            "a whole number from 1 on",
            lambda value: value.isascii() and value.isdigit() and not value.startswith("0"),
        ),
        role=_one_of("role", ROLES),
        subject=_one_of("subject", SUBJECTS),
        outcome=_one_of("outcome", OUTCOMES),
        zones=_zones("zones", zones),
        low=_count("low"),
        high=_count("high"),
        qualifier=_one_of("qualifier", QUALIFIERS),
        paraphrase=_filled("paraphrase"),
        note=_free("note"),
    )


def describe_contradictions(zones: set[str]) -> DataFrameSchema:
    return _table(
        "contradictions.csv",
        [
            _row(
                "figure_low, figure_high",
                "figure_low not above figure_high",
                lambda table: _in_order(table["figure_low"], table["figure_high"]),
            ),
            _row(
                "is_comparable, comparable_note",
                "no only with a reason",
                lambda table: (table["is_comparable"] == "yes") | (table["comparable_note"] != ""),
            ),
        ],
        case_key=_filled("case_key"),
        date=_day("date"),
        zones=_zones("zones", zones),
        kind=_one_of("kind", CASE_KINDS),
        claimant=_one_of("claimant", CLAIMANTS),
        claimant_name=_filled("claimant_name"),
        figure_low=_count("figure_low"),
        figure_high=_count("figure_high"),
        what=_filled("what"),
        window=_filled("window"),
        url=_web_address("url"),
        is_comparable=_one_of("is_comparable", ("yes", "no")),
        comparable_note=_free("comparable_note"),
    )


def describe_corrections(claims: set[tuple[str, str]]) -> DataFrameSchema:
    return _table(
        "corrections.csv",
        [
            _row(
                "report_key, claim_no",
                "a claim of data/claims",
                lambda table: pd.Series(
                    [
                        key in claims
                        for key in zip(table["report_key"], table["claim_no"], strict=True)
                    ],
                    index=table.index,
                    dtype=bool,
                ),
            )
        ],
        report_key=_filled("report_key"),
        claim_no=_filled("claim_no"),
        field=_one_of("field", CORRECTABLE),
        value=_free("value"),
        reason=_filled("reason"),
        corrected_at=_moment("corrected_at"),
        corrected_by=_filled("corrected_by"),
    )


def describe_searches() -> DataFrameSchema:
    return _table(
        "searches.csv",
        [
            _unique("party", "first_day"),
            _row(
                "first_day, last_day",
                "a last day that is not before the first",
                lambda table: table["first_day"] <= table["last_day"],
            ),
        ],
        party=_one_of("party", PARTIES),
        first_day=_day("first_day"),
        last_day=_day("last_day"),
        extent=_one_of("extent", SEARCH_EXTENTS),
        searched_on=_day("searched_on"),
        what_en=_filled("what_en"),
        what_ru=_filled("what_ru"),
        what_uk=_filled("what_uk"),
    )


def describe_archived_copies() -> DataFrameSchema:
    return _table(
        "archived_copies.csv",
        [_unique("url")],
        url=_web_address("url"),
        archived_url=_web_address("archived_url"),
        archived_on=_day("archived_on"),
    )


# Rules over several columns -----------------------------------------------------------------
# A cell that breaks its own rule is named there; these let it pass.


def _moments(column: "pd.Series[str]") -> pd.Series:
    return pd.to_datetime(column, utc=True, errors="coerce", format="ISO8601")


def _is_count(column: "pd.Series[str]") -> "pd.Series[bool]":
    return column.str.fullmatch(r"[0-9]*")


def _in_order(low: "pd.Series[str]", high: "pd.Series[str]") -> "pd.Series[bool]":
    numbers = [pd.to_numeric(column, errors="coerce") for column in (low, high)]
    return ~(numbers[0] > numbers[1])


def _is_low_below_high(table: pd.DataFrame) -> "pd.Series[bool]":
    return _in_order(table["low"], table["high"])


def _is_window_in_order(table: pd.DataFrame) -> "pd.Series[bool]":
    start, end = _moments(table["window_start"]), _moments(table["window_end"])
    both_or_none = (table["window_start"] == "") == (table["window_end"] == "")
    return both_or_none & ~(start > end)


def _is_date_of_window(table: pd.DataFrame) -> "pd.Series[bool]":
    def holds(row: pd.Series) -> bool:
        try:
            start, end = (
                datetime.fromisoformat(row[name]) for name in ("window_start", "window_end")
            )
        except ValueError:
            return True
        if start.tzinfo is None or end.tzinfo is None or start > end:
            return True
        return str(counted_day(Window(start, end))) == str(row["date"])

    return pd.Series([holds(row) for _, row in table.iterrows()], index=table.index, dtype=bool)


def _is_qualified(table: pd.DataFrame) -> "pd.Series[bool]":
    low, high, qualifier = table["low"], table["high"], table["qualifier"]
    has_low, has_high = low != "", high != ""
    return (
        ((qualifier == "exact") & has_low & (low == high))
        | ((qualifier == "at_least") & has_low & ~has_high)
        | ((qualifier == "at_most") & ~has_low & has_high)
        | ((qualifier == "about") & has_low & has_high)
        | ((qualifier == "ambiguous") & has_low & has_high & (low != high))
        | ((qualifier == "unstated") & ~has_low & ~has_high)
        | ~qualifier.isin(QUALIFIERS)
        | ~_in_order(low, high)
        | ~_is_count(low)
        | ~_is_count(high)
    )
