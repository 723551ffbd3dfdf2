// Content controls (w:sdt, ECMA-376-1, 17.5.2): what is bound to data outside the text, and what is
// no text of the author. Private to docx/.
#pragma once

#include "read/docx/context.h"

namespace engross::read::docx {

// The control whose content is this paragraph or the cell around it; null for none.
xml::Node control_around(xml::Node paragraph);
// The control shows its prompt ("Click here to enter text"), not what an author wrote (17.5.2.39).
bool shows_placeholder(xml::Node control);
// What a control bound to a custom XML part or to the document properties says now (17.5.2.6): Word
// shows it in place of the content that is stored. Nothing when it is not bound, there is no data,
// or it is no plain text.
std::optional<std::string> bound_value(Context& context, xml::Node control);

} // namespace engross::read::docx
