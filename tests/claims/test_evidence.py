"""Grades, relays and sums behind a statement; the same rules for every party."""

from datetime import datetime

import pandas as pd
import pytest

from claims.aggregate import count_statements
from claims.evidence import (
    Evidence,
    find_relays,
    gather_evidence,
    grade_statement,
    is_support,
)
from claims.ledger import Ledger
from claims.model import MOSCOW, Window
from claims.statements import Statement, read_statements

NIGHT = Window(
    datetime(2025, 11, 17, 23, tzinfo=MOSCOW), datetime(2025, 11, 18, 7, tzinfo=MOSCOW), "stated"
)
MINISTRY = Statement(
    claim_id="1",
    report_key="ministry",
    party="ru_mod",
    claimant="ru_mod",
    claimant_name="Ministry",
    publisher="channel",
    url="",
    role="total",
    subject="drone",
    outcome="destroyed",
    zones=("RU-VOR",),
    low=10,
    high=10,
    qualifier="exact",
    attribution="official_body",
    window=NIGHT,
    paraphrase="",
)
STAFF = MINISTRY._replace(claim_id="2", report_key="staff", party="ua", claimant="ua_general_staff")
GOVERNOR = MINISTRY._replace(
    claim_id="3",
    report_key="governor",
    party="ru_regional",
    claimant="ru_governor",
    attribution="named_official",
)
OFFICER = MINISTRY._replace(
    claim_id="4", claimant="ru_military_unnamed", attribution="unnamed_source"
)


@pytest.mark.parametrize(
    ("statement", "letter"),
    [
        (MINISTRY, "B"),  # runs the air defence, on record
        (MINISTRY._replace(outcome="launched"), "C"),  # cannot know what was launched
        (MINISTRY._replace(outcome="intent"), "C"),  # nor why
        (STAFF._replace(outcome="launched"), "B"),
        (STAFF._replace(outcome="destroyed"), "C"),
        (STAFF._replace(outcome="hit"), "B"),
        (MINISTRY._replace(outcome="hit"), "B"),  # both look at what was struck
        (OFFICER, "C"),  # could know, but nobody stands for it
        (OFFICER._replace(outcome="assessment"), "D"),
        (STAFF._replace(outcome="assessment"), "C"),
    ],
)
def test_grades_follow_record_and_position(statement: Statement, letter: str) -> None:
    assert grade_statement(statement, ()).letter == letter


def test_only_another_side_lifts_a_grade() -> None:
    assert grade_statement(MINISTRY, (MINISTRY, GOVERNOR)).letter == "B"
    grade = grade_statement(MINISTRY, (MINISTRY, GOVERNOR, STAFF))
    assert (grade.letter, grade.supporter) == ("A", STAFF)


@pytest.mark.parametrize(
    "other",
    [
        STAFF._replace(low=9, high=9),
        STAFF._replace(zones=("RU-TAM",)),
        STAFF._replace(subject="missile"),
        STAFF._replace(outcome="launched"),
        STAFF._replace(attribution="unnamed_source"),
        STAFF._replace(window=Window()),
    ],
)
def test_support_is_the_same_thing_place_window_and_number_on_record(other: Statement) -> None:
    assert is_support(MINISTRY, STAFF)
    assert not is_support(MINISTRY, other)


def test_stakes_are_told_for_both_sides_alike() -> None:
    stakes = [grade_statement(s, ()).is_interested for s in (MINISTRY, GOVERNOR, OFFICER, STAFF)]
    assert stakes == [True, True, True, True]
    assert not grade_statement(STAFF._replace(claimant="independent_media"), ()).is_interested


# Relays -----------------------------------------------------------------------------------


def reports(*rows: tuple[str, str | None, str, str, int]) -> pd.DataFrame:
    """A table of (report_key, relay_of, role, zones joined by +, number)."""
    return (
        pd.DataFrame(
            [
                {
                    "report_key": key,
                    "relay_of": relay_of,
                    "publisher_name": key,
                    "url": "",
                    "role": role,
                    "subject": "drone",
                    "zones": tuple(zones.split("+")),
                    "low": number,
                    "high": number,
                }
                for key, relay_of, role, zones, number in rows
            ]
        )
        .astype({"low": "Int64", "high": "Int64", "relay_of": "str"})
        .replace({"relay_of": {"None": pd.NA}})
    )


ORIGINAL = (
    ("o", None, "total", "RU-KRS+RU-ROS", 6),
    ("o", None, "part", "RU-KRS", 2),
    ("o", None, "part", "RU-ROS", 4),
)


@pytest.mark.parametrize(
    ("copy", "altered"),
    [
        ([("c", "o", "total", "RU", 6)], ()),
        ([("c", "o", "part", "RU-KRS+RU-ROS", 6)], ()),  # lumps what the original splits
        ([("c", "o", "part", "RU-ROS", 22)], (("drone", ("RU-ROS",), 4, 22),)),
        ([("c", "o", "total", "RU", 7)], (("drone", (), 6, 7),)),
        ([("c", "o", "part", "RU-TUL", 4)], (("drone", ("RU-TUL",), None, 4),)),
    ],
)
def test_a_copy_that_changes_a_number_is_altered(
    copy: list[tuple[str, str, str, str, int]], altered: tuple[object, ...]
) -> None:
    (relay,) = find_relays(reports(*ORIGINAL, *copy))["o"]
    assert relay.altered == altered


def test_a_copy_may_fill_in_what_an_incomplete_original_lacks() -> None:
    incomplete = (ORIGINAL[0], ORIGINAL[1])
    (relay,) = find_relays(reports(*incomplete, ("c", "o", "part", "RU-ROS", 4)))["o"]
    assert relay.altered == ()


# Evidence of the record -------------------------------------------------------------------


def test_evidence_of_the_night_to_18_november(recorded: Ledger) -> None:
    claims = recorded.claims()
    night = claims[claims["report_key"] == "2025-11-18_night_ru_mod"]
    end = datetime(2025, 11, 18, 12, tzinfo=MOSCOW)
    statements = read_statements(night, recorded.contradictions().iloc[:0], end, end)
    found: tuple[Evidence, ...] = gather_evidence(
        claims,
        statements,
        count_statements(claims),
        find_relays(claims),
        recorded.archived_copies(),
    )
    (evidence,) = found
    assert evidence.grade is not None
    assert evidence.grade.letter == "B"
    (total,) = evidence.sums
    assert (total.headline, total.shares.allocated, total.off_by) == ((31, 31), (31, 31), 0)
    assert len(evidence.addresses) == 5
