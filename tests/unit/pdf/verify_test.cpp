#include "pdf/verify.h"

#include "paper.h"

#include "image/image.h"

#include <gtest/gtest.h>
#include <qpdf/QPDFWriter.hh>

#include <functional>

namespace engross::pdf {
namespace {

using namespace std::string_literals;

// A heading, a link, a picture and a table with a head.
Bytes good() {
    doc::Document document = report();
    Paper paper;
    const xml::Node heading = add(document.body(), "heading", "b1", "緣起");
    paper.line(heading, "緣起");
    const xml::Node p = add(document.body(), "p", "b2");
    xml::Node link = xml::Node(p).append("link");
    link.set("href", "https://example.tw/");
    link.append_text("網頁");
    paper.line(link, "網頁");
    const std::string resource = doc::add_resource(
        document, image::encode_png({2, 2, 3, "\xFF\0\0\0\xFF\0\0\0\xFF\0\0\0"s}), "image/png");
    xml::Node image = add(add(document.body(), "figure", "x1"), "image", "i1");
    image.set("resource", resource);
    xml::Node alt = image.append("alt");
    alt.set("by", "author");
    alt.append_text("替代文字");
    paper.picture(image, resource);
    const xml::Node table = add(document.body(), "table", "t1");
    xml::Node row = xml::Node(table).append("head").append("row");
    for (const auto* id : {"b3", "b4"}) {
        xml::Node cell = add(row, "cell", "c"s + id);
        cell.set("header", "yes");
        paper.line(add(cell, "p", id, "欄"), "欄");
    }
    return written(document, paper.layout, Profile::ua1);
}

// What is said after something was broken.
std::string after(const std::function<void(QPDF&)>& damage) {
    const auto pdf = open(good());
    damage(*pdf);
    QPDFWriter writer(*pdf);
    writer.setOutputMemory();
    writer.setStaticID(true);
    writer.write();
    const std::unique_ptr<Buffer> out(writer.getBuffer());
    std::string all;
    for (const std::string& fault :
         verify({reinterpret_cast<const char*>(out->getBuffer()), out->getSize()})) {
        all += fault + "\n";
    }
    return all;
}

void replace_content(QPDF& pdf, const std::string& from, const std::string& to) {
    std::string words = content(pdf, 0);
    ASSERT_NE(words.find(from), std::string::npos);
    words.replace(words.find(from), from.size(), to);
    page_of(pdf, 0)
        .getKey("/Contents")
        .replaceStreamData(words, Object::newNull(), Object::newNull());
}

TEST(Verify, says_nothing_of_what_we_write) {
    EXPECT_EQ(verify(good()), std::vector<std::string>());
    EXPECT_EQ(after([](QPDF&) {}), "");
}

TEST(Verify, says_what_was_broken) {
    const std::vector<std::pair<std::string, std::function<void(QPDF&)>>> damages{
        {"MarkInfo does not say that it is tagged",
         [](QPDF& pdf) { pdf.getRoot().removeKey("/MarkInfo"); }},
        {"the catalogue has no Lang", [](QPDF& pdf) { pdf.getRoot().removeKey("/Lang"); }},
        {"the title is not what viewers show",
         [](QPDF& pdf) { pdf.getRoot().removeKey("/ViewerPreferences"); }},
        {"there is no metadata", [](QPDF& pdf) { pdf.getRoot().removeKey("/Metadata"); }},
        {"there is no tag tree", [](QPDF& pdf) { pdf.getRoot().removeKey("/StructTreeRoot"); }},
        {"Figure has no Alt", [](QPDF& pdf) { find(pdf, "Figure").removeKey("/Alt"); }},
        {"TH has no Scope", [](QPDF& pdf) { find(pdf, "TH").removeKey("/A"); }},
        {"an element has no type", [](QPDF& pdf) { find(pdf, "P").removeKey("/S"); }},
        {"P is not its parent",
         [](QPDF& pdf) { find(pdf, "Figure").replaceKey("/P", find(pdf, "P")); }},
        {"the ParentTree does not lead",
         [](QPDF& pdf) { pdf.getRoot().getKey("/StructTreeRoot").removeKey("/ParentTree"); }},
        {"marked content is in no element", [](QPDF& pdf) { find(pdf, "H1").removeKey("/K"); }},
        {"an element owns content that is on no page",
         [](QPDF& pdf) { find(pdf, "H1").replaceKey("/K", Object::newInteger(99)); }},
        {"content belongs to two elements",
         [](QPDF& pdf) {
             find(pdf, "TH").replaceKey("/K", find(pdf, "H1").getKey("/K"));
             find(pdf, "TH").replaceKey("/Pg", page_of(pdf, 0));
         }},
        {"a link is in no element", [](QPDF& pdf) { find(pdf, "Link").removeKey("/K"); }},
        {"a link has no Contents",
         [](QPDF& pdf) {
             page_of(pdf, 0).getKey("/Annots").getArrayItem(0).removeKey("/Contents");
         }},
        {"tab order", [](QPDF& pdf) { page_of(pdf, 0).removeKey("/Tabs"); }},
        {"neither tagged nor an artifact",
         [](QPDF& pdf) { replace_content(pdf, "EMC", "EMC 0 0 9 9 re f"); }},
        {"uses an MCID twice", [](QPDF& pdf) { replace_content(pdf, "/MCID 1", "/MCID 0"); }},
        {"a font is not embedded",
         [](QPDF& pdf) {
             for (Object each : pdf.getAllObjects()) {
                 if (each.isDictionary() && each.hasKey("/FontFile2")) {
                     each.removeKey("/FontFile2");
                 }
                 if (each.isDictionary() && each.hasKey("/FontFile3")) {
                     each.removeKey("/FontFile3");
                 }
             }
         }},
        {"a font has no ToUnicode",
         [](QPDF& pdf) {
             for (Object each : pdf.getAllObjects()) {
                 if (each.isDictionary() && each.hasKey("/ToUnicode")) {
                     each.removeKey("/ToUnicode");
                 }
             }
         }},
    };
    for (const auto& [fault, damage] : damages) {
        EXPECT_NE(after(damage).find(fault), std::string::npos) << fault << "\n" << after(damage);
    }
}

TEST(Verify, reads_no_rubbish) {
    EXPECT_EQ(verify("").size(), 1U);
    EXPECT_EQ(verify("%PDF-1.7\nrubbish").size(), 1U);
    const Bytes whole = good();
    EXPECT_FALSE(verify(BytesView(whole).substr(0, whole.size() / 2)).empty());
}

} // namespace
} // namespace engross::pdf
