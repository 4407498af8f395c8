SHELL := bash

.PHONY: help setup run test wasm page site native bench supply reproducible coverage mutants fuzz spark

help: ## say what there is
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' Makefile

setup: ## bring what this machine lacks (the others do it by themselves)
	@scripts/setup.sh

run: ## build the page and serve it on a free port of this machine
	@echo "claimlight: building the page, then serving it on this machine"
	@scripts/setup.sh build
	@scripts/build-wasm.sh
	@exec node scripts/serve.mjs

test: ## run every test; the last line says how many passed and failed
	@scripts/test.sh

wasm: ## build the WebAssembly into www/pkg/
	@scripts/setup.sh build
	@scripts/build-wasm.sh

page: ## write dist/claimlight.html, the whole page in one file that opens without a server
	@scripts/setup.sh build
	@scripts/build-wasm.sh
	@node scripts/page.mjs

site: ## write dist/site/, the page minified, to be put on any server of files
	@scripts/setup.sh build
	@scripts/build-wasm.sh
	@node scripts/site.mjs

native: ## build the command-line program: target/release/claimlight
	@cargo build --release
	@echo "claimlight: the program is target/release/claimlight"

bench: ## measure the stages beside their peers, and the page in Chromium (TEXTS=articles.jsonl)
	@scripts/setup.sh test
	@scripts/build-wasm.sh
	@cargo bench --manifest-path benches/Cargo.toml --target-dir target/benches
	@CHROMIUM="$$(. scripts/toolchain.sh && chromium_path)" node scripts/bench.mjs $(TEXTS)

supply: ## hold the dependencies against their rules: licences, sources, known flaws
	@scripts/supply.sh install

reproducible: ## build the WebAssembly twice from nothing and compare the bytes
	@scripts/setup.sh build
	@scripts/reproducible.sh

coverage: ## say which share of the Rust lines the tests run
	@scripts/coverage.sh

mutants: ## break the Rust code here and there and say which breaks no test notices (SHARD=0/100)
	@scripts/mutants.sh $(SHARD)

fuzz: ## look for inputs that break a fuzz target (TARGET=pipeline FOR=600, in seconds)
	@scripts/fuzz.sh $(TARGET) $(FOR)

spark: ## annotate a corpus with Apache Spark and check its tables (needs Java)
	@examples/spark/run.sh
