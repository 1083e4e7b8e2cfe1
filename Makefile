# Panorama CX: `make run` serves it, `make test` tests it, `make quick` does so in two minutes. They set up .venv on the first call.
PORT ?= 8501
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run compiled test quick lint format bench messages lock audit sbom clean

run: .venv/ready-to-run
	$(BIN)/uvicorn dashboard:app --host 127.0.0.1 --port $(PORT) --http h11 --no-server-header --no-access-log --no-proxy-headers

# Files are UTF-8 for the tests too, whatever the language of the machine.
test quick: export PYTHONUTF8 = 1

test: .venv/ready-to-test
	@sh tests/chromium.sh
	$(BIN)/python -m pytest

quick: .venv/ready-to-test
	$(BIN)/python -m pytest -m "not slow"

lint: .venv/ready-to-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	PYTHONPATH=. $(BIN)/lint-imports

format: .venv/ready-to-test
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

bench: .venv/ready-to-test
	@sh tests/chromium.sh
	$(BIN)/python -m benchmarks

# Where whoever runs the site may write nothing beside it: each start would compile all modules and templates anew.
compiled: .venv/ready-to-run
	$(BIN)/python -m compileall -q dashboard.py pages vendors views web
	$(BIN)/python -c "from views.base.environment import compile_templates; compile_templates()"

# Collects the messages of Python and templates and brings the catalogues up to date; what is new waits there for its translation.
messages: .venv/ready-to-run
	$(BIN)/pybabel -q extract -F vendors/i18n/locale/babel.cfg -k say -k plural:1,2 -k choose:1,2 -k _p:1c,2 --no-location --sort-output -o vendors/i18n/locale/messages.pot .
	$(BIN)/pybabel -q update -i vendors/i18n/locale/messages.pot -d vendors/i18n/locale --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --width=120
	$(BIN)/pybabel compile -d vendors/i18n/locale --statistics -o /dev/null -l fr -i vendors/i18n/locale/fr/LC_MESSAGES/messages.po

# After a line in requirements.txt or requirements-dev.txt has changed: locks, installs and lists the licences anew. UPGRADE=--upgrade takes the
# newest of what these do not name.
lock: | .venv/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check "$$(grep '^uv==' requirements-dev.txt)"
	$(COMPILE) $(UPGRADE) requirements.txt -o requirements.lock
	$(COMPILE) $(UPGRADE) -c requirements.lock requirements-dev.txt -o requirements-dev.lock
	$(INSTALL) -r requirements-dev.lock
	@touch .venv/ready-to-run .venv/ready-to-test
	$(BIN)/python -m tests.house.licences

# Known vulnerabilities of what serves readers; says so, and goes on, where no list of them can be reached.
audit: .venv/ready-to-test
	@$(BIN)/python -m tests.house.audit

# What serves readers, as CycloneDX has it: build/sbom.json.
sbom: .venv/ready-to-test
	@mkdir -p build
	$(BIN)/uv tool run --quiet --from cyclonedx-bom==7.5.0 cyclonedx-py requirements --output-reproducible --output-format JSON -o build/sbom.json requirements.lock

.venv/python:
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 or newer is missing: apt-get install python3 python3-venv"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; choose one with make PYTHON=python3.12 ..."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Python cannot make virtual environments: apt-get install python3-venv"; exit 1; }
	@$(PYTHON) -m venv .venv
	@touch $@

# What is installed is what was locked: each package, also those that others need, in one version and with the hashes of its files.
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --custom-compile-command "make lock"

.venv/ready-to-run: requirements.lock | .venv/python
	$(INSTALL) -r requirements.lock
	@touch $@

.venv/ready-to-test: requirements.lock requirements-dev.lock | .venv/python
	$(INSTALL) -r requirements-dev.lock
	@touch $@ .venv/ready-to-run

clean:
	rm -rf .venv
