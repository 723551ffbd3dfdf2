#include "layout/clusters.h"

#include "layout/cluster_writer.h"
#include "layout/figure.h"
#include "layout/ruby.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>

namespace engross::layout {
namespace {

bool is_letter(char32_t c) {
    const CharClass kind = char_class(c);
    return kind == CharClass::latin || kind == CharClass::other;
}

// Drawn by the Han font? Quotes, dashes and dots follow the character before them, else the next.
bool by_han_font(std::u32string_view text, std::size_t at) {
    if (!is_ambiguous(text[at])) {
        return is_wide(text[at]);
    }
    for (std::size_t i = at; i > 0; --i) {
        if (!is_ambiguous(text[i - 1]) && text[i - 1] != U' ') {
            return is_wide(text[i - 1]);
        }
    }
    for (std::size_t i = at + 1; i < text.size(); ++i) {
        if (!is_ambiguous(text[i]) && text[i] != U' ') {
            return is_wide(text[i]);
        }
    }
    return true;
}

// The widths of U+2000 to U+200A and U+202F, em (Unicode 15, 6.2.2 Space Characters); 0 for all
// else.
double fixed_space(char32_t c) {
    constexpr std::array widths{0.5, 1.0, 0.5, 1.0, 1.0 / 3, 0.25, 1.0 / 6, 0.5, 0.25, 0.2, 0.1};
    return c >= 0x2000 && c <= 0x200A ? widths.at(c - 0x2000) : c == 0x202F ? 0.2 : 0;
}

// Signs that several scripts share: the Arabic comma, the danda.
bool is_shared_sign(char32_t c) {
    UErrorCode status = U_ZERO_ERROR;
    return fonts::needs_own_font(c) &&
           uscript_getScript(static_cast<UChar32>(c), &status) <= USCRIPT_INHERITED;
}

class Maker {
public:
    Maker(Context& context, const Inline& content, double measure)
        : context_(context), content_(content), measure_(measure), out_(context, content) {}

    Clusters run() {
        for (std::uint32_t i = 0; i < content_.pieces.size(); ++i) {
            out_.go_to(i);
            const Piece& piece = content_.pieces[i];
            if (piece.kind == PieceKind::text) {
                text(piece);
            } else {
                object(piece);
            }
        }
        return out_.take();
    }

private:
    void object(const Piece& piece) {
        Cluster cluster = out_.start(piece.begin, piece.end, piece.look->stack->latin(), 0);
        if (piece.kind == PieceKind::image) {
            cluster.width = static_cast<float>(
                fitted(piece.owner, measure_, context_.page_height, context_.vertical).width);
        }
        if (piece.kind == PieceKind::formula) {
            formula(piece, cluster);
        }
        out_.add(cluster);
    }

    // Among Han characters it stands as Latin words do.
    void formula(const Piece& piece, Cluster& cluster) const {
        const RowPiece& part = content_.formulas[piece.formula];
        cluster.width = static_cast<float>(part.box.width);
        cluster.before = static_cast<float>(part.before);
        cluster.kind = CharClass::latin;
    }

    void text(const Piece& piece) {
        const std::u32string_view all = content_.text;
        if (context_.vertical && piece.look->run.combine && combined(piece)) {
            return;
        }
        std::uint32_t at = piece.begin;
        while (at < piece.end) {
            if (const double width = fixed_space(all[at]); width > 0) {
                space_of(piece, at++, width);
                continue;
            }
            const bool han = by_han_font(all, at);
            const fonts::Choice choice = pick(piece, at, han);
            if (choice.missing) {
                missing(piece, at++, choice);
                continue;
            }
            const bool combined = at + 1 < piece.end && is_combining(all[at + 1]);
            if ((han || char_class(all[at]) == CharClass::space) && !combined) {
                one(piece, at++, choice);
            } else {
                at = word(piece, at, choice);
            }
        }
    }

