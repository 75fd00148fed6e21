"""Renew data/parser_accuracy.csv, which the quality page shows: labelled statements by language.

Only the rows of statements that were worked on are measured here; those at first sight can be
measured once and are kept.
"""

import csv
from collections import defaultdict
from datetime import UTC, datetime

from claims.parse import parse_report
from claims.records import DATA
from tests.statements import read_rows, to_report
from tests.statements.scoring import Verdict, judge_row

FILE = DATA / "parser_accuracy.csv"
COLUMNS = ("measured_on", "kind", "lang", "rows", "exact", "silently_wrong")


def main() -> None:
    """Measure, write the file and print it."""
    verdicts: dict[str, list[Verdict]] = defaultdict(list)
    for row in read_rows():
        verdict = judge_row(row["expect"], parse_report(to_report(row)).as_dict())
        for group in ("all", row["lang"] or row["expect"]["lang"]):
            verdicts[group].append(verdict)
    with FILE.open(encoding="utf-8", newline="") as lines:
        kept = [row for row in csv.DictReader(lines) if row["kind"] != "seen"]
    today = datetime.now(UTC).date().isoformat()
    measured = [
        {
            "measured_on": today,
            "kind": "seen",
            "lang": lang,
            "rows": len(some),
            "exact": sum(v.is_exact for v in some),
            "silently_wrong": sum(v.is_silently_wrong for v in some),
        }
        for lang, some in sorted(verdicts.items())
    ]
    with FILE.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows([*kept, *measured])
    print(FILE.read_text(encoding="utf-8"))
