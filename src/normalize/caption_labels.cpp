// Labels of captions.
#include "normalize/label_shapes.h"

#include <array>

namespace engross::normalize {

using namespace shapes;

namespace {

struct CaptionName {
    View name;
    std::string_view kind;
};

constexpr std::array<CaptionName, 18> caption_names{{{U"附圖", "figure"},  {U"圖表", "figure"},
                                                     {U"圖片", "figure"},  {U"照片", "figure"},
                                                     {U"相片", "figure"},  {U"圖", "figure"},
                                                     {U"附表", "table"},   {U"表格", "table"},
                                                     {U"表", "table"},     {U"Figure", "figure"},
                                                     {U"FIGURE", "figure"}, {U"Fig.", "figure"},
                                                     {U"Fig", "figure"},   {U"Photo", "figure"},
                                                     {U"Picture", "figure"}, {U"Table", "table"},
                                                     {U"TABLE", "table"},  {U"Chart", "figure"}}};

// 3, 2-1, 2.1, 十二 after a caption's name; the end, 0 when there is none.
std::size_t caption_number(View text, std::size_t from, Shape& found) {
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
    return end;
}

} // namespace

std::optional<CaptionLabel> parse_caption_label(View text) {
    std::size_t start = skip_blanks(text, 0);
    bool opened = in(U"【[〔", at(text, start));
    std::size_t from = start + (opened ? 1 : 0);
    for (const CaptionName& name : caption_names) {
        if (!text.substr(from).starts_with(name.name)) {
            continue;
        }
        std::size_t digits = skip_blanks(text, from + name.name.size());
        Shape found;
        std::size_t end = caption_number(text, digits, found);
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
        bool delimited = in(marks, text[end - 1]) || ends_words(text, end) || opened;
        found.end = end - start;
        return CaptionLabel{label_of(text, found, start), std::string(name.kind), delimited};
    }
    return std::nullopt;
}

} // namespace engross::normalize
