#include "normalize/cover_fields.h"

#include "base/text.h"
#include "normalize/tools.h"

#include <algorithm>
#include <array>

namespace engross::normalize {

namespace {

struct Word {
    std::string_view label;
    std::string_view meta;
};

// Written without blanks and without the strokes and marks between (姓名／職稱).
constexpr std::array<Word, 48> words{{{"類別", "kind"},
                                      {"出國類別", "kind"},
                                      {"出國報告類別", "kind"},
                                      {"報告類別", "kind"},
                                      {"category", "kind"},
                                      {"服務機關", "agency"},
                                      {"主辦機關", "agency"},
                                      {"主辦單位", "agency"},
                                      {"服務單位", "agency"},
                                      {"機關名稱", "agency"},
                                      {"提報機關", "agency"},
                                      {"出國機關", "agency"},
                                      {"出國人員服務機關", "agency"},
                                      {"委託單位", "agency"},
                                      {"執行單位", "agency"},
                                      {"撰寫機關", "agency"},
                                      {"agency", "agency"},
                                      {"姓名職稱", "person"},
                                      {"職稱姓名", "person"},
                                      {"姓名及職稱", "person"},
                                      {"職稱及姓名", "person"},
                                      {"姓名", "person"},
                                      {"出國人員", "person"},
                                      {"出國人員姓名", "person"},
                                      {"出國人員姓名職稱", "person"},
                                      {"報告人", "person"},
                                      {"撰寫人", "person"},
                                      {"travellers", "person"},
                                      {"地區", "region"},
                                      {"國家地區", "region"},
                                      {"派赴國家", "region"},
                                      {"派赴國家地區", "region"},
                                      {"派赴國家或地區", "region"},
                                      {"派赴地區", "region"},
                                      {"派赴地點", "region"},
                                      {"出國地區", "region"},
                                      {"出國地點", "region"},
                                      {"前往國家", "region"},
                                      {"前往地區", "region"},
                                      {"region", "region"},
                                      {"出國期間", "period"},
                                      {"出國日期", "period"},
                                      {"出國時間", "period"},
                                      {"考察期間", "period"},
                                      {"參訪期間", "period"},
                                      {"期間", "period"},
                                      {"報告日期", "date"},
                                      {"提出日期", "date"}}};

// A label as the table above has it.
std::string bare(std::string_view label) {
    std::string out;
    for (char32_t c : text::decode(label)) {
        if (!text::is_blank(c) &&
            std::u32string_view(U"/／、‧・,，(（)）").find(c) == std::u32string_view::npos) {
            text::append(out, c >= U'A' && c <= U'Z' ? c + 32 : c);
        }
    }
    return out;
}

// The Chinese words of a label in two languages.
std::string han_part(std::string_view label) {
    std::string out;
    for (char32_t c : text::decode(label)) {
        if (!text::is_latin(c)) {
            text::append(out, c);
        }
    }
    return out;
}

std::size_t find_colon(std::string_view line, std::size_t& width) {
    std::size_t wide = line.find("：");
    std::size_t narrow = line.find(':');
    width = wide <= narrow ? std::string_view("：").size() : 1;
    return std::min(wide, narrow);
}

// 出國報告（出國類別：考察）
std::optional<CoverField> in_brackets(std::string_view line) {
    for (std::string_view open : {"（", "("}) {
        std::size_t from = line.find(open);
        if (from == std::string_view::npos ||
            text::trim(line.substr(0, from)).find("報告") == std::string_view::npos) {
            continue;
        }
        std::string_view inner = line.substr(from + open.size());
        std::size_t end = std::min(inner.find("）"), inner.find(')'));
        auto field =
            end == std::string_view::npos ? std::nullopt : parse_field(inner.substr(0, end));
        if (field && field->meta == "kind") {
            return field;
        }
    }
    return std::nullopt;
}

} // namespace

std::string_view field_of(std::string_view label) {
    std::string plain = bare(label);
    auto found = std::ranges::find(words, std::string_view(plain), &Word::label);
    if (found == words.end()) { // 「服務機關 Agency」
        std::string chinese = han_part(plain);
        found = std::ranges::find(words, std::string_view(chinese), &Word::label);
    }
    return found == words.end() ? std::string_view() : found->meta;
}

std::optional<CoverField> parse_field(std::string_view line) {
    if (line.size() > 600) {
        return std::nullopt;
    }
    std::size_t width = 0;
    std::size_t colon = find_colon(line, width);
    if (colon == std::string_view::npos) {
        return std::nullopt;
    }
    std::string_view label = text::trim(line.substr(0, colon));
    std::string_view meta = field_of(label);
    if (auto inner = in_brackets(line); inner || meta.empty()) {
        return inner;
    }
    return CoverField{
        std::string(meta), squeeze(label), std::string(text::trim(line.substr(colon + width)))};
}

} // namespace engross::normalize
