// Fractions, roots, brackets, frames and tables of formulas.
#include "base/numerals.h"
#include "doc/formula_reader.h"

namespace engross::doc {
namespace {

bool are_single(xml::Node node) { return is_single(nth(node, 0)) && is_single(nth(node, 1)); }

std::size_t count_columns(xml::Node table) {
    std::size_t most = 0;
    for (const xml::Node line : table.children()) {
        most = std::max(most, line.children().collect().size());
    }
    return most;
}

bool is_bar(std::string_view sign) { return sign == "|" || sign == "∣"; }

bool is_double_bar(std::string_view sign) { return sign == "‖" || sign == "∥" || sign == "||"; }

// 一 up to 十, as is said; more in digits, which need no such words.
std::string number_in(std::size_t number, Language language) {
    const bool in_han = language == Language::zh_tw && number <= 10;
    return in_han ? format_number(static_cast<int>(number), Numeral::han) : std::to_string(number);
}

} // namespace

std::string FormulaReader::fraction(xml::Node node, bool beside) {
    const std::string above = read(nth(node, 0));
    const std::string below = read(nth(node, 1));
    if (!has_bar(node)) {
        return say(phrases::stack, {above, below});
    }
    return say(!beside && are_single(node) ? phrases::over : phrases::fraction, {above, below});
}

std::string FormulaReader::binomial(xml::Node fraction, bool beside) {
    return say(are_single(fraction) && !beside ? phrases::choose : phrases::binomial,
               {read(nth(fraction, 0)), read(nth(fraction, 1))});
}

std::string FormulaReader::root(xml::Node node, bool beside) {
    const bool has_degree = node.is("mroot");
    const Nodes items = said_items(node);
    const std::string held = has_degree ? read(nth(node, 0)) : sequence(items, false);
    const bool is_one =
        has_degree ? is_single(nth(node, 0)) : items.size() == 1 && is_single(items.front());
    const bool is_short = is_one && !beside;
    if (!has_degree) {
        return say(is_short ? phrases::root : phrases::root_closed, {held});
    }
    const xml::Node degree = nth(node, 1);
    if (words_of(unwrapped(degree)) == "3") {
        return say(is_short ? phrases::cube_root : phrases::cube_root_closed, {held});
    }
    return say(is_short && is_single(degree) ? phrases::degree_root : phrases::degree_root_closed,
               {held, read(degree)});
}

// What brackets mean together with what they hold; "" when no more than themselves.
std::string FormulaReader::in_brackets(std::string_view open,
                                       std::string_view close,
                                       const Nodes& held,
                                       bool beside) {
    const xml::Node only = held.size() == 1 ? unwrapped(held.front()) : xml::Node();
    if (only.is("mtable") && ((open == "(" && close == ")") || (open == "[" && close == "]"))) {
        return table_as(phrases::matrix, only);
    }
    if (only.is("mtable") && ((is_bar(open) && is_bar(close)) || (open == "{" && close.empty()))) {
        return table_as(open == "{" ? phrases::brace : phrases::determinant, only);
    }
    if (only.is("mfrac") && !has_bar(only) && open == "(" && close == ")") {
        return binomial(only, beside);
    }
    const bool is_norm = is_double_bar(open) && is_double_bar(close);
    return is_norm || (is_bar(open) && is_bar(close))
               ? say(is_norm ? phrases::norm : phrases::absolute, {sequence(held, false)})
               : std::string();
}

std::string FormulaReader::of_row(const Nodes& items, bool beside) {
    if (items.size() < 2) {
        return {};
    }
    const std::string open = operator_of(items.front());
    const std::string close = operator_of(items.back());
    const bool is_closed = !close.empty();
    const Nodes held(items.begin() + 1, items.end() - (is_closed ? 1 : 0));
    for (const xml::Node each : held) {
        const std::string sign = operator_of(each);
        if (is_bar(sign) || is_double_bar(sign)) {
            return {}; // |a| + |b|
        }
    }
    return open.empty() || held.empty() ? std::string() : in_brackets(open, close, held, beside);
}

std::string FormulaReader::enclosed(xml::Node node, bool beside) {
    const std::string_view notation = node.attr("notation");
    const auto has = [&](std::string_view word) {
        return notation.find(word) != std::string_view::npos;
    };
    if (has("box") || has("circle")) {
        return say(phrases::boxed, {row(node, false)});
    }
    return has("strike") ? say(phrases::struck, {row(node, false)}) : row(node, beside);
}

std::string FormulaReader::table(xml::Node node, bool /*beside*/) {
    return table_as(count_columns(node) > 1 ? phrases::table : phrases::lines, node);
}

std::string FormulaReader::table_as(const TablePhrases& words, xml::Node node) {
    const Nodes lines = node.children().collect();
    std::string said =
        say(words.begin, {std::to_string(lines.size()), std::to_string(count_columns(node))});
    const std::string comma = say(phrases::comma);
    for (std::size_t at = 0; at < lines.size() && !is_too_long(said); ++at) {
        add_words(said, comma);
        add_words(said, say(words.row, {number_in(at + 1, language_)}));
        bool is_first = true;
        for (const xml::Node cell : lines[at].children()) {
            if (is_too_long(said)) {
                break;
            }
            const std::string held = read(cell);
            add_words(said, is_first ? "" : comma);
            add_words(said, held.empty() ? say(phrases::blank) : held, true);
            is_first = false;
        }
    }
    add_words(said, comma);
    add_words(said, say(words.end));
    return said;
}

} // namespace engross::doc
