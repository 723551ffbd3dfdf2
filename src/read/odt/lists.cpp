#include "read/odt/lists.h"

#include "read/symbols.h"

#include <algorithm>

namespace engross::read::odt {

namespace {

constexpr int largest = 1'000'000;
constexpr int largest_start = 32'767; // greater ones are taken for none, as LibreOffice does

struct Format {
    std::string_view
        first; // character of the num-format, LibreOffice's "一, 二, 三, ..." by its first
    Numeral numeral;
};

constexpr std::array<Format, 12> formats{{{"1", Numeral::decimal},
                                          {"a", Numeral::lower_letter_counting},
                                          {"A", Numeral::upper_letter_counting},
                                          {"i", Numeral::lower_roman},
                                          {"I", Numeral::upper_roman},
                                          {"一", Numeral::han},
                                          {"壹", Numeral::han_formal},
                                          {"甲", Numeral::stem},
                                          {"子", Numeral::branch},
                                          {"１", Numeral::decimal_full},
                                          {"①", Numeral::decimal_circled},
                                          {"01", Numeral::decimal_zero}}};

// num-letter-sync: after z comes aa, bb, cc, not aa, ab, ac.
Numeral in_sync(Numeral numeral) {
    if (numeral == Numeral::lower_letter_counting) {
        return Numeral::lower_letter;
    }
    return numeral == Numeral::upper_letter_counting ? Numeral::upper_letter : numeral;
}

// Indents of the older mode are added to the paragraph's; those of label-alignment replace them.
void parse_position(xml::Node properties, Level& level) {
    const xml::Node alignment = properties.child("list-level-label-alignment");
    level.is_aligned = properties.attr("list-level-position-and-space-mode") == "label-alignment";
    if (level.is_aligned) {
        const auto after = alignment.attr("label-followed-by");
        level.separator = after == "space" ? " " : (after == "nothing" ? "" : "\t");
        level.start_indent = points(alignment.attr("margin-left"));
        level.first_indent = points(alignment.attr("text-indent"));
        return;
    }
    const double label = points(properties.attr("min-label-width"));
    level.start_indent = points(properties.attr("space-before")) + label;
    level.first_indent = -label;
}

Level parse_level(xml::Node node) {
    Level level;
    level.is_defined = true;
    level.prefix = node.attr("num-prefix");
    level.suffix = node.attr("num-suffix");
    level.pattern = node.attr("num-list-format");
    level.start = std::clamp(text::to_int(node.attr("start-value"), 1), 0, largest);
    level.display_levels =
        std::clamp(text::to_int(node.attr("display-levels"), 1), 1, static_cast<int>(list_levels));
    if (node.is("list-level-style-bullet")) {
        level.numeral = Numeral::bullet;
        level.bullet =
            symbol_text(node.attr("bullet-char"), node.child("text-properties").attr("font-name"));
    } else if (node.is("list-level-style-image")) {
        level.numeral = Numeral::bullet;
        level.bullet = "•";
    } else {
        const Numeral numeral = numeral_of(node.attr("num-format"));
        level.numeral = node.attr("num-letter-sync") == "true" ? in_sync(numeral) : numeral;
    }
    parse_position(node.child("list-level-properties"), level);
    return level;
}

std::string
joined_numbers(const List& list, const Levels& levels, std::size_t level, std::string& form) {
    std::string out;
    const auto shown = static_cast<std::size_t>(levels.at(level).display_levels);
    for (std::size_t at = level + 1 >= shown ? level + 1 - shown : 0; at <= level; ++at) {
        const std::string number = format_number(list.value.at(at), levels.at(at).numeral);
        if (!number.empty()) {
            out += (out.empty() ? "" : ".") + number;
            form += form.empty() ? "N" : ".N";
        }
    }
    return out;
}

// "%1%.%2%" with the numbers of the levels in their places.
std::string filled_pattern(const List& list,
                           const Levels& levels,
                           const std::string& pattern,
                           std::string& form) {
    std::string out;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        const auto end = pattern[at] == '%' ? pattern.find('%', at + 1) : std::string::npos;
        const int wanted =
            end == std::string::npos
                ? 0
                : text::to_int(std::string_view(pattern).substr(at + 1, end - at - 1));
        if (wanted < 1 || static_cast<std::size_t>(wanted) > list_levels) {
            out += pattern[at];
            form += pattern[at];
            continue;
        }
        const auto index = static_cast<std::size_t>(wanted - 1);
        out += format_number(list.value.at(index), levels.at(index).numeral);
        form += "N";
        at = end;
    }
    return out;
}

} // namespace

Numeral numeral_of(std::string_view num_format) {
    const auto comma = num_format.find(',');
    const auto first = text::trim(num_format.substr(0, comma));
    const auto found = std::ranges::find(formats, first, &Format::first);
    if (found != formats.end()) {
        return found->numeral;
    }
    return num_format.empty() ? Numeral::none : Numeral::decimal;
}

std::optional<int> start_of(xml::Node node) {
    const int value = text::to_int(node.attr("start-value"), -1);
    return value < 0 || value > largest_start ? std::nullopt : std::optional(value);
}

Levels parse_levels(xml::Node list_style) {
    Levels levels;
    for (const xml::Node node : list_style.children()) {
        const int index = text::to_int(node.attr("level"), 0);
        if (index >= 1 && static_cast<std::size_t>(index) <= list_levels) {
            levels.at(static_cast<std::size_t>(index - 1)) = parse_level(node);
        }
    }
    return levels;
}

Levels default_levels() {
    constexpr std::array bullets{"•", "◦", "▪"};
    constexpr double step = 18; // pt
    Levels levels;
    for (std::size_t at = 0; at < list_levels; ++at) {
        Level& level = levels.at(at);
        level.numeral = Numeral::bullet;
        level.bullet = bullets.at(at % bullets.size());
        level.is_defined = level.is_aligned = true;
        level.first_indent = -step;
        level.start_indent = step * static_cast<double>(at + 1);
    }
    return levels;
}

void advance(List& list, const Levels& levels, std::size_t level, std::optional<int> start) {
    for (std::size_t higher = 0; higher < level; ++higher) {
        if (!list.is_running.at(higher)) {
            const int first = levels.at(higher).start;
            list.value.at(higher) = list.counts_missing ? first : std::max(first - 1, 0);
            list.is_running.at(higher) = true;
        }
    }
    if (start) {
        list.value.at(level) = std::clamp(*start, 0, largest);
    } else if (list.is_running.at(level)) {
        ++list.value.at(level);
    } else {
        list.value.at(level) = levels.at(level).start;
    }
    list.is_running.at(level) = true;
    std::fill(list.is_running.begin() + static_cast<std::ptrdiff_t>(level) + 1,
              list.is_running.end(),
              false);
}

std::optional<AutoLabel> label_of(const List& list, const Levels& levels, std::size_t level) {
    const Level& own = levels.at(level);
    AutoLabel label;
    label.numeral = own.numeral;
    label.separator = own.separator;
    label.number = list.value.at(level);
    if (own.numeral == Numeral::bullet) {
        label.text = own.bullet;
    } else if (own.numeral != Numeral::none && !own.pattern.empty()) {
        label.text = filled_pattern(list, levels, own.pattern, label.form);
    } else if (own.numeral != Numeral::none) {
        label.text = own.prefix + joined_numbers(list, levels, level, label.form) + own.suffix;
        label.form = own.prefix + label.form + own.suffix;
    }
    if (text::is_blank(label.text)) {
        return std::nullopt;
    }
    return label;
}

} // namespace engross::read::odt
