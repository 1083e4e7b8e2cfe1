"""The site, as an operator starts it, in a process that writes down whom it asks.

Run as `python -m tests.web.watched_site FILE --host HOST --port PORT`.
"""

import ipaddress
import os
import sys
from pathlib import Path

import uvicorn

ASKING = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.sendto")
"""What Python itself tells of before a packet leaves, whichever library has it sent."""


def is_here(name: object) -> bool:
    """Whether a name or address is this machine's own."""
    text = name.decode() if isinstance(name, bytes) else str(name)
    try:
        found = ipaddress.ip_address(text)
    except ValueError:
        return text in ("localhost", "None", "")
    return found.is_loopback or found.is_unspecified


def watch(file: Path) -> None:
    """Writes down each name and address of another machine that is asked for or about."""

    def hook(event: str, given: tuple[object, ...]) -> None:
        if event not in ASKING:
            return
        place = given[0] if event.startswith("socket.get") else given[1]
        name = place[0] if isinstance(place, tuple) else place
        if not is_here(name):
            with file.open("a", encoding="utf-8") as opened:
                opened.write(f"{event} {place}\n")

    sys.addaudithook(hook)


if __name__ == "__main__":
    out = Path(sys.argv[1])
    out.write_text("", "utf-8")
    out.with_suffix(".pid").write_text(str(os.getpid()), "utf-8")
    watch(out)
    uvicorn.run("dashboard:app", host=sys.argv[3], port=int(sys.argv[5]))
