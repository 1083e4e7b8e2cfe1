"""What a release is made of. These bytes are promised: they follow from the published tables alone, and are never written in another way."""

import io
import json
import zipfile
from hashlib import sha256
from typing import Final

from vendors.store.files import Files
from vendors.store.releases import Release

MANIFEST: Final = "manifest.json"
ARCHIVE: Final = "panorama.zip"
FORM: Final = "panorama-cx release 1"
"""Names what the keys of the manifest mean; whatever would change one of its bytes has another name and another address."""


def manifest(release: Release, files: Files) -> bytes:
    """Its version, its day, and each table with its length in bytes and its SHA-256.

    Args:
        release: which.
        files: its tables as they were published.
    """
    told = {
        "format": FORM,
        "release": release.name,
        "version": release.data,
        "published": release.moment.strftime("%Y-%m-%dT%H:%M:%SZ") if release.moment else None,
        "files": [
            {"path": name, "bytes": len(files[name]), "sha256": sha256(files[name]).hexdigest()}
            for name in sorted(files)
        ],
    }
    return json.dumps(told, ensure_ascii=True, indent=1).encode("ascii") + b"\n"


def archive(release: Release, files: Files) -> bytes:
    """The tables and their manifest in one ZIP file. They are stored as they are, since a compressor writes other bytes with each of its versions."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_STORED) as made:
        for name, content in ((MANIFEST, manifest(release, files)), *sorted(files.items())):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            # What the machine would say of itself.
            entry.create_system, entry.create_version, entry.extract_version = 3, 20, 20
            entry.external_attr = 0o644 << 16
            made.writestr(entry, content, zipfile.ZIP_STORED)
    return whole.getvalue()
