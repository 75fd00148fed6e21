"""The door: Streamlit's ASGI app with our routes and the headers that every answer carries.

`streamlit run app.py` or any ASGI server (`uvicorn app:app`) starts it. The pages and the order in
which readers find them are in pages/navigation.py, what the server answers itself in routes/.
"""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Thread

import streamlit as st
from starlette.middleware import Middleware

from geo.choropleth import publish_geometry, publish_static
from pages import FIRST_PAGE, paper
from pages.paper import Paper
from routes import card, downloads, files, index, plain, preview, state
from routes.headers import SecurityHeaders

NAVIGATION = Path(__file__).parent / "pages" / "navigation.py"


def open_record() -> None:
    """Open and count the record, by drawing the first page for nobody."""
    with paper.lay_out(Paper({})):
        paper.run_page(FIRST_PAGE)
    # What is there from the start stays: searching it for garbage cost a third of each view.
    gc.collect()
    gc.freeze()


@asynccontextmanager
async def prepare(_app: st.App) -> AsyncIterator[None]:
    """Publish the map's files before the first reader comes; the record opens meanwhile."""
    publish_static()
    publish_geometry()
    Thread(target=open_record, name="open_record", daemon=True).start()
    yield


app = st.App(
    NAVIGATION,
    lifespan=prepare,
    routes=(
        *files.ROUTES,
        *state.ROUTES,
        *card.ROUTES,
        *downloads.ROUTES,
        *plain.ROUTES,
        *preview.ROUTES,
        *index.ROUTES,
        index.NOWHERE,
    ),
    exception_handlers={Exception: index.send_failure},
    middleware=(Middleware(SecurityHeaders), Middleware(files.PackagedFiles)),
)
