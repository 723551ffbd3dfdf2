#include "normalize/label_shapes.h"

#include <array>

namespace engross::normalize::shapes {

namespace {

constexpr View openings = U"(（〔[【﹝";
// Counted things: 「2 個城市」 starts with no label.
constexpr View measures = U"年月日時分秒點週天個人位次項場名件份條座間家歲度元倍公萬億千百樓號期屆";

std::optional<Shape> shape(std::size_t end, std::string form, const Numeral& numeral) {
    return Shape{
        end, std::move(form), numeral.digits, numeral.value, std::to_string(numeral.value)};
}

// Takes a delimiter after a worded label (第一章：) into it.
std::optional<Shape>
worded(View text, std::size_t end, const std::string& form, const Numeral& numeral, Where where) {
    if (in(marks, at(text, end))) {
        return shape(end + 1, form + utf8(text[end]), numeral);
    }
    if (ends_words(text, end) || where == Where::heading) {
        return shape(end, form, numeral);
    }
    return std::nullopt;
}

// 第一章, 第 3 節, 第二部分
std::optional<Shape> ordinal(View text, Where where) {
    static constexpr std::array<View, 14> units{U"部分",
                                                U"單元",
                                                U"章",
                                                U"節",
                                                U"編",
                                                U"篇",
                                                U"部",
                                                U"條",
                                                U"款",
                                                U"項",
                                                U"卷",
                                                U"講",
                                                U"課",
                                                U"目"};
    if (at(text, 0) != U'第') {
        return std::nullopt;
    }
    std::size_t from = skip_blanks(text, 1);
    auto numeral = read_numeral(text.substr(from));
    if (!numeral || numeral->digits == Digits::letter || numeral->digits == Digits::stem) {
        return std::nullopt;
    }
    from = skip_blanks(text, from + numeral->length);
    for (View unit : units) {
        if (text.substr(from).starts_with(unit)) {
            return worded(text, from + unit.size(), "第N" + text::encode(unit), *numeral, where);
        }
    }
    return std::nullopt;
}

// 附錄一、, 附件 2：, Chapter 3, Appendix A
std::optional<Shape> named(View text, Where where) {
    static constexpr std::array<View, 8> names{
        U"附錄", U"附件", U"Chapter", U"Section", U"Part", U"Appendix", U"Annex", U"CHAPTER"};
    for (View name : names) {
        if (!text.starts_with(name)) {
            continue;
        }
        std::size_t from = skip_blanks(text, name.size());
        bool latin = name[0] < 128;
        auto numeral = read_numeral(text.substr(from));
        if (!numeral || (latin && (where == Where::prose || from == name.size()))) {
            return std::nullopt;
        }
        std::size_t end = from + numeral->length;
        if (!ends_words(text, end) && !in(marks, text[end])) {
            return std::nullopt;
        }
        return worded(text, end, text::encode(name) + (latin ? " N" : "N"), *numeral, where);
    }
    return std::nullopt;
}

// (一), （1）, [a]; a comma-like mark after it belongs to it.
std::optional<Shape> bracketed(View text) {
    if (!in(openings, at(text, 0))) {
        return std::nullopt;
    }
    std::size_t from = skip_blanks(text, 1);
    auto numeral = read_numeral(text.substr(from));
    if (!numeral || (numeral->digits == Digits::arabic && numeral->length > 2)) {
        return std::nullopt;
    }
    from = skip_blanks(text, from + numeral->length);
    if (!in(closings, at(text, from))) {
        return std::nullopt;
    }
    std::string form = utf8(text[0]) + "N" + utf8(text[from]);
    if (at(text, from + 1) == U'、') {
        return shape(from + 2, form + "、", *numeral);
    }
    return shape(from + 1, form, *numeral);
}

// 「一、二樓」, 「甲、乙雙方」, 「1、2、3 月」: the words go on counting.
bool counts_on(View rest, const Numeral& numeral) {
    auto next = read_numeral(rest);
    if (!next || next->digits != numeral.digits) {
        return false;
    }
    return next->value == numeral.value + 1 || at(rest, next->length) == U'、';
}

// 一、 1. A. iv) １．
std::optional<Shape> marked(View text, Where where) {
    auto numeral = read_numeral(text);
    if (!numeral || (numeral->length > 2 && numeral->digits <= Digits::fullwidth)) {
        return std::nullopt;
    }
    std::size_t end = numeral->length;
    if (std::size_t mark = skip_blanks(text, end); at(text, mark) == U'、') { // 「一 、前言」
        end = mark;
    }
    char32_t mark = at(text, end);
    View rest = text.substr(std::min(end + 1, text.size()));
    bool dot = mark == U'.' || mark == U'．';
    bool latin = numeral->digits == Digits::letter || numeral->digits == Digits::roman;
    if (mark == U'、') {
        if (where == Where::prose && counts_on(rest, *numeral)) {
            return std::nullopt;
        }
    } else if (dot) {
        char32_t next = at(rest, 0);
        bool number_goes_on = (next >= U'0' && next <= U'9') || next == U'.';
        if (number_goes_on || (latin && !ends_words(rest, 0) && !text::is_han(next))) {
            return std::nullopt;
        }
    } else if (mark != U')' && mark != U'）') {
        return std::nullopt;
    }
    return shape(end + 1, "N" + utf8(mark), *numeral);
}

// 1.1, 2.3.1, 3-2: in prose only from three parts on, since 3.5 is a number.
std::optional<Shape> multilevel(View text, Where where) {
    std::size_t end = 0;
    int parts = 0;
    std::string form;
    std::string all;
    std::optional<Numeral> last;
    while (true) {
        auto numeral = read_numeral(text.substr(end));
        if (!numeral || numeral->digits != Digits::arabic || numeral->length > 2) {
            return std::nullopt;
        }
        last = numeral;
        ++parts;
        all += text::encode(text.substr(end, numeral->length));
        end += numeral->length;
        form += "N";
        char32_t joint = at(text, end);
        bool joins = joint == U'.' || (joint == U'-' && where == Where::heading);
        bool more = joins && at(text, end + 1) >= U'0' && at(text, end + 1) <= U'9';
        if (!more || parts == 6) {
            break;
        }
        ++end;
        form += utf8(joint);
        all += utf8(joint);
    }
    if (at(text, end) == U'.') {
        ++end;
        form += ".";
    }
    std::size_t words = skip_blanks(text, end);
    bool heading = where == Where::heading;
    bool measured = in(measures, at(text, words)) &&
                    !(heading && text::is_han(at(text, words + 1))); // 「2.2 分組」
    if (parts < (heading ? 2 : 3) || words == end || measured) {
        return std::nullopt;
    }
    auto found = shape(end, form, *last);
    found->number_text = all;
    return found;
}

// 「一　前言」, 「1 背景」 of headings.
std::optional<Shape> bare(View text, Where where) {
    auto numeral = read_numeral(text);
    if (where == Where::prose || !numeral || numeral->length > 2 ||
        numeral->digits == Digits::letter) {
        return std::nullopt;
    }
    std::size_t words = skip_blanks(text, numeral->length);
    bool latin_word = numeral->digits == Digits::roman && text[0] < 128 && numeral->length == 1;
    if (words == numeral->length || words >= text.size() || latin_word ||
        in(measures, text[words]) || !(text::is_han(text[words]) || text::is_latin(text[words]))) {
        return std::nullopt;
    }
    return shape(numeral->length, "N", *numeral);
}

// Numbers that are one sign: ① ⑴ ⒈ ㈠ ❶
std::optional<Shape> enclosed(View text) {
    struct Range {
        char32_t first;
        char32_t last;
        Digits digits;
        std::string_view form;
    };

    static constexpr std::array<Range, 6> ranges{{{U'①', U'⑳', Digits::arabic, "①"},
                                                  {U'⑴', U'⒇', Digits::arabic, "⑴"},
                                                  {U'⒈', U'⒛', Digits::arabic, "⒈"},
                                                  {U'㈠', U'㈩', Digits::han, "㈠"},
                                                  {U'㊀', U'㊉', Digits::han, "㊀"},
                                                  {U'❶', U'❿', Digits::arabic, "❶"}}};
    char32_t sign = at(text, 0);
    for (const Range& range : ranges) {
        if (sign >= range.first && sign <= range.last) {
            Numeral numeral{static_cast<int>(sign - range.first) + 1, range.digits, 1};
            std::size_t end = at(text, 1) == U'、' ? 2 : 1;
            return shape(end, std::string(range.form) + (end == 2 ? "、" : ""), numeral);
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<Shape> numbered(View text, Where where) {
    if (auto found = ordinal(text, where)) {
        return found;
    }
    if (auto found = named(text, where)) {
        return found;
    }
    if (auto found = bracketed(text)) {
        return found;
    }
    if (auto found = multilevel(text, where)) {
        return found;
    }
    if (auto found = marked(text, where)) {
        return found;
    }
    if (auto found = enclosed(text)) {
        return found;
    }
    return bare(text, where);
}

} // namespace engross::normalize::shapes
