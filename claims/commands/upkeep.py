"""The commands that keep the ledger: read anew, decide, check, give out, back up and restore."""

import argparse
from datetime import UTC, datetime
from pathlib import Path

from claims.commands import DONE, NOT_WHOLE, progress, read_day, told_in_one_line

REPARSE = """Read all captured texts with the present parser, print claim by claim what is read
otherwise (- gone, + new), and keep it as new readings. Old readings stay in the ledger.
"""
CORRECT = """Replace one field of a claim. The claim itself stays; pages show the correction with
its reason and date. The id of a claim stands in the column claim_id of every export.

fields:
  role, subject, outcome, zones, low, high, qualifier, claimant, claimant_name, attribution,
  window_start, window_end, window_basis, paraphrase, note

example:
  skyclaims correct 5f0c2a… high 16 --reason "the post says 16" --by "the desk"
"""
WITHDRAW = """Leave a captured report out of all tables and pages from now on. Its rows stay in the
ledger, and so does the withdrawal.

example:
  skyclaims withdraw mod_russia 58123 --reason "deleted by the publisher" --by "the desk"
"""
CHECK = """Verify the ledger: the database file, ids and hashes, numbering of versions and readings,
spans, references and sums. Says in sentences what is not in order, and changes nothing.
"""
EXPORT = """Write the ledger, or the reports with a claim that fits every option given, as a data
package: the table claims, the tables of the ledger, datapackage.json, a dictionary of every column,
licence and citation. `skyclaims ingest` takes it back. In CSV a cell that a spreadsheet would run
as a formula begins with an apostrophe.

examples:
  skyclaims export out --format csv --format parquet --format gpkg
  skyclaims export november.zip --from 2025-11-01 --to 2025-11-30 --claimant ru_mod
  skyclaims export voronezh --zone RU-VOR
"""
BACKUP = """Write the whole ledger to one new file, which `skyclaims restore` reads on either kind
of database. It holds one moment of the ledger, whatever is added meanwhile.
"""
RESTORE = """Replace the ledger by a backup, as a whole or not at all. A backup of an older version
of Skyclaims is brought to the present one.
"""


# reparse ----------------------------------------------------------------------------------


def add_reparse_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `skyclaims reparse`."""
    parser.add_argument(
        "--dry-run", action="store_true", help="show what would change, and change nothing"
    )


def run_reparse(arguments: argparse.Namespace) -> int:
    """`skyclaims reparse`: read captured texts anew; print each difference and a summary."""
    from claims.ledger import open_ledger  # noqa: PLC0415
    from claims.reparse import reparse  # noqa: PLC0415

    with told_in_one_line("reparse"):
        ledger = open_ledger()
        with progress("reparse", ledger.count_captured_texts()) as report_progress:
            difference = reparse(
                ledger, print, is_dry_run=arguments.dry_run, report_progress=report_progress
            )
    print(
        f"{difference.reports} reports are read otherwise: {difference.removed} claims gone, "
        f"{difference.added} claims new"
    )
    if arguments.dry_run:
        print("dry run: nothing was changed")
    return DONE


# correct, withdraw --------------------------------------------------------------------------


def _add_decision_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--reason", required=True, help="why, for readers")
    parser.add_argument("--by", required=True, help="who decided it, for readers")


def add_correct_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `skyclaims correct`."""
    parser.add_argument("claim_id", help="as in an export or on the claim's page")
    parser.add_argument("field", help="such as high, zones, note")
    parser.add_argument("value", help="as in data/claims: zones joined by +; '' for empty")
    _add_decision_arguments(parser)


def run_correct(arguments: argparse.Namespace) -> int:
    """`skyclaims correct`: lay a correction over one field of a claim."""
    from claims.ledger import open_ledger  # noqa: PLC0415
    from claims.rows import Correction  # noqa: PLC0415

    with told_in_one_line("correct"):
        open_ledger().correct_claim(
            Correction(
                arguments.claim_id,
                arguments.field,
                arguments.value or None,
                arguments.reason,
                datetime.now(UTC),
                arguments.by,
            )
        )
    return DONE


