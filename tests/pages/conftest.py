"""Pages run without a browser, on a ledger of the recorded claims."""

import re
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from claims.ledger import open_ledger
from pages import known_state

ROOT = Path(__file__).parents[2]

Open = Callable[..., AppTest]


@pytest.fixture(scope="session")
def ledger_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a built ledger."""
    url = f"sqlite:///{tmp_path_factory.mktemp('pages') / 'ledger.sqlite'}"
    open_ledger(url).close()
    return url


@pytest.fixture
def open_page(ledger_url: str, monkeypatch: pytest.MonkeyPatch) -> Open:
    """Run a page with the parameters of its address; an error on the page fails the test.

    What the pages keep of the ledger they keep from test to test, as long as it stays the same.
    """
    monkeypatch.setenv("SKYCLAIMS_DATABASE_URL", ledger_url)
    known_state.clear()

    def run(page: str, **parameters: str) -> AppTest:
        app = AppTest.from_file(str(ROOT / "pages" / f"{page}.py"), default_timeout=60)
        for name, value in parameters.items():
            app.query_params[name] = value
        app.run()
        assert not app.exception, app.exception
        return app

    return run


@pytest.fixture
def own_ledger_url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of a ledger for one test alone; asked for after `open_page`, pages show it."""
    url = f"sqlite:///{tmp_path / 'ledger.sqlite'}"
    open_ledger(url).close()
    monkeypatch.setenv("SKYCLAIMS_DATABASE_URL", url)
    st.cache_resource.clear()
    yield url
    st.cache_resource.clear()


def html_of(app: AppTest) -> str:
    """The HTML of all fragments of a page."""
    return "\n".join(element.proto.body for element in app.get("html"))


def text_of(app: AppTest) -> str:
    """What a reader sees of the fragments: tags gone, white space folded."""
    return " ".join(
        unescape(re.sub(r"<style.*?</style>|<[^>]+>", " ", html_of(app), flags=re.S)).split()
    )
