"""The smallest Streamlit page there is."""

import streamlit as st

st.write("hello")
