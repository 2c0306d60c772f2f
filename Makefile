# `make demo` and `make test` need a bare machine with Python 3.11 or newer and nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
CORPORA ?= ../shared
GENERATED := $(wildcard README.md docs/*.md docs/*/*.md)

.PHONY: demo test lint format docs docs-check measure check

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[ftm-check]' 2>/dev/null || \
		echo "followthemoney can't be built here (it needs the headers of ICU); what it checks is skipped"
	@touch $@

demo: $(READY)  ## read the articles in examples/
	$(BIN)/reportedly read examples

# Pages are tried in Chromium where there is one: Debian's package `chromium`, or what the variable CHROMIUM names.
test: $(READY)  ## run the tests
	$(BIN)/pytest -n 2 --dist loadfile

lint: $(READY)  ## style, types, and the direction of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

measure: $(READY)  ## quality and speed against their floors; corpora that are not here are said to be skipped
	$(BIN)/python bench/measures.py --corpora $(CORPORA)

docs: $(READY)  ## write the generated parts of README and docs anew
	$(BIN)/cog -r -P -I docs $(GENERATED)

docs-check: $(READY)  ## are the generated parts as the code says?
	$(BIN)/cog --check --diff -P -I docs $(GENERATED)

check: test lint docs-check measure  ## all that runs on every submission

format: $(READY)  ## bring the code into the house style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
