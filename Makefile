# Tumen: `make demo` to see it work, `make test` to check it. Python 3.11+ and make are all that is needed.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready

.PHONY: setup demo test check ci ci-rest score exam bench calibrate bench-extract fuzz lock clean

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

# Two workers of one thread each: numeric libraries that start two threads in both of them are twice as slow.
ONE_CORE := OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 MKL_NUM_THREADS=1
test: check
	$(ONE_CORE) $(BIN)/python -m pytest -q -n 2

# Everything: the tests (the figures of the sample among them), then what needs a browser, a long time or an installed wheel.
ci: test
	$(MAKE) ci-rest

ci-rest: setup
	$(ONE_CORE) $(BIN)/python -m pytest -q -n 2 -m "browser or slow"
	$(BIN)/python tests/fuzz/fuzz.py groups -max_total_time=8 -verbosity=0
	$(BIN)/python tools/check_install.py
	$(MAKE) exam

# Every fuzz target for so many seconds; what breaks one is kept in .fuzz. Linux only.
FUZZ_SECONDS ?= 600
fuzz: setup
	$(BIN)/python tests/fuzz/fuzz.py each -max_total_time=$(FUZZ_SECONDS) -verbosity=0

# The figures of the extractor on the sample, and on the seeds where that folder lies beside the checkout.
score: setup
	$(BIN)/python -m pytest -q -s tests/golden

# The exam is scored as a whole; whoever writes rules reads neither its texts nor its misses.
exam: setup
	$(BIN)/python -m pytest -q -m exam -s

# Estimates on worlds that the estimator did not make, beside what people do without it: WORLDS of them. Then what a
# refit and a large run cost.
WORLDS ?= 200
bench: setup
	$(ONE_CORE) $(BIN)/python benchmarks/foreign_worlds.py $(WORLDS) --jobs 2
	$(BIN)/python benchmarks/estimate_refit.py
	$(BIN)/python benchmarks/estimate_full.py

# Whether the draws of the estimator are what its own model says.
calibrate: setup
	$(ONE_CORE) $(BIN)/python benchmarks/calibrate_estimates.py $(WORLDS) --jobs 2

# Extraction beside spaCy, in an environment of its own: nothing of it is needed to use or to test Tumen.
BENCH := .venv-bench
bench-extract: $(BENCH)/.ready
	$(BENCH)/bin/python benchmarks/extract_speed.py
	$(BENCH)/bin/python benchmarks/extract_memory.py --n 2000

$(BENCH)/.ready: requirements.lock benchmarks/extract_speed.lock
	$(PYTHON) -m venv $(BENCH)
	$(BENCH)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BENCH)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r benchmarks/extract_speed.lock
	$(BENCH)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

lock:
	uv pip compile pyproject.toml --extra tables --group dev --universal --generate-hashes \
	  --no-emit-index-url --no-header --python-version 3.11 -q -o requirements.lock
	uv pip compile benchmarks/values_others.in --universal --generate-hashes \
	  --no-emit-index-url --no-header --python-version 3.11 -q -o benchmarks/values_others.lock
	uv pip compile benchmarks/name_pairs.in --universal --generate-hashes \
	  --no-emit-index-url --no-header --python-version 3.11 -q -o benchmarks/name_pairs.lock
	uv pip compile benchmarks/extract_speed.in -c requirements.lock --universal --generate-hashes \
	  --no-emit-index-url --no-header --python-version 3.11 -q -o benchmarks/extract_speed.lock

clean:
	rm -rf $(VENV) $(BENCH) .mypy_cache .pytest_cache .ruff_cache .hypothesis .fuzz dist build
