#include "fonts/face.h"
#include "layout/clusters.h"

#include <algorithm>

namespace engross::layout {
namespace {

constexpr double gap_em = 0.25;

class Spacer {
public:
    Spacer(const Inline& content, Clusters& clusters) : content_(content), clusters_(clusters) {}

    void run() {
        std::vector<Cluster>& all = clusters_.all;
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (!is_words(all[i])) {
                continue;
            }
            if (all[i].kind == CharClass::space) {
                space(i);
            } else if (i > 0) {
                pair(all[i - 1], all[i]);
            }
            squeeze(all[i]);
            edge(all[i]);
        }
    }

private:
    [[nodiscard]] bool is_words(const Cluster& cluster) const {
        const PieceKind kind = content_.pieces[cluster.piece].kind;
        return kind == PieceKind::text || kind == PieceKind::formula;
    }

    [[nodiscard]] double size(const Cluster& cluster) const {
        return content_.pieces[cluster.piece].look->em;
    }

    [[nodiscard]] bool raised(const Cluster& cluster) const {
        return content_.pieces[cluster.piece].look->rise != 0;
    }

    // Letters and digits, and the narrow signs that belong to numbers.
    [[nodiscard]] bool narrow(const Cluster& cluster) const {
        const char32_t c = content_.text[cluster.begin];
        return cluster.kind == CharClass::latin || c == U'%' || c == U'$' || c == U'+' ||
               c == U'@' || c == U'#' || c == U'&' || c == U'°' || c == U'℃';
    }

    // A space typed between Han and Latin stands for the quarter em and is set as one.
    void space(std::size_t i) {
        std::vector<Cluster>& all = clusters_.all;
        Cluster& cluster = all[i];
        if (i > 0 && i + 1 < all.size()) {
            const Cluster& left = all[i - 1];
            const Cluster& right = all[i + 1];
            const bool left_han = left.kind == CharClass::han;
            const bool right_han = right.kind == CharClass::han;
            if ((left_han && narrow(right)) || (right_han && narrow(left))) {
                cluster.width = static_cast<float>(size(left_han ? left : right) * gap_em);
            }
        }
    }

    void pair(const Cluster& left, Cluster& right) {
        if (!is_words(left) || raised(right) || raised(left)) {
            return;
        }
        const bool into_latin = left.kind == CharClass::han && narrow(right);
        const bool into_han = right.kind == CharClass::han && narrow(left);
        if (into_latin || into_han) {
            right.before = static_cast<float>(size(into_latin ? left : right) * gap_em);
        } else if (is_dash(left) && is_dash(right)) {
            right.before = -static_cast<float>(gap_between(left, right));
        } else if (marks_meet(left, right)) {
            right.before = -static_cast<float>(
                std::min(blank_after(left) + blank_before(right), size(right) / 2));
        }
    }

    [[nodiscard]] bool is_dash(const Cluster& cluster) const {
        return content_.text[cluster.begin] == U'—' && cluster.glyphs == 1 && !cluster.upright;
    }

    // CLREQ 3.1.1: two dashes are one line, also where a font leaves some blank at their ends.
    double gap_between(const Cluster& left, const Cluster& right) const {
        const auto ink_of = [&](const Cluster& cluster) {
            return clusters_.fonts[cluster.font].face->ink(
                clusters_.glyphs[cluster.first_glyph].id);
        };
        const auto before = ink_of(left);
        const auto after = ink_of(right);
        if (left.font != right.font || !before || !after) {
            return 0;
        }
        const double advance =
            clusters_.fonts[left.font].face->advance(clusters_.glyphs[left.first_glyph].id);
        constexpr double overlap = 10; // of the em, so that no hairline shows
        const double gap = advance - before->right + after->left + overlap;
        return std::clamp(gap, 0.0, 300.0) * size(right) / 1000;
    }

    // CLREQ 3.1.6.1: two full-width marks of which one turns its blank half to the other.
    static bool marks_meet(const Cluster& left, const Cluster& right) {
        const bool blank_on_left =
            left.kind == CharClass::closing &&
            (right.kind == CharClass::closing || right.kind == CharClass::opening ||
             right.kind == CharClass::middle);
        const bool blank_on_right =
            right.kind == CharClass::opening &&
            (left.kind == CharClass::opening || left.kind == CharClass::middle);
        return blank_on_left || blank_on_right;
    }

    // What a bracket's drawing really leaves blank, at most half an em: nothing may touch.
    double blank_after(const Cluster& cluster) {
        return cluster.kind == CharClass::closing ? blank(cluster, false) : 0;
    }

    double blank_before(const Cluster& cluster) {
        return cluster.kind == CharClass::opening ? blank(cluster, true) : 0;
    }

    double blank(const Cluster& cluster, bool left) {
        if (cluster.glyphs != 1) {
            return 0;
        }
        const fonts::Face& face = *clusters_.fonts[cluster.font].face;
        const ClusterGlyph& drawn = clusters_.glyphs[cluster.first_glyph];
        const std::uint32_t glyph = drawn.id;
        const auto ink = face.ink(glyph);
        if (!ink) {
            return 0;
        }
        constexpr double keep = 50; // of the em, between ink and neighbour
        if (cluster.upright) {
            const double top = face.vertical_origin(glyph) - ink->top;
            const double bottom =
                face.vertical_advance(glyph) - face.vertical_origin(glyph) + ink->bottom;
            return std::clamp((left ? top : bottom) - keep, 0.0, 500.0) * size(cluster) / 1000;
        }
        const double shift = drawn.x_offset * 1000 / size(cluster);
        const double em =
            left ? ink->left + shift - keep : face.advance(glyph) - ink->right - shift - keep;
        return std::clamp(em, 0.0, 500.0) * size(cluster) / 1000;
    }

    // CLREQ 3.1.6.3: a bracket stands at the edge of the line with its ink, not with its blank
    // half.
    void edge(Cluster& cluster) {
        cluster.edge =
            static_cast<float>(cluster.kind == CharClass::opening   ? blank(cluster, true)
                               : cluster.kind == CharClass::closing ? blank(cluster, false)
                                                                    : 0);
    }

    // A tight line takes a little from gaps, spaces and brackets, to pull a banned mark in.
    void squeeze(Cluster& cluster) const {
        const double em = size(cluster);
        if (cluster.before > 0) {
            cluster.squeeze = cluster.before / 2;
        }
        if (cluster.kind == CharClass::space) {
            cluster.squeeze = cluster.width / 4;
        } else if (cluster.kind == CharClass::opening || cluster.kind == CharClass::closing) {
            cluster.squeeze = static_cast<float>(cluster.before < 0 ? 0 : em / 4);
        } else if (cluster.kind == CharClass::middle) {
            cluster.squeeze = static_cast<float>(em / 8);
        }
    }

    const Inline& content_;
    Clusters& clusters_;
};

} // namespace

void set_spacing(const Inline& content, Clusters& clusters) { Spacer(content, clusters).run(); }

} // namespace engross::layout
