"""How well and how fast statements are read: by language, by hazard, and by length of text."""

import random
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from claims.model import Report
from claims.parse import parse_report
from tests.statements import read_rows, to_report
from tests.statements.articles import compose
from tests.statements.beside import put_beside_news
from tests.statements.generate import LANGUAGES, generate
from tests.statements.scoring import Verdict, judge_row

DRAWN_PER_LANGUAGE = 660
ARTICLES_PER_LANGUAGE = 1_000
PAIRS_PER_LANGUAGE = 300
SEED = 20261123


def main() -> None:
    print_accuracy("written by hand", read_rows())
    drawn = [row for lang in LANGUAGES for row in generate(lang, DRAWN_PER_LANGUAGE, SEED)]
    print_accuracy("drawn at random", drawn)
    articles = [row for lang in LANGUAGES for row in compose(lang, ARTICLES_PER_LANGUAGE, SEED)]
    print_accuracy("composed articles", articles)
    pairs = [row for lang in LANGUAGES for row in put_beside_news(lang, PAIRS_PER_LANGUAGE, SEED)]
    print_accuracy("beside other news", pairs)
    print_speed()
    print_start_up()


def print_accuracy(title: str, rows: Iterable[dict[str, Any]]) -> None:
    """A line per language and per hazard: rows, exact, silently wrong, windows, claimants."""
    groups: dict[str, list[Verdict]] = defaultdict(list)
    for row in rows:
        verdict = judge_row(row["expect"], parse_report(to_report(row)).as_dict())
        language = row["lang"] or row["expect"]["lang"]
        for group in ("all", language, *row["expect"].get("hazards", [])):
            groups[group].append(verdict)
    print(f"\n{title:<18}{'rows':>6}{'exact':>9}{'silent':>8}{'windows':>9}{'claimants':>11}")
    for group, verdicts in groups.items():
        exact = share(sum(v.is_exact for v in verdicts), len(verdicts))
        silent = sum(v.is_silently_wrong for v in verdicts)
        windows = share(*(sum(v.windows[i] for v in verdicts) for i in (0, 1)))
        claimants = share(*(sum(v.claimants[i] for v in verdicts) for i in (0, 1)))
        print(f"{group:<18}{len(verdicts):>6}{exact:>9}{silent:>8}{windows:>9}{claimants:>11}")


def share(right: int, of: int) -> str:
    return f"{100 * right / of:.1f} %" if of else "–"


def print_speed() -> None:
    """Statements a second on one core, and the cost per character from 100 to 1,000,000."""
    drawn = [row["text"] for lang in LANGUAGES for row in generate(lang, DRAWN_PER_LANGUAGE, SEED)]
    text = "\n".join(drawn)
    for title, texts in (("drawn", drawn), ("written by hand", shuffled_texts())):
        joined = "\n".join(texts)
        statements = [joined[i : i + 400] for i in range(0, len(joined) - 400, 400)]
        rate = len(statements) / min(time_parsing(statements) for _ in range(3))
        print(f"\n{rate:,.0f} statements of 400 characters a second of processor time, {title}")
    base = None
    for length in (100, 1_000, 10_000, 100_000, 1_000_000):
        long_text = (text * (1 + length // len(text)))[:length]
        copies = max(1, 100_000 // length)
        cost = time_parsing([long_text] * copies) / copies / length
        base = base or cost
        print(f"{length:>9,} characters: {1e6 * cost:6.2f} µs each, {cost / base:.2f} × the first")


def shuffled_texts() -> list[str]:
    """The texts written by hand, the three languages mixed."""
    texts = [row["text"] for row in read_rows()]
    random.Random(SEED).shuffle(texts)  # noqa: S311
    return texts


def time_parsing(texts: list[str]) -> float:
    """Seconds of processor time, so that other work on the machine counts little."""
    start = time.process_time()
    for text in texts:
        parse_report(Report(text=text, publisher="mod_russia"))
    return time.process_time() - start


def print_start_up() -> None:
    """The command's whole life for one short statement, beside a bare interpreter's."""
    commands = {
        "bare interpreter": [sys.executable, "-c", "pass"],
        "skyclaims parse": [sys.executable, "-m", "claims.cli", "parse"],
    }
    for name, command in commands.items():
        start = time.perf_counter()
        for _ in range(5):
            subprocess.run(command, input=b"", capture_output=True, check=False)  # noqa: S603
        print(f"{name:<18}{(time.perf_counter() - start) / 5:.3f} s")
