# What a contributor types. `make` alone lists it.

help: ## say what there is
	@sed -n 's/^\([a-z]*\):.*## /\1: /p' Makefile | awk -F': ' '{ printf "make %-10s %s\n", $$1, $$2 }'

check: lint ## what must pass before a push: format, and every test, optimised: they are several times as fast
	CHECK=1 swift test -c release --scratch-path .build/check

native: ## build verify-eq for this machine's own instructions, into .build/native
	swift build -c release --scratch-path .build/native --product verify-eq $(NATIVE)
	@.build/native/release/verify-eq --version

# Flags of a command, not of the package: whoever depends on it could not, with them.
MACHINE = $(if $(filter arm64 aarch64,$(shell uname -m)),-mcpu=native,-march=native)
NATIVE = -Xswiftc -DNATIVE -Xcc $(MACHINE) -Xcc -fno-math-errno

lint: .build/linted ## complain about the format of the code, where it has changed since it was last found good

SOURCES := $(shell find Package.swift Sources Tests -name '*.swift')
# What is newer than the last good run; none of them where the rules themselves are.
CHANGED = $(if $(filter .swift-format,$?),,$(filter %.swift,$?))
.build/linted: $(SOURCES) .swift-format
	@echo "swift format lint --strict: $(words $(or $(CHANGED),$(SOURCES))) files"
	@swift format lint --strict --parallel $(or $(CHANGED),$(SOURCES))
	@mkdir -p .build && touch $@

format: ## format the code in place
	swift format --in-place --recursive --parallel Package.swift Sources Tests

docs: ## the documentation of the libraries, into .build/docs; every public name and link is checked
	.ci/docs

notebooks: ## run every notebook and every article of the documentation, and compare; writes nothing
	swift run notebook check

promote: ## rewrite the outputs and the pictures of notebooks and articles
	swift run notebook promote

coverage: ## the lines of Theorem that the tests run, file by file
	.ci/coverage

page: ## the page of --html in a browser, and faults planted in it
	swift build --product verify-eq
	.ci/page .build/debug/verify-eq

proofs: ## the theorems and the files of --proof before Coq, certified beside Arb; says what it had to leave out
	swift build --product verify-eq
	.ci/kernels .build/debug/verify-eq

handout: ## what students get, without the solutions: make handout DIR=FOLDER
	@examples/handout.sh "$(DIR)"

clean: ## remove what was built
	swift package clean
	rm -rf .build/docs .build/coverage .build/proofs .build/proof-files .build/arb .build/linted

.PHONY: help check native lint format docs notebooks promote coverage page proofs handout clean
