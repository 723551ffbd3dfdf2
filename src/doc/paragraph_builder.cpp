// Folding runs: the look of most characters goes to the paragraph, the rest becomes spans.
#include "doc/gradient.h"
#include "doc/look.h"

#include <algorithm>
#include <map>

namespace engross::doc {

namespace {

// Characters that XML 1.0 forbids or that mean nothing in text (C0 but tab and line feed).
std::string without_controls(std::string_view utf8) {
    std::string out;
    out.reserve(utf8.size());
    for (const char c : utf8) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x20 || c == '\t' || c == '\n') {
            out += c;
        }
    }
    return out;
}

bool draws(xml::Node node) { return node.is("note-ref") || node.is("field") || node.is("tab"); }

} // namespace

ParagraphBuilder::ParagraphBuilder(Document& document, xml::Node block)
    : document_(document), block_(block) {}

void ParagraphBuilder::text(std::string_view utf8, const RunLook& look) {
    const std::string clean = without_controls(utf8);
    if (clean.empty()) {
        return;
    }
    xml::Node parent = open_.empty() ? block_ : open_.back();
    if (!runs_.empty() && runs_.back().node == parent.last_child() && runs_.back().node.is_text() &&
        runs_.back().look == look) {
        Run& last = runs_.back();
        last.node.set_content(std::string(last.node.content()) + clean);
        last.weight += text::length(clean);
        return;
    }
    runs_.push_back({parent.append_text(clean), look, text::length(clean)});
}

xml::Node ParagraphBuilder::element(std::string_view name, const RunLook& look) {
    xml::Node node = (open_.empty() ? block_ : open_.back()).append(name);
    if (draws(node)) {
        runs_.push_back({node, look, 0});
    }
    return node;
}

xml::Node ParagraphBuilder::open(std::string_view name) {
    open_.push_back((open_.empty() ? block_ : open_.back()).append(name));
    return open_.back();
}

void ParagraphBuilder::close() { open_.pop_back(); }

RunLook ParagraphBuilder::main_look(const RunLook& default_look) const {
    std::map<RunLook, std::size_t> weights;
    const RunLook* best = nullptr;
    std::size_t most = 0;
    for (const Run& run : runs_) {
        const std::size_t weight = weights[run.look] += run.weight;
        // The first to reach the most wins, so that the result does not hang on the map's order.
        if (best == nullptr || weight > most) {
            best = &run.look;
            most = weight;
        }
    }
    return best == nullptr ? default_look : *best;
}

namespace {

// What the paragraph stands on: its own shading, else that of the nearest cell that has one.
std::string_view ground_of(xml::Node block, const ParagraphLook& paragraph) {
    if (!paragraph.background.empty()) {
        return paragraph.background;
    }
    xml::Node cell = block.closest("cell");
    while (cell && !cell.has("background")) {
        cell = cell.parent().closest("cell");
    }
    return cell ? cell.attr("background") : std::string_view();
}

// Word and LibreOffice draw text of automatic colour white on a dark ground.
void settle_colour(RunLook& run, std::string_view behind) {
    const auto ground =
        middle_colour(run.background.empty() ? behind : std::string_view(run.background));
    if (run.colour.empty() && ground && is_dark(*ground)) {
        run.colour = "#ffffff";
    }
}

} // namespace

void ParagraphBuilder::finish(const ParagraphLook& paragraph, const RunLook& default_look) {
    const std::string_view ground = ground_of(block_, paragraph);
    for (Run& run : runs_) {
        settle_colour(run.look, ground);
    }
    RunLook usual = default_look;
    settle_colour(usual, ground);
    const RunLook main = main_look(usual);
    block_.set("style", style_id(document_, paragraph, main));
    for (Run& run : runs_) {
        if (run.look == main) {
            continue;
        }
        const std::string id = run_style_id(document_, run.look, main);
        if (run.node.is_element()) {
            run.node.set("style", id);
            continue;
        }
        xml::Node span = run.node.insert_before("span");
        span.set("style", id);
        run.node.move_into(span);
    }
}

} // namespace engross::doc