    // The font of a letter has its accents and points too, where one has all of them.
    [[nodiscard]] fonts::Choice pick(const Piece& piece, std::uint32_t at, bool han) const {
        const std::u32string_view all = content_.text;
        fonts::Choice choice = piece.look->stack->pick(all[at], han);
        if (at > piece.begin && is_shared_sign(all[at])) {
            const fonts::Choice before = piece.look->stack->pick(all[at - 1], han);
            choice = before.face->glyph(all[at]) != 0 ? before : choice;
        }
        for (std::uint32_t i = at + 1; i < piece.end && is_combining(all[i]); ++i) {
            if (choice.face->glyph(all[i]) == 0 && !is_joiner(all[i])) {
                const fonts::Choice other = piece.look->stack->pick(all[i], han);
                choice = !other.missing && other.face->glyph(all[at]) != 0 ? other : choice;
            }
        }
        return choice;
    }

    // A Han character or mark, or a space: one glyph, no shaping. Brackets face the other way in
    // text from right to left (UAX #9, L4).
    void one(const Piece& piece, std::uint32_t at, const fonts::Choice& choice) {
        const char32_t c = content_.text[at];
        if (context_.vertical && upright(piece, at, choice)) {
            return;
        }
        const auto mirrored =
            out_.backwards(at) ? static_cast<char32_t>(u_charMirror(static_cast<UChar32>(c))) : c;
        const std::uint32_t id = choice.face->glyph(mirrored);
        out_.character(at, choice, id != 0 ? id : choice.face->glyph(c));
    }

    // 縱中橫: up to four letters or digits side by side, narrow enough for one em, among Han
    // characters as one of them. False where the run is something else.
    bool combined(const Piece& piece) {
        constexpr std::uint32_t most = 4;
        const auto part =
            std::u32string_view(content_.text).substr(piece.begin, piece.end - piece.begin);
        const fonts::Choice choice = pick(piece, piece.begin, false);
        if (part.size() > most || choice.missing || !std::ranges::all_of(part, is_letter)) {
            return false;
        }
        const auto& shaped = context_.words.shape(*choice.face, part, {.language = "en"});
        double width = 0;
        for (const fonts::ShapedGlyph& each : shaped) {
            width += each.id == 0 ? 1e6 : each.advance;
        }
        if (width <= 0 || width > 1e5) {
            return false;
        }
        const double narrow = std::min(1.0, 1000 / width);
        Cluster cluster = in_one_em(piece, piece.begin, piece.end, choice, piece.look->em);
        cluster.kind = CharClass::han;
        cluster.across = static_cast<float>(narrow);
        for (const fonts::ShapedGlyph& each : shaped) {
            put_upright(each.id,
                        static_cast<float>(each.advance * piece.look->size * narrow / 1000));
        }
        out_.add(cluster);
        return true;
    }

    // The form of a character for vertical text (UAX #50); false when it has to lie on its side.
    bool upright(const Piece& piece, std::uint32_t at, const fonts::Choice& choice) {
        const char32_t c = content_.text[at];
        const int orientation =
            u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_VERTICAL_ORIENTATION);
        if (orientation == U_VO_ROTATED || c == U' ') {
            return false;
        }
        const auto& shaped =
            context_.words.shape(*choice.face, std::u32string_view(&c, 1), {.vertical = true});
        if (shaped.size() != 1 || shaped[0].id == 0) {
            return false;
        }
        const std::uint32_t plain = choice.face->glyph(c);
        // Colons stand in Chinese (CLREQ, 3.1.3), also where a font turns them for Japanese.
        const bool stands = c == U'：' || c == U'；';
        if (orientation == U_VO_TRANSFORMED_ROTATED && shaped[0].id == plain && !stands) {
            return false;
        }
        const auto advance = static_cast<float>(shaped[0].advance * piece.look->em / 1000);
        const Cluster cluster = in_one_em(piece, at, at + 1, choice, advance);
        put_upright(stands ? plain : shaped[0].id, advance);
        out_.add(cluster);
        return true;
    }

