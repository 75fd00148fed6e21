"""A news article as a newcomer pastes it first: who claims what, and only the sum says "each".

The article is ours. Regions, numbers and the order of its paragraphs are drawn anew in each
case, so that no answer can stand in the parser.
"""

from collections.abc import Iterable
from datetime import datetime

import pytest

from claims.model import MOSCOW, Claim, ParsedReport, Report
from claims.parse import parse_report

PUBLISHED = datetime(2025, 10, 7, tzinfo=MOSCOW)
NIGHT = (datetime(2025, 10, 6, 20, tzinfo=MOSCOW), datetime(2025, 10, 7, 7, tzinfo=MOSCOW))

LEAD = """In the small hours of October 7th, crews of Russia's air defenses ended what officers \
call the longest night of the autumn: {total} Ukrainian drones had been brought down over \
{regions} regions of the country.
The figure, announced by the Russian Ministry of Defense, makes the raid one of the heaviest \
engagements since the spring of 2022.
How the drones were spread over the map was not announced. A confidential memo that this \
newspaper was able to read fills in the gaps."""

MISSILES = """A week earlier, Western officials had said that Ukraine fired Storm Shadow missiles \
at {struck}, in breach of what London had agreed with Kyiv.
Some experts suggest that the reports of missiles were mistaken."""

OFFICERS = """The night was 'a lesson in patience,' according to sources within the Russian \
military who asked not to be named."""

SPOKESMAN = """A spokesman for the Russian Ministry of Defense said in a short call: 'We have \
nothing to add. The sponsors of terror know what they pay for.'
For Moscow, the destruction of {total} drones in one night is a success that it rarely talks \
about in public. For Kyiv it may be a reason to change its tactics."""

PURPOSE = """Sources close to the Ukrainian military tell it differently. 'The drones were meant \
to make the radars speak,' one source said, adding that nobody had expected them to arrive.
What really happened on October 7th may stay unknown for years."""

SPREAD = {
    "sum says each": (
        46,
        "nine",
        [
            "Kaluga, Penza and Lipetsk each saw two drones intercepted.",
            "Fourteen drones were destroyed in the Saratov and Tula regions, home to two plants.",
            "In Ulyanovsk and Samara, five drones each were shot down.",
            "The remaining strikes—each of a single drone—failed in Tver and Kostroma.",
        ],
        {
            ("RU-KLU",): 2,
            ("RU-PNZ",): 2,
            ("RU-LIP",): 2,
            ("RU-SAR",): 14,
            ("RU-TUL",): 14,
            ("RU-ULY",): 5,
            ("RU-SAM",): 5,
            ("RU-TVE",): 1,
            ("RU-KOS",): 1,
        },
    ),
    "sum says jointly": (
        24,
        "six",
        [
            "Eleven drones were destroyed in the Pskov and Novgorod regions.",
            "In Kursk and Bryansk, four drones each were intercepted, while Oryol saw three.",
            "Two more were shot down over the Vladimir region.",
        ],
        {
            ("RU-NGR", "RU-PSK"): 11,
            ("RU-KRS",): 4,
            ("RU-BRY",): 4,
            ("RU-ORL",): 3,
            ("RU-VLA",): 2,
        },
    ),
}


def read(paragraphs: Iterable[str], **values: object) -> tuple[str, ParsedReport]:
    """An article of these paragraphs, and what the parser reads in it."""
    text = "\n".join(paragraphs).format(**values)
    return text, parse_report(Report(text, published=PUBLISHED))


def find(report: ParsedReport, **values: object) -> list[Claim]:
    return [c for c in report.claims if all(getattr(c, k) == v for k, v in values.items())]


@pytest.fixture(params=["as written", "voices first", "list reversed"])
def order(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.mark.parametrize("spread", SPREAD)
@pytest.mark.parametrize("struck", ["Tula", "Voronezh"])
def test_an_article_gives_each_party_its_claims(spread: str, struck: str, order: str) -> None:
    total, regions, sentences, parts = SPREAD[spread]
    items = " ".join(reversed(sentences) if order == "list reversed" else sentences)
    voices = [MISSILES, OFFICERS, SPOKESMAN, PURPOSE]
    if order == "voices first":
        voices = [OFFICERS, SPOKESMAN, PURPOSE, MISSILES]
    text, report = read([LEAD, items, *voices], total=total, regions=regions, struck=struck)

    assert report.status == "parsed", report.reasons
    [headline] = find(report, role="total")
    assert (headline.low, headline.high, headline.claimant) == (total, total, "ru_mod")
    assert headline.zones == tuple(sorted({zone for zones in parts for zone in zones}))
    assert (headline.window.start, headline.window.end) == NIGHT
    assert any("year is inferred" in note for note in headline.notes)

    found = find(report, role="part")
    assert {c.zones: c.low for c in found} == parts
    assert {c.attribution for c in found} == {"unpublished_document"}
    sums = [c for c in report.checks if c.rule == "parts_sum_to_total"]
    assert [(c.state, str(total) in c.detail) for c in sums] == [("ok", True)]

    [missiles] = find(report, subject="missile", outcome="launched")
    assert missiles.claimant == "western_officials"
    assert (missiles.low, missiles.window.start) == (None, None)
    assert missiles.zones == ({"Tula": "RU-TUL", "Voronezh": "RU-VOR"}[struck],)
    assert find(report, claimant="ru_military_unnamed", outcome="assessment")
    assert find(report, claimant="ru_mod", outcome="assessment")
    assert find(report, claimant="other", outcome="assessment")
    assert find(report, claimant="ua_military_unnamed", outcome="intent")
    assert all(text[slice(*c.span)].strip() for c in report.claims)
