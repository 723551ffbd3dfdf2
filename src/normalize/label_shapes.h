// The parts that labels.cpp and caption_labels.cpp share: signs, and what a shape of label found.
#pragma once

#include "base/text.h"
#include "normalize/labels.h"

namespace engross::normalize::shapes {

using View = std::u32string_view;

inline constexpr View closings = U")）〕]】﹞";
inline constexpr View marks = U"、.．,，:：";

inline bool in(View set, char32_t c) { return set.find(c) != View::npos; }

inline char32_t at(View text, std::size_t position) {
    return position < text.size() ? text[position] : U'\0';
}

inline std::size_t skip_blanks(View text, std::size_t from) {
    while (from < text.size() && text::is_blank(text[from])) {
        ++from;
    }
    return from;
}

// What a shape found: where the label ends, and what it is.
struct Shape {
    std::size_t end = 0;
    std::string form;
    Digits digits = Digits::arabic;
    std::optional<int> number;
    std::string number_text;
};

inline std::string utf8(char32_t c) {
    std::string out;
    text::append(out, c);
    return out;
}

inline bool ends_words(View text, std::size_t end) {
    return end >= text.size() || text::is_blank(text[end]);
}

// A label with a number: 第一章, 附錄一, (一), 1.1, 一、, ①.
std::optional<Shape> numbered(View text, Where where);

Label label_of(View text, const Shape& found, std::size_t start);

} // namespace engross::normalize::shapes
