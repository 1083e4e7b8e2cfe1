"""What axe finds on a page."""

from pathlib import Path
from typing import Final

import axe_playwright_python
from playwright.sync_api import Page

AXE: Final = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
RULES: Final = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    # What passes is not asked for: to name thousands of sound elements takes longer than to look at them.
    "resultTypes": ["violations"],
    "selectors": False,
    "elementRef": False,
    # No rule that is asked needs the style sheets once more.
    "preload": False,
}
ON_SHAPE: Final = ["color-contrast", "link-in-text-block", "target-size"]
"""What hangs on colours, which are others in the dark, and on places, which are others on a phone; the rest of the rules asks how elements are nested
and named."""
MARK: Final = """sound => {
    const met = new Set(sound.split(" ").map(Number)), kinds = new Map()
    const hashed = (from, text) => {
        for (let at = 0; at < text.length; at++) from = Math.imul(from, 31) + text.charCodeAt(at) | 0
        return from
    }
    const visible = element => element.checkVisibility({visibilityProperty: true})
    const tells = element => [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim())
    const kind = element => {
        if (!kinds.has(element)) {
            const style = getComputedStyle(element)
            kinds.set(element, hashed(element.parentElement ? kind(element.parentElement) : 0, [element.localName, element.className.baseVal ?? element.className,
                tells(element), style.color, style.backgroundColor, style.backgroundImage, style.opacity, style.fontSize, style.fontWeight, style.display,
                style.position, style.textDecoration].join()))
        }
        return kinds.get(element)
    }
    let marked = 0
    const mark = (element, name, kind) => {
        marked += element.toggleAttribute(name, !met.has(kind))
        met.add(kind)
    }
    for (const element of document.querySelectorAll("[data-colours], [data-sizes]")) {
        element.removeAttribute("data-colours")
        element.removeAttribute("data-sizes")
    }
    for (const element of document.body.querySelectorAll("*"))
        if ((element.matches("input, select, textarea") || tells(element)) && visible(element)) mark(element, "data-colours", kind(element))
    const targets = [...document.body.querySelectorAll(
        "a[href], area[href], button, input, select, textarea, summary, iframe, audio, video, object, embed, [tabindex]:not([tabindex^='-']), [contenteditable]",
    )].filter(visible).map(element => {
        const {x, y, width, height} = element.getBoundingClientRect()
        return {element, x: x + width / 2, y: y + height / 2, wide: width / 2, high: height / 2}
    })
    for (const one of targets) {
        const near = targets.filter(other => {
            const across = Math.abs(one.x - other.x), down = Math.abs(one.y - other.y)
            return other !== one && (across < one.wide + other.wide && down < one.high + other.high || Math.min(one.wide, one.high) < 12
                && Math.hypot(Math.max(0, across - Math.max(12, other.wide)), Math.max(0, down - Math.max(12, other.high))) < 13)
        })
        const told = other => [kind(other.element), ...[other.x - one.x, other.y - one.y, other.wide, other.high].map(size => size.toFixed(2))].join()
        if (near.length) mark(one.element, "data-sizes", hashed(0, [one, ...near].map(told).join()))
    }
    return [[...met].join(" "), marked]
}"""
ASK: Final = """async rules => {
    axe.configure({rules: [{id: "color-contrast", selector: "[data-colours]"}, {id: "link-in-text-block", selector: "a[href][data-colours]"},
        {id: "target-size", selector: "[data-sizes]"}]})
    const found = (await axe.run(document, rules)).violations
    return found.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html.slice(0, 160)}`))
}"""
"""The two kinds of rules that take three quarters of axe's time look at what can be wrong and is new. Of elements of one name, class, colours,
grounds, letters and place, in parents that are alike up to the root, one is looked at for its colours: the thousandth cell of a table has those of
the first, and those of the same cell on another page. What one touches is looked at where something else lies within its bounds or, if it is under
24 pixels wide or high, a circle of that size around its middle comes within a pixel of another: of the rest the rule (WCAG 2.5.8) asks nothing. And
two that lie beside each other as on another page are not asked about again."""
STILL: Final = """() => Promise.allSettled(document.getAnimations().filter(one => Number.isFinite(one.effect.getComputedTiming().endTime)).map(one => one.finished))
    .then(() => null)"""
"""Waits until what has been opened has come into sight: what comes by and by has less contrast on its way."""
SOUND: Final[set[str]] = set()
"""The kinds that axe has looked at on pages where it found nothing."""


def violations(page: Page, *, shape_alone: bool = False) -> list[str]:
    """What axe finds on a page by all rules, save on what is of a kind in which it found nothing on another.

    Args:
        shape_alone: whether only the rules are asked that hang on colours and places, for a page that was looked at by all in another shape.
    """
    page.evaluate(STILL)
    kinds, marked = page.evaluate(MARK, " ".join(SOUND))
    if shape_alone and not marked:
        return []
    if page.evaluate("!window.axe"):
        page.evaluate(AXE)
    found = page.evaluate(ASK, RULES | {"runOnly": {"type": "rule", "values": ON_SHAPE}} if shape_alone else RULES)
    if not found:
        SOUND.update(kinds.split())
    return found
