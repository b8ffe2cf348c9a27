# Two commands: `make run` starts it, `make test` checks everything. Both set themselves up.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
WORKERS ?= 2

.PHONY: help setup run test check quality bench lock clean
help:
	@echo "make run     set up, migrate and start (practice workspace; with Slack tokens: the real one)"
	@echo "make test    set up and run lint, types, layering and every test"
	@echo "make quality recall and false alarms of the checks on the labelled drafts"
	@echo "make bench   benchmarks, as ratios within one run"

setup: $(VENV)/.installed

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 以上が必要です。PYTHON=python3.12 make run のように指定してください。" >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements.lock pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --editable .
	@touch $@

$(VENV)/.installed-dev: requirements-dev.lock pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --no-deps --editable .
	@touch $@ $(VENV)/.installed

run: $(VENV)/.installed
	@$(BIN)/snsbot start

check: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: $(VENV)/.installed-dev
	@tests/browser_setup.sh
	@$(MAKE) --no-print-directory check
	OPENBLAS_NUM_THREADS=1 $(BIN)/python -m pytest -n $(WORKERS)  # one each: the workers fill the processors

quality: $(VENV)/.installed-dev
	$(BIN)/python -m tests.quality tests/data/dev.jsonl

bench: $(VENV)/.installed-dev
	$(BIN)/python -m pytest tests/bench --benchmark-only -p no:xdist

lock: $(VENV)/.installed-dev
	$(BIN)/uv pip compile --universal --generate-hashes --no-emit-index-url --no-emit-find-links --no-header \
	  --python-version 3.11 --extra reader pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --universal --generate-hashes --no-emit-index-url --no-emit-find-links --no-header \
	  --python-version 3.11 --extra dev --extra reader pyproject.toml -o requirements-dev.lock

clean:
	rm -rf $(VENV) *.egg-info .mypy_cache .ruff_cache .pytest_cache
