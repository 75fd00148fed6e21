"""One report → claims and checks. docs/parser.md tells the way through the modules here."""

from claims.model import ParsedReport, Report
from claims.parse.report.parser import ReportParser

__all__ = ["parse_report"]


def parse_report(report: Report) -> ParsedReport:
    """The claims of one report with their checks and a status; any text gives a valid result."""
    return ReportParser(report).parse()
