// Spoils bytes a little, in the manner of a careless or a clever hand.
#pragma once

#include "base/bytes.h"

#include <random>
#include <utility>

namespace engross::fuzz {

// The same for the same seed on every machine (mt19937 is defined by the standard).
class Spoiler {
public:
    explicit Spoiler(unsigned seed) : random_(seed) {}

    // A number below `limit`; 0 when that is 0.
    std::size_t below(std::size_t limit) { return limit == 0 ? 0 : random_() % limit; }

    // Cuts, drops, doubles or changes some bytes.
    void spoil_bytes(Bytes& bytes);
    // Repeats, moves, renames or wraps elements, changes values: XML stays well formed more often
    // than not.
    void spoil_markup(Bytes& bytes);

private:
    void swap_value(Bytes& bytes);
    void copy_value(Bytes& bytes);
    void repeat(Bytes& bytes);
    void exchange(Bytes& bytes);
    void rename(Bytes& bytes);
    void wrap(Bytes& bytes);
    // Some element, from its start tag to the next end tag of that name; empty when none is found.
    std::pair<std::size_t, std::size_t> element(const Bytes& bytes);
    // What is between the quotes of some attribute.
    std::pair<std::size_t, std::size_t> value(const Bytes& bytes);

    std::mt19937 random_;
};

} // namespace engross::fuzz
