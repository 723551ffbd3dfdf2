// A figure: its pictures in rows, its caption beside them on the same page.
#pragma once

#include "layout/strip.h"

namespace engross::layout {

void set_figure(Context& context, xml::Node figure, double measure, double left, Flow& flow);

} // namespace engross::layout
