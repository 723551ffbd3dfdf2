#include "layout/formula.h"

#include "base/text.h"
#include "layout/formula_setter.h"

#include <algorithm>

namespace engross::layout {
namespace {

// "0.5em"; other units are rare.
double ems(std::string_view width) {
    return width.ends_with("em")
               ? std::clamp(text::to_double(width.substr(0, width.size() - 2)), 0.0, 20.0)
               : 0;
}

} // namespace

std::vector<RowPiece> FormulaSetter::pieces(xml::Node math, const MathStyle& style) {
    while (is_row(nth(math, 0)) && (!nth(math, 1) || math.is("semantics"))) {
        math = nth(math, 0);
    }
    return divide_row(pen_, atoms(math, style), style);
}

MathBox FormulaSetter::set(xml::Node node, const MathStyle& style) {
    if (depth_ >= doc::deepest_formula) {
        too_deep_ = true;
        return {};
    }
    ++depth_;
    MathBox box = node ? element(node, style) : MathBox{};
    box.give_to(node);
    --depth_;
    return box;
}

std::vector<Atom> FormulaSetter::atoms(xml::Node parent, const MathStyle& style) {
    std::vector<Atom> all;
    for (const xml::Node child : parent.children()) {
        if (child.name().starts_with("annotation") || child.is("none")) {
            continue;
        }
        MathBox box = set(child, style);
        if (box.width > 0 || box.ascent > 0) {
            const xml::Node core = core_of(child);
            all.push_back({.box = std::move(box),
                           .sign = operator_of(child),
                           .large = core.is("mi") ? text::length(text::trim(core.text())) > 1
                                                  : is_large_operator(operator_of(core)),
                           .stretches = child.attr("stretchy") != "false"});
        }
    }
    return all;
}

MathBox FormulaSetter::row(xml::Node parent, const MathStyle& style) {
    return set_row(pen_, atoms(parent, style), style);
}

MathBox FormulaSetter::element(xml::Node node, const MathStyle& style) {
    struct Rule {
        std::string_view name;
        MathBox (FormulaSetter::*set)(xml::Node, const MathStyle&);
    };

    static constexpr Rule rules[] = {
        {"mi", &FormulaSetter::token},
        {"mn", &FormulaSetter::token},
        {"mtext", &FormulaSetter::token},
        {"ms", &FormulaSetter::token},
        {"mo", &FormulaSetter::sign},
        {"mfrac", &FormulaSetter::fraction},
        {"msqrt", &FormulaSetter::root},
        {"mroot", &FormulaSetter::root},
        {"msub", &FormulaSetter::scripts},
        {"msup", &FormulaSetter::scripts},
        {"msubsup", &FormulaSetter::scripts},
        {"munder", &FormulaSetter::limits},
        {"mover", &FormulaSetter::limits},
        {"munderover", &FormulaSetter::limits},
        {"mtable", &FormulaSetter::table},
        {"mmultiscripts", &FormulaSetter::multiscripts},
        {"menclose", &FormulaSetter::enclosed},
    };
    for (const Rule& rule : rules) {
        if (rule.name == node.name()) {
            return (this->*rule.set)(node, style);
        }
    }
    if (node.is("mspace")) {
        MathBox space;
        space.width = ems(node.attr("width")) * style.size();
        return space;
    }
    if (node.is("semantics")) {
        return set(nth(node, 0), style);
    }
    MathBox held = row(node, style); // mrow, mstyle, mpadded and what is unknown
    if (node.is("mphantom")) {
        held.parts.clear();
        held.bars.clear();
    }
    return held;
}

// One letter alone is a variable and slants, a name of several stands upright: sin (MathML 3,
// 3.2.2).
MathBox FormulaSetter::token(xml::Node node, const MathStyle& style) {
    const std::u32string words = text::decode(doc::token_words(node));
    const std::string_view variant = node.attr("mathvariant");
    MathStyle own = style;
    own.bold = style.bold || variant.starts_with("bold");
    const bool slants = variant.empty() ? node.is("mi") && words.size() == 1
                                        : variant.find("italic") != std::string_view::npos;
    return pen_.word(words, own, slants);
}

MathBox FormulaSetter::sign(xml::Node node, const MathStyle& style) {
    std::u32string words = text::decode(doc::token_words(node));
    std::ranges::replace(words, U'-', U'−');
    std::ranges::replace(words, U'*', U'∗');
    std::ranges::replace(words, U'⋅', U'·');
    const std::string sign = text::encode(words);
    if (!is_large_operator(sign)) {
        return pen_.word(words, style, false);
    }
    const double displayed = doc::is_integral(sign) ? 1.7 : 1.3;
    return pen_.centred(words, style, style.display ? displayed : doc::is_integral(sign) ? 1.2 : 1);
}

xml::Node Context::math_of(xml::Node formula) {
    const auto [found, is_new] = formulas.try_emplace(formula.raw());
    if (is_new) {
        found->second = doc::parse_mathml(formula.attr("mathml"));
    }
    return found->second ? found->second.root() : xml::Node();
}

std::vector<RowPiece> set_formula(Context& context, xml::Node formula, const TextLook* look) {
    const xml::Node math = context.math_of(formula);
    if (!math) {
        return {};
    }
    const bool display = formula.attr("display") == "block" || math.attr("display") == "block";
    FormulaSetter setter(context);
    std::vector<RowPiece> pieces = setter.pieces(math, {.look = look, .display = display});
    return setter.is_whole() ? pieces : std::vector<RowPiece>{};
}

void fit_to(double measure, std::vector<RowPiece>& pieces) {
    for (RowPiece& piece : pieces) {
        const double width = piece.box.width;
        if (width <= measure || measure <= 0) {
            continue;
        }
        const auto scale = static_cast<float>(measure / width);
        piece.box.width *= scale;
        piece.box.ascent *= scale;
        piece.box.descent *= scale;
        for (TextItem& part : piece.box.parts) {
            for (float* each : {&part.x, &part.y, &part.width, &part.size}) {
                *each *= scale;
            }
            for (Glyph& glyph : part.glyphs) {
                glyph.x *= scale;
                glyph.advance *= scale;
            }
        }
        for (RectItem& bar : piece.box.bars) {
            for (float* each : {&bar.x, &bar.y, &bar.width, &bar.height}) {
                *each *= scale;
            }
        }
    }
}

bool is_displayed_alone(xml::Node block) {
    bool found = false;
    for (const xml::Node node : block.nodes()) {
        const bool formula = node.is("formula") && node.attr("display") == "block";
        if (!formula && !(node.is_text() && text::is_blank(node.content()))) {
            return false;
        }
        found = found || formula;
    }
    return found;
}

} // namespace engross::layout
