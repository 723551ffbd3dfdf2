// word/numbering.xml: definitions of lists, and the counters while a document is read
// (ECMA-376-1, 17.9).
#pragma once

#include "read/docx/styles.h"
#include "read/output.h"

#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace engross::read::docx {

struct Level {
    int start = 1;
    int restart = -1; // w:lvlRestart: 0 never; -1 after any higher level
    Numeral numeral = Numeral::decimal;
    bool is_legal = false; // w:isLgl: all numbers decimal
    std::string text;      // with %1 … %9
    std::string separator = "\t";
    std::string paragraph_style;
    std::string bullet_font;
    ParagraphProperties paragraph;
};

// ST_NumberFormat (17.18.59); decimal for formats that are not known.
Numeral numeral_of(std::string_view name);

class Numbering {
public:
    Numbering() = default;
    Numbering(xml::Node root, const Styles& styles);

    // Level of a numbering; null when the file does not define it. `level` from 0.
    [[nodiscard]] const Level* level(int number, int level) const;
    // Level that a paragraph style is linked to, else 0.
    [[nodiscard]] int level_of_style(int number, std::string_view style) const;
    // Counts one paragraph on and gives its label; nothing when the level has none.
    std::optional<AutoLabel> next(int number, int level);

private:
    static constexpr std::size_t levels = 9;
    using Levels = std::array<Level, levels>;

    struct Number {
        int abstract = -1;
        std::map<int, Level> levels; // overridden
        std::map<int, int> starts;   // w:startOverride
    };

    struct Counter {
        std::array<int, levels> value{};
        std::array<bool, levels> is_running{};
    };

    void read_abstract(xml::Node node, const Styles& styles);
    void read_number(xml::Node node);
    void advance(int number, std::size_t level);
    [[nodiscard]] AutoLabel
    label(int number, const Level& level, const Counter& counter, int index) const;

    std::map<int, Levels> abstracts_;
    std::map<int, Number> numbers_;
    std::map<int, int> linked_;       // abstract → number of its numbering style
    std::map<int, Counter> counters_; // by abstract: all its numbers count on together
    std::set<std::pair<int, int>> restarted_;
};

} // namespace engross::read::docx
