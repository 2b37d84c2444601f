# Everything a developer types. What is behind it: docs/development.md.
PORT ?= 8000
PY := .venv/bin/python
TESTS ?=
SIZES ?= 10000 100000
RULES ?=

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help setup demo demo-reset screenshots test lint format messages lock ci bench mutation clean

help: ## what there is
	@grep -hE '^[a-z-]+:.*## ' $(firstword $(MAKEFILE_LIST)) | sed -e 's/:.*## /\t/' | expand -t 14

setup: ## make or update .venv, style sheet, fonts and message catalogues
	@python=$$(sh tools/python.sh) && exec "$$python" -m tools.setup

demo: ## the whole application with invented people, on http://127.0.0.1:8000/ (PORT=…)
	@python=$$(sh tools/python.sh) && "$$python" -m tools.port "$(PORT)" && "$$python" -m tools.setup
	@exec $(PY) -m tools.demo "$(PORT)"

demo-reset: ## forget the demo's database, mail and keys
	@rm -rf var/demo

screenshots: setup ## the pictures of the README, taken of a demo of their own
	@exec $(PY) -m tools.screenshots

test: setup ## lint, then all tests that need no service, in two processes
	@exec $(PY) -m tools.ci test $(TESTS)

lint: setup ## style, types, layers, migrations, translations
	@exec $(PY) -m tools.lint

format: setup ## let ruff lay out the code
	@$(PY) -m ruff check --fix --quiet . ; $(PY) -m ruff format .

messages: setup ## collect texts into locale/nl (needs GNU gettext)
	@exec $(PY) -m tools.messages update

lock: setup ## pin requirements.in and requirements-dev.in, with hashes
	@exec $(PY) -m tools.lock

ci: setup ## what CI runs: make test, then all again on PostgreSQL and Redis
	@exec $(PY) -m tools.ci all

bench: setup ## how fast every page is on PostgreSQL; writes docs/performance.md (SIZES=…)
	@exec $(PY) -m tools.bench $(SIZES)

mutation: setup ## break every rule of who may do what, one by one: a test must notice (RULES=…)
	@exec $(PY) -m tools.mutation $(RULES)

clean: ## remove all that was made, but not the demo
	@rm -rf .venv node_modules static/vendor var/static var/log var/ci var/cache var/bench
	@rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache .coverage htmlcov
	@find . -name __pycache__ -prune -exec rm -rf {} +
	@find locale -name '*.mo' -delete
