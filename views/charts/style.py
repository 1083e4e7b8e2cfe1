"""The colours of the charts."""

from typing import Final

PALETTE: Final = {
    False: {
        "fr": "#0B5FA5",
        "eu": "#00805E",
        "us": "#B84A00",
        "other": "#8A5A83",
        "unknown": "#6B6B6B",
        "ink": "#1a1a1a",
        "soft": "#5a5a5a",
        "wash": "#f6f4ef",
        "rule": "#dad6ce",
        "paper": "#ffffff",
        "on": "#ffffff",
    },
    True: {
        "fr": "#6DB3F2",
        "eu": "#4CC9A4",
        "us": "#FF9B5E",
        "other": "#D9A3D1",
        "unknown": "#A9A9A9",
        "ink": "#ececec",
        "soft": "#b4b4b4",
        "wash": "#1d2125",
        "rule": "#3a3f44",
        "paper": "#14171A",
        "on": "#14171A",
    },
}
"""The colours of the regions, of text, of rules and of the ground, light (False) and dark (True); the same as in the stylesheet."""
