# make run    set up and start: the Discord bot where a token is set, else a conversation in this terminal
# make test   set up and run every check; ARTICLES=DIR also holds the knowledge against the article texts in DIR
# make bench  print how fast and how large it is; ARTICLES=DIR also how much of the knowledge a draft of the texts in DIR has
# make soak   faults, floods and inputs at their full size, about an hour; what they saw is printed
# make bench-matchers  set up other matchers (more than a gigabyte) beside it, and print how they read the same questions
# make dist   build the wheel and the source archive into dist/
# make shots  photograph the most usual answers for docs/pictures (needs a Chromium on the PATH)
# make audit  look the pinned packages up among the known vulnerabilities; this alone needs the network
# make clean  remove what these made
#
# Another Python gets another folder beside the first: make test PYTHON=python3.13 VENV=.venv-3.13

PYTHON ?= python3
VENV ?= .venv
ARTICLES ?=
# How many tests at once: as many as there are cores, or a number.
WORKERS ?= auto
UV ?= uv

BIN := $(VENV)/bin
# Tests whose size FOOTNOTE_SOAK decides.
SOAKED := tests/chat/test_gateway.py tests/chat/test_flood.py tests/chat/test_outages.py tests/test_mutated_inputs.py
# Quiet down to errors: standard output belongs to the answers.
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
# Nothing is fetched but what the constraints name, the build backend included; they are the whole closure, so nothing is resolved
# again (older pips ask for a newer `coverage[toml]` than the pinned coverage and then refuse it). `pip check` proves it complete.
INSTALL_SELF := $(PIP) install --no-deps --no-build-isolation --editable .
TOKEN_IN_ENV_FILE := ^[[:space:]]*(export[[:space:]]+)?DISCORD_TOKEN(_FILE)?[[:space:]]*=[[:space:]]*["']?[^"'\#[:space:]]

.PHONY: run test coverage bench soak bench-matchers .matchers dist shots audit constraints clean
.DELETE_ON_ERROR:

run: $(VENV)/.installed
	@if [ -n "$$DISCORD_TOKEN$$DISCORD_TOKEN_FILE" ] || grep -Eqs '$(subst ','\'',$(TOKEN_IN_ENV_FILE))' .env; then \
	  exec $(BIN)/footnote run; \
	else \
	  echo 'No DISCORD_TOKEN is set, so we talk here. To run the bot, copy its token from https://discord.com/developers/applications into .env (see .env.example).' >&2; \
	  exec $(BIN)/footnote chat; \
	fi

# The tests too are to hold the knowledge against them.
ifneq ($(ARTICLES),)
test: export FOOTNOTE_ARTICLES := $(abspath $(ARTICLES))
endif

# pytest comes last, so that its closing line is the last word. The same commands stand in .pre-commit-config.yaml.
test: $(VENV)/.installed-dev
	$(BIN)/python -m pip check
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/yamllint --strict bot knowledge
	$(BIN)/hadolint Dockerfile
	$(BIN)/footnote kb check $(if $(ARTICLES),--articles '$(ARTICLES)')
ifneq ($(ARTICLES),)
	@$(BIN)/footnote kb coverage --articles '$(ARTICLES)' >$(VENV)/coverage.txt; status=$$?; tail -n 1 $(VENV)/coverage.txt; exit $$status
endif
	$(BIN)/footnote kb audit
	$(BIN)/python -m pytest --numprocesses $(WORKERS) --dist worksteal

# Apart from the tests, which it makes half as long again.
coverage: $(VENV)/.installed-dev
	$(BIN)/python -m pytest --cov --numprocesses $(WORKERS) --dist worksteal

bench: $(VENV)/.installed-dev
	@for script in $(filter-out %/bench_matchers.py %/bench_draft.py,$(wildcard tests/benchmarks/bench_*.py)); do \
	  $(BIN)/python -m "tests.benchmarks.$$(basename "$$script" .py)" || exit 1; done
ifneq ($(ARTICLES),)
	@$(BIN)/python -m tests.benchmarks.bench_draft --articles '$(ARTICLES)'
endif

soak: $(VENV)/.installed-dev
	FOOTNOTE_SOAK=1 $(BIN)/python -m pytest $(SOAKED)

# In a folder of its own, so that nothing else ever runs with what the rivals bring.
bench-matchers:
	@$(MAKE) VENV='$(VENV)-bench' .matchers

.matchers: $(VENV)/.installed
	@$(PIP) install --no-build-isolation --editable '.[bench]' </dev/null >&2
	@$(BIN)/python -m tests.benchmarks.bench_matchers

dist: $(VENV)/.installed-dev
	$(BIN)/python -m build --no-isolation

shots: $(VENV)/.installed-dev
	@$(PIP) install 'simcord[preview]' </dev/null >&2
	@$(BIN)/python -m tests.preview docs/pictures usual

# pip-audit asks PyPI's advisory service for each pinned version. There is no copy of it to ask offline, and an audit that
# could not ask must not look like one that found nothing: without the network this fails, and `make test` does without it.
audit: $(VENV)/.installed-dev
	$(BIN)/pip-audit --strict --disable-pip --require-hashes --requirement constraints.txt

# Standard input is kept from the set-up: piped questions are for the bot.
$(VENV)/.created:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' </dev/null 2>/dev/null || \
	  { echo 'Footnote needs Python 3.11 or newer, which "$(PYTHON)" is not. Name one: make run PYTHON=python3.13' >&2; exit 1; }
	@echo 'Setting up $(VENV) …' >&2
	@$(PYTHON) -m venv $(VENV) </dev/null >&2
	@touch $@

$(VENV)/.installed: $(VENV)/.created constraints.txt pyproject.toml
	@echo 'Installing what the bot needs …' >&2
	@$(PIP) install --no-deps --require-hashes -r constraints.txt </dev/null >&2
	@$(INSTALL_SELF) </dev/null >&2
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed constraints-dev.txt
	@echo 'Installing what the checks need …' >&2
	@$(PIP) install --no-deps --require-hashes -r constraints-dev.txt </dev/null >&2
	@touch $@

# Needs uv. Give UPGRADE=--upgrade for newer versions; the second file follows the first.
COMPILE := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
  --custom-compile-command 'make constraints' --group build --extra postgres $(UPGRADE) pyproject.toml
constraints:
	$(COMPILE) --output-file constraints.txt
	$(COMPILE) --constraints constraints.txt --extra dev --output-file constraints-dev.txt

clean:
	rm -rf $(VENV) $(VENV)-bench build dist .coverage .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find bot tests -name __pycache__ -prune -exec rm -rf {} +
