// Where Latin words may be divided: TeX's patterns, by libhyphen (used nowhere else), for the
// languages whose dictionaries are installed.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct _HyphenDict;

namespace engross::layout {

class Hyphenation {
public:
    Hyphenation();
    ~Hyphenation();
    Hyphenation(const Hyphenation&) = delete;
    Hyphenation& operator=(const Hyphenation&) = delete;

    // For each character of a word, whether a hyphen may stand before it. Empty when nothing is
    // known of the language (BCP 47) or the word. A dictionary is opened when it is first asked.
    std::vector<bool> points(std::u32string_view word, std::string_view language);

private:
    struct Close {
        void operator()(_HyphenDict* dictionary) const;
    };

    using Dictionary = std::unique_ptr<_HyphenDict, Close>;
    _HyphenDict* dictionary(std::string_view language);

    std::map<std::string, Dictionary, std::less<>> known_; // by language; null: none is installed
};

} // namespace engross::layout
