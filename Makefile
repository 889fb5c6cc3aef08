# SecondLine: every everyday command; `make help` lists them. `make` alone prepares the environment.
SHELL := /usr/bin/env bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := setup
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules

UV_VERSION := 0.13.9
UV := .tools/uv/bin/uv
RUN := .venv/bin
LOCKS := requirements/runtime.lock requirements/dev.lock
PYTEST := .venv/bin/pytest -n 2 --dist loadfile

# Nothing is reported to anybody, and Rasa stays quiet about its own dependencies' deprecations.
export RASA_TELEMETRY_ENABLED := false
export TF_CPP_MIN_LOG_LEVEL := 3
export SQLALCHEMY_SILENCE_UBER_WARNING := 1

COMPILE = $(UV) pip compile --quiet --python "$$(setup/find-python $(UV))" \
	--override requirements/left-out.txt --generate-hashes --no-emit-index-url --no-header

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

##@ Running
.PHONY: serve
serve: setup ## Train if needed, then serve page, chat and actions on http://127.0.0.1:5005
	$(RUN)/secondline serve

.PHONY: train
train: setup ## Train the model, unless the present one was made from the same sources
	$(RUN)/secondline train

##@ Checking
.PHONY: test
test: check widget validate train ## Everything: style, types, fast tests, widget, data validation, model, slow tests
	-setup/browser >/dev/null
	-setup/redis >/dev/null
	$(PYTEST) -m slow

.PHONY: check
check: setup ## Style, types and the fast tests
	$(RUN)/ruff format --check .
	$(RUN)/ruff check .
	$(RUN)/mypy
	$(PYTEST) -m "not slow"

.PHONY: validate
validate: setup ## Hold the training data against the domain; a warning is a failure
	$(RUN)/python -W ignore -m rasa data validate --data nlu_data --domain domain.yml --config config.yml --fail-on-warnings

.PHONY: widget
widget: ## The widget's own tests
	if [[ -f bot/web/package.json ]]; then cd bot/web && npm ci --silent --no-audit --no-fund && npm test --silent; fi

.PHONY: bundle
bundle: ## Build bot/web/widget.js anew from bot/web/src
	cd bot/web && npm ci --silent --no-audit --no-fund && npm run --silent build

##@ Measuring
.PHONY: evaluate
evaluate: train ## Safety, boundary and understanding, measured; writes docs/quality.md
	$(RUN)/python -W ignore -m tests.evaluation

.PHONY: evaluate-nlu
evaluate-nlu: train ## Understanding of the held-out messages, measured; writes docs/nlu.md and docs/nlu.json
	$(RUN)/python -W ignore -m tests.evaluation.nlu

.PHONY: evaluate-leads
evaluate-leads: train ## Whether the record that was asked for leads the answer, measured; writes docs/leads.md
	$(RUN)/python -W ignore -m tests.evaluation.leads

.PHONY: evaluate-drug-states
evaluate-drug-states: train ## What the case holds of each drug of held-out messages, measured; writes docs/drug-states.md
	$(RUN)/python -W ignore -m tests.evaluation.drug_states

.PHONY: evaluate-conditions
evaluate-conditions: train ## What the case holds of the conditions that messages tell of, measured; writes docs/conditions.md
	$(RUN)/python -W ignore -m tests.evaluation.conditions

.PHONY: evaluate-plans
evaluate-plans: train ## Unsafe plans and false premises in fresh words, measured; writes docs/plans.md
	$(RUN)/python -W ignore -m tests.evaluation.plans $(ARGS)

.PHONY: evaluate-signals
evaluate-signals: train ## Whether patients, emergencies, orders and the like are noticed, measured; writes docs/signals.md
	$(RUN)/python -W ignore -m tests.evaluation.signals $(ARGS)

.PHONY: evaluate-who-writes
evaluate-who-writes: train ## Whether patients and clinicians near the border are told apart, measured; writes docs/who-writes.md
	$(RUN)/python -W ignore -m tests.evaluation.who_writes $(ARGS)

.PHONY: fit-leads
fit-leads: train ## Learn the weights of actions/answers/leading/fit.py anew, and print them
	$(RUN)/python -W ignore -m tests.evaluation.leads --fit

.PHONY: fit-who-writes
fit-who-writes: train ## Learn the weights of actions/conversation/scope/who_writes.py anew, and print them
	$(RUN)/python -W ignore -m tests.evaluation.who_writes --fit

.PHONY: benchmark-nlu
benchmark-nlu: setup ## Public intent sets, beside stock Rasa (hours): make benchmark-nlu ARGS="--only shipped"
	$(RUN)/python -W ignore -m tests.evaluation.benchmark $(ARGS)

.PHONY: study-nlu
study-nlu: train ## What understanding rests on, beside stock Rasa (an hour): make study-nlu ARGS="--parts process"
	$(RUN)/python -W ignore -m tests.evaluation.study $(ARGS)

.PHONY: benchmark-kb
benchmark-kb: setup ## Load time, query time and memory of the knowledge base against their limits
	$(RUN)/python -m tests.evaluation.knowledge_speed

.PHONY: benchmark-web
benchmark-web: train ## Enter to answer on the screen, in Chromium on a warm server: median and p95 against 300 ms
	$(RUN)/python -W ignore -m tests.evaluation.web_speed

.PHONY: screenshots
screenshots: setup ## Pictures of the widget, from its stub, into build/screenshots
	$(RUN)/python -m bot.web.screenshots

.PHONY: teams-playground
teams-playground: train ## Pictures of Teams' cards in Microsoft's Agents Playground (development only), into build/screenshots
	$(RUN)/python -W ignore -m tests.teams.playground

##@ Deploying
.PHONY: teams-app
teams-app: setup ## The app package for Teams: make teams-app APP_ID=... HOST=... ORGANISATION="..."
	$(RUN)/python deploy/teams/package.py --app-id "$(APP_ID)" --host "$(HOST)" --organisation "$(ORGANISATION)"

##@ Housekeeping
.PHONY: lock
lock: | $(UV) ## Resolve requirements/*.in again into *.lock
	$(COMPILE) --upgrade requirements/runtime.in --output-file requirements/runtime.lock
	$(COMPILE) --upgrade requirements/dev.in --output-file requirements/dev.lock

.PHONY: clean
clean: ## Remove what can be made again (not .venv, not var/)
	rm -rf build models .rasa .pytest_cache .mypy_cache .ruff_cache .hypothesis *.egg-info
	find actions bot tests -name __pycache__ -type d -prune -exec rm -rf {} +

.PHONY: help
help: ## List the commands
	@awk 'BEGIN {FS = ":.*## "} /^##@/ {print "\n" substr($$0, 5)} /^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' \
		$(MAKEFILE_LIST)
