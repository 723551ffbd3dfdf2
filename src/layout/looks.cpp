#include "layout/looks.h"

#include "doc/colour.h"

#include <algorithm>
#include <cstdlib>

namespace engross::layout {
namespace {

// Of DFKai-SB, PMingLiU and MingLiU: the em square, and the three tenths of an em that Word adds to
// East Asian fonts outside a grid.
constexpr LineBox han_em{.ascent = 0.859, .descent = 0.141, .leading = 0.3};

LineBox scaled(const LineBox& box, double size) {
    return {
        .ascent = box.ascent * size, .descent = box.descent * size, .leading = box.leading * size};
}

LineBox box_of(const fonts::Face& face) {
    const fonts::Metrics& metrics = face.metrics();
    return {.ascent = metrics.ascent / 1000,
            .descent = metrics.descent / 1000,
            .leading = metrics.line_gap / 1000};
}

// In a Chinese document all text stands in the em square, so that lines and cells with and without
// Han characters share their baselines. (The stand-ins' own boxes differ from those of the
// originals.)
LineBox latin_box(const TextLook& look, bool chinese) {
    return chinese || fonts::family_of(look.run.font_latin).han ? han_em
                                                                : box_of(*look.stack->latin().face);
}

} // namespace

void LineBox::include(const LineBox& other) {
    leading = std::max(height() + leading, other.height() + other.leading);
    ascent = std::max(ascent, other.ascent);
    descent = std::max(descent, other.descent);
    leading = std::max(0.0, leading - height());
}

std::vector<TabStop> parse_tabs(std::string_view tabs) {
    std::vector<TabStop> stops;
    for (const std::string_view part : text::split(tabs, ';')) {
        const auto words = text::split(text::trim(part), ' ');
        TabStop stop{.at = text::to_double(words.empty() ? "" : words[0], -1)};
        if (stop.at < 0) {
            continue;
        }
        for (const std::string_view word : words) {
            stop.align = word == "end" || word == "decimal" ? TabStop::Align::end
                         : word == "center"                 ? TabStop::Align::center
                                                            : stop.align;
        }
        stop.leader = words.size() > 2 && words[2] != "none";
        stops.push_back(stop);
    }
    std::ranges::sort(stops, {}, &TabStop::at);
    return stops;
}

LineRule parse_line(std::string_view line) {
    LineRule rule;
    if (line.ends_with('+')) {
        rule.kind = LineRule::Kind::at_least;
        line.remove_suffix(1);
    }
    if (line.ends_with("pt")) {
        rule.kind = rule.kind == LineRule::Kind::at_least ? rule.kind : LineRule::Kind::exactly;
        line.remove_suffix(2);
    } else {
        rule.kind = LineRule::Kind::multiple;
    }
    rule.value = text::to_double(line, 1);
    if (!(rule.value > 0) || rule.value > 1000) {
        rule = {};
    }
    return rule;
}

Looks::Looks(const doc::Document& document, fonts::Library& library)
    : index_(document), library_(library) {
    chinese_ = document.root().attr("lang").starts_with("zh");
    default_ = default_look(document);
}

// The body text's fonts: those of the style that most paragraphs have.
const BlockLook* Looks::default_look(const doc::Document& document) {
    std::map<std::string_view, int> uses;
    std::string_view most;
    const xml::Node body = document.body();
    for (xml::Node node = body; node; node = node.following(body)) {
        if (node.is("p") && node.has("style") && ++uses[node.attr("style")] > uses[most]) {
            most = node.attr("style");
        }
    }
    const doc::RunLook fonts = doc::run_look(index_[most]);
    doc::RunLook plain;
    plain.font_latin = fonts.font_latin;
    plain.font_east_asian = fonts.font_east_asian;
    plain.size = fonts.size;
    BlockLook look;
    look.text = text(plain);
    blocks_.push_back(look);
    return &blocks_.back();
}

const BlockLook& Looks::block(xml::Node node) {
    for (xml::Node at = node; at; at = at.parent()) {
        if (const BlockLook* look = style(at.attr("style"))) {
            return *look;
        }
    }
    return *default_;
}

const BlockLook* Looks::style(std::string_view id) {
    if (id.empty()) {
        return nullptr;
    }
    auto [known, fresh] = by_style_.try_emplace(std::string(id), nullptr);
    if (fresh) {
        known->second = make(index_[id]);
    }
    return known->second;
}

const BlockLook* Looks::make(xml::Node style) {
    if (!style || style.attr("kind") == "run") {
        return nullptr;
    }
    BlockLook look;
    look.paragraph = doc::paragraph_look(style);
    look.line = parse_line(look.paragraph.line);
    look.tabs = parse_tabs(look.paragraph.tabs);
    look.text = text(doc::run_look(style));
    look.background = doc::middle_colour(look.paragraph.background);
    if (const auto gradient = doc::parse_gradient(look.paragraph.background)) {
        look.gradient = std::make_shared<const doc::Gradient>(*gradient);
    }
    look.border = edge_lines(look.paragraph.border);
    look.padding = paddings(look.paragraph.padding, {});
    blocks_.push_back(look);
    return &blocks_.back();
}

const BlockLook& Looks::entry(const BlockLook& look) {
    const BlockLook*& known = entries_[&look];
    if (known == nullptr) {
        doc::RunLook plain = look.text->run;
        plain.underline.clear();
        plain.colour.clear();
        BlockLook& copy = blocks_.emplace_back(look);
        copy.text = text(plain);
        copy.paragraph.align = "start";
        copy.paragraph.page_break_before = false;
        copy.paragraph.keep_next = false;
        copy.tabs.clear();
        known = &copy;
    }
    return *known;
}

const TextLook* Looks::text(const doc::RunLook& run) {
    const auto known = by_run_.find(run);
    if (known != by_run_.end()) {
        return known->second;
    }
    constexpr double raised_size = 0.65; // of the text around it, as word processors have it
    TextLook look;
    look.run = run;
    look.stack = &library_.stack({.latin = run.font_latin,
                                  .east_asian = run.font_east_asian,
                                  .bold = run.weight >= 600,
                                  .italic = run.italic});
    const double full = std::clamp(run.size, 1.0, 400.0);
    look.size = run.position.empty() ? full : full * raised_size;
    look.em = look.size * (std::clamp(run.scale, 1.0, 600.0) / 100);
    look.rise = run.position == "super" ? full * 0.33 : run.position == "sub" ? full * -0.1 : 0;
    look.colour = doc::parse_colour(run.colour).value_or(0);
    look.background = doc::parse_colour(run.background);
    look.border = edge_lines(run.border);
    look.han = scaled(han_em, full);
    look.latin = scaled(latin_box(look, chinese_), full);
    texts_.push_back(look);
    by_run_[run] = &texts_.back();
    return &texts_.back();
}

const TextLook* Looks::over(const TextLook* base, std::string_view style) {
    if (style.empty()) {
        return base;
    }
    auto [known, fresh] = overlays_.try_emplace({base, std::string(style)}, base);
    if (fresh) {
        if (const xml::Node node = index_[style]) {
            known->second = text(node.attr("kind") == "run" ? doc::overlay(base->run, node)
                                                            : doc::run_look(node));
        }
    }
    return known->second;
}

const TextLook* Looks::superscript(const TextLook* base) {
    doc::RunLook run = base->run;
    run.position = "super";
    return text(run);
}

const TextLook* Looks::bullet(const TextLook* base) {
    doc::RunLook run = base->run;
    run.font_latin = "Liberation Sans";
    return text(run);
}

} // namespace engross::layout
