"""An nginx with the configuration of `deploy/`, on ports of this machine: for measurements, and for the tests of what it promises."""

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from benchmarks.servers import ROOT

NGINX: Final = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
"""Where it is; None where it is not installed."""
GUIDE: Final = ROOT / "deploy/nginx"


def configured(folder: Path, *, site: str = "", port: int = 0, readers: Sequence[int] = (), desk: int = 0) -> Path:
    """The main file of an nginx that serves the guide's site on a port of this machine.

    Args:
        folder: where everything of it is kept.
        site: what stands in `conf.d/`; the guide's own server without TLS where empty.
        port: of the site, without TLS.
        readers: the ports of the replicas; the guide's own machines where empty.
        desk: the port of the machine with the desk.
    """
    for path in sorted(GUIDE.glob("*.conf")):
        text = path.read_text("utf-8").replace("/var/cache/nginx/panorama", str(folder / "cache"))
        text = text.replace("include panorama/", f"include {folder}/")
        if readers:
            text = re.sub(
                r"(?:    server 10\.0\.0\.1[123]:8501(.*)\n)+", lambda found: _servers(readers, found[1]), text
            )
            text = text.replace("10.0.0.10:8501", f"127.0.0.1:{desk}")
        (folder / path.name).write_text(text, "utf-8")
    if not site:
        site = (
            "include panorama/upstreams.conf;\ninclude panorama/shared.conf;\n"
            f"server {{ listen 127.0.0.1:{port}; include panorama/site.conf; }}\n"
        )
    main = folder / "nginx.conf"
    temporary = "".join(
        f"{kind}_temp_path {folder}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    text = site.replace("include panorama/", f"include {folder}/")
    # Started as root, nginx would give its workers to a user who may not look into the folders of temporary files.
    user = "user root root;\n" if os.geteuid() == 0 else ""
    main.write_text(
        f"{user}pid {folder}/nginx.pid;\nerror_log {folder}/error.log;\ndaemon off;\nworker_processes 1;\n"
        f"events {{ worker_connections 2048; }}\nhttp {{\naccess_log off;\n{temporary}{text}}}\n",
        "utf-8",
    )
    return main


def checked(main: Path) -> subprocess.CompletedProcess[str]:
    """What nginx says of its files."""
    assert NGINX
    return subprocess.run(
        [NGINX, "-t", "-c", main, "-p", main.parent, "-e", main.parent / "error.log"], capture_output=True, text=True
    )


def started(main: Path) -> subprocess.Popen[bytes]:
    """A running nginx."""
    assert NGINX
    return subprocess.Popen([NGINX, "-c", main, "-p", main.parent, "-e", main.parent / "error.log"])


def _servers(ports: Sequence[int], rest: str) -> str:
    return "".join(f"    server 127.0.0.1:{port}{rest}\n" for port in ports)
