#include "fonts/library.h"

#include "base/error.h"
#include "fonts/families.h"

#include <fontconfig/fontconfig.h>

#include <array>
#include <cstdlib>
#include <functional>
#include <unordered_map>

namespace engross::fonts {
namespace {

// Reading the system's configuration costs 4 ms; the folders and the cache alone 0.3 ms, and
// engross has its own aliases. Somebody who sets FONTCONFIG_FILE gets what that says.
constexpr const char* small_config = R"(<?xml version="1.0"?><fontconfig>
<dir>/usr/share/fonts</dir><dir>/usr/local/share/fonts</dir>
<cachedir>/var/cache/fontconfig</cachedir></fontconfig>)";

FcConfig* load_config() {
    if (std::getenv("FONTCONFIG_FILE") != nullptr) {
        return FcInitLoadConfigAndFonts();
    }
    FcConfig* config = FcConfigCreate();
    const auto* text = reinterpret_cast<const FcChar8*>(small_config);
    FcConfigParseAndLoadFromMemory(config, text, FcTrue);
    FcConfigBuildFonts(config);
    return config;
}

struct Installed {
    std::string path;
    unsigned index = 0;
    std::string family;
    bool bold = false;
    bool italic = false;
    FcCharSet* characters = nullptr; // owned by fontconfig
    std::unique_ptr<Face> face;      // opened when first asked for
    bool unusable = false;
};

std::string text_of(FcPattern* pattern, const char* object, int n = 0) {
    FcChar8* value = nullptr;
    return FcPatternGetString(pattern, object, n, &value) == FcResultMatch
               ? std::string(reinterpret_cast<const char*>(value))
               : std::string();
}

int number_of(FcPattern* pattern, const char* object) {
    int value = 0;
    FcPatternGetInteger(pattern, object, 0, &value);
    return value;
}

// Only outlines that PDF can embed; instances of variable fonts have an index above 0xFFFF.
bool can_embed(FcPattern* pattern) {
    FcBool variable = FcFalse;
    FcPatternGetBool(pattern, FC_VARIABLE, 0, &variable);
    const std::string format = text_of(pattern, FC_FONTFORMAT);
    return variable == FcFalse && (format == "TrueType" || format == "CFF") &&
           number_of(pattern, FC_INDEX) < 0x10000;
}

// Han fonts may have such letters too, but each in an em of its own.
bool is_not_for_han_fonts(char32_t c) { return needs_own_font(c) || is_european_letter(c); }

bool is_private(char32_t c) { return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000; }

} // namespace

struct Library::Impl {
    FcConfig* config = nullptr;
    std::vector<Installed> fonts;
    std::unordered_map<std::string, std::vector<std::size_t>> by_family;
    std::map<Wanted, Stack> stacks;
    std::map<std::string, std::string> replaced;
    std::unordered_map<std::uint64_t, Choice> fallbacks; // by character and look of the stack
};

Library::Library() : impl_(std::make_unique<Impl>()) {
    impl_->config = load_config();
    FcFontSet* set = FcConfigGetFonts(impl_->config, FcSetSystem);
    for (int i = 0; set != nullptr && i < set->nfont; ++i) {
        FcPattern* pattern = set->fonts[i];
        if (!can_embed(pattern)) {
            continue;
        }
        Installed font;
        font.path = text_of(pattern, FC_FILE);
        font.index = static_cast<unsigned>(number_of(pattern, FC_INDEX));
        font.family = text_of(pattern, FC_FAMILY);
        font.bold = number_of(pattern, FC_WEIGHT) >= FC_WEIGHT_DEMIBOLD;
        font.italic = number_of(pattern, FC_SLANT) != FC_SLANT_ROMAN;
        FcPatternGetCharSet(pattern, FC_CHARSET, 0, &font.characters);
        for (int n = 0; n < 8; ++n) {
            const std::string family = text_of(pattern, FC_FAMILY, n);
            if (!family.empty()) {
                impl_->by_family[family].push_back(impl_->fonts.size());
            }
        }
        impl_->fonts.push_back(std::move(font));
    }
    if (impl_->fonts.empty()) {
        throw Error(
            ExitCode::internal,
            "/usr/share/fonts",
            {"系統沒有可嵌入的字型，請安裝 fonts-cns11643-kai、fonts-noto-cjk、fonts-liberation。",
             "No embeddable font is installed: install fonts-cns11643-kai, fonts-noto-cjk and "
             "fonts-liberation."});
    }
}

Library::~Library() {
    if (impl_->config != nullptr) {
        FcConfigDestroy(impl_->config);
    }
}

std::vector<std::string> Library::folders() {
    return {"/usr/share/fonts", "/usr/local/share/fonts", "/var/cache/fontconfig"};
}

void Library::begin_document() {
    impl_->stacks.clear();
    impl_->replaced.clear();
}

const std::map<std::string, std::string>& Library::replaced() const { return impl_->replaced; }

const Face* Library::open(std::size_t index) {
    constexpr unsigned restricted = 2; // OS/2 fsType: no embedding without the owner's permission
    Installed& font = impl_->fonts[index];
    if (!font.face && !font.unusable) {
        try {
            font.face = std::make_unique<Face>(font.path, font.index);
            font.unusable = font.face->embedding_rights() == restricted;
        } catch (const Error&) {
            font.unusable = true; // the next family of the chain answers
        }
    }
    return font.unusable ? nullptr : font.face.get();
}

