#include "layout/ruby.h"

#include "base/text.h"

#include <algorithm>

namespace engross::layout {
namespace {

constexpr double sign_em = 0.3; // of the base, each Bopomofo sign; a tone beside it
constexpr double column_em = 0.5;

bool is_tone(char32_t c) { return c == U'ˊ' || c == U'ˇ' || c == U'ˋ' || c == U'˙' || c == U'ˉ'; }

bool is_bopomofo(std::u32string_view text) {
    bool any = false;
    for (const char32_t c : text) {
        const bool sign = (c >= 0x3105 && c <= 0x312F) || (c >= 0x31A0 && c <= 0x31BF);
        any = any || sign;
        if (!sign && !is_tone(c) && char_class(c) != CharClass::space && c != 0x3000) {
            return false;
        }
    }
    return any;
}

std::vector<std::u32string> syllables(std::u32string_view text) {
    std::vector<std::u32string> parts(1);
    for (const char32_t c : text) {
        if (char_class(c) != CharClass::space && c != 0x3000) {
            parts.back() += c;
        } else if (!parts.back().empty()) {
            parts.emplace_back();
        }
    }
    if (parts.back().empty()) {
        parts.pop_back();
    }
    return parts;
}

std::u32string words_of(const Ruby& ruby) { return text::decode(ruby.reading.text()); }

// Beside each character when there are as many syllables, else all after the last.
bool is_by_character(std::size_t syllables, std::size_t characters) {
    return syllables == characters;
}

// A reading as a line of its own, half as large as its base.
struct Reading {
    Inline content;
    Clusters clusters;
    Line line;
    const TextLook* look = nullptr;

    Reading(Context& context, const Ruby& ruby) {
        doc::RunLook small = ruby.look->run;
        small.size *= is_bopomofo(words_of(ruby)) ? sign_em : 0.5;
        look = context.looks.of(small);
        collect(context, {}, ruby.reading, look, content);
        clusters = make_clusters(context, content, 1e5);
        const auto lines = break_lines(content, clusters, {.right = 1e5});
        line = lines.empty() ? Line{} : lines.front();
    }
};

// Bopomofo stands at the right of its characters; in lines that run downwards only where each
// character has its own, for there is no room between them.
bool stands_beside(const Context& context, const Ruby& ruby, std::size_t characters) {
    const std::u32string words = words_of(ruby);
    return is_bopomofo(words) &&
           (!context.vertical || is_by_character(syllables(words).size(), characters));
}

// A character of the base as it was drawn.
struct Drawn {
    double x, advance;
};

class Annotator {
public:
    Annotator(Context& context, const Ruby& ruby, DrawnLine& drawn)
        : context_(context), ruby_(ruby), drawn_(drawn) {}

    void run() {
        const xml::Node base = ruby_.reading.parent().child("base");
        std::size_t last = drawn_.items.size();
        for (std::size_t i = 0; i < drawn_.items.size(); ++i) {
            const auto* item = std::get_if<TextItem>(&drawn_.items[i].content);
            if (item != nullptr && drawn_.items[i].owner.closest("base") == base) {
                left_ = std::min(left_, double{item->x});
                right_ = std::max(right_, double{item->x} + item->width);
                for (const Glyph& glyph : item->glyphs) {
                    base_.push_back({.x = double{item->x} + glyph.x, .advance = glyph.advance});
                }
                last = i;
            }
        }
        if (last == drawn_.items.size()) {
            return;
        }
        stands_beside(context_, ruby_, base_.size()) ? beside() : over();
        drawn_.items.insert(drawn_.items.begin() + static_cast<std::ptrdiff_t>(last) + 1,
                            std::make_move_iterator(out_.begin()),
                            std::make_move_iterator(out_.end()));
    }

private:
    void over() {
        const Reading reading(context_, ruby_);
        DrawnLine above =
            draw_line(context_, reading.content, reading.clusters, reading.line, "start", 1e5);
        for (Item& item : above.items) {
            shift(item,
                  (left_ + right_ - reading.line.width) / 2,
                  -ruby_.look->han.ascent - reading.look->han.descent);
        }
        drawn_.box.ascent =
            std::max(drawn_.box.ascent, ruby_.look->han.ascent + reading.look->size);
        out_ = std::move(above.items);
    }

    void beside() {
        const auto parts = syllables(words_of(ruby_));
        const bool each = is_by_character(parts.size(), base_.size());
        const double em = ruby_.look->size;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const Drawn& of = each ? base_[i] : base_.back();
            const double past = each ? 0 : static_cast<double>(i) * column_em * em;
            const double at = of.x + (context_.vertical ? of.advance / 2 : of.advance + past);
            syllable(parts[i], at);
        }
        if (context_.vertical) {
            drawn_.box.ascent =
                std::max(drawn_.box.ascent, ruby_.look->han.ascent + column_em * em);
        }
    }

