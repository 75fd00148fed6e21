"""The ledger and its tables: how long they take with the recorded claims, and with a million."""

import resource
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TypeVar

from claims.aggregate import day_exclusions, statement_table
from claims.ledger import Ledger, open_ledger
from claims.model import MOSCOW, Claim, ParsedReport, Report, Window
from claims.rows import Captured
from claims.statements import select_reports
from claims.tables import count_record
from geo.gazetteer import load_gazetteer

FIRST_DAY = datetime(2000, 1, 1, tzinfo=MOSCOW)
PARTS = 9
CLAIMS_A_REPORT = 1 + PARTS
MANY, MANY_DAYS = 1_000_000, 10_000
FEW_REPORTS = 50

Result = TypeVar("Result")


def measure(name: str, function: Callable[[], Result]) -> Result:
    """Run once, print the seconds it took and the most memory held so far."""
    start = perf_counter()
    result = function()
    seconds = perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if _IS_MAC else 2**10)
    print(f"{name:<50}{seconds:>9.3f} s{peak:>9.0f} MB at most", flush=True)
    return result


_IS_MAC = sys.platform == "darwin"  # which counts memory in bytes, others in kilobytes


def make_reports(claims: int, days: int, name: str = "synthetic") -> Iterator[Captured]:
    """SYNTHETIC reports of the ministry's channel with that many claims, spread over the days.

    Each has a total and its parts; all of one day speak of the same nine regions.
    """
    regions = sorted(zone for zone in load_gazetteer().zones if zone.startswith("RU-"))
    reports = claims // CLAIMS_A_REPORT
    for number in range(reports):
        day = number * days // reports
        start = FIRST_DAY + timedelta(days=number * days / reports)
        window = Window(start, start + timedelta(hours=3), "stated")
        zones = tuple(regions[(day + i) % len(regions)] for i in range(PARTS))
        parts = [Claim(**_claim(window, "part", (zone,), 1 + number % 7)) for zone in zones]
        total = Claim(**_claim(window, "total", zones, sum(part.low or 0 for part in parts)))
        yield Captured(
            Report(f"{name} {number}", "ru", window.end, "mod_russia", None, f"{name} {number}"),
            ParsedReport("parsed", "ru", (total, *parts)),
            datetime(2026, 1, 1, tzinfo=MOSCOW),
        )


@contextmanager
def synthetic_ledger(claims: int, days: int) -> Iterator[str]:
    """The address of a ledger with that many SYNTHETIC claims beside the recorded ones."""
    with TemporaryDirectory() as directory:
        url = f"sqlite:///{Path(directory)}/synthetic.sqlite"
        ledger = open_ledger(url)
        ledger.add_reports(make_reports(claims, days), source="bench", parser_version="bench")
        ledger.close()
        yield url


def _claim(window: Window, role: str, zones: tuple[str, ...], number: int) -> dict[str, object]:
    return {
        "role": role,
        "subject": "drone",
        "outcome": "destroyed",
        "zones": zones,
        "low": number,
        "high": number,
        "qualifier": "exact",
        "claimant": "ru_mod",
        "attribution": "official_body",
        "window": window,
        "span": (0, 6),
    }


def main() -> None:
    """Print the time of each step, first with the recorded claims, then with a million more."""
    with TemporaryDirectory() as directory:
        url = f"sqlite:///{Path(directory)}/ledger.sqlite"
        ledger = measure("first start: schema and recorded claims", lambda: open_ledger(url))
        measure("second start", lambda: open_ledger(url).close())
        read(ledger)
        measure(
            f"add {MANY:,} SYNTHETIC claims as one batch",
            lambda: ledger.add_reports(
                make_reports(MANY, MANY_DAYS), source="bench", parser_version="bench"
            ),
        )
        read(ledger)
        ledger.close()


def read(ledger: Ledger) -> None:
    """Measure what pages keep of the whole record, and what they read for the newest day."""
    tables = measure("count all days, part by part", lambda: count_record(ledger))
    print(f"  {len(tables.reports):,} windows of reports")
    few = make_reports(CLAIMS_A_REPORT * FEW_REPORTS, FEW_REPORTS, name="more")
    ledger.add_reports(few, source="bench", parser_version="bench")
    measure(
        f"count again after {FEW_REPORTS} SYNTHETIC reports more",
        lambda: count_record(ledger, before=tables),
    )
    end = tables.reports["window_end"].max().to_pydatetime()
    keys = select_reports(tables.reports, end - timedelta(days=1), end)
    claims = measure("claims() of the newest day", lambda: ledger.claims(report_keys=keys))
    print(f"  {len(claims):,} claims")
    measure("day_exclusions()", lambda: day_exclusions(claims))
    measure("statement_table()", lambda: statement_table(claims))
