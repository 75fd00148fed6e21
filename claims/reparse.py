"""Read captured texts anew with the present parser, and tell what changes, claim by claim."""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path

from claims.ledger import Ledger
from claims.model import MOSCOW, ParsedReport, Report
from claims.parse import parse_report
from claims.records import DATA
from claims.rows import RECORDED, Row, claim_fields
from claims.streams import Progress, chunks, hear_nothing, kept_aside

_PROJECT = Path(__file__).parent.parent
_PARSER_CODE = (
    "claims/model.py",
    "claims/parse/**/*.py",
    "claims/wording/**/*.py",
    "geo/gazetteer.py",
)
PARSER_FAILED = "the parser failed"
_PARSER_TABLES = ("gazetteer.csv", "place_aliases.csv", "place_forms.csv", "publishers.csv")


@cache
def parser_version() -> str:
    """A name for the parser that changes exactly if its code or one of its tables changes."""
    files = [path for pattern in _PARSER_CODE for path in sorted(_PROJECT.glob(pattern))]
    digest = blake2b(digest_size=8)
    for path in [*files, *(DATA / name for name in _PARSER_TABLES)]:
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def read_report(report: Report) -> ParsedReport:
    """What the parser reads in a report; a fault of the parser is a rejection that names it."""
    try:
        return parse_report(report)
    except Exception as error:  # one text that the parser stumbles over must not stop the others
        return ParsedReport(
            "rejected",
            report.lang,
            reasons=(f"{PARSER_FAILED} ({type(error).__name__}: {error})",),
            id=report.id,
        )


@dataclass(frozen=True, slots=True)
class Change:
    """A version that is read otherwise than before: its claims that are gone, and the new ones."""

    version_id: str
    report: Report
    parsed: ParsedReport
    status_before: str
    removed: tuple[str, ...]
    added: tuple[str, ...]

    def __str__(self) -> str:
        name = f"{self.report.publisher} {self.report.id or self.version_id}"
        status = (
            f" ({self.status_before} → {self.parsed.status})"
            if self.status_before != self.parsed.status
            else ""
        )
        lines = [f"{name}{status}"]
        lines += [f"  - {claim}" for claim in self.removed]
        lines += [f"  + {claim}" for claim in self.added]
        return "\n".join(lines)


def find_changes(ledger: Ledger, report_progress: Progress = hear_nothing) -> Iterator[Change]:
    """The captured versions that the present parser reads otherwise than their newest reading."""
    for some in chunks(ledger.captured_texts()):
        readings = ledger.find_readings([version_id for version_id, _ in some])
        for version_id, report in some:
            report_progress(1)
            before = readings[version_id]
            if before.parser_version == RECORDED:
                continue
            parsed = read_report(report)
            old = [_describe(row) for row in before.claims]
            new = [_describe(claim_fields(claim)) for claim in parsed.claims]
            reasons = "\n".join(parsed.reasons) or None
            if (old, before.status, before.reasons) != (new, parsed.status, reasons):
                yield Change(
                    version_id,
                    report,
                    parsed,
                    before.status,
                    removed=tuple(claim for claim in old if claim not in new),
                    added=tuple(claim for claim in new if claim not in old),
                )


def _describe(row: Row) -> str:
    """A claim in one line that differs exactly if the claim does."""
    low, high = row["low"], row["high"]
    number = "no number" if low is None and high is None else f"{low} to {high}"
    window = "no window"
    if row["window_start"] and row["window_end"]:
        start, end = (row[name].astimezone(MOSCOW) for name in ("window_start", "window_end"))
        window = f"{start:%Y-%m-%d %H:%M:%S} to {end:%Y-%m-%d %H:%M:%S}"
    speaker = ", ".join(
        row[name] for name in ("claimant", "claimant_name", "attribution") if row[name]
    )
    note = f"; {row['note']}" if row["note"] else ""
    return (
        f"{row['role']} {row['subject']} {row['outcome']} {row['zones']}: {number} "
        f"({row['qualifier']}), {speaker}, {window} ({row['window_basis']}), "
        f"characters {row['span_start']} to {row['span_end']}{note}"
    )


@dataclass
class Difference:
    """What a reparse changes, in numbers: reports, claims that are gone, claims that are new."""

    reports: int = 0
    removed: int = 0
    added: int = 0


def reparse(
    ledger: Ledger,
    show: Callable[[Change], None],
    *,
    is_dry_run: bool,
    report_progress: Progress = hear_nothing,
) -> Difference:
    """Read all captured texts anew and keep what is read otherwise as new readings, as one batch.

    `show` is called with each change, `report_progress` with how many texts were read since. A dry
    run changes nothing.
    """
    difference = Difference()

    def read() -> Iterator[tuple[str, ParsedReport]]:
        for change in find_changes(ledger, report_progress):
            show(change)
            difference.reports += 1
            difference.removed += len(change.removed)
            difference.added += len(change.added)
            yield change.version_id, change.parsed

    if is_dry_run:
        deque(read(), maxlen=0)
    else:
        with kept_aside(read()) as readings:  # so that no other writer waits for the parser
            ledger.add_readings(readings, source="reparse", parser_version=parser_version())
    return difference
