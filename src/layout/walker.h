// The body → one flow of strips, in reading order.
#pragma once

#include "layout/setup.h"
#include "layout/strip.h"

namespace engross::layout {

struct Flows {
    Flow body;
    std::vector<Flow> heads; // of tables: Strip::table
    std::vector<Flow> notes; // footnotes: Strip::notes
};

Flows make_flows(Context& context, const std::vector<Setup>& setups);

// The blocks of a header or footer.
Flow set_furniture(Context& context, xml::Node parent, double measure);

} // namespace engross::layout
