// The elements of MathML, each set from its children's boxes.
#pragma once

#include "doc/mathml.h"
#include "layout/formula_row.h"

namespace engross::layout {

class FormulaSetter {
public:
    explicit FormulaSetter(Context& context) : pen_(context) {}

    // A row that is a row alone counts as what it holds.
    std::vector<RowPiece> pieces(xml::Node math, const MathStyle& style);

    [[nodiscard]] bool is_whole() const { return !pen_.lacks_sign() && !too_deep_; }

private:
    MathBox set(xml::Node node, const MathStyle& style);
    MathBox row(xml::Node parent, const MathStyle& style);
    std::vector<Atom> atoms(xml::Node parent, const MathStyle& style);
    MathBox element(xml::Node node, const MathStyle& style);
    MathBox token(xml::Node node, const MathStyle& style);
    MathBox sign(xml::Node node, const MathStyle& style);

    // formula_parts.cpp
    MathBox fraction(xml::Node node, const MathStyle& style);
    MathBox root(xml::Node node, const MathStyle& style);
    MathBox under_root(MathBox held, const MathStyle& style);
    MathBox enclosed(xml::Node node, const MathStyle& style);
    MathBox table(xml::Node node, const MathStyle& style);

    // formula_scripts.cpp
    MathBox scripts(xml::Node node, const MathStyle& style);
    MathBox multiscripts(xml::Node node, const MathStyle& style);
    MathBox limits(xml::Node node, const MathStyle& style);
    MathBox attached(const MathBox& base, xml::Node sub, xml::Node sup, const MathStyle& style);
    MathBox over(const MathBox& base, xml::Node mark, const MathStyle& style);
    MathBox under(const MathBox& base, xml::Node mark, const MathStyle& style);
    MathBox mark_of(xml::Node mark, double width, const MathStyle& style);
    MathBox accent(const std::string& sign, double width, const MathStyle& style);

    MathPen pen_;
    int depth_ = 0;
    bool too_deep_ = false;
};

using doc::core_of;
using doc::has_bar;
using doc::is_row;
using doc::nth;
using doc::operator_of;

} // namespace engross::layout
