// Lists of ODF: level definitions, counters, labels (ODF 1.3 part 3, 5.3 and 16.30).
#pragma once

#include "read/odt/styles.h"
#include "read/output.h"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace engross::read::odt {

constexpr std::size_t list_levels = 10;

struct Level {
    bool is_defined = false;
    Numeral numeral = Numeral::none;
    std::string prefix, suffix, bullet;
    std::string pattern; // loext:num-list-format: "%1%.%2%"
    int start = 1;
    int display_levels = 1;
    std::string separator = "\t";
    bool is_aligned = false; // label-alignment mode: indents come from the level
    double start_indent = 0; // pt
    double first_indent = 0;
};

using Levels = std::array<Level, list_levels>;

// One running list.
struct List {
    std::string name; // l1, l2, …
    std::string style;
    std::array<int, list_levels> value{};
    std::array<bool, list_levels> is_running{};
    bool counts_missing = true; // a level that is skipped counts as one; not in the outline
};

Levels parse_levels(xml::Node list_style);
// Of a list that names no style, or one that is missing: bullets, as LibreOffice shows it (19.880).
Levels default_levels();
// text:start-value of an item; nothing when there is none that can be meant.
std::optional<int> start_of(xml::Node node);
Numeral numeral_of(std::string_view num_format);
// Counts one item on; `start`: text:start-value of the item.
void advance(List& list, const Levels& levels, std::size_t level, std::optional<int> start);
std::optional<AutoLabel> label_of(const List& list, const Levels& levels, std::size_t level);

} // namespace engross::read::odt
