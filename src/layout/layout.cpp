#include "layout/layout.h"

#include "layout/cover.h"
#include "layout/overlays.h"
#include "layout/pages.h"
#include "layout/turn.h"

#include <algorithm>

namespace engross::layout {

Layout lay_out(doc::Document& document, fonts::Library& library) {
    library.begin_document();
    Context context{.document = document, .looks = Looks(document, library)};
    for (const xml::Node drawing : document.drawings().children()) {
        context.drawings.emplace(drawing.attr("at"), drawing);
    }
    std::vector<Setup> setups = read_setups(document);
    Furniture furniture(context);
    for (Setup& setup : setups) {
        setup.body_height = furniture.least_height(setup);
        if (setup.vertical) {
            const Frame area = furniture.least_frame(setup);
            setup = lying(setup, area.top, area.bottom);
        }
    }
    Layout layout = make_pages(setups, furniture, make_flows(context, setups));
    report_lost_overlays(document, layout);
    std::ranges::for_each(layout.pages, join_grounds);
    if (!layout.pages.empty()) {
        draw_cover_ground(document.pages().child("page"), layout.pages.front());
    }
    for (const auto& [asked, given] : library.replaced()) {
        context.trouble("font-replaced", document.body(), asked + " → " + given);
    }
    layout.formulas = std::move(context.formulas);
    return layout;
}

} // namespace engross::layout
