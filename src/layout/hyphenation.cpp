#include "layout/hyphenation.h"

#include "base/text.h"

#include <hyphen.h>
#include <unicode/uchar.h>

#include <cstdlib>
#include <filesystem>

namespace engross::layout {
namespace {

std::string upper(std::string_view text) {
    std::string result(text);
    for (char& c : result) {
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return result;
}

bool is_ascii_word(std::string_view text) {
    return !text.empty() &&
           text.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") ==
               std::string_view::npos;
}

// en-GB: hyph_en_GB.dic; de: hyph_de.dic, hyph_de_DE.dic; what has no dictionary of its region
// takes another's.
std::vector<std::string> names_of(std::string_view tag) {
    const auto parts = text::split(tag, '-');
    if (parts.empty() || parts.front().size() < 2 || parts.front().size() > 3 ||
        !is_ascii_word(parts.front())) {
        return {};
    }
    const std::string language(parts.front());
    std::vector<std::string> names;
    if (parts.size() > 1 && parts.back().size() == 2 && is_ascii_word(parts.back())) {
        names.push_back(language + "_" + upper(parts.back()));
    }
    names.push_back(language);
    names.push_back(language + "_" + (language == "en" ? "US" : upper(language)));
    return names;
}

// The word in lower case in the dictionary's encoding, a byte a character in the old ones; empty
// when it cannot be.
std::string encoded(std::u32string_view word, const HyphenDict& dictionary) {
    std::string result;
    for (const char32_t c : word) {
        const auto lower = static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
        if (dictionary.utf8 != 0) {
            text::append(result, lower);
        } else if (lower < 0x100) { // ISO 8859-1
            result += static_cast<char>(lower);
        } else {
            return {};
        }
    }
    return result;
}

// What libhyphen allocates for divisions that change letters; those are not made.
struct Changes {
    char** replacements = nullptr;
    int* positions = nullptr;
    int* cuts = nullptr;
    std::size_t size;

    explicit Changes(std::size_t bytes) : size(bytes) {}

    Changes(const Changes&) = delete;
    Changes& operator=(const Changes&) = delete;

    ~Changes() {
        for (std::size_t i = 0; replacements != nullptr && i < size; ++i) {
            std::free(replacements[i]);
        }
        std::free(replacements);
        std::free(positions);
        std::free(cuts);
    }

    [[nodiscard]] bool at(std::size_t i) const {
        return replacements != nullptr && replacements[i] != nullptr;
    }
};

} // namespace

Hyphenation::Hyphenation() = default;
Hyphenation::~Hyphenation() = default;

void Hyphenation::Close::operator()(_HyphenDict* dictionary) const { hnj_hyphen_free(dictionary); }

_HyphenDict* Hyphenation::dictionary(std::string_view language) {
    const auto found = known_.find(language);
    if (found != known_.end()) {
        return found->second.get();
    }
    Dictionary opened;
    for (const std::string& name : names_of(language)) {
        const std::string path = "/usr/share/hyphen/hyph_" + name + ".dic";
        std::error_code error;
        if (!opened && std::filesystem::is_regular_file(path, error)) {
            opened.reset(hnj_hyphen_load(path.c_str()));
        }
    }
    return known_.emplace(language, std::move(opened)).first->second.get();
}

std::vector<bool> Hyphenation::points(std::u32string_view word, std::string_view language) {
    constexpr std::size_t longest = 100;
    HyphenDict* patterns =
        word.size() < 5 || word.size() > longest ? nullptr : dictionary(language);
    const std::string bytes = patterns == nullptr ? std::string() : encoded(word, *patterns);
    if (bytes.empty()) {
        return {};
    }
    std::vector<char> marks(bytes.size() + 5);
    Changes changes(bytes.size());
    if (hnj_hyphen_hyphenate2(patterns,
                              bytes.c_str(),
                              static_cast<int>(bytes.size()),
                              marks.data(),
                              nullptr,
                              &changes.replacements,
                              &changes.positions,
                              &changes.cuts) != 0) {
        return {};
    }
    std::vector<bool> result(word.size(), false);
    for (std::size_t i = 1; i < word.size(); ++i) {
        result[i] = (marks[i - 1] & 1) != 0 && !changes.at(i - 1);
    }
    return result;
}

} // namespace engross::layout
