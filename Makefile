# Each target installs what it needs first. `make` alone lists the targets.
.DEFAULT_GOAL := help
.PHONY: help site pdf check confirm serve status new test bench mutants picture gallery lint lock clean
PYTHON ?= python3
# The folder of the briefing. The Makefile of a briefing elsewhere sets it to its own folder.
root ?= .
export PYTHONPATH := $(CURDIR)/scripts
export MPLCONFIGDIR := $(CURDIR)/.cache/matplotlib
RUN := cd "$$root" && "$(CURDIR)/.venv/bin/python" -m briefing
# Values from the command line reach the shell as variables, so neither make nor the shell executes any part of them.
GIVEN := root page figure kind briefing PAGES PORT JSON upgrade engine only
$(foreach name,$(GIVEN),$(eval override $(name) := $$(value $(name))))
export $(GIVEN)

help: ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

.venv/site: requirements.lock
	@PYTHON=$(PYTHON) scripts/setup site

.venv/test: requirements-test.lock tests/package-lock.json
	@PYTHON=$(PYTHON) scripts/setup test

.venv/bench: requirements-bench.lock .venv/test
	@PYTHON=$(PYTHON) scripts/setup bench

site: .venv/site ## build site/: both languages and their PDFs
	@$(RUN) site

pdf: .venv/site ## rebuild the PDFs (BRIEFING_PDF_A=1: also as PDF/A-2a)
	@$(RUN) pdf

check: .venv/site ## run the checks, and write build/schema/ for editors
	@$(RUN) check

confirm: .venv/site ## confirm that both languages match (PAGES="china summary"; default: everything)
	@set -f; $(RUN) confirm $$PAGES

serve: .venv/site ## preview at http://127.0.0.1:8000/, rebuilt after every save (PORT=8001: another port)
	@$(RUN) serve $(if $(PORT),--port "$$PORT")

status: .venv/site ## list what is out of date, unverified or too heavy (JSON=1: as JSON)
	@$(RUN) status $(if $(JSON),--json)

BEGIN = $(if $(figure)$(briefing),$\
  $(if $(figure),figure "$$figure") $(if $(briefing),briefing "$$briefing") $(if $(page),--page "$$page"),$\
  $(if $(page),page "$$page")) $(if $(kind),--kind "$$kind")

new: .venv/site ## create a page (page=NAME), a figure (figure=ID kind=bars page=NAME) or a briefing (briefing=FOLDER)
	@$(RUN) new $(BEGIN)

test: .venv/test ## run every test, with a real browser and the real PDFs (engine=1: none that needs this briefing)
	@.venv/bin/python -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder $(if $(engine),-m "not briefing")

bench: .venv/bench ## measure build times, sizes, page weights and Lighthouse scores
	@.venv/bin/python tests/bench.py

mutants: .venv/bench ## count the small changes to numbers, values, references and checks that the tests notice (only="briefing.checks.terms.*")
	@.venv/bin/python tests/mutation.py $(if $(only),"$$only")

picture: .venv/test site ## regenerate the README image
	@.venv/bin/python tests/picture.py README.png

gallery: .venv/test ## regenerate the gallery of figures in guide/gallery/
	@.venv/bin/python tests/gallery.py guide/gallery

lint: .venv/test ## lint and type-check the code (ruff, mypy)
	@.venv/bin/ruff check scripts tests
	@.venv/bin/mypy

LOCK = uv pip compile $(if $(upgrade),--upgrade) --quiet --universal --python-version 3.11 --generate-hashes $\
  --no-emit-index-url --no-header pyproject.toml

lock: ## pin the dependencies of pyproject.toml and tests/package.json with hashes (upgrade=1: to the newest versions; needs uv and npm)
	@$(LOCK) -o requirements.lock
	@$(LOCK) --group test -o requirements-test.lock
	@$(LOCK) --group test --group bench -o requirements-bench.lock
	@npm $(if $(upgrade),update,install) --prefix tests --package-lock-only --ignore-scripts --omit-lockfile-registry-resolved --no-audit --no-fund

clean: ## remove everything generated or installed (build, site, .cache, .venv, tests/node_modules)
	@rm -rf build site .cache .venv tests/node_modules
