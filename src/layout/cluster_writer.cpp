#include "layout/cluster_writer.h"

#include "base/text.h"
#include "layout/bidi.h"

#include <algorithm>

namespace engross::layout {
namespace {

// TW-Kai draws brackets in the middle of the em; they belong next to what they enclose
// (CLREQ 3.1.3).
double bracket_shift(const fonts::Face& face, std::uint32_t glyph, CharClass kind) {
    if (kind != CharClass::opening && kind != CharClass::closing) {
        return 0;
    }
    const auto ink = face.ink(glyph);
    const double advance = face.advance(glyph);
    constexpr double beside = 80; // of the em: what stays between bracket and words
    if (!ink || advance < 900) {
        return 0;
    }
    const double shift =
        kind == CharClass::opening ? advance - beside - ink->right : beside - ink->left;
    const bool centred = kind == CharClass::opening ? shift > beside : shift < -beside;
    return centred ? shift : 0;
}

// The end of the cluster whose glyphs are those from `i` to `next`. Right-to-left glyphs come in
// visual order: it ends where the one before it begins.
std::uint32_t end_of(const std::vector<fonts::ShapedGlyph>& glyphs,
                     std::size_t i,
                     std::size_t next,
                     std::uint32_t begin,
                     std::uint32_t end) {
    if (next < glyphs.size() && glyphs[next].cluster > glyphs[i].cluster) {
        return begin + glyphs[next].cluster;
    }
    if (i > 0 && glyphs[i - 1].cluster > glyphs[i].cluster) {
        return begin + glyphs[i - 1].cluster;
    }
    return end;
}

} // namespace

ClusterWriter::ClusterWriter(Context& context, const Inline& content)
    : context_(context), content_(content), levels_(bidi_levels(content)) {
    out_.all.reserve(content.text.size());
    out_.glyphs.reserve(content.text.size());
}

Cluster ClusterWriter::start(std::uint32_t begin,
                             std::uint32_t end,
                             const fonts::Choice& choice,
                             float width) {
    return {.begin = begin,
            .end = end,
            .first_glyph = static_cast<std::uint32_t>(out_.glyphs.size()),
            .glyphs = 0,
            .piece = piece_,
            .font = font(choice),
            .width = width,
            .kind = char_class(content_.text[begin]),
            .level = level(begin)};
}

void ClusterWriter::add(Cluster cluster) {
    cluster.glyphs = static_cast<std::uint32_t>(out_.glyphs.size()) - cluster.first_glyph;
    out_.all.push_back(cluster);
}

std::uint32_t ClusterWriter::font(const fonts::Choice& choice) {
    for (std::uint32_t i = 0; i < out_.fonts.size(); ++i) {
        const fonts::Choice& each = out_.fonts[i];
        if (each.face == choice.face && each.synthetic_bold == choice.synthetic_bold &&
            each.synthetic_slant == choice.synthetic_slant) {
            return i;
        }
    }
    out_.fonts.push_back(choice);
    return static_cast<std::uint32_t>(out_.fonts.size() - 1);
}

void ClusterWriter::character(std::uint32_t at,
                              const fonts::Choice& choice,
                              std::uint32_t glyph,
                              std::optional<float> advance) {
    const double em = piece().look->em;
    const auto natural = static_cast<float>(choice.face->advance(glyph) * em / 1000);
    const float width = advance.value_or(natural);
    const Cluster cluster = start(at, at + 1, choice, width + spacing());
    const auto hug =
        static_cast<float>(bracket_shift(*choice.face, glyph, cluster.kind) * em / 1000);
    put({.id = glyph, .x_offset = hug, .y_offset = 0, .advance = width, .natural = natural});
    add(cluster);
}

void ClusterWriter::letters(std::uint32_t begin,
                            std::uint32_t end,
                            const fonts::Choice& choice,
                            const std::vector<fonts::ShapedGlyph>& glyphs) {
    const double scale = piece().look->em / 1000;
    const double height = piece().look->size / 1000;
    const std::size_t first = out_.all.size();
    for (std::size_t i = 0, next = 0; i < glyphs.size(); i = next) {
        const std::uint32_t at = begin + glyphs[i].cluster;
        Cluster cluster = start(at, end, choice, is_combining(content_.text[at]) ? 0 : spacing());
        for (; next < glyphs.size() && glyphs[next].cluster == glyphs[i].cluster; ++next) {
            const fonts::ShapedGlyph& each = glyphs[next];
            const auto advance = static_cast<float>(each.advance * scale);
            cluster.width += advance;
            if (each.id == 0) { // an accent that the letter's font lacks
                without_glyph(at);
                continue;
            }
            put({.id = each.id,
                 .x_offset = static_cast<float>(each.x_offset * scale),
                 .y_offset = static_cast<float>(each.y_offset * height),
                 .advance = advance,
                 .natural = static_cast<float>(choice.face->advance(each.id) * scale)});
        }
        cluster.end = end_of(glyphs, i, next, begin, end);
        add(cluster);
    }
    if (backwards(begin)) { // HarfBuzz gives them as drawn; lines are made of them as read
        std::reverse(out_.all.begin() + static_cast<std::ptrdiff_t>(first), out_.all.end());
    }
}

void ClusterWriter::without_glyph(std::uint32_t at) {
    std::string detail;
    text::append(detail, content_.text[at]);
    for (std::uint32_t i = at + 1; i < piece().end && is_combining(content_.text[i]); ++i) {
        text::append(detail, content_.text[i]);
    }
    context_.trouble("glyph-missing", piece().owner, detail);
}

} // namespace engross::layout
