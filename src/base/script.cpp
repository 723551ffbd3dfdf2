#include "base/script.h"

#include "base/text.h"

namespace engross::text {

void Scripts::add(std::string_view utf8) {
    bool in_word = false;
    for (const char32_t code_point : decode(utf8)) {
        const bool is_letter = is_latin(code_point);
        latin_words += is_letter && !in_word ? 1 : 0;
        in_word = is_letter;
        han += is_han(code_point) ? 1 : 0;
    }
}

} // namespace engross::text
