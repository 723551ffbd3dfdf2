// One program for each target: libFuzzer's entries. ENGROSS_FUZZ_TARGET is its name.
#include "spoiler.h"
#include "targets.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

namespace {

const engross::fuzz::Target& target() {
    const auto all = engross::fuzz::targets();
    const auto found =
        std::ranges::find(all, std::string_view(ENGROSS_FUZZ_TARGET), &engross::fuzz::Target::name);
    return found == all.end() ? (std::abort(), all.front()) : *found;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    target().run({reinterpret_cast<const char*>(data), size});
    return 0;
}

// XML is spoilt as XML most of the time: hardly any random change leaves it well formed.
extern "C" std::size_t
LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed) {
    engross::fuzz::Spoiler spoiler(seed);
    if (!target().is_markup || spoiler.below(4) == 0) {
        return LLVMFuzzerMutate(data, size, most);
    }
    engross::Bytes bytes(reinterpret_cast<const char*>(data), size);
    for (std::size_t count = 1 + spoiler.below(3); count > 0; --count) {
        spoiler.spoil_markup(bytes);
    }
    if (bytes.empty() || bytes.size() > most) {
        return LLVMFuzzerMutate(data, size, most);
    }
    std::ranges::copy(bytes, reinterpret_cast<char*>(data));
    return bytes.size();
}
