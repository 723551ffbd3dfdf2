#include "read/symbols.h"

#include "base/text.h"

#include <algorithm>
#include <array>

namespace engross::read {

namespace {

constexpr char32_t first_code = 0x20;
constexpr char32_t unknown = U'•';

// Characters 0x20 to 0xFE of the font Symbol (Adobe's symbol encoding); a middle dot has no equal.
constexpr std::u32string_view symbol_font = U" !∀#∃%&∋()∗+,−./0123456789:;<=>?"
                                            U"≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_"
                                            U"‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼•"
                                            U"••••••••••••••••••••••••••••••••"
                                            U"€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵"
                                            U"ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓"
                                            U"◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪•〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭";

// The same of Wingdings, by the nearest characters that fonts for Chinese text are likely to have.
constexpr std::u32string_view wingdings_font =
    U" ✎✂✁👓🔔📖🕯☎✆✉✉📪📫📬📭📁📂📄📃📑🗄⌛⌨🖰🖲💻💽💾💾✇✍"
    U"✍✌👌👍👎☜☞☝☟✋☺😐☹💣☠⚐⚑✈☼💧❄✝✞✟✠✡☪☯ॐ☸♈♉"
    U"♊♋♌♍♎♏♐♑♒♓&&●○■□□❑❒⬧⧫◆❖⬥☒⍓⌘❀✿❝❞•"
    U"⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿❧❧❧❧❧❧❧❧·•"
    U"▪○○○◉◎○▪◻▲✦★✶✴✹✵✧⌖◇⌑⌖✪✰🕐🕑🕒🕓🕔🕕🕖🕗🕘"
    U"🕙🕚🕛↩↪↩↪↩↪↩↪↩❦❦❦❦❦❦❦❦❦⌫⌦◁➢△▽←→↑↓←"
    U"→↑↓↖↗↙↘⬅➔⬆⬇↖↗↙↘⇦⇨⇧⇩⬄⇳⬁⬀⬃⬂▭▫✗✓☒☑";

} // namespace

bool is_symbol_font(std::string_view font) {
    return font == "Symbol" || font.starts_with("Wingdings") || font.starts_with("Webdings");
}

namespace {

struct Special {
    std::string_view font;
    char32_t code;
    char32_t meaning;
};

// The check marks of the other symbol fonts.
constexpr std::array specials{
    Special{"Wingdings 2", 0x4F, U'✗'},
    Special{"Wingdings 2", 0x50, U'✓'},
    Special{"Wingdings 2", 0x51, U'☒'},
    Special{"Wingdings 2", 0x52, U'☑'},
    Special{"Wingdings 2", 0x54, U'☒'},
    Special{"Wingdings 2", 0xA3, U'□'},
    Special{"Webdings", 0x61, U'✓'},
    Special{"Webdings", 0x63, U'□'},
    Special{"Webdings", 0x67, U'■'},
    Special{"Webdings", 0x72, U'✗'},
    Special{"Wingdings 3", 0x7D, U'▶'},
};

char32_t meaning(char32_t code, std::string_view font) {
    if (is_symbol_font(font) && font != "Symbol" && font != "Wingdings") {
        const auto special = std::ranges::find_if(
            specials, [&](const Special& each) { return each.font == font && each.code == code; });
        return special == specials.end() ? unknown : special->meaning;
    }
    const std::u32string_view table = font == "Symbol" ? symbol_font : wingdings_font;
    if (code < first_code || code - first_code >= table.size()) {
        return unknown;
    }
    // The bullet of Symbol also comes without the font's name.
    return code == 0xB7 && !font.starts_with("Wingdings") ? unknown : table[code - first_code];
}

} // namespace

std::string symbol_text(std::string_view text, std::string_view font) {
    const bool is_symbol = is_symbol_font(font);
    std::string out;
    for (const char32_t code_point : text::decode(text)) {
        const bool is_private = code_point >= 0xF000 && code_point <= 0xF0FF;
        if (is_private || (is_symbol && code_point < 0x100)) {
            text::append(out, meaning(code_point & 0xFFU, font));
        } else {
            text::append(out, font == "Courier New" && code_point == U'o' ? U'○' : code_point);
        }
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
