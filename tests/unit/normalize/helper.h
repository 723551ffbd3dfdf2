// XML in, XML out: a fragment of body becomes a document with all its parts.
#pragma once

#include "normalize/normalize.h"
#include "normalize/pass_list.h"
#include "normalize/tools.h"

#include <gtest/gtest.h>

#include <string>

namespace engross::normalize {

// The styles that tests name: body is what most paragraphs wear.
inline constexpr std::string_view test_styles =
    "<styles>"
    "<style id='body' kind='paragraph' name='Normal' size='14' weight='400' align='justify' indent-first='28'/>"
    "<style id='flush' kind='paragraph' name='Normal' size='14' weight='400' align='justify'/>"
    "<style id='set-in' kind='paragraph' name='Normal' size='14' weight='400' align='justify' indent-start='28'/>"
    "<style id='bold' kind='paragraph' name='Normal' size='14' weight='700' align='start'/>"
    "<style id='large' kind='paragraph' name='Normal' size='24' weight='700' align='center'/>"
    "<style id='sign' kind='paragraph' name='Normal' size='14' weight='700' align='end'/>"
    "<style id='title' kind='paragraph' name='Title' size='24' weight='700' align='center'/>"
    "<style id='page' kind='paragraph' name='Normal' size='18' weight='700' page-break-before='yes'/>"
    "<style id='h1' kind='paragraph' name='heading 1' size='18' weight='700'/>"
    "<style id='h2' kind='paragraph' name='heading 2' size='16' weight='700'/>"
    "<style id='caption' kind='paragraph' name='caption' size='12' weight='400' align='center'/>"
    "<style id='quote' kind='paragraph' name='Quote' size='14' weight='400'/>"
    "<style id='thin' kind='run' weight='400'/>"
    "<style id='heavy' kind='run' weight='700'/>"
    "</styles>";

inline doc::Document from_body(std::string_view body) {
    doc::Document document;
    std::string bytes =
        "<document lang='zh-Hant-TW'><meta><source format='docx' sha256='0'/><leftovers/></meta>";
    bytes += test_styles;
    bytes +=
        "<pages><page id='g1' width='595' height='842' margin-top='72' margin-bottom='72' margin-left='72' "
        "margin-right='72'/></pages><body>";
    bytes += body;
    bytes += "</body><notes/><repairs/><troubles/><facts/></document>";
    document.tree = xml::parse(bytes, "test");
    return document;
}

// Runs one pass and validates; gives the body's content.
inline std::string after(void (*pass)(doc::Document&), doc::Document& document) {
    pass(document);
    doc::validate(document, "a pass under test");
    std::string all = xml::serialize(document.tree);
    if (!document.body().first_child()) {
        return "";
    }
    std::size_t from = all.find("<body>") + std::string_view("<body>").size();
    return all.substr(from, all.rfind("</body><notes") - from);
}

inline std::string after(void (*pass)(doc::Document&), std::string_view body) {
    doc::Document document = from_body(body);
    return after(pass, document);
}

// All passes, each validated.
inline void run_all(doc::Document& document) {
    for (const doc::Pass& pass : passes()) {
        pass.run(document);
        doc::validate(document, pass.name);
    }
}

// "kind@at" of each repair, with its quote.
inline std::vector<std::string> repairs(const doc::Document& document) {
    std::vector<std::string> found;
    for (xml::Node repair : document.repairs().children()) {
        std::string line(repair.attr("kind"));
        line += "@" + std::string(repair.attr("at")) + " " + std::string(repair.attr("src"));
        if (!repair.text().empty()) {
            line += " " + repair.text();
        }
        found.push_back(line);
    }
    return found;
}

using Lines = std::vector<std::string>;

} // namespace engross::normalize
