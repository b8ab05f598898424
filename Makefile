# Two targets matter: `make demo` and `make test`. Both set up everything they need.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test check docs bundle editor pictures chromium virtuoso comunica lint types golden clean

demo: $(VENV)/argmap.stamp
	$(BIN)/argmap demo

test: $(VENV)/dev.stamp chromium virtuoso comunica
	$(MAKE) --no-print-directory lint types
	$(BIN)/python -m pytest -n 2 --dist loadfile --cov=argmap --cov-branch --cov-report=term

lint: $(VENV)/dev.stamp
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports --no-logo
	$(BIN)/argmap fmt --check graph/*.ttl examples/*/*.ttl

types: $(VENV)/dev.stamp
	$(BIN)/mypy

docs: $(VENV)/dev.stamp
	$(BIN)/python docs/generate

golden: $(VENV)/dev.stamp
	$(BIN)/python -m pytest tests/golden --update-golden

bundle: $(VENV)/dev.stamp
	$(BIN)/python -m argmap.view.bundle

editor:
	cd src/argmap/web/editor && npm ci --ignore-scripts && node build.mjs && rm -rf node_modules

pictures: $(VENV)/dev.stamp chromium
	$(BIN)/python docs/pictures

chromium: $(VENV)/dev.stamp
	@sh .ci/chromium

virtuoso:
	@sh .ci/virtuoso

comunica: $(VENV)/dev.stamp
	@sh .ci/comunica $(VENV)/comunica

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "argmap needs Python 3.11 or later; try make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/argmap.stamp: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/dev.stamp: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ $(VENV)/argmap.stamp

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .coverage*
