"""Claims that people recorded: a folder in the format of data/ (data/README.md).

The folder holds reports/*.csv, claims/*.csv, publishers.csv, origins.csv, contradictions.csv,
corrections.csv, searches.csv and archived_copies.csv; the gazetteer is ours. Each recorded report
becomes a report whose text is the record, a line for each claim, so a record that was mended
becomes a new version.
"""

from datetime import datetime
from pathlib import Path
from typing import Any

import pandas as pd

from claims.capture import Item, Results, SourceError
from claims.capture.sources import Source
from claims.model import Claim, ParsedReport, Report, Window
from claims.records import DATA, RecordError, load_records


def read_records(path: Path, source: Source, now: datetime) -> Results:  # noqa: ARG001
    """The recorded reports of a folder. Raises SourceError that names every bad row."""
    try:
        records = load_records(path, gazetteer=DATA / "gazetteer.csv")
    except RecordError as error:
        raise SourceError(f"{path} was not taken: {error}") from error
    claims = dict(iter(records.claims.groupby("report_key")))
    for _, row in records.reports.iterrows():
        if row["report_key"] in claims:
            yield _to_item(row, claims[row["report_key"]], source)


def _to_item(row: "pd.Series[Any]", claims: pd.DataFrame, source: Source) -> Item:
    start, end = (
        datetime.fromisoformat(row[name]) if row[name] else None
        for name in ("window_start", "window_end")
    )
    window = Window(start, end, row["window_basis"])
    text = ""
    parsed = []
    for claim in claims.to_dict("records"):
        line = _write_line(claim)
        parsed.append(
            Claim(
                role=claim["role"],
                subject=claim["subject"],
                outcome=claim["outcome"],
                zones=tuple(claim["zones"].split("+")),
                low=int(claim["low"]) if claim["low"] else None,
                high=int(claim["high"]) if claim["high"] else None,
                qualifier=claim["qualifier"],
                claimant=row["claimant"],
                claimant_name=row["claimant_name"],
                attribution=row["attribution"],
                window=window,
                span=(len(text), len(text) + len(line)),
                notes=(claim["note"],) if claim["note"] else (),
            )
        )
        text += line + "\n"
    return Item(
        report=Report(
            text=text,
            lang=source.language,
            publisher=row["publisher_id"],
            url=row["url"].split()[0],
            id=row["report_key"],
        ),
        parsed=ParsedReport("parsed", source.language, tuple(parsed), id=row["report_key"]),
    )


def _write_line(claim: dict[Any, Any]) -> str:
    fields = ("role", "subject", "outcome", "zones", "low", "high", "qualifier", "note")
    record = ", ".join(str(claim[name]) for name in fields if claim[name])
    return f"{claim['paraphrase']} [{record}]"
