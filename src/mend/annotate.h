// Private to mend/: what annotate.cpp asks of the two formats.
#pragma once

#include "mend/copy.h"

#include <string>
#include <vector>

namespace engross::mend {

struct Comment {
    std::string places;             // @src of the finding; "" for none
    std::string quote;              // words at the place; may be ""
    std::vector<std::string> lines; // paragraphs of the comment
};

void annotate_docx(Copy& copy, const std::vector<Comment>& comments);
void annotate_odt(Copy& copy, const std::vector<Comment>& comments);

// The outermost of the elements around (or being) `node` that `is` holds for; null when there is
// none.
template <typename Is> xml::Node outermost(xml::Node node, Is is) {
    xml::Node found;
    for (; node; node = node.parent()) {
        if (is(node)) {
            found = node;
        }
    }
    return found;
}

} // namespace engross::mend
