"""What `deploy/` holds is what its own tools take, and names settings, files and addresses that exist."""

import json
import os
import re
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from jsonschema import Draft202012Validator
from uvicorn import Config

from benchmarks.nginx import NGINX, checked, configured
from tests.conftest import free_port
from tests.data import ROOT
from vendors.settings import Settings
from web.public.sql import ENDINGS as SQL_ENDINGS

DEPLOY: Final = ROOT / "deploy"
SCHEMAS: Final = json.loads((Path(__file__).parent / "kubernetes.json").read_text("utf-8"))
UNITS: Final = sorted((DEPLOY / "systemd").glob("*.service"))


def tool(name: str) -> str:
    """The path of a tool; where it is not there, the test says so."""
    found = shutil.which(name) or shutil.which(name, path=str(ROOT / ".venv/bin"))
    return found or pytest.skip(f"{name} is not installed")


@pytest.mark.skipif(NGINX is None, reason="nginx is not installed: apt-get install nginx")
def test_nginx_takes_its_configuration_with_tls_as_it_stands(tmp_path: Path):
    key = ec.generate_private_key(ec.SECP256R1())
    name, now = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "panorama.example")]), datetime.now(UTC)
    made = x509.CertificateBuilder(name, name, key.public_key(), 1, now, now + timedelta(days=1))
    (tmp_path / "fullchain.pem").write_bytes(made.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (tmp_path / "privkey.pem").write_bytes(private)
    site = (DEPLOY / "nginx/panorama.conf").read_text("utf-8").replace("/etc/ssl/panorama", str(tmp_path))
    # nginx tries the ports that it is to listen on, and only root may have these two.
    for port in ("80", "443"):
        site, listens = re.subn(rf"(?<=listen ){port}(?!\d)|(?<=listen \[::\]:){port}(?!\d)", str(free_port()), site)
        assert listens == 2
    done = checked(configured(tmp_path, site=site))
    assert done.returncode == 0, done.stderr
    assert "[warn]" not in done.stderr.replace('the "listen ... http2" directive is deprecated', "")


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_systemd_takes_each_unit_and_finds_it_closed(unit: Path, tmp_path: Path):
    analyze = tool("systemd-analyze")
    # The program is where the guide installs it, which is not here.
    text = unit.read_text("utf-8").replace("/opt/panorama/.venv/bin/uvicorn", shutil.which("true") or "/bin/true")
    file = tmp_path / unit.name.replace("@.", "@8501.")
    file.write_text(text, "utf-8")
    verified = subprocess.run([analyze, "verify", "--man=no", file], capture_output=True, text=True)
    said = [line for line in verified.stderr.splitlines() if tmp_path.name in line or file.name in line]
    assert (verified.returncode, said) == (0, [])
    help_text = subprocess.run([analyze, "--help"], capture_output=True, text=True).stdout
    if "--offline" in help_text:
        # Exposure in tenths; 10 is a service that may do everything.
        judged = [analyze, "security", "--offline=true", "--threshold=20", "--no-pager", file]
        found = subprocess.run(judged, capture_output=True, text=True)
        assert found.returncode == 0, found.stdout[-400:]


def test_hadolint_takes_the_containerfile():
    done = subprocess.run(
        [tool("hadolint"), DEPLOY / "container/Containerfile"], capture_output=True, text=True, cwd=ROOT
    )
    assert (done.returncode, done.stdout) == (0, "")


def manifests() -> list[dict[str, Any]]:
    listed = yaml.safe_load((DEPLOY / "kubernetes/kustomization.yaml").read_text("utf-8"))["resources"]
    files = [DEPLOY / "kubernetes" / name for name in listed]
    assert sorted(files) == sorted(
        set((DEPLOY / "kubernetes").glob("*.yaml")) - {DEPLOY / "kubernetes/kustomization.yaml"}
    )
    return [one for file in files for one in yaml.safe_load_all(file.read_text("utf-8"))]


def test_every_manifest_is_what_kubernetes_takes():
    for one in manifests():
        schema = {**SCHEMAS["kinds"][one["kind"]], "$defs": SCHEMAS["$defs"]}
        wrong = [error.message for error in Draft202012Validator(schema).iter_errors(one)]
        assert wrong == [], one["metadata"]["name"]


def test_the_schemas_refuse_what_kubernetes_does():
    readers = next(one for one in manifests() if one["kind"] == "Deployment")
    readers["spec"]["template"]["spec"]["containers"][0]["readynessProbe"] = {}
    schema = {**SCHEMAS["kinds"]["Deployment"], "$defs": SCHEMAS["$defs"]}
    assert "readynessProbe" in next(Draft202012Validator(schema).iter_errors(readers)).message


def test_the_manifests_select_what_they_make_and_lead_to_what_there_is():
    made = {(one["kind"], one["metadata"]["name"]): one for one in manifests()}
    pods = {
        name: one["spec"]["template"] for (kind, name), one in made.items() if kind in ("Deployment", "StatefulSet")
    }
    for (kind, name), one in made.items():
        if kind in ("Service", "PodDisruptionBudget"):
            selector = one["spec"]["selector"]
            assert selector.get("matchLabels", selector) == pods[name]["metadata"]["labels"]
        if kind == "Ingress":
            for rule in one["spec"]["rules"]:
                for path in rule["http"]["paths"]:
                    assert ("Service", path["backend"]["service"]["name"]) in made
    readers = made["Deployment", "panorama-readers"]
    assert made["PodDisruptionBudget", "panorama-readers"]["spec"]["minAvailable"] < readers["spec"]["replicas"]
    assert made["Service", "panorama-readers"]["spec"]["sessionAffinity"] == "ClientIP"
    drain = float(made["ConfigMap", "panorama"]["data"]["PANORAMA_DRAIN_SECONDS"])
    for template in pods.values():
        (container,) = template["spec"]["containers"]
        assert {"startupProbe", "readinessProbe", "livenessProbe", "resources", "securityContext"} <= set(container)
        assert container["resources"]["limits"]["memory"]
        assert template["spec"]["terminationGracePeriodSeconds"] > drain + 30
    probe = readers["spec"]["template"]["spec"]["containers"][0]["readinessProbe"]
    assert probe["periodSeconds"] * (probe["failureThreshold"] + 0.5) < drain
    assert probe["httpGet"]["path"] == "/healthz"


def test_every_setting_that_is_written_there_exists():
    for path in filter(Path.is_file, DEPLOY.rglob("*")):
        for name in re.findall(r"PANORAMA_([A-Z_]+)", path.read_text("utf-8")):
            assert name.lower() in Settings.model_fields or name == "HOST", f"{path}: {name}"


def test_the_container_is_made_of_what_is_here_and_has_what_the_site_reads():
    lines = re.findall(r"^COPY (?!--from)(.+) \S+$", (DEPLOY / "container/Containerfile").read_text("utf-8"), re.M)
    copied = {name for line in lines for name in line.split()}
    assert all([*ROOT.glob(name)] for name in copied)
    # Where the site was tried on the project's own tables, the desk's folder is beside them, with passphrases and sessions in it.
    assert "data" not in copied
    assert copied >= {
        "dashboard.py",
        "pages",
        "vendors",
        "views",
        "web",
        "data/*.csv",
        "docs",
        ".streamlit/config.toml",
        "requirements.lock",
    }


@pytest.mark.slow
def test_the_container_starts_with_what_it_runs_compiled(tmp_path):
    """Its user may write nothing beside the modules and templates, so that each start would compile them all."""
    text = (DEPLOY / "container/Containerfile").read_text("utf-8").replace("\\\n", " ")
    (command,) = re.findall(r"^RUN (\.venv/bin/python .+)$", text, re.M)
    copied = " ".join(re.findall(r"^COPY (?!--from)(.+) \S+$", text[: text.index(command)], re.M)).split()
    for name in copied:
        if name in command.split():
            place = tmp_path / name
            (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, place)
    for left in [*tmp_path.rglob("__pycache__")]:
        shutil.rmtree(left)
    made = {**os.environ, "PYTHONPATH": str(tmp_path), "PYTHONDONTWRITEBYTECODE": ""}
    subprocess.run(command.replace(".venv/bin/python", sys.executable), shell=True, check=True, cwd=tmp_path, env=made)
    modules = [*tmp_path.rglob("*.py")]
    assert len(modules) > 400
    for module in modules:
        compiled = Path(cache_from_source(str(module))).read_bytes()
        assert int.from_bytes(compiled[4:8], "little") == 0b01, f"{module} would be looked at again"
    templates = tmp_path / "views/templates"
    assert len([*(templates / "__pycache__").glob("*.jinja")]) == len([*templates.rglob("*.html")])


def test_what_the_guide_makes_can_be_made_and_compiles_what_the_container_does():
    made = set(re.findall(r"make -C /opt/panorama (\S+)", (ROOT / "docs/operators.md").read_text("utf-8")))
    assert made == {"compiled"}
    shown = subprocess.run(["make", "-n", *made], capture_output=True, text=True, cwd=ROOT, check=True).stdout
    container = (DEPLOY / "container/Containerfile").read_text("utf-8")
    (compiled,) = re.findall(r"compileall -q .*?unchecked-hash (.+?) \\$", container, re.M)
    assert set(compiled.split()) <= set(shown.partition("compileall -q ")[2].splitlines()[0].split())
    assert "compile_templates()" in shown
    # A copy by git has other times for what has changed, so that nothing compiled earlier is taken for it.
    assert "unchecked" not in shown


def test_what_the_guide_bounds_is_what_the_site_bounds():
    """A proxy that is stricter than the site would refuse what the site takes; one that gives up earlier would cut it off."""
    site = (DEPLOY / "nginx/site.conf").read_text("utf-8")
    desk = site.split("location ~ ^/desk")[1].split("}")[0]
    megabytes = int(re.findall(r"client_max_body_size (\d+)m", desk)[0])
    assert megabytes > Settings.model_fields["upload_megabytes"].default
    assert int(re.findall(r"proxy_read_timeout (\d+)s;\s+# the site closes", site)[0]) > 3600


def test_what_one_machine_refuses_for_itself_takes_no_machine_away():
    site = (DEPLOY / "nginx/site.conf").read_text("utf-8")
    pattern, block = re.findall(r"location ~ (\S*static\S*) \{(.*?)\n\}", site, re.S)[0]
    for path in ("/sql", *(f"/sql.{ending}" for ending in SQL_ENDINGS), "/card/vendor.png", "/charts/explore.svg"):
        assert re.search(pattern, path), path
    for path in ("/", "/sql-and-more", "/api/v1/vendors", "/charts", "/vendors.csv"):
        assert not re.search(pattern, path), path
    assert "include panorama/files.conf" in block
    assert "http_503" not in block + (DEPLOY / "nginx/files.conf").read_text("utf-8")


def test_nginx_closes_an_idle_connection_before_the_site_does():
    upstreams = (DEPLOY / "nginx/upstreams.conf").read_text("utf-8")
    kept = re.findall(r"keepalive \d+;\n(?:    keepalive_timeout (\d+)s;)?", upstreams)
    assert len(kept) == 2
    assert all(int(seconds) < Config("").timeout_keep_alive for seconds in kept)


def test_no_log_of_nginx_has_readers_or_their_words():
    assert re.search(r"^access_log off;", (DEPLOY / "nginx/site.conf").read_text("utf-8"), re.M)
    format = re.findall(r"^log_format panorama (.+);$", (DEPLOY / "nginx/shared.conf").read_text("utf-8"), re.M)[0]
    for told in ("remote", "forwarded", "request_uri", "$request ", "args", "referer", "agent", "cookie"):
        assert told not in format


@pytest.mark.parametrize(
    "place", ["Makefile", "deploy/container/Containerfile", *(str(unit.relative_to(ROOT)) for unit in UNITS)]
)
def test_every_way_of_starting_names_the_reader_of_requests_that_is_bounded(place: str) -> None:
    text = (ROOT / place).read_text("utf-8").replace('", "', " ")
    started = [line for line in text.splitlines() if "dashboard:app" in line]
    assert started
    assert all(" --http h11 " in line for line in started)
    # Who is believed about a reader's address is said by the site's own setting alone.
    assert all(" --no-proxy-headers" in line for line in started)
