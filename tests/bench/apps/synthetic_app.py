"""The door of the app, opened on the page over synthetic claims."""

from pathlib import Path

import streamlit as st

from app import MIDDLEWARE, ROUTES

app = st.App(Path(__file__).with_name("synthetic.py"), routes=ROUTES, middleware=MIDDLEWARE)
