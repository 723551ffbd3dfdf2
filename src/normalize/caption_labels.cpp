// Labels of captions.
#include "normalize/label_shapes.h"

#include <algorithm>
#include <array>

namespace engross::normalize {

using namespace shapes;

namespace {

struct CaptionName {
    View name;
    std::string_view kind;
};

constexpr std::array<CaptionName, 18> caption_names{{{U"附圖", "figure"},
                                                     {U"圖表", "figure"},
                                                     {U"圖片", "figure"},
                                                     {U"照片", "figure"},
                                                     {U"相片", "figure"},
                                                     {U"圖", "figure"},
                                                     {U"附表", "table"},
                                                     {U"表格", "table"},
                                                     {U"表", "table"},
                                                     {U"Figure", "figure"},
                                                     {U"FIGURE", "figure"},
                                                     {U"Fig.", "figure"},
                                                     {U"Fig", "figure"},
                                                     {U"Photo", "figure"},
                                                     {U"Picture", "figure"},
                                                     {U"Table", "table"},
                                                     {U"TABLE", "table"},
                                                     {U"Chart", "figure"}}};

// The last number of several pictures under one caption (圖2～4, 圖 2 至圖 4); 0 when there is
// none.
std::size_t range_end(View text, std::size_t from, View name, Shape& found) {
    std::size_t at_mark = skip_blanks(text, from);
    if (!in(U"～~〜至", at(text, at_mark))) {
        return 0;
    }
    std::size_t next = skip_blanks(text, at_mark + 1);
    next = text.substr(next).starts_with(name) ? skip_blanks(text, next + name.size()) : next;
    auto last = read_numeral(text.substr(next));
    if (!last || last->digits != found.digits || last->value <= *found.number) {
        return 0;
    }
    found.number_text += "～" + std::to_string(last->value);
    found.number = last->value;
    return next + last->length;
}

// 3, 2-1, 2.1, 十二, （三） after a caption's name; the end, 0 when there is none.
std::size_t caption_number(View text, std::size_t from, View name, Shape& found) {
    bool bracket = in(U"（(〔[【", at(text, from));
    from += bracket ? 1 : 0;
    auto numeral = read_numeral(text.substr(from));
    if (!numeral || numeral->digits == Digits::stem) {
        return 0;
    }
    std::size_t end = from + numeral->length;
    found.digits = numeral->digits;
    found.number = numeral->value;
    found.number_text = std::to_string(numeral->value);
    while (in(U"-.‐–－", at(text, end))) {
        auto part = read_numeral(text.substr(end + 1));
        if (!part || part->digits != numeral->digits) {
            break;
        }
        found.number_text += text::encode(text.substr(end, 1)) + std::to_string(part->value);
        found.number = part->value;
        end += 1 + part->length;
    }
    if (bracket) {
        return in(closings, at(text, end)) ? end + 1 : 0;
    }
    return std::max(end, range_end(text, end, name, found));
}

} // namespace

std::optional<CaptionLabel> parse_caption_label(View text) {
    std::size_t start = skip_blanks(text, 0);
    while (in(U"▲△▼▽", at(text, start))) { // point at the picture
        start = skip_blanks(text, start + 1);
    }
    bool opened = in(U"【[〔", at(text, start));
    std::size_t from = start + (opened ? 1 : 0);
    for (const CaptionName& name : caption_names) {
        if (!text.substr(from).starts_with(name.name)) {
            continue;
        }
        std::size_t digits = skip_blanks(text, from + name.name.size());
        Shape found;
        std::size_t end = caption_number(text, digits, name.name, found);
        if (end == 0) {
            return std::nullopt;
        }
        found.form = text::encode(text.substr(from, name.name.size())) + "N";
        end += opened && in(closings, at(text, end)) ? 1 : 0;
        std::size_t mark = skip_blanks(text, end);
        if (in(marks, at(text, mark))) {
            found.form += utf8(text[mark]);
            end = mark + 1;
        }
        bool bracketed = in(closings, text[end - 1]);
        bool delimited = in(marks, text[end - 1]) || ends_words(text, end) || opened || bracketed;
        found.end = end - start;
        return CaptionLabel{label_of(text, found, start), std::string(name.kind), delimited};
    }
    return std::nullopt;
}

} // namespace engross::normalize
