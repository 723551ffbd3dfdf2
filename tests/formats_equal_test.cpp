// The seed as DOCX and as ODT: one canonical XML, but for what the two files really hold
// differently.
#include "base/bytes.h"
#include "base/limits.h"
#include "doc/document.h"
#include "enrich/enrich.h"
#include "normalize/normalize.h"
#include "read/reader.h"
#include "recognize/recognize.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <set>

namespace engross {

namespace {

namespace fs = std::filesystem;

const fs::path seed = fs::path(ENGROSS_SOURCE_DIR) / "../shared/seed";

// Attributes that name places and styles of the one file.
const std::set<std::string_view> own{"src", "style", "name", "blanks-above"};

// Page setup that the ODT does not say: the grid, a first page of its own; where its header would
// stand (it has none); lengths rounded from cm.
const std::map<std::string, std::string> page_differences{
    {"grid", "18|"},
    {"first-different", "yes|"},
    {"header-distance", "42.55|72"},
    {"footer-distance", "49.6|49.606"},
    {"width", "595.3|595.276"},
    {"height", "841.9|841.89"},
};

doc::Document improved(const fs::path& report) {
    const Bytes bytes = read_file(report, Limits{}.input_size);
    doc::Document document = read::read({.name = report.filename().string(), .bytes = bytes});
    recognize::picture_facts(document);
    for (const auto passes : {normalize::passes(), enrich::passes()}) {
        for (const doc::Pass& pass : passes) {
            pass.run(document);
        }
    }
    return document;
}

std::string without_own(xml::Node part) {
    for (xml::Node node = part; node; node = node.following(part)) {
        for (const auto name : own) {
            if (node.is_element()) {
                node.unset(name);
            }
        }
    }
    return xml::serialize(part);
}

std::map<std::string, std::string> differing_attributes(xml::Node docx, xml::Node odt) {
    std::map<std::string, std::string> out;
    for (const xml::Node node : {docx, odt}) {
        for (const auto& [name, value] : node.attributes()) {
            if (docx.attr(name) != odt.attr(name)) {
                out[std::string(name)] =
                    std::string(docx.attr(name)) + "|" + std::string(odt.attr(name));
            }
        }
    }
    return out;
}

} // namespace

TEST(FormatsEqual, TheSeedIsOneDocument) {
    if (!fs::exists(seed)) {
        GTEST_SKIP() << "skipped: ../shared is not there";
    }
    const doc::Document docx = improved(seed / "trip-report.docx");
    const doc::Document odt = improved(seed / "trip-report.odt");
    EXPECT_EQ(differing_attributes(docx.pages().child("page"), odt.pages().child("page")),
              page_differences);
    EXPECT_EQ(docx.root().attr("lang"), odt.root().attr("lang"));
    for (const auto part : {&doc::Document::body,
                            &doc::Document::notes,
                            &doc::Document::repairs,
                            &doc::Document::facts}) {
        EXPECT_EQ(without_own((docx.*part)()), without_own((odt.*part)()));
    }
    // The DOCX names its author and template; the programs differ; both have the same dates and
    // cover.
    for (const doc::Document* document : {&docx, &odt}) {
        document->meta().child("source").remove();
        document->meta().child("leftovers").remove();
    }
    EXPECT_EQ(without_own(docx.meta()), without_own(odt.meta()));
}

} // namespace engross
