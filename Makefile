# make run    the dashboard on http://localhost:8501
# make test   every check and every test but the longest; all of them: CI=true make test
# make quick  formatter, linters, types and the tests that start no other program: for each change, about a minute
# make check  formatter, linters and types only
# make bench  the dashboard against a plain Streamlit page, and its exports, into bench/RESULTS.md; about 25 minutes
# make setup  what `make run` needs, without starting it
# make lock   pin packages that are new in pyproject.toml; all anew: make lock UPGRADE=--upgrade (for maintainers)
# make gallery every page and chart in every look, language, frame and width, into gallery/ to look through
# make approve take the charts as they are now for the approved ones in tests/snapshots/ (look at them first)
# make reference  fill in the tables of docs/reference.md anew, after a change of charts, commands or terms
# make fonts  cut the typefaces in static/ anew, for characters that a new report uses (for maintainers)
# make portable  one ZIP that installs and starts on Windows and Linux without a network, into portable/
# make clean  throw away .venv and the caches
#
# Each sets up what it needs, once. Another Python: make PYTHON=python3.12 run (after make clean, if
# .venv is there). No make, as on Windows? The README has the same in three lines.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input
UV := uv==0.13.9

# Python keeps what it has compiled, whatever the machine says: a suite starts it some hundred times.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help run test quick check bench gallery reference approve portable setup setup-dev browser lock fonts clean FORCE
.DELETE_ON_ERROR:

help:
	@sed -n 's/^# \(make .*\)/  \1/p' Makefile

run: setup
	$(BIN)/cppcc serve

# Without a browser its tests are skipped, or fail under CI=true.
test: check
	-@$(BIN)/python tests/browser/install.py
	$(BIN)/python -m pytest --numprocesses=3 --dist=worksteal --durations=12

quick: check
	$(BIN)/python -m pytest --numprocesses=2 --dist=worksteal --durations=5 tests/unit tests/app

check: setup-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/oxlint --deny-warnings --report-unused-disable-directives bench cppcc tests
	$(BIN)/python -m tools.styles

gallery: browser
	$(BIN)/python -m tools.gallery

reference: setup-dev
	$(BIN)/python -m tools.reference

approve: browser
	APPROVE=1 $(BIN)/python -m pytest -q tests/browser/test_approved.py

bench: browser
	$(BIN)/python -m bench.run
	$(BIN)/python -m bench.exports

portable: setup
	$(BIN)/python -m tools.portable

setup: $(VENV)/.runtime
setup-dev: $(VENV)/.dev

# A Chrome, Chromium or Edge and Chinese fonts for the browser tests; asked for each time, since they
# are the machine's and not ours.
browser: setup-dev
	@$(BIN)/python tests/browser/install.py

# A virtual environment holds its own address. Copied or moved, or left by a Python that is gone, it is made anew.
ifneq ($(shell $(BIN)/python -c 'print("works")' 2>/dev/null) $(shell cat $(VENV)/.made 2>/dev/null),works $(CURDIR))
$(VENV)/.made: FORCE
endif

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	    echo 'Python 3.11 or newer is needed, and "$(PYTHON)" is not one.' >&2; \
	    echo 'If a newer one is here under another name: make PYTHON=python3.12 run' >&2; exit 1; }
	@echo 'Making $(VENV) with $(PYTHON) ...'
	@$(PYTHON) -m venv --clear $(VENV) || { \
	    echo '"$(PYTHON) -m venv" failed. On Debian and Ubuntu it is a package of its own: python3-venv' >&2; exit 1; }
	@echo '$(CURDIR)' > $@

$(VENV)/.runtime: $(VENV)/.made requirements.txt pyproject.toml
	@echo 'Installing the packages of requirements.txt, once: about half a minute ...'
	@$(PIP) install --quiet --require-hashes -r requirements.txt
	@$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.runtime requirements-dev.txt
	@echo 'Installing the packages of requirements-dev.txt, once ...'
	@$(PIP) install --quiet --require-hashes -r requirements-dev.txt
	@touch $@

# For every platform and for every Python from 3.11, wheels only: no package is ever built here.
# No address of a registry is written, so each machine asks its own.
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes $(UPGRADE) \
    --only-binary :all: --emit-build-options --no-annotate --no-header --no-emit-index-url --no-emit-find-links --system-certs

lock: setup
	$(PIP) install --quiet $(UV)
	$(COMPILE) --extra build --output-file requirements.txt pyproject.toml
	$(COMPILE) --extra build --extra dev --constraint requirements.txt --output-file requirements-dev.txt pyproject.toml
	$(COMPILE) --group portable --output-file requirements-portable.txt
	@! grep -nE 'https?:|file:' requirements*.txt

# From the package fonts-noto-cjk of Debian and Ubuntu.
fonts: setup-dev
	$(BIN)/python -m tools.fonts

clean:
	rm -rf $(VENV) portable .mypy_cache .pytest_cache .ruff_cache .hypothesis cppcc.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
