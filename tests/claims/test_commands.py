"""What a stranger is told by the commands themselves: help, and wrong values in a sentence."""

import re
import shutil
from pathlib import Path

import pytest

from claims.capture.sources import READERS
from claims.cli import COMMANDS, main
from claims.record_rules import CORRECTABLE


def ask(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    """The exit status and all that was printed."""
    with pytest.raises(SystemExit) as end:
        main(list(arguments))
    output = capsys.readouterr()
    return int(end.value.code or 0), output.out + output.err


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_a_command_explains_it(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, told = ask(capsys, name, "--help")
    assert status == 0
    assert COMMANDS[name].description in told
    assert "exit status:" in told


def test_the_help_names_every_command_reader_and_field(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments, words in (
        ((), COMMANDS),
        (("ingest",), READERS),
        (("correct",), CORRECTABLE),
    ):
        _, told = ask(capsys, *arguments, "--help")
        assert [word for word in words if word not in told] == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("ingest", "x.txt", "--published", "2025-13-01"), "no moment with its zone of time"),
        (("ingest", "x.txt", "--since", "2025-11-01"), "no moment with its zone of time"),
        (("export", "out", "--from", "2025-99-01"), "no day, such as"),
    ],
)
def test_a_wrong_value_is_told_with_a_right_one(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: str
) -> None:
    status, told = ask(capsys, *arguments)
    assert status == 2
    assert words in told


@pytest.mark.parametrize("url", ["nonsense", "oracle9://host/name"])
def test_an_address_of_no_database_is_told_in_a_sentence(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setenv("SKYCLAIMS_DATABASE_URL", url)
    status, told = ask(capsys, "check")
    assert status == 3
    assert told.startswith("skyclaims check: ")


WATCHED = (
    (("check",), "check"),
    (("backup", "new.zip"), "backup"),
    (("export", "new"), "export"),
    (("restore", "new.zip", "--replace"), "restore"),
    (("reparse",), "reparse"),
    (("ingest", "r.txt", "--publisher", "probe"), "probe"),
)


def test_long_work_shows_a_bar_on_a_terminal_only(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    built_sqlite: Path,
) -> None:
    shutil.copy(built_sqlite, tmp_path / "ledger.sqlite")
    (tmp_path / "r.txt").write_text("Nothing of note.")
    monkeypatch.setenv("SKYCLAIMS_DATABASE_URL", f"sqlite:///{tmp_path}/ledger.sqlite")
    for folder, is_terminal in (("watched", "1"), ("alone", "0")):
        (tmp_path / folder).mkdir()
        monkeypatch.chdir(tmp_path / folder)
        shutil.copy(tmp_path / "r.txt", "r.txt")
        monkeypatch.setenv("TTY_COMPATIBLE", is_terminal)
        for arguments, title in WATCHED:
            assert main(list(arguments)) == 0
            told = capsys.readouterr().err
            if is_terminal == "1":
                assert title in told
                assert re.search(r"\d (items|of [\d,]+)", told), arguments
            else:
                assert told == ""
