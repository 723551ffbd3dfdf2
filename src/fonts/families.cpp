#include "fonts/families.h"

#include <unicode/uscript.h>

#include <algorithm>
#include <array>

namespace engross::fonts {
namespace {

struct Hint {
    std::string_view part; // lower case, found anywhere in the name
    Kind kind;
    bool han;
};

// First match holds: exact Latin names before words that Han fonts share with them.
constexpr std::array hints{
    Hint{"標楷", Kind::kai, true},
    Hint{"楷", Kind::kai, true},
    Hint{"dfkai", Kind::kai, true},
    Hint{"biaukai", Kind::kai, true},
    Hint{"kaiti", Kind::kai, true},
    Hint{"kaishu", Kind::kai, true},
    Hint{"tw-kai", Kind::kai, true},
    Hint{"ukai", Kind::kai, true},
    Hint{"隸", Kind::kai, true},
    Hint{"仿宋", Kind::kai, true},
    Hint{"fangsong", Kind::kai, true},
    Hint{"行書", Kind::kai, true},
    Hint{"jhenghei", Kind::sans, true},
    Hint{"yahei", Kind::sans, true},
    Hint{"黑", Kind::sans, true},
    Hint{"圓", Kind::sans, true},
    Hint{"pingfang", Kind::sans, true},
    Hint{"蘋方", Kind::sans, true},
    Hint{"苹方", Kind::sans, true},
    Hint{"lihei", Kind::sans, true},
    Hint{"dengxian", Kind::sans, true},
    Hint{"等线", Kind::sans, true},
    Hint{"ゴシック", Kind::sans, true},
    Hint{"メイリオ", Kind::sans, true},
    Hint{"고딕", Kind::sans, true},
    Hint{"heiti", Kind::sans, true},
    Hint{"gothic", Kind::sans, true},
    Hint{"noto sans cjk", Kind::sans, true},
    Hint{"noto sans tc", Kind::sans, true},
    Hint{"source han sans", Kind::sans, true},
    Hint{"meiryo", Kind::sans, true},
    Hint{"simhei", Kind::sans, true},
    Hint{"明", Kind::serif, true},
    Hint{"宋", Kind::serif, true},
    Hint{"mingliu", Kind::serif, true},
    Hint{"songti", Kind::serif, true},
    Hint{"simsun", Kind::serif, true},
    Hint{"mincho", Kind::serif, true},
    Hint{"tw-sung", Kind::serif, true},
    Hint{"lisong", Kind::serif, true},
    Hint{"noto serif cjk", Kind::serif, true},
    Hint{"source han serif", Kind::serif, true},
    Hint{"batang", Kind::serif, true},
    Hint{"courier", Kind::mono, false},
    Hint{"consolas", Kind::mono, false},
    Hint{"mono", Kind::mono, false},
    Hint{"menlo", Kind::mono, false},
    Hint{"arial", Kind::sans, false},
    Hint{"helvetica", Kind::sans, false},
    Hint{"verdana", Kind::sans, false},
    Hint{"tahoma", Kind::sans, false},
    Hint{"segoe", Kind::sans, false},
    Hint{"lucida", Kind::sans, false},
    Hint{"corbel", Kind::sans, false},
    Hint{"candara", Kind::sans, false},
    Hint{"sans", Kind::sans, false},
    Hint{"calibri", Kind::sans, false},
    Hint{"aptos", Kind::sans, false},
    Hint{"trebuchet", Kind::sans, false},
    Hint{"roboto", Kind::sans, false},
    Hint{"albany", Kind::sans, false}, // of StarOffice, as the next one
    Hint{"cumberland", Kind::mono, false},
    Hint{"univers", Kind::sans, false},
    Hint{"frutiger", Kind::sans, false},
    Hint{"myriad", Kind::sans, false},
    Hint{"futura", Kind::sans, false},
    Hint{"franklin", Kind::sans, false},
};

// Metric-compatible or by agreement.
struct StandIn {
    std::string_view family;
    std::string_view installed;
};

constexpr std::array stand_ins{
    StandIn{"times new roman", "Liberation Serif"},
    StandIn{"times", "Liberation Serif"},
    StandIn{"arial narrow", "Liberation Sans Narrow"},
    StandIn{"arial", "Liberation Sans"},
    StandIn{"helvetica", "Liberation Sans"},
    StandIn{"courier new", "Liberation Mono"},
    StandIn{"courier", "Liberation Mono"},
    StandIn{"calibri light", "Carlito"},
    StandIn{"calibri", "Carlito"},
    StandIn{"aptos", "Carlito"},
    StandIn{"cambria", "Caladea"},
    StandIn{"cambria math", "Caladea"},
};

std::string lower(std::string_view name) {
    std::string result(name);
    std::ranges::transform(result, result.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return result;
}

std::string_view latin_family(Kind kind) {
    switch (kind) {
    case Kind::sans:
        return "Liberation Sans";
    case Kind::mono:
        return "Liberation Mono";
    default:
        return "Liberation Serif";
    }
}

} // namespace

bool needs_own_font(char32_t c) {
    const auto between = [c](char32_t first, char32_t last) { return c >= first && c <= last; };
    return c >= 0x590 &&
           (between(0x590, 0x10FF) || between(0x1200, 0x1CFF) || between(0xA800, 0xABFF) ||
            between(0xFB1D, 0xFDFF) || between(0xFE70, 0xFEFC));
}

bool is_european_letter(char32_t c) {
    return (c >= 0xC0 && c <= 0x52F && c != U'×' && c != U'÷') || (c >= 0x1E00 && c <= 0x1FFF);
}

std::vector<std::string> script_families(char32_t character, Kind kind) {
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode code = uscript_getScript(static_cast<UChar32>(character), &status);
    if (U_FAILURE(status) != 0 || code <= USCRIPT_INHERITED) {
        return {};
    }
    const std::string script = uscript_getName(code);
    if (is_european_letter(character)) {
        return {std::string(latin_family(kind))};
    }
    std::vector<std::string> names{"Noto Serif " + script, "Noto Sans " + script};
    if (kind == Kind::sans) {
        std::swap(names[0], names[1]);
    } else {
        names.insert(names.begin(), "Noto Naskh " + script);
    }
    return names;
}

const std::vector<std::string_view>& han_families(Kind kind) {
    static const std::vector<std::string_view> kai{"TW-Kai",
                                                   "TW-Kai-Ext-B",
                                                   "TW-Kai-Plus",
                                                   "AR PL UKai TW",
                                                   "Noto Serif CJK TC",
                                                   "Noto Sans CJK TC"};
    static const std::vector<std::string_view> serif{"TW-Sung",
                                                     "TW-Sung-Ext-B",
                                                     "TW-Sung-Plus",
                                                     "Noto Serif CJK TC",
                                                     "TW-Kai",
                                                     "Noto Sans CJK TC"};
    static const std::vector<std::string_view> sans{
        "Noto Sans CJK TC", "TW-Sung", "TW-Sung-Ext-B", "TW-Sung-Plus", "Noto Serif CJK TC"};
    return kind == Kind::kai ? kai : kind == Kind::serif ? serif : sans;
}

Family family_of(std::string_view family) {
    const std::string name = lower(family);
    Family result;
    const auto* hint = std::ranges::find_if(
        hints, [&](const Hint& each) { return name.find(each.part) != std::string::npos; });
    if (hint != hints.end()) {
        result.kind = hint->kind;
        result.han = hint->han;
    }
    for (const StandIn& each : stand_ins) {
        if (each.family == name) {
            result.stand_ins.push_back(each.installed);
            break;
        }
    }
    if (result.han) {
        result.stand_ins = han_families(result.kind);
    } else {
        result.stand_ins.push_back(latin_family(result.kind));
    }
    return result;
}

} // namespace engross::fonts
