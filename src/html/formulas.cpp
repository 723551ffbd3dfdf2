#include "html/mathml.h"
#include "html/words.h"
#include "html/writer.h"

namespace engross::html {

namespace {

// More may be wider than a telephone: such a formula scrolls in a box of its own, by keyboard as
// well.
constexpr std::size_t many_symbols = 12;

std::string class_of(bool is_wide, bool has_own_line) {
    return std::string("engross-formula") + (is_wide ? " engross-wide" : "") +
           (has_own_line ? " engross-display" : "");
}

} // namespace

// As MathML, else its linear reading.
void Writer::formula(xml::Node node, bool block) {
    const bool displayed =
        block || node.attr("display") == "block"; // also one that stands alone in a paragraph
    const Formula formula = quiet_ ? Formula{} : clean_formula(node.attr("mathml"), displayed);
    const bool is_wide = formula.symbols > many_symbols;
    const std::string_view id = block ? node.attr("id") : std::string_view();
    out_.open(block ? "div" : "span",
              {{"id", id},
               {"class", class_of(is_wide, displayed && !block)},
               {"role", is_wide ? "group" : ""},
               {"tabindex", is_wide ? "0" : ""},
               {"aria-label", is_wide ? say(words::formula) : ""}});
    if (formula.markup.empty()) {
        out_.text(node.text());
    } else {
        out_.raw(formula.markup);
    }
    out_.close(block ? "div" : "span");
}

void Writer::inline_formula(xml::Node node) { formula(node, false); }

void Writer::formula_block(xml::Node node) {
    formula(node, true);
    out_.line();
}

} // namespace engross::html
