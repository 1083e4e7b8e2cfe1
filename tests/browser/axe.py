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
LOOK: Final = """async ([rules, sound]) => {
    const known = new Set(sound.split(" ")), met = new Map(), kinds = new Map()
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
    const look = (attribute, element, key) => {
        const times = met.get(key) ?? 0
        met.set(key, times + 1)
        element.toggleAttribute(attribute, times < 3 && !known.has(key))
    }
    for (const element of document.querySelectorAll("[data-colours], [data-sizes]")) {
        element.removeAttribute("data-colours")
        element.removeAttribute("data-sizes")
    }
    for (const element of document.body.querySelectorAll("*"))
        if ((element.matches("input, select, textarea") || tells(element)) && visible(element)) look("data-colours", element, `c${kind(element)}`)
    const targets = [...document.body.querySelectorAll(
        "a, area, button, input, select, textarea, summary, details, iframe, audio, video, object, embed, [role], [tabindex], [contenteditable]",
    )].filter(visible).map(element => [element, element.getBoundingClientRect()])
    for (const [element, own] of targets) {
        const near = targets.filter(([other, place]) => other !== element && place.left - own.right < 24 && own.left - place.right < 24
            && place.top - own.bottom < 24 && own.top - place.bottom < 24)
        if (near.length && (own.width < 24 || own.height < 24 || near.some(([, place]) => place.left < own.right && own.left < place.right
            && place.top < own.bottom && own.top < place.bottom)))
            look("data-sizes", element, "s" + hashed(kind(element), [own.width, own.height, ...near.flatMap(([other, place]) =>
                [kind(other), place.left - own.left, place.top - own.top, place.width, place.height])].map(Math.round).join()))
    }
    axe.configure({rules: [{id: "color-contrast", selector: "[data-colours]"}, {id: "link-in-text-block", selector: "a[href][data-colours]"},
        {id: "target-size", selector: "[data-sizes]"}]})
    const found = (await axe.run(document, rules)).violations
    return [found.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html.slice(0, 160)}`)), [...met.keys()].join(" ")]
}"""
"""The two kinds of rules that take three quarters of axe's time look at what is new to them. Of elements of one name, class, colours, grounds,
letters and place, in parents that are alike up to the root, three are looked at for their colours: the thousandth cell of a table has those of
the third, and those of the same cell on another page. What one touches is looked at where it is under 24 pixels wide or high and within 24 of
something else, or is covered, for the rule asks nothing of others; and three times where it has the same neighbours in the same places."""
SOUND: Final[set[str]] = set()
"""The kinds that axe has looked at on pages where it found nothing."""


def violations(page: Page) -> list[str]:
    """What axe finds on a page by all rules, save on what is of a kind in which it found nothing on another."""
    if page.evaluate("!window.axe"):
        page.evaluate(AXE)
    found, kinds = page.evaluate(LOOK, [RULES, " ".join(SOUND)])
    if not found:
        SOUND.update(kinds.split())
    return found
