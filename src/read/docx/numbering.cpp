#include "read/docx/numbering.h"

#include "read/symbols.h"

#include <algorithm>
#include <array>

namespace engross::read::docx {

namespace {

struct Format {
    std::string_view name;
    Numeral numeral;
};

constexpr std::array formats{
    Format{"decimal", Numeral::decimal},
    Format{"none", Numeral::none},
    Format{"bullet", Numeral::bullet},
    Format{"decimalZero", Numeral::decimal_zero},
    Format{"decimalHalfWidth", Numeral::decimal},
    Format{"decimalFullWidth", Numeral::decimal_full},
    Format{"decimalFullWidth2", Numeral::decimal_full},
    Format{"decimalEnclosedCircle", Numeral::decimal_circled},
    Format{"decimalEnclosedCircleChinese", Numeral::decimal_circled},
    Format{"decimalEnclosedParen", Numeral::decimal_paren},
    Format{"decimalEnclosedFullstop", Numeral::decimal_stop},
    Format{"numberInDash", Numeral::in_dashes},
    Format{"hex", Numeral::hexadecimal},
    Format{"ordinal", Numeral::ordinal},
    Format{"cardinalText", Numeral::cardinal_words},
    Format{"ordinalText", Numeral::ordinal_words},
    Format{"chicago", Numeral::chicago},
    Format{"lowerLetter", Numeral::lower_letter},
    Format{"upperLetter", Numeral::upper_letter},
    Format{"lowerRoman", Numeral::lower_roman},
    Format{"upperRoman", Numeral::upper_roman},
    Format{"taiwaneseCountingThousand", Numeral::han},
    Format{"taiwaneseCounting", Numeral::han},
    Format{"chineseCountingThousand", Numeral::han},
    Format{"chineseCounting", Numeral::han},
    Format{"taiwaneseDigital", Numeral::han_digits},
    Format{"ideographDigital", Numeral::han_digits},
    Format{"japaneseDigitalTenThousand", Numeral::han_digits},
    Format{"koreanDigital2", Numeral::han_digits},
    Format{"ideographLegalTraditional", Numeral::han_formal},
    Format{"chineseLegalSimplified", Numeral::han_formal_simple},
    Format{"ideographEnclosedCircle", Numeral::han_circled},
    Format{"ideographTraditional", Numeral::stem},
    Format{"ideographZodiac", Numeral::branch},
    Format{"ideographZodiacTraditional", Numeral::stem_branch},
    Format{"japaneseCounting", Numeral::japanese},
    Format{"japaneseLegal", Numeral::japanese_formal},
    Format{"aiueo", Numeral::kana},
    Format{"aiueoFullWidth", Numeral::kana},
    Format{"iroha", Numeral::iroha},
    Format{"irohaFullWidth", Numeral::iroha},
    Format{"koreanCounting", Numeral::korean},
    Format{"koreanDigital", Numeral::korean_digits},
    Format{"ganada", Numeral::ganada},
    Format{"chosung", Numeral::chosung},
    Format{"russianLower", Numeral::lower_russian},
    Format{"russianUpper", Numeral::upper_russian},
    Format{"hebrew2", Numeral::hebrew},
    Format{"arabicAlpha", Numeral::arabic},
    Format{"arabicAbjad", Numeral::arabic_abjad},
    Format{"thaiLetters", Numeral::thai},
    Format{"thaiNumbers", Numeral::thai_digits},
    Format{"hindiNumbers", Numeral::hindi_digits},
};

Level parse_level(xml::Node node) {
    Level level;
    level.start = std::clamp(text::to_int(node.child("start").attr("val"), 1), 0, 1'000'000);
    if (const xml::Node restart = node.child("lvlRestart")) {
        level.restart = text::to_int(restart.attr("val"), -1);
    }
    // The newer formats hide in mc:AlternateContent with a plain one as fallback.
    xml::Node format = node.child("numFmt");
    if (const xml::Node choice = node.child("AlternateContent").child("Choice").child("numFmt");
        !format) {
        format = choice;
    }
    level.numeral = numeral_of(format.attr("val"));
    if (format.attr("format").starts_with("001") || format.attr("format").starts_with("01")) {
        level.numeral = Numeral::decimal_zero;
    }
    level.is_legal = is_on(node.child("isLgl"));
    level.text = node.child("lvlText").attr("val");
    const auto suffix = node.child("suff").attr("val");
    level.separator = suffix == "space" ? " " : (suffix == "nothing" ? "" : "\t");
    level.paragraph_style = node.child("pStyle").attr("val");
    const xml::Node fonts = node.child("rPr").child("rFonts");
    level.bullet_font = fonts.has("ascii") ? fonts.attr("ascii") : fonts.attr("hAnsi");
    level.paragraph = parse_paragraph(node.child("pPr"));
    if (level.numeral == Numeral::bullet) {
        const bool is_picture = text::is_blank(level.text) && node.child("lvlPicBulletId");
        level.text = is_picture ? "•" : symbol_text(level.text, level.bullet_font);
    }
    return level;
}

} // namespace

Numeral numeral_of(std::string_view name) {
    const auto found = std::ranges::find(formats, name, &Format::name);
    return found == formats.end() ? Numeral::decimal : found->numeral;
}

Numbering::Numbering(xml::Node root, const Styles& styles) {
    for (const xml::Node node : root.children()) {
        if (node.is("abstractNum")) {
            read_abstract(node, styles);
        } else if (node.is("num")) {
            read_number(node);
        }
    }
}

void Numbering::read_abstract(xml::Node node, const Styles& styles) {
    const int id = text::to_int(node.attr("abstractNumId"), -1);
    Levels& list = abstracts_[id];
    for (const xml::Node each : node.children()) {
        const int index = each.is("lvl") ? text::to_int(each.attr("ilvl"), -1) : -1;
        if (index >= 0 && static_cast<std::size_t>(index) < levels) {
            list.at(static_cast<std::size_t>(index)) = parse_level(each);
        }
    }
    if (const xml::Node link = node.child("numStyleLink")) {
        linked_[id] = styles.numbering_of(link.attr("val"));
    }
}

void Numbering::read_number(xml::Node node) {
    Number& number = numbers_[text::to_int(node.attr("numId"), -1)];
    number.abstract = text::to_int(node.child("abstractNumId").attr("val"), -1);
    for (const xml::Node each : node.children()) {
        if (!each.is("lvlOverride")) {
            continue;
        }
        const int index = text::to_int(each.attr("ilvl"), -1);
        if (const xml::Node start = each.child("startOverride")) {
            number.starts[index] = std::clamp(text::to_int(start.attr("val"), 1), 0, 1'000'000);
        }
        if (const xml::Node level = each.child("lvl")) {
            number.levels[index] = parse_level(level);
        }
    }
}

const Level* Numbering::level(int number, int level) const {
    const auto found = numbers_.find(number);
    if (found == numbers_.end() || level < 0 || static_cast<std::size_t>(level) >= levels) {
        return nullptr;
    }
    if (const auto own = found->second.levels.find(level); own != found->second.levels.end()) {
        return &own->second;
    }
    int abstract = found->second.abstract;
    // A numbering style: one step only, so that no cycle can arise.
    if (const auto link = linked_.find(abstract); link != linked_.end()) {
        const auto real = numbers_.find(link->second);
        abstract = real == numbers_.end() ? abstract : real->second.abstract;
    }
    const auto list = abstracts_.find(abstract);
    return list == abstracts_.end() ? nullptr : &list->second.at(static_cast<std::size_t>(level));
}

int Numbering::level_of_style(int number, std::string_view style) const {
    for (int index = 0; static_cast<std::size_t>(index) < levels; ++index) {
        if (const Level* found = level(number, index);
            found != nullptr && found->paragraph_style == style) {
            return index;
        }
    }
    return 0;
}

void Numbering::advance(int number, std::size_t index) {
    Counter& counter = counters_[numbers_[number].abstract];
    const Number& own = numbers_[number];
    const auto start_of = [&](std::size_t at) {
        const Level* found = level(number, static_cast<int>(at));
        return found == nullptr ? 1 : found->start;
    };
    const auto over = own.starts.find(static_cast<int>(index));
    if (over != own.starts.end() && restarted_.emplace(number, index).second) {
        counter.value.at(index) = over->second;
        counter.is_running.at(index) = true;
    } else if (!counter.is_running.at(index)) {
        counter.value.at(index) = start_of(index);
        counter.is_running.at(index) = true;
    } else {
        ++counter.value.at(index);
    }
    for (std::size_t higher = 0; higher < index; ++higher) {
        if (!counter.is_running.at(higher)) {
            counter.value.at(higher) = start_of(higher);
            counter.is_running.at(higher) = true;
        }
    }
    for (std::size_t lower = index + 1; lower < levels; ++lower) {
        const Level* found = level(number, static_cast<int>(lower));
        const int restart = found == nullptr ? -1 : found->restart;
        // w:lvlRestart n: only after a paragraph of level n (counted from 1) or higher.
        if (restart < 0 || (restart > 0 && index < static_cast<std::size_t>(restart))) {
            counter.is_running.at(lower) = false;
        }
    }
}

AutoLabel
Numbering::label(int number, const Level& level_of, const Counter& counter, int index) const {
    AutoLabel label;
    label.separator = level_of.separator;
    label.numeral = level_of.numeral;
    label.number = counter.value.at(static_cast<std::size_t>(index));
    for (std::size_t at = 0; at < level_of.text.size(); ++at) {
        const char digit = at + 1 < level_of.text.size() ? level_of.text[at + 1] : '\0';
        if (level_of.text[at] != '%' || digit < '1' || digit > '9') {
            label.text += level_of.text[at];
            label.form += level_of.text[at];
            continue;
        }
        ++at;
        const int wanted = digit - '1';
        const Level* other = level(number, wanted);
        Numeral numeral = other == nullptr ? Numeral::decimal : other->numeral;
        numeral = level_of.is_legal && numeral != Numeral::none ? Numeral::decimal : numeral;
        label.text += format_number(counter.value.at(static_cast<std::size_t>(wanted)), numeral);
        label.form += "N";
    }
    return label;
}

std::optional<AutoLabel> Numbering::next(int number, int index) {
    const Level* found = level(number, index);
    if (found == nullptr) {
        return std::nullopt;
    }
    advance(number, static_cast<std::size_t>(index));
    AutoLabel result = label(number, *found, counters_[numbers_[number].abstract], index);
    if (text::is_blank(result.text)) {
        return std::nullopt;
    }
    return result;
}

} // namespace engross::read::docx
