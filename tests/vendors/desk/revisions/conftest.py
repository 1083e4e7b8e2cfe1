"""What the tests of versions share."""

from pathlib import Path

import pytest
from dulwich.repo import Repo


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """The other repository, in which nothing was published yet."""
    path = tmp_path / "elsewhere.git"
    Repo.init_bare(str(path), mkdir=True, default_branch=b"main").close()
    return path
