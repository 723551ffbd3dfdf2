// Indexes: tables of contents, of figures and of tables; others are read as they stand (ODF 1.3
// part 3, 8).
#include "read/odt/context.h"

#include <algorithm>
#include <array>

namespace engross::read::odt {

namespace {

constexpr std::array<std::string_view, 4> names_of_tables{"表", "表格", "Table", "Tables"};

// LibreOffice makes lists of tables as illustration indexes too: the sequence tells.
std::string_view list_of(xml::Node index) {
    if (index.is("table-of-content")) {
        return {};
    }
    const auto sequence =
        index.child(std::string(index.name()) + "-source").attr("caption-sequence-name");
    const bool of_tables = index.is("table-index") ||
                           std::ranges::find(names_of_tables, sequence) != names_of_tables.end();
    return of_tables ? "tables" : "figures";
}

// The title of an index is no heading of the report's outline, but one that is seen.
void read_title(Context& context, xml::Node title, xml::Node toc, Place place) {
    place.flow.parent = toc;
    read_blocks(context, title, place);
    if (xml::Node heading = toc.child("p")) {
        heading.rename("heading");
        heading.set("level", "1");
    }
}

void read_toc(Context& context, xml::Node index, const Place& place) {
    const xml::Node body = index.child("index-body");
    xml::Node toc = context.out.block(place.flow, "toc", context.part->src(body.child("p")));
    toc.set("kind", "field");
    const xml::Node source = index.child("table-of-content-source");
    if (const auto depth = source.attr("outline-level"); !depth.empty()) {
        toc.set("depth", depth);
    }
    if (const auto list = list_of(index); !list.empty()) {
        toc.set("list", list);
    }
    Place inside{place.flow, nullptr};
    if (const xml::Node title = body.child("index-title")) {
        read_title(context, title, toc, inside);
    }
    inside.flow.parent = toc.append("typed");
    for (xml::Node extra = toc.child("p"); extra; extra = toc.child("p")) {
        extra.move_into(inside.flow.parent);
    }
    read_blocks(context, body, inside);
}

// Alphabetical index, bibliography, index of objects or of one's own: paragraphs, title first.
void read_plain_index(Context& context, xml::Node index, const Place& place) {
    const xml::Node body = index.child("index-body");
    read_blocks(context, body.child("index-title"), place);
    read_blocks(context, body, place);
}

} // namespace

bool read_index(Context& context, xml::Node node, const Place& place) {
    const auto name = node.name();
    if (name == "table-of-content" || name == "illustration-index" || name == "table-index") {
        read_toc(context, node, place);
    } else if (name == "alphabetical-index" || name == "user-index" || name == "bibliography" ||
               name == "object-index") {
        read_plain_index(context, node, place);
    } else {
        return false;
    }
    return true;
}

} // namespace engross::read::odt
