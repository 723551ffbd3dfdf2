#include "layout/walker.h"

#include "base/text.h"
#include "layout/figure.h"
#include "layout/line_items.h"
#include "layout/overlays.h"
#include "layout/paragraph.h"
#include "layout/table.h"

#include <algorithm>

namespace engross::layout {
namespace {

constexpr int deepest = 60; // nested blocks; what lies deeper is set at this depth

// What waits for the next strip.
struct Pending {
    std::vector<std::string> starts;
    std::vector<Hung> hung; // from the blocks that begin here
    bool page_break = false;
    double room = 0; // of blank paragraphs
    bool column_break = false;
    std::string setup;
    xml::Node label;
};

class Walker {
public:
    Walker(Context& context, const std::vector<Setup>& setups, std::vector<Flow>& heads)
        : context_(context), setups_(setups), heads_(heads) {}

    void use(const Setup& setup) {
        context_.grid = setup.grid;
        context_.vertical = setup.vertical;
        context_.page_height = setup.body_height;
        context_.margin = std::min(setup.left, setup.right);
        measure_ = setup.column_width();
    }

    void narrow_to(double measure) { measure_ = measure; }

    void blocks(xml::Node parent, int depth) {
        for (const xml::Node child : parent.children()) {
            block(child, depth);
        }
    }

    void give_label(xml::Node label) { pending_.label = label; }

    Flow take() {
        own_label_line(); // of a note or an item without any block
        clear_floats(beside_, flow_);
        return std::move(flow_);
    }

private:
    void block(xml::Node node, int depth) {
        announce(node);
        const std::string_view name = node.name();
        if (begins_below_floats(node)) {
            clear_floats(beside_, flow_);
        }
        if (name == "p" || name == "heading" || name == "title" || name == "caption" ||
            name == "formula") {
            paragraph(node,
                      {.block = node, .keep_next = name == "heading" || is_table_caption(node)});
        } else if (name == "figure") {
            own_label_line();
            emit([&] { set_figure(context_, node, measure_, 0, flow_); });
        } else if (name == "table") {
            own_label_line();
            table(node, depth);
        } else if (name == "toc") {
            toc(node);
        } else if (name == "item") {
            own_label_line(); // an item that begins with a list
            pending_.label = node.child("label");
            children(node, depth);
            own_label_line();
        } else if (name != "label" && name != "typed") {
            children(node, depth);
        }
    }

    // Only plain paragraphs run beside a picture.
    [[nodiscard]] bool begins_below_floats(xml::Node node) const {
        if (beside_.height <= 0) {
            return false;
        }
        const bool holds_others =
            node.is("section") || node.is("list") || node.is("item") || node.is("label");
        const bool begins_page = pending_.page_break || pending_.column_break ||
                                 !pending_.setup.empty() ||
                                 context_.looks.block(node).paragraph.page_break_before;
        return !holds_others && (begins_page || !node.is("p"));
    }

    void children(xml::Node node, int depth) {
        if (depth < deepest) {
            blocks(node, depth + 1);
        }
    }

    void announce(xml::Node node) {
        if (node.has("id")) {
            pending_.starts.emplace_back(node.attr("id"));
        }
        pending_.page_break = pending_.page_break || node.attr("break-before") == "page";
        pending_.column_break = pending_.column_break || node.attr("break-before") == "column";
        std::vector<double> blanks;
        for (const std::string_view id : text::split(node.attr("blanks-above"), ' ')) {
            if (const BlockLook* look = context_.looks.style(id)) {
                blanks.push_back(empty_height(context_, *look));
                pending_.room += blanks.back();
            }
        }
        hang_overlays(context_, node, blanks, pending_.hung);
        if (const std::string_view id = node.attr("page-setup"); !id.empty() && !nested_) {
            for (const Setup& setup : setups_) {
                if (setup.id == id) {
                    use(setup);
                    pending_.setup = id;
                }
            }
        }
    }

    // Runs `set`, then hands what waited to the first strip that it made.
    template <class Set> void emit(Set set) {
        const std::size_t first = flow_.size();
        set();
        if (flow_.size() == first) {
            return;
        }
        Strip& strip = flow_[first];
        strip.starts.insert(strip.starts.begin(), pending_.starts.begin(), pending_.starts.end());
        std::ranges::move(pending_.hung, std::back_inserter(strip.hung));
        strip.break_before = strip.break_before || pending_.page_break;
        strip.column_break = pending_.column_break;
        if (context_.widest_gaps && first > 0) {
            strip.above = std::max(strip.above - flow_[first - 1].below, 0.0);
        }
        strip.above += pending_.room;
        strip.page_setup = pending_.setup;
        pending_ = {};
    }

    static bool is_table_caption(xml::Node node) {
        return node.is("caption") && node.parent().is("table");
    }

    void paragraph(xml::Node node, ParagraphJob job) {
        job.label = node.child("label");
        if (pending_.label) {
            job.label = pending_.label;
        }
        job.measure = measure_;
        job.beside = node.is("p") || node.is("heading") ? &beside_ : nullptr;
        go_down(beside_, pending_.room);
        bool ends_page = false;
        emit([&] { ends_page = set_paragraph(context_, job, flow_); });
        pending_.page_break = ends_page;
    }

