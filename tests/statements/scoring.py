"""Hold what the parser gave against a labelled row (form of the labels: README.md).

A row is exact if its status is one the label allows and every labelled claim that carries a
number is met by exactly one given claim, with none left over where the label is complete.
A row is silently wrong if numbers differ and yet it says `parsed` with no failed check.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

COUNTED = ("total", "part", "subset")
COMPARED = ("role", "subject", "zones", "low", "high")

Label = dict[str, Any]


@dataclass(frozen=True)
class Verdict:
    """How one row came out; windows and claimants as (right, decided by the label)."""

    is_exact: bool
    is_silently_wrong: bool
    windows: tuple[int, int]
    claimants: tuple[int, int]
    unmet: tuple[Label, ...]
    surplus: tuple[Label, ...]


def judge_row(expect: Label, given: Label) -> Verdict:
    """The best verdict over the readings that the label allows (`or` holds alternatives)."""
    verdicts = [judge_reading(reading, given) for reading in (expect, *expect.get("or", []))]
    return max(verdicts, key=lambda v: (v.is_exact, not v.is_silently_wrong, -len(v.unmet)))


def judge_reading(expect: Label, given: Label) -> Verdict:
    status = given["status"]
    allowed = {expect["status"], *expect.get("status_also", [])} if "status" in expect else {status}
    is_refused_well = status == "rejected" and status in allowed
    wanted = [label for label in expect.get("claims", []) if has_number(label)]
    counted = [claim for claim in given["claims"] if has_number(claim)]
    # a label that leaves the role open is also met by a count that belongs to no sum
    aside = [c for c in given["claims"] if c.get("role") == "other" and c.get("low") is not None]
    pairs, unmet, left = pair_claims(wanted, [*counted, *aside])
    surplus = [claim for claim in left if claim.get("role") != "other"]
    if not expect.get("complete", "claims" in expect):
        surplus = []
    is_exact = is_refused_well or (status in allowed and not unmet and not surplus)
    is_quiet = status == "parsed" and all(c["state"] != "failed" for c in given["checks"])
    is_wrong = any(claim.get("role") in ("total", "part", None) for claim in (*unmet, *surplus))
    return Verdict(
        is_exact,
        is_quiet and is_wrong,
        count_right(pairs, ("window_start", "window_end")),
        count_right(pairs, ("claimant",)),
        tuple(unmet),
        tuple(surplus),
    )


def has_number(claim: Label) -> bool:
    has_one = claim.get("low") is not None or claim.get("high") is not None
    return (has_one or bool(claim.get("optional"))) and claim.get("role") in (*COUNTED, None)


def pair_claims(
    wanted: list[Label], given: list[Label]
) -> tuple[list[tuple[Label, Label]], list[Label], list[Label]]:
    """Pair labels and claims, those first that agree on most; give pairs, unmet, surplus."""
    ranked = sorted(
        ((agreement(w, g), i, j) for i, w in enumerate(wanted) for j, g in enumerate(given)),
        key=lambda row: -row[0],
    )
    taken: dict[int, int] = {}
    for rank, i, j in ranked:
        if rank >= 0 and i not in taken and j not in taken.values():
            taken[i] = j
    pairs = [(wanted[i], given[j]) for i, j in taken.items()]
    unmet = [w for i, w in enumerate(wanted) if i not in taken and not w.get("optional")]
    surplus = [g for j, g in enumerate(given) if j not in taken.values()]
    return pairs, unmet, surplus


def agreement(label: Label, claim: Label) -> int:
    """-1 if the claim cannot be the labelled one, else how many of the other keys agree."""
    if not all(serves(label, claim, key) for key in COMPARED if key in label):
        return -1
    keys = ("window_start", "window_end", "claimant", "outcome", "qualifier")
    return sum(key in label and serves(label, claim, key) for key in keys)


def serves(label: Label, claim: Label, key: str) -> bool:
    """Is the given value the labelled one or another that the label allows?"""
    return any(is_same(v, claim[key]) for v in (label[key], *label.get(f"{key}_also", [])))


def is_same(wanted: Any, given: Any) -> bool:
    if isinstance(wanted, str) and isinstance(given, str) and wanted[:2] == "20":
        return datetime.fromisoformat(wanted) == datetime.fromisoformat(given)
    return bool(wanted == given)


def count_right(pairs: Iterable[tuple[Label, Label]], keys: tuple[str, ...]) -> tuple[int, int]:
    decided = [(w, g) for w, g in pairs if any(key in w for key in keys)]
    right = sum(all(serves(w, g, key) for key in keys if key in w) for w, g in decided)
    return right, len(decided)
