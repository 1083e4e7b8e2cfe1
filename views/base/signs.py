"""The shapes by which the site tells one thing from another, so that nothing is told by colour alone."""

from typing import Final

from vendors.tables.capability import Support

STATUS_SIGNS: Final = {
    "alleged": "△",
    "denied": "◇",
    "under-investigation": "◎",
    "in-court": "◉",
    "settled": "◈",
    "upheld": "▲",
    "dismissed": "▽",
    "confirmed": "▶",
    "resolved": "◆",
}
"""The shape beside a controversy’s status, so that no status is told by its word’s colour. None is a sign of support, of a verdict or of a region."""

SUPPORT_SIGNS: Final = {Support.YES: "●", Support.PARTIAL: "◐", Support.NO: "○", None: "·"}
"""How far a product can do something, told by shape; None is not known."""
