"""`make audit`: known vulnerabilities of what serves readers. Ends with 1 where there is one; where no list can be reached, it says so and goes on."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from tests.house.locked import RUN, locked

TOOL: Final = "pip-audit==2.10.1"
PATIENCE: Final = 180


def told(report: str, packages: int) -> tuple[str, int]:
    """What is to be said of a report of pip-audit, and the exit code.

    Args:
        report: as JSON; "" where there is none.
        packages: how many were to be looked up.
    """
    try:
        found = json.loads(report)["dependencies"]
    except (ValueError, LookupError, TypeError):
        return "No list of vulnerabilities can be reached from here: nothing is known either way.", 0
    known = [one for one in found if "vulns" in one]
    bad = [
        f"{one['name']} {one['version']}: {', '.join(vuln['id'] for vuln in one['vulns'])}"
        for one in known
        if one["vulns"]
    ]
    if bad:
        return "Vulnerabilities are known:\n" + "\n".join(bad), 1
    if len(known) < packages:
        return (
            f"Of {packages} packages {len(known)} could be looked up, and of them no vulnerability is known; nothing is known of the others.",
            0,
        )
    return f"No vulnerability is known of the {packages} packages.", 0


def report() -> str:
    """What pip-audit reports; "" where it cannot."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "report.json"
        uv = Path(sys.executable).with_name("uv")
        asked = [
            "--disable-pip",
            "--require-hashes",
            "--progress-spinner",
            "off",
            "-r",
            str(RUN),
            "-f",
            "json",
            "-o",
            str(file),
        ]
        try:
            subprocess.run(
                [uv, "tool", "run", "--quiet", "--from", TOOL, "pip-audit", *asked],
                capture_output=True,
                timeout=PATIENCE,
            )
            return file.read_text("utf-8")
        except (OSError, subprocess.TimeoutExpired):
            return ""


if __name__ == "__main__":
    words, code = told(report(), sum(one.here for one in locked(RUN)))
    print(words)
    sys.exit(code)
