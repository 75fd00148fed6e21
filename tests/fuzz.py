"""Search for texts on which the parser fails: `python -m tests.fuzz [seconds]` (600).

Needs `pip install atheris`, which is no requirement of the project: it has no wheels for every
Python. A text that fails is written to `crash-…` and printed with its fault.
"""

import sys
from datetime import datetime

import atheris  # type: ignore[import-not-found]

with atheris.instrument_imports(include=["claims.parse"]):
    from claims.parse import parse_report

from claims.model import LANGUAGES, MOSCOW, Report
from tests.claims.test_parse_properties import check_valid
from tests.statements import read_rows

WORDS = sorted({word for row in read_rows() for word in row["text"].replace("\n", " \n ").split()})
PUBLISHERS = (None, "mod_russia", "governor_bryansk", "genstab_ua", "outlet")
MOMENTS = (
    None,
    datetime(2025, 11, 18, 8, 10, tzinfo=MOSCOW),
    datetime(2024, 2, 29, tzinfo=MOSCOW),
    datetime(2026, 1, 1, 0, 5, tzinfo=MOSCOW),
)
LONGEST = 4096


def parse_any(data: bytes) -> None:
    """One report from random bytes: words of the labelled statements, or any characters."""
    provider = atheris.FuzzedDataProvider(data)
    lang = provider.PickValueInList([None, *LANGUAGES])
    published = provider.PickValueInList(list(MOMENTS))
    publisher = provider.PickValueInList(list(PUBLISHERS))
    if provider.ConsumeBool():
        indices = provider.ConsumeIntListInRange(
            provider.ConsumeIntInRange(1, 120), 0, len(WORDS) - 1
        )
        text = " ".join(WORDS[i] for i in indices)
    else:
        text = provider.ConsumeUnicodeNoSurrogates(provider.ConsumeIntInRange(1, LONGEST))
    try:
        check_valid(parse_report(Report(text, lang, published, publisher)), text)
    except BaseException:
        sys.stderr.write(f"\n{text!r} lang={lang} published={published} publisher={publisher}\n")
        raise


if __name__ == "__main__":
    seconds = sys.argv[1] if len(sys.argv) > 1 else "600"
    limits = [f"-max_total_time={seconds}", f"-max_len={LONGEST}", "-len_control=0", "-timeout=20"]
    atheris.Setup([sys.argv[0], *limits], parse_any)
    atheris.Fuzz()
