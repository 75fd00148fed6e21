"""The words of the project as types: report, claim, check, parsed report.

The vocabularies and the meaning of every field are those of the parse contract
(docs/contract.md). Everything is immutable; a list that a contract shows is a tuple here.
Windows are aware moments in Moscow time (UTC+03:00); spans are code-point offsets
into the report's unchanged text.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import Any, Literal, NamedTuple, get_args

MOSCOW = timezone(timedelta(hours=3), "MSK")
"""Moscow time. Russia keeps it all year since October 2014, before the first claim we hold."""

Role = Literal["total", "part", "subset", "other"]
Subject = Literal["drone", "missile", "boat", "aircraft", "other"]
Outcome = Literal["destroyed", "suppressed", "launched", "hit", "denied", "intent", "assessment"]
Qualifier = Literal["exact", "at_least", "at_most", "about", "ambiguous", "unstated"]
Claimant = Literal[
    "ru_mod",
    "ru_governor",
    "ru_official",
    "ru_military_unnamed",
    "ua_general_staff",
    "ua_official",
    "ua_military_unnamed",
    "us_official",
    "western_officials",
    "independent_media",
    "other",
]
Attribution = Literal[
    "named_official",
    "official_body",
    "unnamed_source",
    "unpublished_document",
    "media_own",
    "unattributed",
]
WindowBasis = Literal["stated", "convention", "day", "inferred", "unknown"]
Status = Literal["parsed", "partial", "rejected", "not_a_claim"]
CheckState = Literal["ok", "failed", "not_applicable"]
Language = Literal["ru", "en", "uk"]

ROLES: tuple[Role, ...] = get_args(Role)
SUBJECTS: tuple[Subject, ...] = get_args(Subject)
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
QUALIFIERS: tuple[Qualifier, ...] = get_args(Qualifier)
CLAIMANTS: tuple[Claimant, ...] = get_args(Claimant)
ATTRIBUTIONS: tuple[Attribution, ...] = get_args(Attribution)
WINDOW_BASES: tuple[WindowBasis, ...] = get_args(WindowBasis)
STATUSES: tuple[Status, ...] = get_args(Status)
LANGUAGES: tuple[Language, ...] = get_args(Language)


@dataclass(frozen=True, slots=True)
class Report:
    """One text that one publisher put out at one moment, unedited."""

    text: str
    lang: Language | None = None
    published: datetime | None = None
    publisher: str | None = None
    url: str | None = None
    id: str | None = None


class Window(NamedTuple):
    """The span of time a claim speaks of. Both ends are None exactly if the basis is unknown.

    A tuple, since windows are looked up ten thousand times where statements are compared.
    """

    start: datetime | None = None
    end: datetime | None = None
    basis: WindowBasis = "unknown"


class Claim(NamedTuple):
    """One assertion by one claimant about one window, one place and one thing.

    A tuple, since it is made in a fifth of the time of a frozen class.
    """

    role: Role
    subject: Subject
    outcome: Outcome
    zones: tuple[str, ...]
    low: int | None
    high: int | None
    qualifier: Qualifier
    claimant: Claimant
    attribution: Attribution
    window: Window
    span: tuple[int, int]
    notes: tuple[str, ...] = ()
    claimant_name: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """The claim in the form of the contract, ready for JSON."""
        row: dict[str, Any] = {
            "role": self.role,
            "subject": self.subject,
            "outcome": self.outcome,
            "zones": list(self.zones),
            "low": self.low,
            "high": self.high,
            "qualifier": self.qualifier,
            "claimant": self.claimant,
            "attribution": self.attribution,
            "window_start": self.window.start.isoformat() if self.window.start else None,
            "window_end": self.window.end.isoformat() if self.window.end else None,
            "window_basis": self.window.basis,
            "span": list(self.span),
            "notes": list(self.notes),
        }
        if self.claimant_name is not None:
            row["claimant_name"] = self.claimant_name
        return row


@dataclass(frozen=True, slots=True)
class Check:
    """A rule that ran over a report's claims, how it ended, and a sentence for people."""

    rule: str
    state: CheckState
    detail: str

    def as_dict(self) -> dict[str, str]:
        """The check in the form of the contract, ready for JSON."""
        return {"rule": self.rule, "state": self.state, "detail": self.detail}


@dataclass(frozen=True, slots=True)
class ParsedReport:
    """What one report says, and how far the reading can be trusted.

    `reasons` names, for the statuses `partial` and `rejected`, the words or the sentence
    that could not be read.
    """

    status: Status
    lang: Language | None = None
    claims: tuple[Claim, ...] = ()
    checks: tuple[Check, ...] = ()
    reasons: tuple[str, ...] = field(default=())
    id: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """The parsed report in the form of the contract, ready for JSON."""
        row: dict[str, Any] = {
            "id": self.id,
            "lang": self.lang,
            "claims": [claim.as_dict() for claim in self.claims],
            "checks": [check.as_dict() for check in self.checks],
            "status": self.status,
        }
        if self.reasons:
            row["reasons"] = list(self.reasons)
        return row
