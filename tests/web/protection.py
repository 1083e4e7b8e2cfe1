"""What every answer of the site must have, and what none may."""

import re
from collections import Counter
from typing import Final

import httpx

ONCE: Final = {
    "x-content-type-options": r"nosniff",
    "referrer-policy": r"same-origin|strict-origin-when-cross-origin",
    "permissions-policy": r"camera=\(\), geolocation=\(\), microphone=\(\), payment=\(\), usb=\(\)",
    "cross-origin-opener-policy": r"same-origin",
    "content-security-policy": r"default-src '(self|none)'; .*frame-ancestors '.*",
}
"""Headers of every answer, each once, with what they say."""
NEVER: Final = ("server", "x-powered-by", "x-aspnet-version", "via")
OPEN: Final = ("/api/v1", "/r/", "/data", "/feeds/")
"""Where any site may read: open data, the same with cookies and without."""


def assert_protected(answer: httpx.Response, path: str) -> None:
    """Holds an answer against the table of headers.

    Args:
        answer: of the server.
        path: that was asked.
    """
    headers = answer.headers
    for name, said in ONCE.items():
        assert len(headers.get_list(name)) == 1, f"{path}: {name}"
        assert re.fullmatch(said, headers[name]), f"{path}: {name}: {headers[name]}"
    policy = headers["content-security-policy"]
    assert "unsafe-eval" not in policy, path
    assert "script-src *" not in policy, path
    assert not re.search(r"(?<!frame-ancestors )'self' https?:", policy.partition("frame-ancestors")[0]), path
    if policy.endswith("frame-ancestors 'self'"):
        assert headers["x-frame-options"] == "SAMEORIGIN", path
    else:
        assert "x-frame-options" not in headers, path
        assert path.startswith("/embed/"), path
    twice = [name for name, number in Counter(name for name, _ in headers.multi_items()).items() if number > 1]
    assert set(twice) <= {"set-cookie"}, f"{path}: {twice}"
    assert not [name for name in NEVER if name in headers], path
    assert headers.get("access-control-allow-origin", "*") == "*", path
    assert "access-control-allow-credentials" not in headers, path
    if not path.startswith(OPEN):
        assert not [name for name in headers if name.startswith("access-control-")], path
    if path.startswith("/desk"):
        assert headers["cache-control"] == "no-store", path
        assert "cookie" in headers["vary"].lower(), path
    if answer.status_code >= 400:
        assert "Traceback" not in answer.text, path
        assert "site-packages" not in answer.text, path
        assert not re.search(r"/(?:home|root|usr|tmp|var|work)/\w", answer.text), path
