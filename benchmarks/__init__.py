"""Benchmarks: Panorama beside the same tables written in plain, stock Streamlit, measured in the same run."""


class NotMeasured(Exception):
    """Something could not be measured; the message says what stood in the way."""
