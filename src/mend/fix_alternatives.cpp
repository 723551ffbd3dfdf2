// Alternative texts from a table that a person has reviewed.
#include "base/csv.h"
#include "base/text.h"
#include "mend/alt_table.h"
#include "mend/fix.h"
#include "mend/markup.h"

namespace engross::mend {

namespace {

// What carries the alternative text of a picture: wp:docPr, v:shape; draw:frame.
xml::Node docx_carrier(xml::Node picture) {
    for (const std::string_view name : {"inline", "anchor"}) {
        if (const xml::Node drawing = picture.closest(name)) {
            return drawing.child("docPr");
        }
    }
    return picture.is("imagedata") ? picture.parent() : xml::Node();
}

bool set_docx(xml::Node picture, const std::string& words) {
    xml::Node carrier = docx_carrier(picture);
    if (!carrier) {
        return false;
    }
    carrier.set(carrier.is("docPr") ? "descr" : "alt", words);
    return true;
}

bool set_odt(xml::Node picture, const std::string& words) {
    xml::Node frame = picture.closest("frame");
    if (!frame) {
        return false;
    }
    xml::Node description = frame.child("desc");
    if (!description) {
        const xml::Node title = frame.child("title");
        description = xml::qualify(
            (title ? xml::Node(title).insert_after("desc") : frame.append("desc")), svg_space);
    }
    while (xml::Node child = description.first_child()) {
        child.remove();
    }
    description.append_text(words);
    return true;
}

} // namespace

void mend_alternatives(Work& work) {
    const std::map<std::string, std::string> reviewed = reviewed_texts(work.options.alt_table);
    for (const xml::Node image : all(work.document, "image")) {
        const auto row = reviewed.find(std::string(image.attr("src")));
        const xml::Node alt = image.child("alt");
        const std::string before = alt.attr("by") == "author" ? alt.text() : "";
        if (row == reviewed.end() || row->second == before) {
            continue;
        }
        for (const xml::Node picture : work.copy.at(image.attr("src"))) {
            if ((work.is_docx() ? set_docx : set_odt)(picture, row->second)) {
                work.note(image.attr("src"), Text::same(before), Text::same(row->second));
            }
        }
    }
}

Bytes alt_table(const doc::Document& document) {
    std::vector<csv::Row> rows{
        {"place", "number", "caption", "ocr", "confidence", "current", "proposal", "corrected"}};
    for (const xml::Node image : all(document, "image")) {
        if (image.has("drawn")) { // a shape, not a picture file: its text is the author's or none
            continue;
        }
        const xml::Node figure = image.closest("figure");
        const xml::Node alt = image.child("alt");
        const bool is_own = alt.attr("by") == "author";
        rows.push_back({std::string(image.attr("src")),
                        std::string(figure.attr("number")),
                        std::string(text::trim(doc::plain_text(figure.child("caption")))),
                        doc::read_in(image, " "),
                        std::string(image.child("ocr").attr("confidence")),
                        is_own ? alt.text() : "",
                        is_own ? "" : alt.text(),
                        ""});
    }
    return csv::write(rows);
}

} // namespace engross::mend