    // An item that begins with a picture or table: its label on a line of its own.
    void own_label_line() {
        const xml::Node label = pending_.label;
        if (!label) {
            return;
        }
        pending_.label = {};
        const ParagraphJob job{.block = {},
                               .label = label,
                               .measure = measure_,
                               .look = &context_.looks.block(label.parent()),
                               .keep_next = true};
        emit([&] { set_paragraph(context_, job, flow_); });
    }

    void table(xml::Node node, int depth) {
        for (const xml::Node child : node.children()) {
            if (child.is("caption")) {
                block(child, depth);
            }
        }
        const SetBlocks set = [&](xml::Node cell, double width) {
            Walker inner(context_, setups_, heads_);
            inner.nested_ = true;
            inner.narrow_to(width);
            const double grid = std::exchange(context_.grid, 0);
            if (depth < deepest) {
                inner.blocks(cell, depth + 1);
            }
            context_.grid = grid;
            return inner.take();
        };
        if (!flow_.empty()) {
            constexpr double before_table = 2;
            flow_.back().below = std::max(flow_.back().below, before_table);
        }
        emit([&] { set_table(context_, node, measure_, set, flow_, heads_); });
        if (!flow_.empty()) {
            constexpr double after_table = 4; // so that the next line does not touch the border
            flow_.back().below = std::max(flow_.back().below, after_table);
        }
    }

    void toc(xml::Node node) {
        for (const xml::Node child : node.children()) {
            if (child.is("heading")) {
                block(child, 0);
            } else if (child.is("entry")) {
                announce(child);
                entry(child);
            }
        }
    }

    void entry(xml::Node node) {
        const BlockLook& look = context_.looks.block(node);
        const double size = look.text->size;
        const int level = std::clamp(text::to_int(node.attr("level"), 1), 1, 9);
        const bool indented = look.paragraph.indent_start > 0;
        ParagraphJob job{.block = node, .measure = measure_};
        job.left = indented ? 0 : (level - 1) * size;
        constexpr double number_em =
            2.2; // room for the page number, so that filling it in moves nothing
        job.keep_free = number_em * size;
        job.page_of = std::string(node.attr("ref"));
        job.look = &context_.looks.entry(look);
        emit([&] { set_paragraph(context_, job, flow_); });
    }

    Context& context_;
    const std::vector<Setup>& setups_;
    std::vector<Flow>& heads_;
    double measure_ = 400;
    bool nested_ = false;
    Flow flow_;
    Beside beside_;
    Pending pending_;
};

void number_notes(Context& context) {
    for (const xml::Node note : context.document.notes().children()) {
        if (note.attr("kind") == "footnote") {
            context.notes.emplace(std::string(note.attr("id")), context.notes.size());
        }
    }
}

Flow note_flow(Context& context,
               const std::vector<Setup>& setups,
               std::vector<Flow>& heads,
               xml::Node note) {
    Walker walker(context, setups, heads);
    walker.use(setups.front());
    walker.narrow_to(setups.front().text_width());
    walker.give_label(note.child("label"));
    const double grid = std::exchange(context.grid, 0);
    walker.blocks(note, 0);
    context.grid = grid;
    Flow flow = walker.take();
    if (!flow.empty()) {
        flow.front().starts.emplace_back(note.attr("id"));
    }
    return flow;
}

// Endnotes follow the report, after a short rule.
void endnotes(Context& context, const std::vector<Setup>& setups, Flows& flows) {
    bool first = true;
    for (const xml::Node note : context.document.notes().children()) {
        if (note.attr("kind") != "endnote") {
            continue;
        }
        Flow flow = note_flow(context, setups, flows.heads, note);
        if (first && !flow.empty()) {
            Strip rule{.height = 6, .above = 12, .glued = true};
            add_rect(rule.items,
                     {.x = 0, .y = 2, .width = 144, .height = 0.5F, .colour = 0},
                     Artifact::layout);
            flows.body.push_back(std::move(rule));
            first = false;
        }
        std::move(flow.begin(), flow.end(), std::back_inserter(flows.body));
    }
}

} // namespace

Flows make_flows(Context& context, const std::vector<Setup>& setups) {
    number_notes(context);
    Flows flows;
    Walker walker(context, setups, flows.heads);
    walker.use(setups.front());
    walker.blocks(context.document.body(), 0);
    flows.body = walker.take();
    for (const xml::Node note : context.document.notes().children()) {
        if (note.attr("kind") == "footnote") {
            flows.notes.push_back(note_flow(context, setups, flows.heads, note));
        }
    }
    endnotes(context, setups, flows);
    return flows;
}

Flow set_furniture(Context& context, xml::Node parent, double measure) {
    const std::vector<Setup> none;
    std::vector<Flow> heads;
    Walker walker(context, none, heads);
    walker.narrow_to(measure);
    const double grid = std::exchange(context.grid, 0);
    const bool vertical = std::exchange(context.vertical, false);
    walker.blocks(parent, 0);
    context.grid = grid;
    context.vertical = vertical;
    return walker.take();
}

} // namespace engross::layout
