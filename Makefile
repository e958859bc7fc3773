# Each target sets up what it needs first. `make` alone lists them.
.DEFAULT_GOAL := help
.PHONY: help site pdf check confirm serve status new test bench picture lint lock clean
PYTHON ?= python3
PORT ?= 8000
# The briefing's folder: this one, unless another's Makefile asks.
root ?= .
export PYTHONPATH := $(CURDIR)/scripts
export MPLCONFIGDIR := $(CURDIR)/.cache/matplotlib
RUN := cd "$(root)" && "$(CURDIR)/.venv/bin/python" -m briefing

help: ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

.venv/site: requirements.lock
	@PYTHON=$(PYTHON) scripts/setup site

.venv/test: requirements-test.lock tests/package-lock.json
	@PYTHON=$(PYTHON) scripts/setup test

.venv/bench: .venv/test
	@PYTHON=$(PYTHON) scripts/setup bench

site: .venv/site ## build site/: both languages and their PDFs
	@$(RUN) site

pdf: .venv/site ## make the PDFs again (BRIEFING_PDF_A=1: as PDF/A-2a too)
	@$(RUN) pdf

check: .venv/site ## the checks only, and build/schema/ for editors
	@$(RUN) check

confirm: .venv/site ## mark both languages as saying the same (PAGES="china summary", or all)
	@$(RUN) confirm $(PAGES)

serve: .venv/site ## preview at http://127.0.0.1:8000/ that follows every save (PORT=…)
	@$(RUN) serve --port $(PORT)

status: .venv/site ## how the briefing stands: what waits, what is unverified, what is too heavy (JSON=1)
	@$(RUN) status $(if $(JSON),--json)

BEGIN = $(if $(figure),figure "$(figure)" $(if $(kind),--kind "$(kind)") $(if $(page),--page "$(page)"),$\
  $(if $(page),page "$(page)",$(if $(briefing),briefing "$(briefing)")))

new: .venv/site ## start a page=NAME, a figure=ID (kind=bars, page=NAME), or a briefing=FOLDER elsewhere
	@$(RUN) new $(BEGIN)

test: .venv/test ## every test, with a real browser and the real PDFs
	@.venv/bin/python -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder

bench: .venv/bench ## measure: build times, sizes, page weights, Lighthouse's scores
	@.venv/bin/python tests/bench.py

picture: .venv/test site ## take the README's picture again
	@.venv/bin/python tests/picture.py README.png

lint: .venv/test ## style and types of the code
	@.venv/bin/ruff check scripts tests
	@.venv/bin/mypy

lock: ## pin the dependencies of pyproject.toml and tests/package.json again, with hashes (needs uv and npm)
	@uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header pyproject.toml -o requirements.lock
	@uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header pyproject.toml --group test -o requirements-test.lock
	@npm install --prefix tests --package-lock-only --ignore-scripts --omit-lockfile-registry-resolved --no-audit --no-fund

clean: ## remove everything that was made, but not what was written
	@rm -rf build site .cache .venv tests/node_modules
