# Two commands: `make run` and `make test`. Both need Python 3.11 or newer (with venv) and make,
# install what else they need into .venv, and ask nothing.

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --no-input
PYTHON ?= $(shell for name in python3.11 python3 python3.14 python3.13 python3.12; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$name && break; done)
# For example: make run ARGS="--port 8080", or make bench ARGS=pages
ARGS ?=
# Checks read the settings, which keep their secrets in a data folder: never the user's.
CHECKING := FOLLOWTHROUGH_HOME="$(CURDIR)/$(VENV)/checks"

.PHONY: run test test-quick test-long lint quick-lint browser bench clean
.DELETE_ON_ERROR:

run: $(VENV)/.run
	@$(BIN)/followthrough serve --demo $(ARGS)

test: browser lint
	@tools/tests

test-quick: quick-lint
	@tools/tests -m "not browser and not slow and not database"

# Ten times as many examples: before a release, and when the room is changed that they guard.
test-long: browser quick-lint
	@FOLLOWTHROUGH_LONG_TESTS=1 tools/tests

lint: quick-lint
	$(CHECKING) $(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint --lint --quiet src

quick-lint: $(VENV)/.test
	$(BIN)/ruff format --check
	$(BIN)/ruff check

browser:
	@tools/browser

bench: $(VENV)/.test
	$(BIN)/python -m benchmarks $(ARGS)

# Data folders stay.
clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.made:
	@test -n "$(PYTHON)" || { echo "Followthrough needs Python 3.11 or newer, and none was found: install python3.11 with its venv module, then run make again." >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { echo "$(PYTHON) has no venv module: install it (on Debian: apt-get install python3-venv), then run make again." >&2; exit 1; }
	"$(PYTHON)" -m venv $(VENV)
	@touch $@

$(VENV)/.run: $(VENV)/.made requirements/build.txt requirements/run.txt pyproject.toml
	$(PIP) install --require-hashes -r requirements/build.txt
	$(PIP) install --require-hashes -r requirements/run.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.test: $(VENV)/.run requirements/test.txt
	$(PIP) install --require-hashes -r requirements/test.txt
	@touch $@
