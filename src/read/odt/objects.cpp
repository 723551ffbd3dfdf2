// Objects in frames: formulas, charts, and others that show a picture in their place (ODF 1.3 part
// 3, 10.4.6).
#include "base/error.h"
#include "doc/mathml.h"
#include "read/odt/frames.h"

namespace engross::read::odt {

namespace {

// OpenOffice.org 1 to 3 name the DTD of MathML in formulas. It declares nothing that is used, so it
// is left out; one that declares things itself stays and is refused.
BytesView without_doctype(BytesView xml) {
    const auto begin = xml.find("<!DOCTYPE");
    const auto end = xml.find('>', begin == BytesView::npos ? xml.size() : begin);
    const bool is_named =
        end != BytesView::npos && xml.substr(begin, end - begin).find('[') == BytesView::npos;
    return is_named ? xml.substr(end + 1) : xml;
}

// Content of an object in a part of its own, parsed once; null when it cannot be read: that costs
// the object, not the document.
xml::Node part_of_object(Context& context, const std::string& path) {
    const auto [at, is_new] = context.objects.try_emplace(path);
    if (is_new && !path.empty() && !is_outside(path)) {
        try {
            if (const auto bytes = context.load(path + "/content.xml")) {
                at->second = xml::parse(
                    without_doctype(*bytes), path + "/content.xml", context.input.limits);
            }
        } catch (const Error&) { // the frame's picture stands for it
        }
    }
    return at->second ? at->second.root() : xml::Node();
}

// A flat file has it within the frame.
xml::Node content_of(Context& context, xml::Node object, const std::string& path) {
    for (const auto* name : {"math", "document"}) {
        if (const xml::Node inside = object.child(name)) {
            return inside;
        }
    }
    return object.is("object") ? part_of_object(context, path) : xml::Node();
}

// By itself, with the namespaces that it takes from around it.
std::string serialized(xml::Node math) {
    const xml::Document own = xml::Document::with_root("formula");
    return xml::serialize(math.copy_into(own.root()));
}

} // namespace

bool Paragraph::read_object(xml::Node object) {
    const std::string path = path_of(object.attr("href"));
    const xml::Node content = content_of(context_, object, path);
    if (content.is("math")) {
        flush_space();
        mark_content();
        xml::Node formula = builder_.element("formula", look());
        const auto anchor = object.parent().attr("anchor-type");
        if (!anchor.empty() && anchor != "as-char") { // it has lines of its own
            formula.set("display", "block");
        }
        formula.set("mathml", serialized(content));
        formula.append_text(doc::linear(content));
        return true;
    }
    context_.out.leftover("object", block_, "", "", path);
    const xml::Node chart = content.child("body").child("chart").child("chart");
    if (chart.child("table")) {
        charts.emplace_back(path.empty() ? context_.part->src(object) : path + "/content.xml",
                            chart);
    }
    return false;
}

void read_chart(Context& context, const Chart& chart, const Place& place) {
    const Part part(chart.first, {});
    check_repeats(context, chart.second);
    const Part* const around = std::exchange(context.part, &part);
    const Scope scope = context.styles.scope();
    context.styles.use(Scope::object);
    const std::string title(text::trim(chart.second.child("title").text()));
    if (!title.empty()) {
        read_blocks(context, chart.second.child("title"), place);
    }
    read_table(context, chart.second.child("table"), place);
    context.styles.use(scope);
    context.part = around;
    context.out.trouble("object-flattened", place.flow.parent.last_child(), "", title);
}

} // namespace engross::read::odt
