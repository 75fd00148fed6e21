"""What a page is drawn on: Streamlit, or paper, which is plain HTML that needs no JavaScript.

A page's script is the same for both. It asks here for the parameters of its address and draws with
`pages.draw`; on paper it draws forms and links in place of Streamlit's widgets.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import CodeType, ModuleType

import streamlit as st

HERE = Path(__file__).parent


class PageEnd(Exception):  # noqa: N818 (no error: a script that has drawn enough)
    """Ends the script of a page of which only the sentence is wanted."""


@dataclass
class Paper:
    """A sheet: the parameters of the address, and what the page's script has drawn so far.

    `url` is the address of the page on Streamlit without its parameters, for those who quote it.
    `form` is what a reader sent with it, which goes into no address. `sentence` is the one that
    answers; if `is_short`, the script ends as soon as it is known.
    """

    asked: Mapping[str, str]
    form: Mapping[str, str] = field(default_factory=dict)
    is_short: bool = False
    url: str = ""
    sentence: str = ""
    fragments: list[str] = field(default_factory=list)

    def begin(self, sentence: str) -> None:
        """Take the sentence that answers; raises PageEnd if nothing else is wanted."""
        self.sentence = sentence
        if self.is_short:
            raise PageEnd


_current: ContextVar[Paper | None] = ContextVar("_current", default=None)


def current() -> Paper | None:
    """The paper that the page is being drawn on; None: on Streamlit."""
    return _current.get()


def asked() -> Mapping[str, str]:
    """The parameters of the address."""
    paper = _current.get()
    return st.query_params if paper is None else paper.asked


@contextmanager
def lay_out(paper: Paper) -> Iterator[Paper]:
    """Draw everything on this sheet, to the end of the context."""
    token = _current.set(paper)
    try:
        yield paper
    finally:
        _current.reset(token)


def run_page(name: str) -> None:
    """Run the script of a page, named as its file, on the current sheet."""
    with suppress(PageEnd):
        # As Streamlit runs it, under the same name: both then share what they keep.
        exec(_compile(name), ModuleType("__main__").__dict__)  # noqa: S102 (our own page)


@cache
def _compile(name: str) -> CodeType:
    path = HERE / f"{name}.py"
    return compile(path.read_text(encoding="utf-8"), str(path), "exec")
