# SecondLine: every everyday command. `make` (or `make setup`) prepares the environment; a second run is instant.
SHELL := /usr/bin/env bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := setup
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules

UV_VERSION := 0.13.9
UV := .tools/uv/bin/uv
RUN := .venv/bin
LOCKS := requirements/runtime.lock requirements/dev.lock

# Nothing is reported to anybody, and Rasa stays quiet about its own dependencies' deprecations.
export RASA_TELEMETRY_ENABLED := false
export TF_CPP_MIN_LOG_LEVEL := 3
export SQLALCHEMY_SILENCE_UBER_WARNING := 1

COMPILE = $(UV) pip compile --quiet --python "$$(setup/find-python $(UV))" \
	--generate-hashes --no-emit-index-url --no-header

##@ Environment
.PHONY: setup
setup: .venv/.ready ## Make .venv on Python 3.10 with the locked packages

$(UV):
	python3 -m venv .tools/uv
	.tools/uv/bin/pip install --quiet uv==$(UV_VERSION)

.venv/.ready: $(LOCKS) pyproject.toml setup/find-python | $(UV)
	[[ -x .venv/bin/python ]] || $(UV) venv --quiet --python "$$(setup/find-python $(UV))" .venv
	$(UV) pip sync --quiet --python .venv/bin/python --require-hashes $(LOCKS)
	$(UV) pip install --quiet --python .venv/bin/python --no-deps --editable .
	touch $@

.PHONY: lock
lock: | $(UV) ## Resolve requirements/*.in again into *.lock
	$(COMPILE) --upgrade requirements/runtime.in --output-file requirements/runtime.lock
	$(COMPILE) --upgrade requirements/dev.in --output-file requirements/dev.lock

.PHONY: clean
clean: ## Remove what can be made again (not .venv, not var/)
	rm -rf build models .rasa .pytest_cache .mypy_cache .ruff_cache .hypothesis *.egg-info
	find actions bot tests -name __pycache__ -type d -prune -exec rm -rf {} +
