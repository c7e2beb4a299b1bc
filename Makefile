# Tumen: `make demo` to see it work, `make test` to check it. Python 3.11+ and make are all that is needed.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready

.PHONY: setup demo test check ci exam gate lock clean

setup: $(STAMP)

$(STAMP): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

demo: setup
	$(BIN)/tumen demo

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -q tests/test_layout.py

test: check
	$(BIN)/python -m pytest -q -n 2

# What needs a browser, a long time or an installed wheel; `.ci/run` installs the services first.
ci: test
	$(BIN)/python -m pytest -q -n 2 -m "browser or slow"
	$(BIN)/python tools/check_install.py
	$(MAKE) exam

# The exam is scored as a whole; whoever writes rules reads neither its texts nor its misses.
exam: setup
	$(BIN)/python -m pytest -q -m exam -s

lock:
	uv pip compile pyproject.toml --extra tables --group dev --universal --generate-hashes \
	  --no-emit-index-url --no-header --python-version 3.11 -q -o requirements.lock

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis dist build
