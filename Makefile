# Targets for developers. `make help` lists them.

GO          ?= go
BIN         := bin/ospomap
PREFIX      ?= $(shell $(GO) env GOPATH)
OUT         := out
SAMPLES     := $(wildcard samples/*.yaml samples/scenarios/*.yaml)
FUZZTIME    ?= 20s
BENCHTIME   ?= 1s
ALL         := ./... ./.ci/bench/... ./.ci/contactsheet ./.ci/dist ./.ci/growth
COUNTED     := ./.ci/growth,./model/...,./render/...,gopkg.in/yaml.v3,bytes,strings,unicode/utf8,slices,sort
STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.8.2
GOVULNCHECK := golang.org/x/vuln/cmd/govulncheck@v1.9.0

# As in releases: with cgo, the dynamic linker would take a fifth of each start-up,
# and the programs would depend on this machine's libc.
export CGO_ENABLED ?= 0

.DEFAULT_GOAL := help

.PHONY: help
help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-15s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: build
build: ## build bin/ospomap, and its layout program next to it
	$(GO) build -o $(dir $(BIN)) ./cmd/...

# By default, the programs go where go install puts them.
.PHONY: install
install: ## install both programs, man pages and completions under PREFIX, by default Go's own folder
	@mkdir -p "$(DESTDIR)$(PREFIX)/bin"
	$(GO) build -trimpath -o "$(DESTDIR)$(PREFIX)/bin/" ./cmd/...
	@SOURCE_DATE_EPOCH=$${SOURCE_DATE_EPOCH:-$$(git log -1 --format=%ct 2>/dev/null || echo 0)} \
		$(GO) run -tags gen ./cmd/ospomap "$(DESTDIR)$(PREFIX)/share"

.PHONY: dist
dist: ## build what a release publishes into out/dist: archives, packages, checksums; and check it
	$(GO) run ./.ci/dist $(OUT)/dist
	DIST=$(abspath $(OUT)/dist) $(GO) test -tags dist ./.ci/dist

.PHONY: demo
demo: build ## draw every sample into out/, all views of one, and summarise the checks
	@for map in $(SAMPLES); do \
		picture=$(OUT)/$${map#samples/}; picture=$${picture%.yaml}.svg; \
		mkdir -p "$$(dirname "$$picture")"; \
		$(BIN) render "$$map" -o "$$picture" 2>/dev/null || exit; \
		echo "$$picture"; \
		echo "    $$($(BIN) check "$$map" | tail -n 1)"; \
	done
	@$(BIN) render samples/acme.yaml -o $(OUT)/acme/ --view all --format svg,html,pdf,dot,mermaid,ics,markdown --index

GALLERY := $(SAMPLES) $(wildcard render/views/testdata/maps/*.yaml)

.PHONY: gallery
gallery: build ## draw all maps in every density and view, light and dark, into out/gallery/, to look through
	@rm -rf $(OUT)/gallery; mkdir -p $(OUT)/gallery; \
	{ echo '<!doctype html><html lang="en"><meta charset="utf-8"><title>Gallery</title><h1>Gallery</h1><ul>'; \
	for theme in light dark; do \
		for density in auto star cards compact rows slide; do \
			$(BIN) render $(GALLERY) -o $(OUT)/gallery/$$density-$$theme/ --density $$density --theme $$theme --index >/dev/null 2>&1 || exit; \
			echo "<li><a href=\"$$density-$$theme/index.html\">compass, $$density, $$theme</a>"; \
		done; \
		$(BIN) render $(GALLERY) -o $(OUT)/gallery/views-$$theme/ --view all --theme $$theme --index >/dev/null 2>&1 || exit; \
		echo "<li><a href=\"views-$$theme/index.html\">all views, $$theme</a>"; \
	done; echo '</ul></html>'; } >$(OUT)/gallery/index.html && echo $(OUT)/gallery/index.html

# Go caches the test results of a package until its code or the files that its tests
# read change, so this runs only the tests that a change affects.
.PHONY: quick
quick: format vet ## check formatting, run vet and the tests that a change affects, with few random maps
	$(GO) test $(ALL)

.PHONY: test
test: lint ## run all tests, with every random map; CI runs these, `make readers`, `make dist`, `make growth` and `make additions`
	SEEDS=all $(GO) test -timeout 30m $(ALL)

# Runs only the tests in files with the build tag "readers".
.PHONY: readers
readers: tools ## run the tests that open ospomap's output in browsers and other programs
	@grep -rl --include='*_test.go' '^//go:build readers$$' cmd model render | xargs -n 1 dirname | sort -u | { status=0; while read -r folder; do \
		names=$$(grep -l '^//go:build readers$$' "$$folder"/*_test.go | xargs sed -n 's/^func \(Test[A-Za-z0-9_]*\)(.*/\1/p' | paste -s -d '|' -); \
		$(GO) test -timeout 30m -tags readers -run "^($$names)$$" "./$$folder" </dev/null || status=1; \
	done; exit $$status; }

.PHONY: additions
additions: ## follow CONTRIBUTING.md in a copy: add a rule, a view, an option and a format
	$(GO) test -count=1 -timeout 30m ./.ci/additions

.PHONY: growth
growth: ## check that no work grows faster than the map, by counting statements and memory
	$(GO) build -cover -covermode=atomic -coverpkg=$(COUNTED) -o $(OUT)/growth ./.ci/growth
	@rm -rf $(OUT)/counters; mkdir -p $(OUT)/counters; GOCOVERDIR=$(OUT)/counters $(OUT)/growth

.PHONY: tools
tools: ## install the programs that `make readers` needs, if possible
	@.ci/tools

.PHONY: format
format:
	@unformatted=$$(gofmt -l cmd model render .ci); \
	if [ -n "$$unformatted" ]; then echo "gofmt would change:"; echo "$$unformatted"; exit 1; fi

.PHONY: vet
vet:
	$(GO) vet -tags readers,dist $(ALL)

.PHONY: lint
lint: format vet ## check formatting, and run vet and staticcheck
	$(GO) run $(STATICCHECK) -tags readers,dist $(ALL)

.PHONY: vulnerabilities
vulnerabilities: ## look for known vulnerabilities in the code that the programs call
	$(GO) run $(GOVULNCHECK) ./cmd/...

.PHONY: bench
bench: ## compare whole commands with other programs, for docs/performance.md
	$(GO) run ./.ci/bench

.PHONY: benchmarks
benchmarks: ## time reading, checking, drawing and writing separately
	$(GO) test -run '^$$' -bench . -benchmem -benchtime $(BENCHTIME) ./...

# The first run writes; the second must pass without writing.
.PHONY: golden
golden: ## rewrite golden files and the samples' pictures, and write a page under out/ that compares them
	@packages=$$(grep -rlE --include='*_test.go' 'model/testkit"|views/viewtest"' cmd model render .ci | xargs -n 1 dirname | sort -u | sed 's|^|./|'); \
	$(GO) test $$packages -update >/dev/null; \
	$(GO) test $$packages; \
	status=$$?; $(GO) run ./.ci/contactsheet $(OUT)/golden && exit $$status

# Minimizing a large input takes longer than finding the next one, so limit it.
.PHONY: fuzz
fuzz: ## run every fuzz target for FUZZTIME (20s)
	@grep -ro --include='*_test.go' '^func Fuzz[A-Za-z0-9_]*' cmd model render | sort | while IFS=: read -r file target; do \
		$(GO) test -run '^$$' -fuzz "^$${target#func }$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 10x "./$$(dirname "$$file")" </dev/null || exit; \
	done

.PHONY: clean
clean: ## remove everything that make has built
	rm -rf bin $(OUT)
