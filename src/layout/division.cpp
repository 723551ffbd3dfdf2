#include "layout/division.h"

namespace engross::layout {
namespace {

// The nearest that is said of the words: by enrich or the author, then by their look.
std::string language(const Inline& content, const Piece& piece) {
    for (xml::Node node = piece.owner; node && !node.is("body"); node = node.parent()) {
        if (node.has("lang")) {
            return std::string(node.attr("lang"));
        }
    }
    return piece.look->run.lang.empty() ? content.lang : piece.look->run.lang;
}

// By the dictionary, in the word from one character to the other.
void add_points(std::vector<bool>& points,
                const Inline& content,
                const Piece& piece,
                std::uint32_t begin,
                std::uint32_t end) {
    const auto word = std::u32string_view(content.text).substr(begin, end - begin);
    const auto inside = content.hyphenation->points(word, language(content, piece));
    for (std::size_t i = 0; i < inside.size(); ++i) {
        points[begin + i] = points[begin + i] || inside[i];
    }
}

// Past the letters that begin at this cluster.
std::uint32_t end_of_word(const std::vector<Cluster>& clusters, std::uint32_t at) {
    while (at < clusters.size() && clusters[at].kind == CharClass::latin) {
        ++at;
    }
    return at;
}

} // namespace

std::vector<bool> division_points(const Inline& content,
                                  const std::vector<Cluster>& clusters,
                                  std::uint32_t begin,
                                  std::uint32_t end) {
    std::vector<bool> points(content.text.size(), false);
    for (const std::uint32_t at : content.soft_hyphens) {
        if (at < points.size()) {
            points[at] = true;
        }
    }
    end = end_of_word(clusters, end);
    for (std::uint32_t i = begin; i < end && content.hyphenation != nullptr; ++i) {
        const std::uint32_t next = end_of_word(clusters, i);
        if (next > i) {
            const Piece& piece = content.pieces[clusters[i].piece];
            add_points(points, content, piece, clusters[i].begin, clusters[next - 1].end);
            i = next;
        }
    }
    return points;
}

} // namespace engross::layout
