"""The shortest Streamlit app that answers a reader: the baseline for loading and rerunning."""

import streamlit as st

st.write("The switch is", st.toggle("switch"))
