# What can be made here: `make` alone says it.
# Everything runs in a virtual environment of its own (.venv); nothing else on the machine is touched, but for the
# browser that `make test` needs, which it installs on Debian as root.

PYTHON ?= $(shell command -v python3.11 || command -v python3 || echo python3)
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --retries 5 --timeout 60 --quiet
# A third process works while browsers are waited for.
JOBS ?= 3
RATIOS ?= decode gpx_tcx stages motion analyze report season batch growth watch
KEPT := .bench
LIMIT := $(if $(shell command -v timeout),timeout 1800)

# The matrices are small: threads of the linear algebra would only wait for one another.
export OPENBLAS_NUM_THREADS ?= 1
export OMP_NUM_THREADS ?= 1

.DEFAULT_GOAL := help
.PHONY: help demo test check prove samples schema examples evidence messages validate bench clean browser

help: ## say what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

demo: $(VENV)/.installed ## install, analyse sample_files/ and say where the reports are
	@$(BIN)/gait analyze sample_files --out reports || [ $$? -eq 1 ]
	@echo "The reports are in $(CURDIR)/reports"

test: check browser ## all that CI runs: the static checks, and the tests with their coverage
	$(BIN)/python -m pytest -n $(JOBS) --cov --cov-branch --cov-report=term --cov-fail-under=95

check: $(VENV)/.installed-dev ## style, types and who imports whom
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

prove: $(VENV)/.installed-dev browser ## the long proofs
	$(BIN)/python -m pytest -n $(JOBS) -m prove

samples: $(VENV)/.installed ## make sample_files/ anew, byte for byte the same
	$(BIN)/python scripts/make_samples.py

schema: $(VENV)/.installed ## write docs/analysis.schema.json anew
	$(BIN)/gait schema > docs/analysis.schema.json

evidence: $(VENV)/.installed ## write the rows into docs/evidence.md anew
	$(BIN)/python scripts/write_evidence.py

messages: $(VENV)/.installed-dev ## write the list of texts that translations start from anew
	$(BIN)/python scripts/write_messages.py

examples: $(VENV)/.installed-dev browser ## write docs/examples.md and its pictures anew
	$(BIN)/python scripts/write_examples.py --pictures

validate: $(VENV)/.installed-dev ## hold models and simulation against known truth, and write docs/validation.md anew
	@test -d ../shared/motion -a -f ../shared/science/NORMS.csv || { \
	  echo "The measured steps and norms are not here: make validate needs ../shared/motion and ../shared/science/NORMS.csv." >&2; \
	  exit 1; }
	$(BIN)/gait validate ../shared/motion --norms ../shared/science/NORMS.csv --write docs/validation.md
	$(BIN)/python scripts/write_validation.py --write docs/validation.md
	$(BIN)/python scripts/write_motion_validation.py ../shared/motion --write docs/validation.md

bench: $(VENV)/.installed-dev ## measure against others, and write docs/performance.md, unless a ratio has fallen
	@mkdir -p $(KEPT); failed=; for script in $(RATIOS); do echo "== $$script, $$(date +%T)"; \
	  [ ! -f $(KEPT)/$$script.json ] || mv $(KEPT)/$$script.json $(KEPT)/$$script.before.json; \
	  $(LIMIT) $(BIN)/python benchmarks/$$script.py --write docs/performance.md --json $(KEPT)/$$script.json \
	    >$(KEPT)/$$script.txt 2>&1 || failed="$$failed $$script"; cat $(KEPT)/$$script.txt; done; \
	echo "All values are in $(KEPT): $(BIN)/python -m pyperf compare_to $(KEPT)/decode.before.json $(KEPT)/decode.json"; \
	[ -z "$$failed" ] || { echo "Fallen, or failed:$$failed" >&2; exit 1; }

clean: ## remove what the tools leave behind, but neither reports nor .venv
	rm -rf build dist .coverage .coverage.* .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -not -path './$(VENV)/*' -prune -exec rm -rf {} +

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "gait needs Python 3.11 or later. Install it, or name it: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
	  { echo "The virtual environment could not be made. On Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }

$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	@echo "Installing gait into $(VENV) ..."
	@$(PIP) install --editable .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml | $(VENV)/bin/python
	@echo "Installing gait and the development tools into $(VENV) ..."
	@$(PIP) install --editable '.[dev]'
	@touch $@ $(VENV)/.installed

# A report is tested in a real browser.
# Without one those tests skip, except with CI=true, where that is a failure.
browser:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || { \
	  if [ -f /etc/debian_version ] && [ "$$(id -u)" -eq 0 ]; then \
	    echo "Installing chromium, which draws the reports under test ..."; \
	    { apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install --yes --no-install-recommends chromium; } \
	      </dev/null >/dev/null; \
	  else \
	    false; \
	  fi; } || { \
	  echo "There is no chromium on this machine; tests that draw a report in a browser will be skipped." >&2; \
	  [ "$$CI" != true ]; }