    [[nodiscard]] Cluster in_one_em(const Piece& piece,
                                    std::uint32_t begin,
                                    std::uint32_t end,
                                    const fonts::Choice& choice,
                                    double advance) {
        const auto width = static_cast<float>(advance + piece.look->run.spacing);
        Cluster cluster = out_.start(begin, end, choice, width);
        cluster.upright = true;
        return cluster;
    }

    void put_upright(std::uint32_t glyph, float advance) {
        out_.put(
            {.id = glyph, .x_offset = 0, .y_offset = 0, .advance = advance, .natural = advance});
    }

    // Drawn by the font's own space: the other spaces some fonts have not, others show by their
    // names.
    void space_of(const Piece& piece, std::uint32_t at, double ems) {
        const fonts::Choice choice = piece.look->stack->latin();
        const auto width = static_cast<float>(ems * piece.look->em);
        out_.character(at, choice, choice.face->glyph(U' '), width);
    }

    void missing(const Piece& piece, std::uint32_t at, const fonts::Choice& choice) {
        out_.without_glyph(at);
        constexpr char32_t geta = U'〓'; // what printers set for a sort they lack
        const fonts::Choice drawn = piece.look->stack->pick(geta, true);
        const fonts::Choice& shown = drawn.missing ? choice : drawn;
        out_.character(at, shown, shown.face->glyph(drawn.missing ? U'?' : geta));
    }

    // As far as one font draws letters without a space: HarfBuzz decides on ligatures and kerning.
    std::uint32_t word(const Piece& piece, std::uint32_t at, const fonts::Choice& choice) {
        const std::u32string_view all = content_.text;
        std::uint32_t end = at + 1;
        const bool letter = is_letter(all[at]);
        while (end < piece.end &&
               (is_combining(all[end]) ||
                (letter && is_letter(all[end]) && out_.level(end) == out_.level(at) &&
                 !by_han_font(all, end) && pick(piece, end, false).face == choice.face))) {
            ++end;
        }
        const std::string& said = piece.look->run.lang;
        const std::string_view language =
            said.empty() ? std::string_view("en") : std::string_view(said);
        const auto& glyphs =
            context_.words.shape(*choice.face,
                                 cased(all.substr(at, end - at), piece.look->run.caps),
                                 {.language = language, .right_to_left = out_.backwards(at)});
        out_.letters(at, end, choice, glyphs);
        return end;
    }

    // Capitals are drawn; the text stays as the author typed it.
    static std::u32string cased(std::u32string_view part, const std::string& caps) {
        std::u32string drawn(part);
        if (caps == "all") {
            for (char32_t& c : drawn) {
                c = static_cast<char32_t>(u_toupper(static_cast<UChar32>(c)));
            }
        }
        return drawn;
    }

    Context& context_;
    const Inline& content_;
    double measure_;
    ClusterWriter out_;
};

void set_breaks(const Inline& content, Clusters& clusters) {
    std::vector<Break> breaks = find_breaks(content.text);
    for (const Ruby& ruby : content.rubies) {
        std::fill(breaks.begin() + ruby.begin + 1, breaks.begin() + ruby.end, Break::no);
    }
    bool must = false;
    for (Cluster& cluster : clusters.all) {
        const PieceKind kind = content.pieces[cluster.piece].kind;
        cluster.may_break = must ? Break::must : breaks[cluster.begin];
        must = kind == PieceKind::line_break || kind == PieceKind::page_break;
        if (must || kind == PieceKind::tab) {
            cluster.may_break = cluster.may_break == Break::must ? Break::must : Break::no;
        }
    }
}

} // namespace

Clusters make_clusters(Context& context, const Inline& content, double measure) {
    Clusters clusters = Maker(context, content, measure).run();
    set_breaks(content, clusters);
    set_spacing(content, clusters);
    make_room_for_readings(context, content, clusters);
    return clusters;
}

} // namespace engross::layout
