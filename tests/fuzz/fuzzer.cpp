// One program for each target: libFuzzer's entry. ENGROSS_FUZZ_TARGET is its name.
#include "targets.h"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    for (const engross::fuzz::Target& target : engross::fuzz::targets()) {
        if (target.name == ENGROSS_FUZZ_TARGET) {
            target.run({reinterpret_cast<const char*>(data), size});
        }
    }
    return 0;
}
