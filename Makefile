# Everything a developer or a build does with this project. `make help` lists it.
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: help setup programs demo test lint accept bench soak gallery clean

help:  ## say what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

setup: $(STAMP)  ## make .venv and install this project with its pinned dependencies

$(STAMP): pyproject.toml requirements.lock
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

programs: $(STAMP)  # other people's programs that the tests open our files with
	@$(BIN)/python tests/programs.py

demo: $(STAMP)  ## make a handout and a worksheet for two brands, in PDF and Word, under output/
	@$(BIN)/python docs/demo.py

lint: $(STAMP)  ## check style, types and layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

test: $(STAMP) programs lint  ## set everything up and run every test
	$(BIN)/pytest -n auto --dist worksteal

accept: $(STAMP)  ## take what is produced now as what the golden tests expect; read the diff
	$(BIN)/pytest -q --accept

bench: $(STAMP)  ## measure against the peers, as ratios in one run
	$(BIN)/python -m bench

soak: $(STAMP)  ## make a roster of ten thousand rows in one process, and see that memory stays flat
	$(BIN)/python -m bench.soak

gallery: $(STAMP)  ## draw the pictures in docs/ again
	$(BIN)/python docs/gallery.py

clean:  ## remove what was built
	rm -rf $(VENV) dist output/* .pytest_cache .mypy_cache .ruff_cache
