#include "layout/formula_row.h"

#include "base/text.h"
#include "doc/mathml.h"

#include <algorithm>

namespace engross::layout {
namespace {

enum class Kind : std::uint8_t { ordinary, large, binary, relation, open, close, punctuation };

constexpr double thin = 1.0 / 6, medium = 2.0 / 9, thick = 5.0 / 18; // em

bool among(std::u32string_view set, char32_t c) { return set.find(c) != std::u32string_view::npos; }

bool is_relation(char32_t c) {
    return among(U"=<>:≠≈≡≤≥≪≫∈∉∋⊂⊃⊆⊇∝∼≃≅≜∣∥⊥", c) || (c >= 0x2190 && c <= 0x21FF);
}

Kind kind_of(const std::string& sign) {
    const std::u32string signs = text::decode(sign);
    if (signs.size() != 1) {
        return signs.empty() ? Kind::ordinary : Kind::relation; // :=
    }
    const char32_t c = signs.front();
    return among(U"+-−±∓×÷·⋅∗*∘∪∩∧∨⊕⊗∖", c) ? Kind::binary
           : is_relation(c)                 ? Kind::relation
           : among(U"([{⟨⌈⌊", c)            ? Kind::open
           : among(U")]}⟩⌉⌋", c)            ? Kind::close
           : among(U",;", c)                ? Kind::punctuation
                                            : Kind::ordinary;
}

class Row {
public:
    Row(MathPen& pen, std::vector<Atom> atoms, const MathStyle& style)
        : pen_(pen), atoms_(std::move(atoms)), style_(style), kinds_(atoms_.size()) {
        for (std::size_t i = 0; i < atoms_.size(); ++i) {
            kinds_[i] = kind(i);
        }
        stretch_brackets();
    }

    std::vector<RowPiece> pieces(bool divided) {
        std::vector<RowPiece> result;
        int depth = 0;
        for (std::size_t i = 0; i < atoms_.size(); ++i) {
            const bool may_break = divided && depth == 0 && i > 0 &&
                                   (kinds_[i] == Kind::binary || kinds_[i] == Kind::relation) &&
                                   kinds_[i - 1] != Kind::relation;
            if (may_break || result.empty()) {
                result.push_back({.box = {}, .before = room_before(i)});
            } else {
                result.back().box.width += room_before(i);
            }
            MathBox& box = result.back().box;
            box.put(atoms_[i].box, box.width);
            box.width += atoms_[i].box.width;
            box.overhang = atoms_[i].box.overhang;
            depth += kinds_[i] == Kind::open ? 1 : kinds_[i] == Kind::close ? -1 : 0;
        }
        return result;
    }

private:
    // A bar at either end of a row is a bracket; a sign with nothing before it to be joined to
    // what follows is that one's own: −1.
    [[nodiscard]] Kind kind(std::size_t i) const {
        const std::string& sign = atoms_[i].sign;
        if (sign == "|" || sign == "‖" || sign == "∥") {
            return i == 0 ? Kind::open : i + 1 == atoms_.size() ? Kind::close : Kind::ordinary;
        }
        const Kind own = atoms_[i].large ? Kind::large : kind_of(sign);
        const bool begins =
            i == 0 || (kinds_[i - 1] != Kind::ordinary && kinds_[i - 1] != Kind::close);
        return own == Kind::binary && (begins || i + 1 == atoms_.size()) ? Kind::ordinary : own;
    }

    [[nodiscard]] double room_before(std::size_t i) const {
        if (i == 0) {
            return 0;
        }
        const auto either = [&](Kind kind) { return kinds_[i] == kind || kinds_[i - 1] == kind; };
        const bool in_bracket = kinds_[i - 1] == Kind::open || kinds_[i] == Kind::close;
        double em = 0;
        if (style_.level == 0 && either(Kind::relation)) {
            em = kinds_[i] == kinds_[i - 1] ? 0 : thick;
        } else if (style_.level == 0 && either(Kind::binary)) {
            em = medium;
        } else if (kinds_[i - 1] == Kind::punctuation) {
            em = thin;
        } else if (either(Kind::large) && !in_bracket && kinds_[i] != Kind::open) {
            em = thin;
        }
        return em * style_.size();
    }

    // Each bracket holds what stands up to its partner, or to the end of the row.
    void stretch_brackets() {
        constexpr std::size_t most = 1000; // signs; a longer row keeps its brackets as they are
        if (atoms_.size() > most) {
            return;
        }
        std::vector<std::size_t> open;
        for (std::size_t i = 0; i < atoms_.size(); ++i) {
            if (kinds_[i] == Kind::open) {
                open.push_back(i);
            } else if (kinds_[i] == Kind::close) {
                const std::size_t begin = open.empty() ? 0 : open.back();
                stretch(begin, i, !open.empty(), true);
                if (!open.empty()) {
                    open.pop_back();
                }
            }
        }
        for (const std::size_t begin : open) {
            stretch(begin, atoms_.size() - 1, true, false);
        }
    }

    void stretch(std::size_t begin, std::size_t end, bool opens, bool closes) {
        const double axis = pen_.axis(style_);
        double reach = 0; // from the axis, up or down
        for (std::size_t i = begin; i <= end; ++i) {
            if (!(opens && i == begin) && !(closes && i == end)) {
                const MathBox& held = atoms_[i].box;
                reach = std::max({reach, held.ascent - axis, held.descent + axis});
            }
        }
        for (const auto& [applies, at] : {std::pair{opens, begin}, std::pair{closes, end}}) {
            if (applies && atoms_[at].stretches) {
                MathBox& box = atoms_[at].box;
                const xml::Node owner = box.parts.empty() ? xml::Node() : box.parts.front().part_of;
                box = pen_.stretched(
                    text::decode(atoms_[at].sign).front(), style_, reach + axis, reach - axis);
                box.give_to(owner);
            }
        }
    }

    MathPen& pen_;
    std::vector<Atom> atoms_;
    const MathStyle& style_;
    std::vector<Kind> kinds_;
};

} // namespace

bool is_large_operator(std::string_view sign) {
    const std::u32string signs = text::decode(sign);
    return doc::is_integral(sign) || (signs.size() == 1 && among(U"∑∏∐⋃⋂⨁⨂⋀⋁", signs.front()));
}

MathBox set_row(MathPen& pen, std::vector<Atom> atoms, const MathStyle& style) {
    std::vector<RowPiece> pieces = Row(pen, std::move(atoms), style).pieces(false);
    return pieces.empty() ? MathBox{} : std::move(pieces.front().box);
}

std::vector<RowPiece> divide_row(MathPen& pen, std::vector<Atom> atoms, const MathStyle& style) {
    return Row(pen, std::move(atoms), style).pieces(true);
}

} // namespace engross::layout