const Face* Library::face(std::string_view family, bool bold, bool italic) {
    const auto found = impl_->by_family.find(std::string(family));
    if (found == impl_->by_family.end()) {
        return nullptr;
    }
    const auto distance = [&](std::size_t index) {
        const Installed& font = impl_->fonts[index];
        return (font.bold != bold ? 1 : 0) + (font.italic != italic ? 2 : 0);
    };
    std::size_t best = found->second.front();
    for (const std::size_t index : found->second) {
        best = distance(index) < distance(best) ? index : best;
    }
    return open(best);
}

namespace {

Choice choice_of(const Face* face, bool bold, bool italic) {
    constexpr int bold_enough = 600;
    return {.face = face,
            .synthetic_bold = bold && face->metrics().weight < bold_enough,
            .synthetic_slant = italic && !face->metrics().italic};
}

} // namespace

Choice Library::find(const std::string& family, bool bold, bool italic) {
    if (const Face* own = face(family, bold, italic)) {
        return choice_of(own, bold, italic);
    }
    for (const std::string_view stand_in : family_of(family).stand_ins) {
        if (const Face* face_found = face(stand_in, bold, italic)) {
            if (!family.empty()) {
                impl_->replaced.emplace(family, stand_in);
            }
            return choice_of(face_found, bold, italic);
        }
    }
    for (std::size_t i = 0; i < impl_->fonts.size(); ++i) {
        if (const Face* any = open(i)) {
            return choice_of(any, bold, italic);
        }
    }
    throw Error(ExitCode::internal, family, {"沒有可用的字型。", "No font can be used."});
}

const Stack& Library::stack(const Wanted& wanted) {
    const auto found = impl_->stacks.find(wanted);
    if (found != impl_->stacks.end()) {
        return found->second;
    }
    Stack stack;
    stack.library_ = this;
    stack.bold_ = wanted.bold;
    stack.italic_ = wanted.italic;
    const std::string han = wanted.east_asian.empty() ? "新細明體" : wanted.east_asian;
    stack.kind_ = family_of(han).kind;
    stack.latin_ =
        find(wanted.latin.empty() ? "Times New Roman" : wanted.latin, wanted.bold, wanted.italic);
    stack.latin_is_han_ = family_of(stack.latin_.face->family()).han;
    stack.east_asian_ = find(han, wanted.bold, wanted.italic);
    return impl_->stacks.emplace(wanted, stack).first->second;
}

Choice Stack::latin() const { return latin_; }

Choice Stack::east_asian() const { return east_asian_; }

// A letter of a script that Han fonts cannot set.
Choice Stack::special(char32_t character) const {
    const bool can = !latin_is_han_ && latin_.face->glyph(character) != 0;
    return can ? latin_ : library_->fallback(character, *this);
}

Choice Stack::pick(char32_t character, bool east_asian) const {
    if (is_not_for_han_fonts(character)) {
        return special(character);
    }
    const Choice& first = east_asian ? east_asian_ : latin_;
    if (first.face->glyph(character) != 0) {
        return first;
    }
    const Choice& second = east_asian ? latin_ : east_asian_;
    if (second.face->glyph(character) != 0) {
        return second;
    }
    return library_->fallback(character, *this);
}

Choice Library::fallback(char32_t character, const Stack& stack) {
    const std::uint64_t key = std::uint64_t{character} << 8U |
                              static_cast<unsigned>(stack.kind_) << 2U | (stack.bold_ ? 2U : 0U) |
                              (stack.italic_ ? 1U : 0U);
    const auto known = impl_->fallbacks.find(key);
    if (known != impl_->fallbacks.end()) {
        return known->second;
    }
    const Choice chosen = search(character, stack);
    impl_->fallbacks.emplace(key, chosen);
    return chosen;
}

template <class Names>
Choice Library::first_of(const Names& families, char32_t character, const Stack& stack) {
    for (const auto& family : families) {
        const Face* found = face(family, stack.bold_, stack.italic_);
        if (found != nullptr && found->glyph(character) != 0) {
            return choice_of(found, stack.bold_, stack.italic_);
        }
    }
    return {};
}

Choice Library::search(char32_t character, const Stack& stack) {
    static constexpr std::array<std::string_view, 8> others{"DejaVu Sans",
                                                            "DejaVu Serif",
                                                            "Noto Sans Symbols",
                                                            "Noto Sans Symbols2",
                                                            "Noto Sans Math",
                                                            "Noto Sans",
                                                            "Liberation Sans",
                                                            "OpenSymbol"};
    const bool own = is_not_for_han_fonts(character);
    const Choice scripts =
        own ? first_of(script_families(character, stack.kind_), character, stack) : Choice{};
    const Choice han = own ? Choice{} : first_of(han_families(stack.kind_), character, stack);
    for (const Choice& each : {scripts, han, first_of(others, character, stack)}) {
        if (each.face != nullptr) {
            return each;
        }
    }
    if (const Choice last = own ? first_of(han_families(stack.kind_), character, stack) : Choice{};
        last.face != nullptr) {
        return last;
    }
    const auto draws = [&](const Face* face) {
        return face != nullptr && face->glyph(character) != 0;
    };
    for (std::size_t i = 0; i < impl_->fonts.size() && !is_private(character); ++i) {
        const Installed& font = impl_->fonts[i];
        if (font.characters != nullptr && FcCharSetHasChar(font.characters, character) != FcFalse) {
            if (const Face* found = open(i); draws(found)) {
                return choice_of(found, stack.bold_, stack.italic_);
            }
        }
    }
    Choice geta = stack.east_asian_;
    geta.missing = true;
    return geta;
}

} // namespace engross::fonts
