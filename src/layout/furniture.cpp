#include "layout/furniture.h"

#include "layout/overlays.h"
#include "layout/sheet.h"
#include "layout/turn.h"
#include "layout/walker.h"
#include "layout/watermark.h"

#include <algorithm>

namespace engross::layout {
namespace {

bool tells_number(xml::Node furniture) {
    for (xml::Node node = furniture; node; node = node.following(furniture)) {
        if (node.is("field") && node.attr("kind") == "page") {
            return true;
        }
    }
    return false;
}

struct Corner {
    double x, y;
};

void draw_at(Flow& flow,
             Corner at,
             Artifact artifact,
             Layout& layout,
             std::size_t number,
             Overlays& overlays) {
    auto [x, y] = at;
    Page& page = layout.pages[number];
    for (Strip& strip : flow) {
        y += strip.above;
        overlays.add(number, strip, x, y);
        for (Item& item : strip.items) {
            shift(item, x, y);
            if (item.artifact != Artifact::background) { // that stays behind the words
                item.artifact = artifact;
            }
            page.items.push_back(std::move(item));
        }
        y += strip.height + strip.below;
    }
}

} // namespace

Flow Furniture::set(xml::Node node,
                    const MadePage& page,
                    const std::string& pages,
                    const Headings& headings) {
    const PageFields fields{
        .number = page.number, .page = page.text, .pages = pages, .headings = headings};
    context_.fields = &fields;
    Flow flow = set_furniture(context_, node, as_printed(*page.setup).text_width());
    context_.fields = nullptr;
    return flow;
}

Frame Furniture::frame(const MadePage& page) {
    const Setup& setup = *page.setup;
    const auto height = [&](std::string_view kind) {
        const xml::Node node = setup.furniture(kind, page.in_setup, page.number);
        if (!node) {
            return 0.0;
        }
        const auto [known, fresh] = heights_.try_emplace({node.raw(), setup.text_width()}, 0.0);
        if (fresh) {
            known->second = total(set(node, page, "99"));
        }
        return known->second;
    };
    const double header = height("header");
    const double footer = height("footer");
    // A header that would take half the page is cut by the body rather than the other way round.
    const double most = setup.height / 3;
    Frame frame{.top = setup.top, .bottom = setup.height - setup.bottom};
    if (header > 0) {
        frame.top = std::max(frame.top, std::min(setup.header_distance + header, most));
    }
    if (footer > 0) {
        frame.bottom =
            std::min(frame.bottom, setup.height - std::min(setup.footer_distance + footer, most));
    }
    return frame;
}

double Furniture::least_height(const Setup& setup) {
    const Frame least = least_frame(setup);
    return least.bottom - least.top;
}

Frame Furniture::least_frame(const Setup& setup) {
    Frame least{.top = 0, .bottom = setup.height};
    for (const auto& [in_setup, number] :
         {std::pair{1, 1}, std::pair{2, 2}, std::pair{3, 3}}) { // first, even, odd
        const Frame area = frame({.setup = &setup,
                                  .number = number,
                                  .in_setup = static_cast<std::size_t>(in_setup),
                                  .text = std::to_string(number)});
        least = {.top = std::max(least.top, area.top),
                 .bottom = std::min(least.bottom, area.bottom)};
    }
    return least;
}

void Furniture::draw(Layout& layout, const std::vector<MadePage>& pages) {
    const std::string count = std::to_string(pages.size());
    const std::vector<Headings> headings = running_heads(context_.document, layout);
    Overlays overlays;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const MadePage& made = pages[i];
        const Setup setup = as_printed(on_page(*made.setup, made.number));
        Page& page = layout.pages[i];
        if (const xml::Node header = setup.furniture("header", made.in_setup, made.number)) {
            Flow flow = set(header, made, count, headings[i]);
            draw_at(
                flow, {setup.left, setup.header_distance}, Artifact::header, layout, i, overlays);
            draw_watermarks(context_, header, page, setup.left - as_printed(*made.setup).left);
            page.label = tells_number(header) ? made.text : page.label;
        }
        if (const xml::Node footer = setup.furniture("footer", made.in_setup, made.number)) {
            Flow flow = set(footer, made, count, headings[i]);
            const double y = setup.height - setup.footer_distance - total(flow);
            draw_at(flow, {setup.left, y}, Artifact::footer, layout, i, overlays);
            page.label = tells_number(footer) ? made.text : page.label;
        }
    }
    overlays.draw(layout);
}

} // namespace engross::layout
