# make run opens the app; make test runs everything that guards the project.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --disable-pip-version-check
EDITABLE := --config-settings editable_mode=strict

.DELETE_ON_ERROR:
.PHONY: run test screenshots starter held-out tmux FORCE

run: $(VENV)/installed
	@$(BIN)/tinycall

test: tmux $(VENV)/installed-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy -p tinycall.core -p tinycall.tui
	$(BIN)/lint-imports
	$(BIN)/pytest --numprocesses auto --maxprocesses 4 --dist loadfile

screenshots: tmux $(VENV)/installed-dev
	$(BIN)/python screenshots/draw.py

# Trains the checkpoint that ships; takes an hour and a quarter on one core, and a C++ compiler.
starter: $(VENV)/installed
	$(BIN)/tinycall --workspace workspace train --epochs 100 --learning-rate 0.0025 --compile --checkpoint-every 500 --name shipped
	$(BIN)/python -m tinycall.core.model.shipping workspace/runs/shipped/checkpoints/best data/starter

# After a change of data/test.jsonl: what made samples may not be phrased as.
held-out: $(VENV)/installed
	$(BIN)/python -m tinycall.core.dataset.held_out data/test.jsonl data/held_out.json

$(VENV)/installed: pyproject.toml $(VENV)/files
	@echo "installing tinycall into $(VENV); the first time takes minutes" >&2
	@$(PIP) --editable . $(EDITABLE)
	@touch $@

$(VENV)/installed-dev: pyproject.toml $(VENV)/files
	@echo "installing tinycall and its development tools into $(VENV); the first time takes minutes" >&2
	@$(PIP) --editable '.[dev]' $(EDITABLE)
	@touch $@ $(VENV)/installed

# A strict editable install links each file that it saw: a new file wants another install.
$(VENV)/files: $(BIN)/pip FORCE
	@find core tui data -type f ! -path '*/__pycache__/*' | LC_ALL=C sort > $@.now
	@cmp -s $@.now $@ && rm $@.now || mv $@.now $@

$(BIN)/pip:
	@command -v $(PYTHON) > /dev/null || { echo "$(PYTHON) is missing: install Python 3.11 or newer (package python3)" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "$$($(PYTHON) --version) is too old: name Python 3.11 or newer, as in make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2> /dev/null || { echo "$(PYTHON) cannot make virtual environments: install the package python3-venv" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)

tmux:
	@command -v tmux > /dev/null || { echo "tmux is missing, and the app is opened in it: install the package tmux" >&2; exit 1; }
