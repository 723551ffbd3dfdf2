// Lists of contents. Private to docx/.
#pragma once

#include "read/docx/inline.h"

namespace engross::read::docx {

// A TOC field begins in this paragraph, which is its first line: opens a toc that takes what
// follows.
void begin_toc(Context& context, xml::Node first, const Place& place);
// After a paragraph: what its field says of the list, and whether the list ends here.
void follow_toc(Context& context, Paragraph& paragraph);
bool is_toc_control(xml::Node control);
void read_toc_control(Context& context, xml::Node content, const Place& place);

} // namespace engross::read::docx
