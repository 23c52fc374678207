.PHONY: demo messages screenshots test test-postgres check bench setup lock

UV := sh scripts/uv.sh
PYTHON := .venv/bin/python
COMPILE := $(UV) pip compile --quiet --universal --python-version 3.13 --generate-hashes \
	--no-header --no-annotate --no-emit-index-url

# A browser that is found once, before the tests start: they must not each look for one.
WITH_BROWSER = CHROMIUM="$$($(PYTHON) -m tests.browser.chromium)" && export CHROMIUM &&

demo: setup
	sh scripts/demo.sh

test: setup
	$(WITH_BROWSER) $(PYTHON) -m pytest

test-postgres: setup
	$(WITH_BROWSER) sh scripts/postgres.sh $(PYTHON) -m pytest

check: setup
	sh scripts/check.sh

bench: setup
	$(PYTHON) -m scripts.bench

setup: .venv/.ready
	@$(PYTHON) scripts/messages.py compile

.venv/.ready: requirements/dev.lock .python-version
	$(UV) venv --quiet --allow-existing .venv
	$(UV) pip sync --quiet --require-hashes --python $(PYTHON) requirements/dev.lock
	touch $@

# Of the demo that runs on PORT.
screenshots: setup
	$(WITH_BROWSER) $(PYTHON) -m scripts.screenshots http://localhost:$${PORT:-8000}

messages: setup
	$(PYTHON) scripts/messages.py update

lock:
	$(COMPILE) --output-file requirements/base.lock pyproject.toml
	$(COMPILE) --group dev --constraint requirements/base.lock --output-file requirements/dev.lock pyproject.toml
