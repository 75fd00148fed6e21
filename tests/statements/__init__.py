"""Labelled statements of our own: written by hand (`*.jsonl`) and drawn at random (`generate`)."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from claims.model import Report


def read_rows() -> list[dict[str, Any]]:
    """Every labelled row written by hand, in the form of README.md."""
    files = sorted(Path(__file__).parent.glob("*.jsonl"))
    return [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]


def to_report(row: dict[str, Any]) -> Report:
    """The report of a labelled row, without its label."""
    published = row.get("published")
    return Report(
        text=row["text"],
        lang=row["lang"],
        published=datetime.fromisoformat(published) if published else None,
        publisher=row["publisher"],
        id=row["id"],
    )
