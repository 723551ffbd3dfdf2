// Scripts, limits, and marks over and under their base.
#include "doc/formula_reader.h"

#include <algorithm>

namespace engross::doc {
namespace {

constexpr std::size_t most_scripts = 32; // of one base, as many as are drawn

// −1 stands as a script as one number does.
bool is_short(xml::Node node) {
    const xml::Node held = unwrapped(node);
    const auto items = is_row(held) ? said_items(held) : std::vector<xml::Node>{};
    return is_single(node) ||
           (items.size() == 2 && prefix_name_of(operator_of(items[0])) && is_single(items[1]));
}

// A power of its base, as far as can be told: no word, operator or sign of a transposed matrix.
bool is_power(xml::Node sup) {
    const xml::Node held = unwrapped(sup);
    const std::string words = words_of(held);
    return !held.is("mtext") && !held.is("mo") && words != "T" &&
           !(held.is("mi") && text::length(words) > 1);
}

bool is_log(xml::Node base) { return words_of(unwrapped(base)) == "log"; }

} // namespace

std::string FormulaReader::lowered(const std::string& base, xml::Node sub) {
    return say(is_short(sub) ? phrases::sub : phrases::sub_closed, {base, read(sub)});
}

std::string FormulaReader::raised(const std::string& base, xml::Node sup, bool beside) {
    const std::string words = words_of(unwrapped(sup));
    if (const Phrase mark = mark_raised(words)) {
        return say({"$0 $1", "$0 $1"}, {base, say(mark)});
    }
    const std::string exponent = read(sup);
    if (!is_power(sup)) {
        return say(phrases::raised, {base, exponent});
    }
    if (words == "2" || words == "3") {
        return say(words == "2" ? phrases::squared : phrases::cubed, {base});
    }
    const Phrase& phrase = !is_short(sup) ? phrases::power
                           : beside       ? phrases::to_the_closed
                                          : phrases::to_the;
    return say(phrase, {base, exponent});
}

std::string FormulaReader::scripts(xml::Node node, bool beside) {
    const auto [base, sub, sup] = scripts_of(node);
    if (large_name_of(words_of(unwrapped(base)))) {
        return with_limits(base, sub, sup);
    }
    std::string said = whole(base);
    if (sub) {
        said = is_log(base) && is_short(sub) ? say(phrases::log_base, {said, read(sub)})
                                             : lowered(said, sub);
    }
    return sup ? raised(said, sup, beside) : said;
}

// Those before mprescripts stand after the base, those after it before. A pair each.
std::string FormulaReader::multiscripts(xml::Node node, bool beside) {
    const Nodes all = node.children().collect();
    std::string said = all.empty() ? std::string() : whole(all.front());
    bool is_before = false;
    for (std::size_t at = 1; at < std::min(all.size(), most_scripts);) {
        if (all[at].is("mprescripts")) {
            is_before = true;
            ++at;
            continue;
        }
        const xml::Node sub = all[at];
        const xml::Node sup = at + 1 < all.size() ? all[at + 1] : xml::Node();
        if (!sub.is("none")) {
            said = is_before ? say(phrases::sub_before, {said, read(sub)}) : lowered(said, sub);
        }
        if (sup && !sup.is("none")) {
            said = is_before ? say(phrases::raised_before, {said, read(sup)})
                             : raised(said, sup, beside);
        }
        at += 2;
    }
    return said;
}

std::string FormulaReader::with_limits(xml::Node base, xml::Node below, xml::Node above) {
    const std::string words = words_of(unwrapped(base));
    const std::string name = say(large_name_of(words));
    const bool outer = in_limit_;
    in_limit_ = words == "lim";
    const std::string from = read(below);
    in_limit_ = outer;
    const std::string to = read(above);
    if (words == "lim" && !from.empty()) {
        return say(phrases::limit, {name, from});
    }
    return from.empty() && to.empty() ? name
           : from.empty()             ? say(phrases::up_to, {name, to})
           : to.empty()               ? say(phrases::within, {name, from})
                                      : say(phrases::from_to, {name, from, to});
}

std::string FormulaReader::limits(xml::Node node, bool /*beside*/) {
    const auto [base, below, above] = scripts_of(node);
    if (large_name_of(words_of(unwrapped(base)))) {
        return with_limits(base, below, above);
    }
    std::string said = whole(base);
    said = above ? marked(said, above, true) : said;
    said = below ? marked(said, below, false) : said;
    return said;
}

std::string FormulaReader::marked(const std::string& base, xml::Node mark, bool is_over) {
    const std::string words = words_of(unwrapped(mark));
    const Phrase known = is_over ? mark_over(words) : mark_under(words);
    if (known) {
        return say({"$0 $1", "$0 $1"}, {base, say(known)});
    }
    return say(is_over ? phrases::above : phrases::below, {base, read(mark)});
}

} // namespace engross::doc
