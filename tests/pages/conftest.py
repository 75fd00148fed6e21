"""Pages run without a browser, on a ledger of the recorded claims."""

import re
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from claims.ledger import open_ledger

ROOT = Path(__file__).parents[2]

Open = Callable[..., AppTest]


@pytest.fixture(scope="session")
def ledger_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a built ledger."""
    url = f"sqlite:///{tmp_path_factory.mktemp('pages') / 'ledger.sqlite'}"
    open_ledger(url).close()
    return url


@pytest.fixture
def open_page(ledger_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    """Run a page with the parameters of its address; an error on the page fails the test."""
    monkeypatch.setenv("SKYCLAIMS_DATABASE_URL", ledger_url)
    st.cache_resource.clear()

    def run(page: str, **parameters: str) -> AppTest:
        app = AppTest.from_file(str(ROOT / "pages" / f"{page}.py"), default_timeout=60)
        for name, value in parameters.items():
            app.query_params[name] = value
        app.run()
        assert not app.exception, app.exception
        return app

    yield run
    st.cache_resource.clear()


def html_of(app: AppTest) -> str:
    """The HTML of all fragments of a page."""
    return "\n".join(element.proto.body for element in app.get("html"))


def text_of(app: AppTest) -> str:
    """What a reader sees of the fragments: tags gone, white space folded."""
    return " ".join(
        unescape(re.sub(r"<style.*?</style>|<[^>]+>", " ", html_of(app), flags=re.S)).split()
    )
