#include "base/text.h"
#include "read/numerals.h"

#include <algorithm>
#include <array>

namespace engross::read {

namespace {

struct Symbol {
    char32_t code;
    char32_t meaning;
};

// The common bullets of the Symbol and Wingdings fonts, whose characters have no meaning outside them.
constexpr std::array symbols{
    Symbol{0xB7, U'•'}, Symbol{0x6C, U'●'}, Symbol{0x6E, U'■'}, Symbol{0xA7, U'▪'}, Symbol{0x75, U'◆'},
    Symbol{0x76, U'❖'}, Symbol{0xD8, U'➢'}, Symbol{0xFC, U'✓'}, Symbol{0xA8, U'◻'}, Symbol{0x71, U'❑'},
    Symbol{0xE0, U'→'}, Symbol{0xF0, U'⇨'}, Symbol{0x9F, U'•'}, Symbol{0xFE, U'☑'}, Symbol{0x6F, U'□'},
};

} // namespace

std::string symbol_text(std::string_view text, std::string_view font) {
    const std::u32string decoded = text::decode(text);
    const bool is_symbol = font == "Symbol" || font.starts_with("Wingdings") || font.starts_with("Webdings");
    std::string out;
    for (const char32_t code_point : decoded) {
        const bool is_private = code_point >= 0xF000 && code_point <= 0xF0FF;
        if (!is_private && !(is_symbol && code_point < 0x100)) {
            text::append(out, font == "Courier New" && code_point == U'o' ? U'○' : code_point);
            continue;
        }
        const auto found = std::ranges::find(symbols, code_point & 0xFFU, &Symbol::code);
        text::append(out, found == symbols.end() ? U'•' : found->meaning);
    }
    return out;
}

std::string without_soft_hyphens(std::string_view text) {
    constexpr std::string_view soft_hyphen = "\u00AD";
    std::string out(text);
    for (auto at = out.find(soft_hyphen); at != std::string::npos; at = out.find(soft_hyphen, at)) {
        out.erase(at, soft_hyphen.size());
    }
    return out;
}

} // namespace engross::read
