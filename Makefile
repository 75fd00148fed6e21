# Commands of the project. `make run` and `make test` need only Python 3.11 or newer and make.

PORT ?= 8501
VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= $(firstword $(foreach python,python3 python3.14 python3.13 python3.12 python3.11,$(shell \
	$(python) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $(python))))

.PHONY: run test lint bench lock
.DELETE_ON_ERROR:

run: $(VENV)/.run
	@$(BIN)/python -c "import socket; s = socket.socket(); \
	s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1); s.bind(('127.0.0.1', $(PORT)))" 2>/dev/null \
	|| { echo "Port $(PORT) is busy or not allowed: stop what listens there, or choose another: make run PORT=8502"; exit 1; }
	@$(BIN)/streamlit run app.py --server.address 127.0.0.1 --server.port $(PORT)

test: $(VENV)/.dev
	$(BIN)/python -m pytest --numprocesses logical --dist worksteal

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/.dev
	$(BIN)/python -m tests.bench

# A stamp is written last, so an interrupted set-up is done again.
$(VENV)/.run: requirements.txt pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.run
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.txt
	@touch $@

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Skyclaims needs Python 3.11 or newer: install it, or name it: make run PYTHON=/path/to/python3"; exit 1; }
	$(PYTHON) -m venv $(VENV)

# Renew the lock files after a change of pyproject.toml; they name versions and hashes, no address.
lock: $(VENV)/.dev
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--custom-compile-command "make lock" --group build pyproject.toml --output-file requirements.txt
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--custom-compile-command "make lock" --constraint requirements.txt \
		--group build --group dev pyproject.toml --output-file requirements-dev.txt
