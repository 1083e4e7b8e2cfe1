"""What is installed is what was locked: every package, also those that others need, by version and hash, each with its licence."""

import csv
import io
import re

from packaging.utils import canonicalize_name

from tests.data import ROOT
from tests.house.audit import told
from tests.house.licences import TABLE, table
from tests.house.locked import DEVELOP, RUN, locked

PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)", re.MULTILINE)
LOCKS = {RUN: "requirements.txt", DEVELOP: "requirements-dev.txt"}


def test_each_package_that_is_asked_for_is_locked_in_that_version_with_hashes():
    for lock, asked in LOCKS.items():
        found = {canonicalize_name(one.name): one for one in locked(lock)}
        for name, version in PIN.findall((ROOT / asked).read_text("utf-8")):
            assert found[canonicalize_name(name)].version == version, f"make lock: {name} in {asked}"
        assert [one.name for one in found.values() if not one.hashes] == []


def test_what_serves_readers_is_the_same_in_both():
    develop = {one.name: one.version for one in locked(DEVELOP)}
    assert {one.name: one.version for one in locked(RUN)}.items() <= develop.items()


def test_a_lock_says_nothing_of_where_it_was_made():
    for lock in LOCKS:
        assert not re.search(r"https?:|file:|/\w+/|--index|--find", lock.read_text("utf-8"))


def test_the_table_of_licences_is_as_the_packages_say():
    assert TABLE.read_text("utf-8") == table(), "python -m tests.house.licences"


def test_every_licence_is_named_and_binds_no_reader():
    rows = list(csv.DictReader(io.StringIO(table())))
    assert [row["package"] for row in rows if not row["licence"]] == []
    serving = {row["package"]: row["licence"] for row in rows if row["for"] == "readers"}
    assert {name: said for name, said in serving.items() if re.search("AGPL|Proprietary|SSPL", said)} == {}


def test_the_audit_says_what_is_known_and_what_is_not():
    vulnerable = '{"dependencies": [{"name": "a", "version": "1", "vulns": [{"id": "PYSEC-1"}]}]}'
    clean = '{"dependencies": [{"name": "a", "version": "1", "vulns": []}, {"name": "b", "skip_reason": "not found"}]}'
    assert told(vulnerable, 1) == ("Vulnerabilities are known:\na 1: PYSEC-1", 1)
    assert told(clean, 2)[0].startswith("Of 2 packages 1 could be looked up")
    assert told("", 2) == ("No list of vulnerabilities can be reached from here: nothing is known either way.", 0)
