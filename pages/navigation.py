"""What runs first on every page: the pages in the order in which readers find them."""

import streamlit as st

from pages import FIRST_PAGE, PAGES, draw_foot, ledger, quiet_frame
from pages.catalogue import _
from pages.words import say

page = st.navigation(
    [
        st.Page(f"{name}.py", title=say("page", name), default=name == FIRST_PAGE)
        for name in (FIRST_PAGE, *PAGES)
    ],
    position="top",
)
st.set_page_config(page_title=f"{page.title} · Skyclaims", layout="wide")
quiet_frame()
with st.spinner(_("Opening the record of claims …")):  # seen at the first start only
    ledger()
page.run()
if page.url_path:  # the map draws its own, which changes with it
    draw_foot(page.url_path)
