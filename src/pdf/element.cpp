#include "element.h"

#include <algorithm>

namespace engross::pdf {

void Box::extend(const Box& other) {
    left = std::min(left, other.left);
    bottom = std::min(bottom, other.bottom);
    right = std::max(right, other.right);
    top = std::max(top, other.top);
}

std::optional<std::size_t> first_page(const Element& element) {
    for (const auto& kid : element.kids) {
        if (const Mark* mark = std::get_if<Mark>(&kid)) {
            return mark->page;
        }
        if (const auto page = first_page(*std::get<Element*>(kid))) {
            return page;
        }
    }
    return std::nullopt;
}

Element* enclosing(Element& element, std::string_view type) {
    Element* at = &element;
    while (at != nullptr && at->type != type) {
        at = at->parent;
    }
    return at;
}

} // namespace engross::pdf
