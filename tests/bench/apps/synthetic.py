"""Our first page over SYNTHETIC claims, made up here to measure size; they are shipped nowhere.

Every hour the ministry reports some drones over some regions. SYNTHETIC_DAYS and
SYNTHETIC_CLAIMS say how many days and claims there are.
"""

import os
import runpy
from datetime import datetime
from pathlib import Path

import numpy as np
import pandas as pd
import streamlit as st

import pages
from claims.ledger import Ledger, open_ledger
from geo.gazetteer import load_gazetteer

MAP_PAGE = Path(pages.__file__).with_name("map.py")
FIRST_DAY = pd.Timestamp("2022-03-01", tz="Etc/GMT-3")
PARTS = 24


class SyntheticLedger:
    """Answers as a ledger does, from claims made up in memory."""

    def __init__(self, ledger: Ledger, days: int, claims: int) -> None:
        self.model = ledger.claims().query("claimant == 'ru_mod' and url.str.len() < 70").iloc[:1]
        self.cases = ledger.contradictions()
        self.table = self.make_claims(days, claims)

    def claims(self, _as_known_at: datetime | None = None) -> pd.DataFrame:
        return self.table

    def contradictions(self) -> pd.DataFrame:
        return self.cases

    def make_claims(self, days: int, claims: int) -> pd.DataFrame:
        """Reports of one total and its parts, spread evenly over the days, an hour each."""
        random = np.random.default_rng(1)
        reports = max(claims // (PARTS + 1), days)
        report = np.repeat(np.arange(reports), claims // reports)
        number = np.tile(np.arange(claims // reports), reports)
        is_total = number == 0
        counts = np.where(is_total, 0, random.geometric(0.2, len(report)))
        totals = np.bincount(report, counts, reports).astype(int)
        counts = np.where(is_total, totals[report], counts)
        subjects = np.array(sorted(z for z in load_gazetteer().zones if z.startswith("RU-")))
        offset = random.integers(0, len(subjects), reports)
        zones = [(zone,) for zone in subjects]
        place = (offset[report] + number) % len(subjects)
        hour = report * 24 * days // reports
        start = FIRST_DAY + pd.to_timedelta(hour, unit="h")
        table = self.model.iloc[np.zeros(len(report), dtype=int)].reset_index(drop=True)
        return table.assign(
            claim_id=pd.Series(np.arange(len(report))).astype(str),
            report_key="synthetic-" + pd.Series(report).astype(str),
            report_id="synthetic-" + pd.Series(report).astype(str),
            role=pd.Series(np.where(is_total, "total", "part")).astype("str"),
            zones=pd.Series(
                [("RU",) if t else zones[p] for t, p in zip(is_total, place, strict=True)]
            ),
            low=pd.Series(counts, dtype="Int64"),
            high=pd.Series(counts, dtype="Int64"),
            window_start=start,
            window_end=start + pd.Timedelta(hours=1),
            day=start.tz_localize(None).normalize(),
            known_at=start + pd.Timedelta(hours=2),
            claimant="ru_mod",
            party="ru_mod",
            subject="drone",
            outcome="destroyed",
            qualifier="exact",
            recap=False,
            relay_of=None,
            paraphrase="Synthetic.",
            publisher_name="synthetic",
        )


@st.cache_resource
def synthetic_ledger() -> SyntheticLedger:
    return SyntheticLedger(
        open_ledger(), int(os.environ["SYNTHETIC_DAYS"]), int(os.environ["SYNTHETIC_CLAIMS"])
    )


st.set_page_config(layout="wide")
pages.ledger = synthetic_ledger
runpy.run_path(str(MAP_PAGE))