def add_withdraw_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `skyclaims withdraw`."""
    parser.add_argument("publisher", help="who put the report out")
    parser.add_argument("number", help="the source's own id, such as the number of a post")
    _add_decision_arguments(parser)


def run_withdraw(arguments: argparse.Namespace) -> int:
    """`skyclaims withdraw`: leave a captured report out of all tables; its rows stay."""
    from claims.database import LedgerError  # noqa: PLC0415
    from claims.ledger import open_ledger  # noqa: PLC0415
    from claims.model import Report  # noqa: PLC0415
    from claims.rows import identify_report  # noqa: PLC0415

    key = identify_report(Report("", publisher=arguments.publisher, id=arguments.number))
    with told_in_one_line("withdraw"):
        ledger = open_ledger()
        if ledger.versions(key).empty:
            raise LedgerError(
                f"{ledger.name} holds no report {arguments.number} of {arguments.publisher}"
            )
        ledger.withdraw_report(
            key,
            reason=arguments.reason,
            withdrawn_at=datetime.now(UTC),
            withdrawn_by=arguments.by,
        )
    return DONE


# export -----------------------------------------------------------------------------------


def add_export_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `skyclaims export`."""
    parser.add_argument("folder", type=Path, help="a new folder, or a new .zip file")
    parser.add_argument(
        "--format",
        action="append",
        choices=("csv", "jsonl", "parquet", "gpkg"),
        help="may be given several times (csv)",
    )
    parser.add_argument(
        "--from",
        dest="first_day",
        metavar="DAY",
        type=read_day,
        help="first day, such as 2025-11-01",
    )
    parser.add_argument("--to", dest="last_day", metavar="DAY", type=read_day, help="last day")
    parser.add_argument("--claimant", action="append", default=[], help="may be given again")
    parser.add_argument("--publisher", action="append", default=[], help="may be given again")
    parser.add_argument("--zone", action="append", default=[], help="such as RU-VOR; again")


def run_export(arguments: argparse.Namespace) -> int:
    """`skyclaims export`: write the ledger, or a selection, as a data package."""
    from claims.exchange import LEDGER_TABLES  # noqa: PLC0415
    from claims.export import ExportError, Selection, export  # noqa: PLC0415
    from claims.ledger import open_ledger  # noqa: PLC0415

    selection = Selection(
        arguments.first_day,
        arguments.last_day,
        tuple(arguments.claimant),
        tuple(arguments.publisher),
        tuple(arguments.zone),
    )
    formats = arguments.format or ["csv"]
    with told_in_one_line("export", ExportError):
        ledger = open_ledger()
        rows = len(formats) * ledger.count_rows(LEDGER_TABLES)
        with progress("export", rows) as report_progress:
            counts = export(
                ledger,
                arguments.folder,
                formats,
                selection,
                datetime.now(UTC),
                report_progress=report_progress,
            )
        print(f"{arguments.folder}: {counts['claims']} claims, {counts['ledger/report']} reports")
    return DONE


# backup, restore, check -----------------------------------------------------------------------


def add_backup_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `skyclaims backup`."""
    parser.add_argument("file", type=Path, help="a new file, such as backup-2025-11-18.zip")


def run_backup(arguments: argparse.Namespace) -> int:
    """`skyclaims backup`: write the whole ledger to one file."""
    from claims.backup import TABLES, BackupError, backup  # noqa: PLC0415
    from claims.ledger import open_ledger  # noqa: PLC0415

    with told_in_one_line("backup", BackupError):
        ledger = open_ledger()
        with progress("backup", ledger.count_rows(TABLES)) as report_progress:
            counts = backup(ledger, arguments.file, datetime.now(UTC), report_progress)
        print(f"{arguments.file}: {counts['report']} reports, {counts['claim']} claims")
    return DONE


def add_restore_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `skyclaims restore`."""
    parser.add_argument("file", type=Path, help="a file that `skyclaims backup` wrote")
    parser.add_argument(
        "--replace", action="store_true", help="yes, give up what the ledger holds now"
    )


def run_restore(arguments: argparse.Namespace) -> int:
    """`skyclaims restore`: replace the ledger's content by that of a backup."""
    from claims.backup import BackupError, restore  # noqa: PLC0415
    from claims.ledger import open_ledger  # noqa: PLC0415

    with told_in_one_line("restore", BackupError):
        ledger = open_ledger()
        has_captured = next(ledger.captured_texts(), None) is not None
        if has_captured and not arguments.replace:
            raise BackupError(
                f"{ledger.name} holds captured reports; back it up, then say --replace"
            )
        with progress("restore") as report_progress:
            counts = restore(ledger, arguments.file, report_progress)
        print(f"{ledger.name}: {counts['report']} reports, {counts['claim']} claims restored")
    return DONE


def add_check_arguments(_: argparse.ArgumentParser) -> None:
    """`skyclaims check` has no options."""


def run_check(_: argparse.Namespace) -> int:
    """`skyclaims check`: say what in the ledger is not in order."""
    from claims.check import find_faults  # noqa: PLC0415
    from claims.ledger import open_ledger  # noqa: PLC0415

    with told_in_one_line("check"):
        ledger = open_ledger()
        faults = 0
        with progress("check") as report_progress:
            for faults, fault in enumerate(find_faults(ledger, report_progress), start=1):  # noqa: B007
                print(fault)
    if faults:
        print(f"{ledger.name}: {faults} faults; what was right before is in your last backup")
        return NOT_WHOLE
    print(f"{ledger.name} is in order")
    return DONE
