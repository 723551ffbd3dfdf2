#include "doc/places.h"

namespace engross::doc {

namespace {

enum class Kind { none, paragraph, table, picture };

Kind wordprocessing_kind(xml::Node element, std::string_view ns) {
    const auto name = element.name();
    if (name == "blip" || name == "imagedata") {
        return Kind::picture;
    }
    if (name == "p" || name == "tbl") {
        return element.ns() != ns ? Kind::none : name == "p" ? Kind::paragraph : Kind::table;
    }
    return Kind::none;
}

Kind open_document_kind(xml::Node element) {
    const auto name = element.name();
    if ((name == "p" || name == "h") && element.ns().ends_with(":text:1.0")) {
        return element.closest("annotation") ? Kind::none : Kind::paragraph;
    }
    if (name == "table" && element.ns().ends_with(":table:1.0")) {
        return Kind::table;
    }
    return name == "image" && element.ns().ends_with(":drawing:1.0") ? Kind::picture : Kind::none;
}

} // namespace

std::string PlaceCounter::next(xml::Node element) {
    switch (vocabulary_ == Vocabulary::wordprocessing ? wordprocessing_kind(element, ns_)
                                                      : open_document_kind(element)) {
    case Kind::paragraph:
        return "p" + std::to_string(++paragraphs_);
    case Kind::table:
        return "t" + std::to_string(++tables_);
    case Kind::picture:
        return "i" + std::to_string(++pictures_);
    case Kind::none:
        break;
    }
    return {};
}

} // namespace engross::doc
