"""What runs first on every page: the pages in the order in which readers find them."""

import streamlit as st

from pages import quiet_frame
from pages.words import _

page = st.navigation(
    [
        st.Page("map.py", title=_("Map"), default=True),
        st.Page("window.py", title=_("Night")),
        st.Page("region.py", title=_("Regions")),
        st.Page("read.py", title=_("Read")),
        st.Page("quality.py", title=_("Quality")),
        st.Page("method.py", title=_("Method")),
    ],
    position="top",
)
st.set_page_config(page_title=f"{page.title} · Skyclaims", layout="wide")
quiet_frame()
page.run()