    // The signs stand one below the other in the middle of the em; the tone at the right of the
    // last one, the light tone above the first. `at`: the right edge of the character, in lines
    // that run downwards its middle.
    void syllable(const std::u32string& text, double at) {
        const double em = ruby_.look->size;
        const double size = em * sign_em;
        const auto signs = static_cast<double>(
            std::ranges::count_if(text, [](char32_t c) { return !is_tone(c); }));
        const double right = 0.02 * em + size / 2;
        double down = (1 - signs) * size / 2;
        for (const char32_t c : text) {
            if (c == U'˙') {
                sign(c, at, right, -signs * size / 2 - 0.2 * size);
            } else if (is_tone(c)) {
                sign(c, at, right + 0.75 * size, down - 1.2 * size);
            } else {
                sign(c, at, right, down);
                down += size;
            }
        }
    }

    // With the middle of its ink so far from the middle of the character's right edge: fonts put
    // tones anywhere in the em.
    void sign(char32_t c, double at, double right, double down) {
        const TextLook& look = *ruby_.look;
        const fonts::Choice font = look.stack->pick(c, true);
        const std::uint32_t id = font.face->glyph(c);
        const auto ink = font.face->ink(id);
        if (id == 0 || !ink) {
            return;
        }
        const double size = look.size * sign_em;
        const double unit = size / 1000;
        const double advance = font.face->advance(id) * unit;
        TextItem item{.face = font.face,
                      .size = static_cast<float>(size),
                      .colour = look.colour,
                      .vertical = context_.vertical,
                      .width = static_cast<float>(size),
                      .ascent = static_cast<float>(look.han.ascent * sign_em),
                      .descent = static_cast<float>(look.han.descent * sign_em),
                      .text = {},
                      .glyphs = {}};
        const double middle = -(look.han.ascent - look.han.descent) / 2;
        const double ink_x = (ink->left + ink->right) / 2 * unit;
        const double ink_y = (ink->top + ink->bottom) / 2 * unit;
        if (context_.vertical) { // the line is turned later: its right is still above
            const double axis = middle - look.size / 2 - right + ink_x - advance / 2;
            item.x = static_cast<float>(at + down - font.face->vertical_origin(id) * unit + ink_y);
            item.y = static_cast<float>(axis + (item.ascent - item.descent) / 2);
        } else {
            item.x = static_cast<float>(at + right - ink_x);
            item.y = static_cast<float>(middle + down + ink_y);
        }
        text::append(item.text, c);
        item.glyphs.push_back({.id = id,
                               .x = 0,
                               .y = 0,
                               .advance = static_cast<float>(advance),
                               .text_begin = 0,
                               .text_end = static_cast<std::uint32_t>(item.text.size())});
        out_.push_back(
            {.content = std::move(item), .owner = ruby_.reading, .artifact = Artifact::none});
    }

    Context& context_;
    const Ruby& ruby_;
    DrawnLine& drawn_;
    std::vector<Drawn> base_;
    double left_ = 1e9, right_ = 0;
    std::vector<Item> out_;
};

// Half of `room` before the first cluster's glyphs, half after the last.
void widen(Clusters& clusters, std::size_t first, std::size_t last, double room) {
    const auto half = static_cast<float>(room / 2);
    Cluster& begin = clusters.all[first];
    for (std::uint32_t g = begin.first_glyph; g < begin.first_glyph + begin.glyphs; ++g) {
        clusters.glyphs[g].x_offset += half;
    }
    begin.width += half;
    clusters.all[last].width += half;
}

} // namespace

void make_room_for_readings(Context& context, const Inline& content, Clusters& clusters) {
    for (const Ruby& ruby : content.rubies) {
        std::vector<std::size_t> base;
        double width = 0;
        for (std::size_t i = 0; i < clusters.all.size(); ++i) {
            if (clusters.all[i].begin >= ruby.begin && clusters.all[i].begin < ruby.end) {
                base.push_back(i);
                width += clusters.all[i].width;
            }
        }
        if (base.empty()) {
            continue;
        }
        if (stands_beside(context, ruby, base.size())) {
            if (context.vertical) {
                continue; // between the lines
            }
            const std::size_t parts = syllables(words_of(ruby)).size();
            const auto column = static_cast<float>(ruby.look->size * column_em);
            for (const std::size_t i : base) {
                clusters.all[i].width += is_by_character(parts, base.size()) ? column : 0;
            }
            clusters.all[base.back()].width +=
                is_by_character(parts, base.size()) ? 0 : column * static_cast<float>(parts);
        } else if (const double reading = Reading(context, ruby).line.width; reading > width) {
            widen(clusters, base.front(), base.back(), reading - width);
        }
    }
}

void draw_readings(Context& context,
                   const Inline& content,
                   const Clusters& clusters,
                   const Line& line,
                   DrawnLine& drawn) {
    for (const Ruby& ruby : content.rubies) {
        for (std::uint32_t i = line.begin; i < line.end; ++i) {
            if (clusters.all[i].begin == ruby.begin) {
                Annotator(context, ruby, drawn).run();
            }
        }
    }
}

} // namespace engross::layout
