# Two commands do everything on a bare machine with Python 3.11 or newer: make demo, make test.
PYTHON ?= python3
VENV := .venv
BIN := $(if $(filter Windows_NT,$(OS)),$(VENV)/Scripts,$(VENV)/bin)
READY := $(VENV)/.ready
LETTERS := examples/frontier-survey/letters
ARCHIVE := demo/frontier-survey.regesta

.PHONY: demo test check lock docs clean

demo: $(READY)
	@mkdir -p demo
	$(BIN)/regesta build $(LETTERS) -o $(ARCHIVE)
	@$(BIN)/regesta calendar $(ARCHIVE)

test: $(READY)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/python -m pytest -rs

# The quick round: everything but what reads the corpora.
check: $(READY)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/python -m pytest -m "not corpora"

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(READY)

# Pins every requirement with its hashes, for all platforms.
lock:
	uv pip compile pyproject.toml --extra dev --universal --generate-hashes --no-header -o requirements.lock

docs: $(READY)
	$(BIN)/python docs/picture.py
	$(BIN)/python docs/reference.py

clean:
	rm -rf $(VENV) demo
