"""The ledger and its tables: how long they take with the recorded claims, and with a million."""

import resource
import sys
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TypeVar

from claims.aggregate import daily_table, day_exclusions, statement_table
from claims.ledger import Ledger, open_ledger
from claims.model import MOSCOW, Claim, ParsedReport, Report, Window
from claims.rows import Captured

ZONES = ("RU-BEL", "RU-BRY", "RU-KRS", "RU-ROS", "RU-SMO", "RU-TAM", "RU-TUL", "RU-VOR", "UA-43")
CLAIMS_A_REPORT = 1 + len(ZONES)
REPORTS_A_DAY = 10
MANY = 1_000_000

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


def make_reports(claims: int) -> Iterator[Captured]:
    """Reports of the ministry's channel with that many claims, ten a day, each with its parts."""
    for number in range(claims // CLAIMS_A_REPORT):
        start = datetime(2000, 1, 1, tzinfo=MOSCOW) + timedelta(days=number / REPORTS_A_DAY)
        window = Window(start, start + timedelta(hours=3), "stated")
        parts = [Claim(**_claim(window, "part", (zone,), 1 + number % 7)) for zone in ZONES]
        total = Claim(**_claim(window, "total", ZONES, sum(part.low or 0 for part in parts)))
        yield Captured(
            Report(f"report {number}", "ru", window.end, "mod_russia", None, str(number)),
            ParsedReport("parsed", "ru", (total, *parts)),
            datetime(2026, 1, 1, tzinfo=MOSCOW),
        )


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
            f"add {MANY:,} captured claims as one batch",
            lambda: ledger.add_reports(make_reports(MANY), source="bench", parser_version="1"),
        )
        read(ledger)
        ledger.close()


def read(ledger: Ledger) -> None:
    """Measure every table that pages draw from."""
    claims = measure("claims()", ledger.claims)
    print(f"  {len(claims):,} claims")
    measure("daily_table()", lambda: daily_table(claims))
    measure("day_exclusions()", lambda: day_exclusions(claims))
    measure("statement_table()", lambda: statement_table(claims))
