"""No request to anybody, counted where packets leave."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.editors import desk_folder
from tests.servers import SERVERS

APART = ["unshare", "--map-root-user", "--net", "--mount"]


def may_be_apart() -> bool:
    """Whether this machine lets its user make a network of her own."""
    if not (shutil.which("unshare") and shutil.which("ip")):
        return False
    ways = "ip link add out type veth peer name beyond && mount -t sysfs none /sys"
    return subprocess.run([*APART, "sh", "-c", ways], capture_output=True, check=False).returncode == 0


@pytest.mark.slow
def test_no_packet_leaves_the_machine_while_the_site_is_read_edited_and_published_on(tmp_path: Path) -> None:
    if not may_be_apart():
        pytest.skip("this machine lets nobody make a network of their own (unshare, ip)")
    ran = SERVERS.run(["-m", "tests.web.apart", str(desk_folder(tmp_path))])
    assert ran.returncode == 0, ran.stderr
    left, on_purpose = map(int, ran.stdout.split())
    assert (left, on_purpose) == (0, 1)
