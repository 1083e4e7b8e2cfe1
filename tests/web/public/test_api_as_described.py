"""The running server against its own description: what is asked as it says, and against it, is answered as it says.

`PANORAMA_EXAMPLES=1000` makes so many calls; by default one or two for each operation.
"""

import os
import shutil
import subprocess

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode

EXAMPLES = int(os.environ.get("PANORAMA_EXAMPLES", "30"))


@pytest.fixture(scope="module")
def described(server):
    return schemathesis.openapi.from_url(f"{server}/api/v1/openapi.json?lang=en")


def test_what_is_answered_is_as_described(described):
    """No 5xx, no status, type, header or body that is not told of, nothing good refused and nothing wrong taken."""
    operations = [found.ok() for found in described.get_all_operations()]
    # The description itself was asked already.
    assert len(operations) == len(described.raw_schema["paths"]) - 1
    modes = [(one, GenerationMode.POSITIVE) for one in operations]
    # What asks for nothing can be asked for nothing wrong.
    modes += [(one, GenerationMode.NEGATIVE) for one in operations if one.query]
    calls = 0
    for operation, mode in modes:

        @settings(
            max_examples=-(-EXAMPLES // len(modes)),
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
            database=None,
            deadline=None,
            # The few of every day are the same each time; whoever asks for more looks for new ones.
            derandomize="PANORAMA_EXAMPLES" not in os.environ,
        )
        @given(case=operation.as_strategy(generation_mode=mode))
        def ask(case):
            nonlocal calls
            calls += 1
            case.call_and_validate()

        ask()
    # An operation without parameters is asked once.
    assert calls > EXAMPLES * 0.7


def test_the_linter_of_descriptions_finds_no_error(server, tmp_path):
    """With Redocly's linter where it is installed: `npm install --global @redocly/cli`."""
    linter = shutil.which("redocly")
    if linter is None:
        pytest.skip("no redocly: npm install --global @redocly/cli")
    said = subprocess.run(
        [linter, "lint", f"{server}/api/v1/openapi.json?lang=en"], cwd=tmp_path, capture_output=True, text=True
    )
    assert said.returncode == 0, said.stdout + said.stderr
