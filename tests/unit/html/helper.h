// Small canonical documents, and the page that becomes of them as XML.
#pragma once

#include "doc/document.h"
#include "html/html.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace engross::html {

struct Source {
    std::string body;
    std::string notes{};
    std::string styles{};
    std::string pages{};
    std::string title = "報告";
    std::string lang = "zh-Hant-TW";
};

inline doc::Document make_document(const Source& source) {
    doc::Document document;
    document.tree = xml::parse(
        "<document lang=\"" + source.lang + "\"><meta><title>" + source.title +
            "</title><source format=\"docx\" sha256=\"0\" name=\"trip.docx\"/><leftovers/></meta><styles>" +
            source.styles + "</styles><pages>" + source.pages + "</pages><body>" + source.body +
            "</body><notes>" + source.notes + "</notes><repairs/><troubles/><facts/></document>",
        "test");
    return document;
}

struct Result {
    std::string html;
    std::vector<File> files;
    xml::Document tree;

    [[nodiscard]] std::size_t count(const std::string& xpath) const {
        return xml::select(tree.root(), xpath).size();
    }

    [[nodiscard]] xml::Node one(const std::string& xpath) const {
        const std::vector<xml::Node> found = xml::select(tree.root(), xpath);
        EXPECT_EQ(found.size(), 1U) << xpath << "\n" << html;
        return found.empty() ? xml::Node() : found.front();
    }

    [[nodiscard]] std::string text(const std::string& xpath) const { return one(xpath).text(); }
};

inline Result result_of(const doc::Document& document, Options options = {}) {
    std::vector<File> files;
    options.take = [&](const File& file) { files.push_back(file); };
    const Bytes html = write(document, options);
    const std::string doctype = "<!DOCTYPE html>\n"; // xml::parse takes none
    const std::string whole =
        options.fragment ? "<div>" + html + "</div>" : html.substr(doctype.size());
    return {html, std::move(files), xml::parse(whole, "page")};
}

inline Result page_of(const Source& source, const Options& options = {}) {
    const doc::Document document = make_document(source);
    doc::validate(document, "test");
    return result_of(document, options);
}

inline std::string section(int level, const std::string& id, const std::string& inner) {
    const std::string number = std::to_string(level);
    return "<section id='s" + id + "' level='" + number + "'><heading id='" + id + "' level='" +
           number + "'>" + id + "</heading>" + inner + "</section>";
}

} // namespace engross::html
