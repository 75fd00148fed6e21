"""One report → claims and checks. The way through: clean, tokens, windows, places, quantities,
speakers, sentences, reconcile, report (each a module of its own; docs/parser.md tells how)."""

from claims.model import ParsedReport, Report
from claims.parse.report import ReportParser

__all__ = ["parse_report"]


def parse_report(report: Report) -> ParsedReport:
    """The claims of one report with their checks and a status; any text gives a valid result."""
    return ReportParser(report).parse()
