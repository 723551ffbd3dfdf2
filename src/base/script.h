// How much of a text is Chinese.
#pragma once

#include <cstddef>
#include <string_view>

namespace engross::text {

struct Scripts {
    std::size_t han = 0;         // characters
    std::size_t latin_words = 0; // runs of Latin letters

    // One that goes on from a text added before counts once more.
    void add(std::string_view utf8);
};

} // namespace engross::text
