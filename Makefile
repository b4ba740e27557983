# On a fresh machine: `make demo`, then `make test`. Both make the environment in .venv when it is missing.
PYTHON ?= python3
BIN := .venv/bin
# Some images forbid Python to keep what it compiles: every start then compiles pandas and the rest again, three seconds each time.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help setup demo test units books test-full browser lab share collab docs docs-serve pictures notebooks lint lock samples clean

help:
	@echo "make demo       the environment, then the sample round: prints what is funded, writes its tables to demo/"
	@echo "make test       the environment, then style, types, unit tests, notebooks under nbval"
	@echo "make test-full  what a browser shows, rounds on a PostgreSQL server, the package installed elsewhere"
	@echo "make browser    Debian's Chromium and PostgreSQL for test-full and Pango for PDF, where they can be installed"
	@echo "make lab        JupyterLab on the notebooks"
	@echo "make share      the explorer of a case, read-only behind a token; CASE=… for another than the sample"
	@echo "make collab     JupyterLab on the notebooks for several people at once, behind a token"
	@echo "make docs       the site of the pages, the notebooks, every name and picture, in build/site"
	@echo "make docs-serve the same, shown on this machine (PORT=8000 unless given)"
	@echo "make setup      the environment alone (.venv)"
	@echo "make notebooks  record new baselines of the notebooks"
	@echo "make pictures   the pictures of the README, from the samples (needs Chromium)"
	@echo "make samples    write the workbook and French copies of the sample from its CSV files, and the workbook among the lists"
	@echo "make lock       resolve requirements.lock anew"

# what is installed is what was locked, to the byte: uv itself, then everything by it
.venv/ready: pyproject.toml requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 12))' 2>/dev/null || { \
	  echo "Python 3.12 or newer is needed; \"$(PYTHON)\" is $$($(PYTHON) --version 2>&1 || echo missing)."; \
	  echo "Install it, or name one that is there: make PYTHON=python3.13 $(MAKECMDGOALS)"; exit 1; }
	@echo "Making the environment in .venv (once; about half a minute) …"
	@$(PYTHON) -m venv --clear .venv
	@sed -n '/^uv==/,/[^\\]$$/p' requirements.lock > .venv/uv.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r .venv/uv.txt
	@$(BIN)/uv pip sync --quiet --require-hashes --python $(BIN)/python requirements.lock
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch .venv/ready

setup: .venv/ready

demo: .venv/ready
	@$(BIN)/portfolio allocate data/samples/scaleup -o demo
	@echo
	@echo "What next:"
	@echo "  make lab                                              the notebooks; 00_start_here first"
	@echo "  .venv/bin/portfolio brief data/samples/scaleup -o demo/brief.html   one page for the board, in a minute"
	@echo "  .venv/bin/portfolio levels data/samples/scaleup       what deadlines, scope, budget or usage would fund instead"
	@echo "  .venv/bin/portfolio new round.xlsx                    an empty workbook for your own round"

# the notebooks use one core, the unit tests what is left of the others
test: .venv/ready lint
	@$(MAKE) --no-print-directory -j 2 units books

units: .venv/ready
	@$(BIN)/pytest -q -rs -n 2 --dist loadgroup

books: .venv/ready
	@$(BIN)/portfolio verify

# two at a time: each has a Chromium, a JupyterLab and a PostgreSQL server of its own
test-full: .venv/ready
	@$(BIN)/pytest -q -rs -m "browser or server or package" -n 2 --dist worksteal tests/browser tests/loaders tests/package

# quietly, and where it can't be had nothing fails: the browser tests are then skipped, and say so
ROOT := $(shell [ "$$(id -u)" = 0 ] || echo "sudo -n")
browser:
	@{ command -v chromium && ldconfig -p | grep libpangoft2 && ls /usr/lib/postgresql/*/bin/postgres; } > /dev/null 2>&1 || \
	  ! command -v apt-get > /dev/null || { \
	  echo "Installing Debian's Chromium and PostgreSQL for their tests, and Pango for PDF …"; \
	  { timeout 60 $(ROOT) apt-get update -qq && \
	    timeout 180 $(ROOT) env DEBIAN_FRONTEND=noninteractive apt-get install -qq --no-install-recommends \
	      chromium postgresql fonts-dejavu-core libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0; } > /dev/null 2>&1 || \
	  echo "They could not be installed; their tests will be skipped."; }

lint: .venv/ready
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy --no-error-summary --no-incremental

lab: .venv/ready
	@$(BIN)/jupyter lab --ip=127.0.0.1 --YDocExtension.disable_rtc=True notebooks

share: .venv/ready
	@$(BIN)/portfolio share $(or $(CASE),data/samples/scaleup)

collab: .venv/ready
	@$(BIN)/portfolio collab notebooks

docs: .venv/ready
	@$(BIN)/python docs/make_site.py

docs-serve: docs
	@echo "http://127.0.0.1:$(or $(PORT),8000)/  (Ctrl-C ends it)"
	@$(BIN)/python -m http.server --bind 127.0.0.1 --directory build/site $(or $(PORT),8000) 2> /dev/null

pictures: .venv/ready
	@$(BIN)/python docs/make_pictures.py

notebooks: .venv/ready
	@$(BIN)/portfolio verify --record

samples: .venv/ready
	@$(BIN)/python data/make_lists.py
	@$(BIN)/python data/make_scaleup_next.py
	@$(BIN)/portfolio save data/samples/scaleup data/samples/scaleup.xlsx
	@$(BIN)/portfolio save data/samples/scaleup data/samples/scaleup_fr --french

lock:
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.12 --group dev --group docs --no-annotate --no-header --no-emit-index-url --generate-hashes --upgrade pyproject.toml -o requirements.lock

clean:
	@rm -rf .venv demo build .pytest_cache .mypy_cache .ruff_cache
