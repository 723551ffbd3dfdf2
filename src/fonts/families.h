// What a family name means when the font itself is not there.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace engross::fonts {

enum class Kind { serif, sans, mono, kai };

struct Family {
    Kind kind = Kind::serif;
    bool han = false;                        // a Han font
    std::vector<std::string_view> stand_ins; // installed names that answer for it, best first
};

// Never empty stand-ins. `family` as an author wrote it; any case, Chinese or English.
Family family_of(std::string_view family);
// A letter of a script that only fonts made for it can set: Arabic, Hebrew, Thai, Indic … Han fonts
// hold such letters too, but each in an em of its own, not joined or stacked.
bool needs_own_font(char32_t character);
// A Greek, Cyrillic or accented Latin letter: Han fonts have such letters too, each as wide as a
// character.
bool is_european_letter(char32_t character);
// Installed fonts may have these names for the script of a character, best first: "Noto Serif
// Thai".
std::vector<std::string> script_families(char32_t character, Kind kind);
// Fall-backs for Han text of a kind, best first.
const std::vector<std::string_view>& han_families(Kind kind);

} // namespace engross::fonts
