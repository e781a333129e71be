# Every target sets up what it needs; nothing but Python 3.11+ has to be there.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
WORKERS ?= 2
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --custom-compile-command "make lock"
export PTB_TIMEDELTA := 1
# Tests make thousands of databases: in memory, where there are two gigabytes of it for files.
QUICK := $(shell test "$$(df -Pm /dev/shm 2>/dev/null | awk 'NR == 2 { print $$4 }')" -ge 2000 2>/dev/null && echo TMPDIR=/dev/shm)
# Many processes read the same modules: what Python made of them once is kept.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: demo run check test coverage test-browser test-postgres bench bench-big chaos county soak understanding conformance lock pictures prompts clean voice voice-check fuzz licences audit-deps
.DEFAULT_GOAL := help

help:                ## this list
	@grep -hE '^[a-z-]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 16

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements-build.lock requirements.lock pyproject.toml | $(BIN)/python
	$(PIP) install --require-hashes -r requirements-build.lock
	$(PIP) install --no-build-isolation --require-hashes -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.run
	$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@

$(VENV)/.voice: requirements-voice.lock $(VENV)/.run
	$(PIP) install --require-hashes -r requirements-voice.lock
	@touch $@

demo: $(VENV)/.run   ## a whole village on this machine, no token, no internet
	$(BIN)/linli demo $(ARGS)

run: $(VENV)/.run    ## the bot against Telegram (settings in linli.env)
	$(BIN)/linli run

check: $(VENV)/.dev  ## lint, types, import rules, content
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/linli check --content-only

test: $(VENV)/.dev   ## every test but the browser's, on both databases
	$(QUICK) $(BIN)/pytest -n $(WORKERS) --dist worksteal -m "not browser" $(ARGS)

test-postgres: $(VENV)/.dev  ## the stories once more, on PostgreSQL
	$(QUICK) $(BIN)/pytest -n $(WORKERS) --dist worksteal --stories-on=postgresql tests/stories $(ARGS)

coverage: $(VENV)/.dev  ## the same with every branch counted; takes three times as long
	$(BIN)/pytest -n $(WORKERS) --dist worksteal -m "not browser" --cov --cov-report=term:skip-covered $(ARGS)

voice: $(VENV)/.voice  ## the extra `voice`: a neural voice says what no villager has recorded
	@echo "The voice is installed; it is used from the next start on unless LINLI_SPEAKER says otherwise."

voice-check: $(VENV)/.voice $(VENV)/.dev  ## one prompt of each file through the real voice (ARGS=all: every one), with time and memory
	$(BIN)/python -m tests.bench.voice $(ARGS)

test-browser: $(VENV)/.dev  ## the simulator's page in headless Chromium (needs Debian's chromium and fonts)
	$(BIN)/pytest -m browser $(ARGS)

conformance: $(VENV)/.dev   ## make conformance SPEC=api.json: the suite's traffic against the Bot API specification
	rm -rf $(VENV)/traffic && mkdir -p $(VENV)/traffic
	$(BIN)/pytest tests -q -n $(WORKERS) --dist worksteal -m "not browser" --record-traffic=$(CURDIR)/$(VENV)/traffic
	$(BIN)/python -m tests.conformance.check $(SPEC) $(VENV)/traffic

bench: $(VENV)/.dev  ## speed, start and memory into docs/benchmarks.md; with SETS=folder what is understood, too
	$(BIN)/python -m tests.bench.speed $(ARGS)
	$(BIN)/python -m tests.bench $(ARGS)
	$(BIN)/python -m tests.bench.understanding "$(SETS)"

chaos: $(VENV)/.dev  ## every trouble there is, up to half an hour: kills, bad lines, full disks; into docs/chaos.md
	$(BIN)/python -m tests.chaos --write docs/chaos.md $(ARGS)

fuzz: $(VENV)/.dev   ## updates, words and content files by chance, TIMES as much as in make test (default 50)
	FUZZ_EXAMPLES=$(or $(TIMES),50) $(BIN)/pytest -n $(WORKERS) -q tests/gateway/test_fuzzed_intake.py \
		tests/stories/test_fuzzed_updates.py tests/unit/content/test_fuzzed_files.py tests/unit/understanding/test_fuzzed.py $(ARGS)

licences: $(VENV)/.dev  ## docs/licences.md anew, after make lock
	$(BIN)/python -m tests.contract.licences

audit-deps:          ## known faults of the locked packages, asked of pypi.org or osv.dev (error 3: not answered)
	@$(PYTHON) -m venv $(VENV)/.audit
	@$(VENV)/.audit/bin/python -m pip --disable-pip-version-check --quiet install pip-audit 2>/dev/null || true
	@$(PYTHON) -m tests.contract.asked_about $(VENV)/.audit/bin/pip-audit

county: $(VENV)/.dev  ## 300 villages and 600,000 people on a private PostgreSQL: the figures of docs/scale.md
	$(BIN)/python -m tests.bench.county $(ARGS)

soak: $(VENV)/.dev   ## a week of the sample village in a real process: memory, files, tasks, rows
	$(BIN)/python -m tests.bench.week $(ARGS)

bench-big: $(VENV)/.dev  ## the same with a million cases and ten million events (built once, 3.4 GB)
	$(BIN)/python -m tests.bench.speed --big $(ARGS)

understanding: $(VENV)/.dev ## make understanding SETS=folder: measure what is understood, into docs/understanding.md
	$(BIN)/python -m tests.bench.understanding "$(SETS)" docs/understanding.md

pictures: $(VENV)/.dev      ## make the documents' pictures from the running product
	$(BIN)/python -m tests.browser.pictures

prompts: $(VENV)/.dev       ## docs/prompts.md: a year of prompts in the sample village, worked out anew
	$(BIN)/python -m tests.bench.prompt_year

lock: | $(BIN)/python       ## make all lock files anew
	$(PIP) install uv
	$(LOCK) requirements.in -o requirements-build.lock
	$(LOCK) pyproject.toml --extra postgres -o requirements.lock
	$(LOCK) pyproject.toml --extra postgres --group dev -c requirements.lock -c requirements-build.lock -o requirements-dev.lock
	$(LOCK) pyproject.toml --extra voice -c requirements.lock -c requirements-dev.lock -o requirements-voice.lock

clean:               ## forget the virtual environment and the local data
	rm -rf $(VENV) var
