"""What is looked at for axe leaves out nothing that is wrong."""

from tests.browser.axe import ON_SHAPE, violations

SOUND = "<p>Words on a page</p><p><a href='/a' style='display: block; height: 30px'>A link</a></p>"
FAULTS = {
    "color-contrast": "<p>Words</p><p style='color: #bbb'>Pale words</p>",
    "target-size": "<p><button style='width: 15px; height: 15px; padding: 0'>a</button><button style='width: 15px; height: 15px; padding: 0'>b</button></p>",
    "link-in-text-block": "<p>Words with <a href='/a' style='color: #333; text-decoration: none'>a link</a> among them</p>",
    "label": "<p><input></p>",
}


def test_what_is_wrong_is_found_on_each_page_also_after_sound_ones_of_its_kind(page):
    for fault, html in (("", SOUND), *FAULTS.items(), *FAULTS.items()):
        page.set_content(
            f"<!doctype html><html lang='en'><title>A page</title><main><h1>A heading</h1>{SOUND}{html}</main></html>"
        )
        for shape_alone in (True, False):
            found = violations(page, shape_alone=shape_alone)
            is_asked = fault in ON_SHAPE if shape_alone else fault
            assert {one.partition(":")[0] for one in found} == ({fault} if is_asked else set())
