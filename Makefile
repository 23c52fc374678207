.PHONY: setup lock
UV := sh scripts/uv.sh
PYTHON := .venv/bin/python

setup: .venv/.ready

.venv/.ready: requirements/dev.lock .python-version
	$(UV) venv --quiet --allow-existing .venv
	$(UV) pip sync --quiet --require-hashes --python $(PYTHON) requirements/dev.lock
	touch $@

lock:
	$(UV) pip compile --quiet --universal --python-version 3.13 --generate-hashes --no-header --no-annotate --no-emit-index-url --output-file requirements/base.lock pyproject.toml
	$(UV) pip compile --quiet --universal --python-version 3.13 --generate-hashes --no-header --no-annotate --no-emit-index-url --group dev --constraint requirements/base.lock --output-file requirements/dev.lock pyproject.toml
