# Panorama CX: `make run` serves it, `make test` tests it, `make quick` does so in two minutes. They set up .venv on the first call.
PORT ?= 8501
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test quick lint format bench messages clean

run: .venv/ready-to-run
	$(BIN)/uvicorn dashboard:app --host 127.0.0.1 --port $(PORT) --no-server-header --no-access-log

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

# Collects the messages of Python and templates and brings the catalogues up to date; what is new waits there for its translation.
messages: .venv/ready-to-run
	$(BIN)/pybabel -q extract -F vendors/i18n/locale/babel.cfg -k say -k plural:1,2 -k choose:1,2 -k _p:1c,2 --no-location --sort-output -o vendors/i18n/locale/messages.pot .
	$(BIN)/pybabel -q update -i vendors/i18n/locale/messages.pot -d vendors/i18n/locale --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --width=120
	$(BIN)/pybabel compile -d vendors/i18n/locale --statistics -o /dev/null -l fr -i vendors/i18n/locale/fr/LC_MESSAGES/messages.po

.venv/python:
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 or newer is missing: apt-get install python3 python3-venv"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; choose one with make PYTHON=python3.12 ..."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Python cannot make virtual environments: apt-get install python3-venv"; exit 1; }
	@$(PYTHON) -m venv .venv
	@touch $@

.venv/ready-to-run: requirements.txt | .venv/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/ready-to-test: requirements.txt requirements-dev.txt | .venv/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@ .venv/ready-to-run

clean:
	rm -rf .venv
