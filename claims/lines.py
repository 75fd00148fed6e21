"""Lines of files, none of which is held if it is longer than allowed."""

from collections.abc import Iterator
from typing import IO, AnyStr

_PIECE = 1 << 20


def lines_up_to(longest: int, file: IO[AnyStr]) -> Iterator[AnyStr | None]:
    """The lines of a file; None in place of each longer one, which is passed over in pieces."""
    while line := file.readline(longest + 1):
        if len(line) <= longest or _is_ended(line):
            yield line
        else:
            while not _is_ended(line) and line:
                line = file.readline(_PIECE)
            yield None


def _is_ended(line: str | bytes) -> bool:
    return line.endswith("\n") if isinstance(line, str) else line.endswith(b"\n")
