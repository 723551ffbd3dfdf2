// The pictures of a document for its report.
#pragma once

#include "doc/document.h"
#include "layout/page.h"
#include "report/report.h"

namespace engross::run {

// All pictures of the body in reading order; the first `most_thumbnails` with a small copy.
std::vector<report::Picture> pictures_of(const doc::Document& document,
                                         const layout::Layout& layout);

} // namespace engross::run
