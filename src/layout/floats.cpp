#include "layout/floats.h"

#include "base/text.h"
#include "layout/figure.h"
#include "layout/hidden.h"

#include <algorithm>

namespace engross::layout {
namespace {

constexpr double gap = 9;          // to the text
constexpr double widest = 0.6;     // of the measure: more leaves no lines worth reading beside it
constexpr double highest = 0.5;    // of the page
constexpr double narrow = 1.0 / 3; // of the measure
constexpr double largest_sign = 2; // of the text's size: no higher pictures stay in their lines
constexpr double edge = 0.35;      // of the room beside it: nearer to an edge it stands there

enum class Edge { none, left, right };

// A narrow one in the middle goes to the right: so the lines beside it begin where the others do.
Edge edge_of(xml::Node image, double spare, double measure) {
    const std::string_view x = image.attr("x");
    if (x == "left" || x == "right") {
        return x == "left" ? Edge::left : Edge::right;
    }
    if (x.empty() || spare <= 0) {
        return Edge::none;
    }
    if (measure - spare <= measure * narrow) {
        const double middle = spare / 2;
        return x == "center" || text::to_double(x) >= middle ? Edge::right : Edge::left;
    }
    if (x == "center") {
        return Edge::none;
    }
    const double at = text::to_double(x);
    return at <= spare * edge ? Edge::left : at >= spare * (1 - edge) ? Edge::right : Edge::none;
}

bool has_words(const Inline& content) {
    return std::ranges::any_of(content.text, [](char32_t c) { return c > U' ' && c != U'\uFFFC'; });
}

} // namespace

void go_down(Beside& beside, double height) {
    beside.height -= height;
    if (beside.height <= 0) {
        beside = {};
    }
}

std::vector<Item> take_floats(Context& context, Inline& content, double measure, Beside& beside) {
    std::vector<Item> items;
    if (beside.height > 0 || content.right_to_left || context.vertical || !has_words(content)) {
        return items;
    }
    for (Piece& piece : content.pieces) {
        if (piece.kind != PieceKind::image || !piece.owner.has("x")) {
            continue;
        }
        const Size size = fitted(piece.owner, measure, context.page_height, false);
        const Edge side = edge_of(piece.owner, measure - size.width, measure);
        double& taken = side == Edge::left ? beside.left : beside.right;
        const double all = beside.left + beside.right + size.width;
        if (side == Edge::none || taken > 0 || all > measure * widest ||
            size.height > context.page_height * highest) {
            continue;
        }
        taken = size.width + gap;
        beside.height = std::max(beside.height, size.height);
        add_picture(
            context, piece.owner, size, side == Edge::left ? 0 : measure - size.width, 0, items);
        piece.kind = PieceKind::floated;
    }
    return items;
}

Flow take_alone(Context& context, Inline& content, double measure, double size) {
    Flow flow;
    if (context.vertical || !has_words(content)) {
        return flow;
    }
    for (Piece& piece : content.pieces) {
        if (piece.kind != PieceKind::image || piece.owner.attr("anchor") != "floating") {
            continue;
        }
        const Size drawn = fitted(piece.owner, measure, context.page_height, false);
        if (drawn.height <= size * largest_sign) {
            continue;
        }
        const double spare = measure - drawn.width;
        const Edge side = edge_of(piece.owner, spare, measure);
        const double x = side == Edge::left ? 0 : side == Edge::right ? spare : spare / 2;
        Strip& strip = flow.emplace_back();
        strip.height = drawn.height + gap;
        add_picture(context, piece.owner, drawn, x, 0, strip.items);
        piece.kind = PieceKind::floated;
    }
    return flow;
}

void pass_floats(std::vector<Item> floats, Beside& beside, Flow& flow, std::size_t first) {
    if (beside.height <= 0) {
        return;
    }
    if (!floats.empty()) {
        beside.height += flow[first].above; // they hang from the first line
        std::vector<Item>& items = flow[first].items;
        items.insert(items.begin(),
                     std::make_move_iterator(floats.begin()),
                     std::make_move_iterator(floats.end()));
    }
    for (std::size_t i = first; i < flow.size() && beside.height > 0; ++i) {
        go_down(beside, flow[i].above + flow[i].height);
        flow[i].glued = flow[i].glued || beside.height > 0;
        go_down(beside, flow[i].below);
    }
}

void clear_floats(Beside& beside, Flow& flow) {
    if (beside.height > 0 && !flow.empty()) {
        flow.back().below += beside.height;
        flow.back().glued = false;
    }
    beside = {};
}

} // namespace engross::layout
