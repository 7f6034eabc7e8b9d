# Dragoman: `make help` lists the targets. Python is $(PYTHON); everything is installed into .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO := demo-library

.DEFAULT_GOAL := help
.PHONY: help setup demo serve test golden check fuzz fix docs bench bench-% browser clean

help: ## list these targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

$(VENV)/ready: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install -q --upgrade 'pip>=25.1'
	$(BIN)/pip install -q -c constraints.txt -e . --group dev
	touch $@

setup: $(VENV)/ready ## make the virtual environment and install

demo: setup ## import the examples, search them, cite one
	@rm -rf $(DEMO)
	@$(BIN)/dragoman --library $(DEMO) demo examples

serve: setup ## open the demo library as a web page
	@test -d $(DEMO) || $(MAKE) demo
	$(BIN)/dragoman --library $(DEMO) serve

test: setup ## run all tests (what .ci/run runs)
	$(BIN)/python -m pytest -n auto

golden: setup ## write the expected files of all golden cases anew (then read the diff)
	$(BIN)/python tests/golden.py --write
	$(BIN)/python tests/styles/looked_at.py

check: setup ## format, lint, types, layers, docs, tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/make_docs.py --check
	$(MAKE) test

fuzz: setup ## try the properties on new examples, many of them
	DRAGOMAN_FUZZ=1 $(BIN)/python -m pytest -n auto tests/formats tests/passes tests/record tests/text

fix: setup ## mend format and lint
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: setup ## write the generated references anew
	$(BIN)/python tools/make_docs.py

bench: setup ## run every bench (results as JSON in bench/results)
	@for one in bench/*.py; do echo "== $$one"; $(BIN)/python $$one || exit 1; done

bench-%: setup ## run one bench: formats, apparatus, match, search, styles, flow, text
	$(BIN)/python bench/$*.py

clean: ## remove what the other targets made
	rm -rf $(VENV) $(DEMO) .mypy_cache .ruff_cache .pytest_cache .hypothesis
