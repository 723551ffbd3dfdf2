# The front door. `make demo` and `make test` do all on a fresh Debian 12; the longer steps are in
# .ci/ and tests/.
BUILD := build
export LC_ALL := C.UTF-8
CTEST := XDG_CACHE_HOME=$(CURDIR)/$(BUILD)/cache ctest --test-dir $(BUILD) --output-on-failure --no-tests=error --no-label-summary -j2
CMAKE := cmake -S . -G Ninja
SOURCES = $(shell git ls-files '*.cpp' '*.h')

.NOTPARALLEL:
.PHONY: all setup demo test test-all soak asan corpus-asan fuzz accept bench ocr-bench format tidy docs deb deb-test
all:
	@$(CMAKE) -B $(BUILD) -DCMAKE_BUILD_TYPE=Release --log-level=WARNING
	@cmake --build $(BUILD)
setup:
	@.ci/setup build test
demo:
	@.ci/setup build test demo
	@$(MAKE) --no-print-directory all
	@tests/demo/demo.sh
test: setup all
	@$(CTEST) -LE long
soak: ONLY := -L soak
test-all soak:
	@.ci/setup build test soak
	@$(MAKE) --no-print-directory all
	@$(CTEST) $(ONLY)
asan: setup
	@.ci/asan
corpus-asan:
	@.ci/setup build dev
	@.ci/corpus-asan
fuzz:
	@.ci/setup build dev
	@.ci/fuzz
accept: all
	@ENGROSS_ACCEPT=1 $(CTEST) -L golden
bench:
	@.ci/setup build test demo
	@$(MAKE) --no-print-directory all
	@tests/bench/bench.sh
ocr-bench: setup all
	@cmake --build $(BUILD) --target ocr_reader
	@tests/ocr/bench.py $(BUILD)/ocr_reader $(BUILD)/ocr
format:
	@.ci/setup test
	@clang-format-19 -i $(SOURCES)
tidy: all
	@.ci/setup dev
	@clang-tidy-19 --quiet -p $(BUILD) $(filter src/%.cpp,$(SOURCES))
docs: all
	@$(BUILD)/engross rules docs > rules/README.md
	@rm -rf rules/docs && ENGROSS_RULES=rules $(BUILD)/engross rules docs -o rules/docs
deb: all
	@.ci/setup build deb
	@cd $(BUILD) && cpack -G DEB >/dev/null && ls -1 engross_*.deb
deb-test: deb
	@.ci/deb-test $(BUILD)
