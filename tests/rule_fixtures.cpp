#include "rule_fixtures.h"

#include "base/error.h"
#include "enrich/enrich.h"
#include "fonts/library.h"
#include "html/html.h"
#include "layout/layout.h"
#include "pdf/pdf.h"

#include <algorithm>
#include <stdexcept>

namespace engross::rule_fixtures {

namespace {

const fs::path folder = fs::path(ENGROSS_SOURCE_DIR) / "fixtures/rules";

std::vector<xml::Node>
selected(const doc::Document& document, xml::Node step, std::string_view by) {
    const std::string xpath(step.attr(by));
    std::vector<xml::Node> nodes = xml::select(document.root(), xpath);
    if (nodes.empty()) {
        throw std::runtime_error("nothing in the document is " + xpath);
    }
    return nodes;
}

void put(const doc::Document& document, xml::Node step) {
    for (const std::string_view where : {"into", "before", "after"}) {
        if (!step.has(where)) {
            continue;
        }
        for (const xml::Node target : selected(document, step, where)) {
            const xml::Node holder = where == "into" ? target : target.parent();
            std::vector<xml::Node> copies;
            for (const xml::Node child : step.children()) {
                copies.push_back(child.copy_into(holder));
            }
            if (where == "after" || step.attr("at") == "start") {
                std::reverse(copies.begin(), copies.end());
            }
            for (xml::Node copy : copies) {
                if (where == "before") {
                    copy.move_before(target);
                } else if (where == "after") {
                    copy.move_after(target);
                } else if (step.attr("at") == "start") {
                    copy.move_to_front_of(target);
                }
            }
        }
    }
}

void take_step(const doc::Document& document, xml::Node step) {
    if (step.is("remove")) {
        for (const xml::Node node : selected(document, step, "select")) {
            xml::Node(node).remove();
        }
    } else if (step.is("set")) {
        for (xml::Node node : selected(document, step, "select")) {
            step.has("value") ? node.set(step.attr("name"), step.attr("value"))
                              : node.unset(step.attr("name"));
        }
    } else if (step.is("text")) {
        for (xml::Node node : selected(document, step, "select")) {
            while (node.first_child()) {
                node.first_child().remove();
            }
            for (const xml::Node child : step.nodes()) {
                child.copy_into(node);
            }
        }
    } else if (step.is("put")) {
        put(document, step);
    } else {
        const xml::Node part = document.root().child(step.name());
        if (!part) {
            throw std::runtime_error("no such step or part: " + std::string(step.name()));
        }
        for (const xml::Node child : step.children()) {
            xml::Node copy = child.copy_into(part);
            if (part.is("meta")) {
                copy.move_before(part.child("source"));
            }
        }
    }
}

void take_steps(const doc::Document& document, xml::Node fixture) {
    if (fixture) {
        for (const xml::Node step : fixture.children()) {
            take_step(document, step);
        }
    }
}

} // namespace

xml::Document parsed(const fs::path& file) {
    return xml::parse(read_file(file, 1U << 20U), file.string());
}

doc::Document page() {
    doc::Document document;
    document.tree = parsed(folder / "base.xml");
    doc::Document made;
    made.tree = xml::parse(html::without_doctype(html::write(document, {})), "the page");
    return made;
}

namespace {

xml::Document inspected() {
    fonts::Library library;
    doc::Document document;
    document.tree = parsed(folder / "base.xml");
    for (const doc::Pass& pass : enrich::passes()) {
        pass.run(document);
    }
    const layout::Layout layout = layout::lay_out(document, library);
    Bytes file;
    pdf::write(document, layout, pdf::Profile::ua1, [&](BytesView piece) { file += piece; });
    return pdf::inspect(file);
}

} // namespace

doc::Document tags() {
    static const xml::Document once = inspected();
    doc::Document made;
    made.tree = once.copy();
    return made;
}

doc::Document built(xml::Node fixture) {
    if (fixture && fixture.attr("subject") == "html") {
        doc::Document made = page();
        take_steps(made, fixture);
        return made;
    }
    if (fixture && fixture.attr("subject") == "pdf") {
        doc::Document made = tags();
        take_steps(made, fixture);
        return made;
    }
    doc::Document document;
    document.tree = parsed(folder / "base.xml");
    take_steps(document, fixture);
    doc::validate(document, "the fixture");
    for (const doc::Pass& pass : enrich::passes()) {
        pass.run(document);
    }
    return document;
}

std::vector<Case> cases() {
    std::vector<Case> result;
    for (const fs::directory_entry& rule : fs::directory_iterator(folder)) {
        if (rule.is_directory()) {
            for (const fs::directory_entry& file : fs::directory_iterator(rule.path())) {
                result.push_back({rule.path().filename().string(), file.path()});
            }
        }
    }
    std::sort(
        result.begin(), result.end(), [](const Case& a, const Case& b) { return a.file < b.file; });
    return result;
}

} // namespace engross::rule_fixtures
