// The clusters of one line → where each stands: justification, and the blank halves of marks at its
// ends.
#include "layout/lines.h"

#include <algorithm>

namespace engross::layout {
namespace {

bool is_solid(CharClass kind) {
    return kind != CharClass::latin && kind != CharClass::space && kind != CharClass::other;
}

// How much of the spare room goes in front of cluster `i`.
double stretch(const Inline& content, const Clusters& clusters, std::uint32_t i) {
    const Cluster& left = clusters.all[i - 1];
    const Cluster& right = clusters.all[i];
    if (right.kind == CharClass::space) {
        return 0;
    }
    if (left.kind == CharClass::space) {
        return 2;
    }
    const bool pair =
        left.kind == CharClass::joined && content.text[left.begin] == content.text[right.begin];
    const bool raised = content.pieces[right.piece].look->rise != 0;
    return !pair && !raised && (is_solid(left.kind) || is_solid(right.kind)) ? 1 : 0;
}

struct Spread {
    double unit = 0; // for each share
    std::uint32_t from = 0;
    std::uint32_t to = 0; // the last drawn cluster
};

// Room between Han characters may grow to a third of an em, between words to an em; a line that
// would need more stays ragged rather than full of holes.
Spread spread(const Inline& content, const Clusters& clusters, const Line& line, double spare) {
    Spread result{.from = line.after_tab, .to = line.end};
    while (result.to > line.begin + 1 && clusters.all[result.to - 1].kind == CharClass::space) {
        --result.to;
    }
    double shares = 0;
    bool solid = false;
    for (std::uint32_t i = result.from + 1; i < result.to; ++i) {
        const double share = stretch(content, clusters, i);
        shares += share;
        solid = solid || share == 1;
    }
    const double em = content.pieces[clusters.all[line.begin].piece].look->em;
    const double most = em * (solid ? 0.34 : 0.5);
    if (shares > 0 && spare / shares <= most) {
        result.unit = spare / shares;
    }
    return result;
}

} // namespace

Places
place(const Inline& content, const Clusters& clusters, const Line& line, std::string_view align) {
    const double spare = line.right - line.left - line.width;
    const bool justify = (align == "justify" && !line.last) || align == "distribute";
    Spread room;
    if (justify && spare > 0) {
        room = spread(content, clusters, line, spare);
    }
    double x = line.left;
    if (line.leaders.empty() && line.after_tab == line.begin && spare > 0) {
        x += align == "center" ? spare / 2 : align == "end" ? spare : 0;
    }
    std::uint32_t drawn = line.end; // spaces at the end are not
    while (drawn > line.begin && clusters.all[drawn - 1].kind == CharClass::space) {
        --drawn;
    }
    Places places;
    places.x.reserve(line.end - line.begin + 1);
    places.width.reserve(line.end - line.begin);
    for (std::uint32_t i = line.begin; i < line.end; ++i) {
        const Cluster& cluster = clusters.all[i];
        double width = cluster.width;
        if (i == line.begin) {
            x -= start_edge(cluster, i);
        } else {
            const double squeezed = i + 1 < drawn || cluster.kind != CharClass::closing
                                        ? cluster.squeeze * line.tight
                                        : 0;
            // The blank half of an opening bracket, and a gap, lie in front of the drawing.
            const bool in_front = cluster.kind == CharClass::opening || cluster.before > 0;
            x += cluster.before - (in_front ? squeezed : 0);
            x += room.unit > 0 && i > room.from && i < room.to
                     ? room.unit * stretch(content, clusters, i)
                     : 0;
            // Spaces at the end of a line hang, but not beyond its edge.
            const bool hangs = cluster.kind == CharClass::space && x + width > line.right;
            width = hangs ? std::max(0.0, line.right - x) : width - (in_front ? 0 : squeezed);
        }
        places.x.push_back(static_cast<float>(x));
        places.width.push_back(static_cast<float>(width));
        x += width;
    }
    places.x.push_back(static_cast<float>(x));
    return places;
}

} // namespace engross::layout
