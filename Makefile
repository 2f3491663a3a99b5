# Every target sets up what it needs in .venv on a fresh machine; marker files keep the second run instant.
PYTHON ?= python3
VENV   := .venv
PY     := $(VENV)/bin/python
PIP    := $(PY) -m pip install --quiet --disable-pip-version-check --no-warn-script-location
FILE   ?= data/articles/csto-withdrawal.ar.txt

.PHONY: review app test check bench golden docs clean help

help:
	@echo "make review [FILE=my.txt]  review an article (the shipped sample by default); writes report.html"
	@echo "make app                   the review desk in a browser"
	@echo "make test                  all tests, browser included"
	@echo "make check                 lint, types, import contracts"
	@echo "make bench                 false alarms, recall, suggestions, measures, speed, memory"

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "mt_qa needs Python 3.11 or newer; set PYTHON=")'
	$(PYTHON) -m venv $(VENV)

# The light install: no torch. Byte-compiled, because a cold start would otherwise compile it all again.
$(VENV)/.core: pyproject.toml | $(VENV)/bin/python
	@echo "Setting up mt_qa in $(VENV) (once, about a minute) …" >&2
	$(PIP) --editable .
	@$(PY) -m compileall -q mt_qa
	@touch $@

# torch first and by this exact version: any other spelling may fetch gigabytes of CUDA.
$(VENV)/.test: pyproject.toml tests/install-browser.sh tests/install-office.sh tests/install-postgresql.sh $(VENV)/.core
	@echo "Setting up the tests (once, a few minutes) …" >&2
	$(PIP) torch==2.13.0
	$(PIP) --editable '.[models,test]'
	bash tests/install-browser.sh
	bash tests/install-office.sh
	bash tests/install-postgresql.sh $(PY)
	@touch $@

$(VENV)/.lint: pyproject.toml $(VENV)/.core
	$(PIP) --editable '.[lint,test]'
	@touch $@

review: $(VENV)/.core
	@$(VENV)/bin/mt-qa review '$(FILE)'
	@$(VENV)/bin/mt-qa review '$(FILE)' --format html -o report.html
	@echo "The same report as a page: report.html" >&2

app: $(VENV)/.core
	@$(VENV)/bin/mt-qa app

test: $(VENV)/.test
	$(PY) -m pytest

check: $(VENV)/.lint
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports

bench: $(VENV)/.test
	$(PY) -m mt_qa.evaluation.bench

golden: $(VENV)/.test
	$(PY) -m pytest -q tests --update-golden

docs: $(VENV)/.core
	$(VENV)/bin/mt-qa checks --format markdown > docs/reference/checks.md

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
