#include "read/docx/opc.h"

#include "base/text.h"
#include "doc/places.h"

namespace engross::read::docx {

Part::Part(const package::Package& package, std::string name, const Limits& limits)
    : name_(std::move(name)) {
    if (const auto bytes = package.find(name_)) {
        tree_ = xml::parse(*bytes, name_, limits);
        relationships_ = package::relationships_of(package, name_, limits);
        number_elements();
    }
}

void Part::number_elements() {
    doc::PlaceCounter places(doc::Vocabulary::wordprocessing, root());
    for (xml::Node node = root(); node; node = node.following(root())) {
        if (!node.is_element()) {
            continue;
        }
        const auto name = node.name();
        if (std::string place = places.next(node); !place.empty()) {
            places_.emplace(node.raw(), std::move(place));
        } else if (name == "lastRenderedPageBreak") {
            has_page_marks_ = true;
        } else if (name == "instrText" || name == "fldSimple") {
            const std::string instruction =
                name == "fldSimple" ? std::string(node.attr("instr")) : node.text();
            if (text::trim(instruction).starts_with("TOC ")) {
                tocs_.insert(node.closest("p").raw());
            }
        }
    }
}

const Relationship* Part::relationship(std::string_view id) const {
    const auto found = relationships_.find(id);
    return found == relationships_.end() ? nullptr : &found->second;
}

std::string Part::src(xml::Node node) const {
    const auto found = places_.find(node.raw());
    return found == places_.end() ? name_ : name_ + "#" + found->second;
}

} // namespace engross::read::docx
