#include "paper.h"

#include "base/error.h"

#include <gtest/gtest.h>

namespace engross::pdf {
namespace {

using namespace std::string_literals;

TEST(Tags, tell_headings_paragraphs_and_sections) {
    doc::Document document = report();
    Paper paper;
    const xml::Node section = add(document.body(), "section", "x1");
    const xml::Node heading = add(section, "heading", "b1", "緣起");
    const xml::Node p = add(section, "p", "b2", "一段話");
    paper.line(heading, "緣起");
    paper.line(p, "一段");
    paper.new_page();
    paper.line(p, "話");
    const auto pdf = open(written(document, paper.layout, Profile::ua1));
    EXPECT_EQ(tags(*pdf), "Document(Sect(H1(#) P(# #)))");
    const Object kids = find(*pdf, "P").getKey("/K");
    EXPECT_TRUE(Object(kids).getArrayItem(0).isInteger());
    EXPECT_EQ(Object(kids).getArrayItem(1).getKey("/Pg").getObjGen(), page_of(*pdf, 1).getObjGen());
}

TEST(Tags, keep_heading_levels_without_holes) {
    doc::Document document = report();
    Paper paper;
    for (const auto* level : {"2", "4", "3", "1", "9"}) {
        const xml::Node heading = add(document.body(), "heading", "b"s + level, "標題");
        xml::Node(heading).set("level", level);
        paper.line(heading, "標題");
    }
    const auto pdf = open(written(document, paper.layout, Profile::ua1));
    EXPECT_EQ(tags(*pdf), "Document(H1(#) H2(#) H3(#) H1(#) H2(#))");
}

TEST(Tags, follow_the_document_and_not_the_order_of_drawing) {
    doc::Document document = report();
    Paper paper;
    const xml::Node first = add(document.body(), "p", "b1", "一");
    const xml::Node second = add(document.body(), "quote", "b2");
    const xml::Node inside = add(second, "p", "b3", "二");
    paper.line(inside, "二");
    paper.line(first, "一");
    const auto pdf = open(written(document, paper.layout, Profile::ua1));
    EXPECT_EQ(tags(*pdf), "Document(P(#) BlockQuote(P(#)))");
}

TEST(Tags, nest_lists_with_labels) {
    doc::Document document = report();
    Paper paper;
    xml::Node list = add(document.body(), "list", "x1");
    list.set("kind", "ordered");
    const xml::Node item = add(list, "item", "x2");
    xml::Node label = xml::Node(item).append("label");
    label.set("digits", "arabic");
    label.append_text("1.");
    const xml::Node p = add(item, "p", "b1", "甲");
    const xml::Node inner = add(item, "list", "x3");
    const xml::Node inner_item = add(inner, "item", "x4");
    const xml::Node inner_p = add(inner_item, "p", "b2", "乙");
    paper.line(label, "1.");
    paper.part(p, "甲", 80);
    paper.line(inner_p, "乙");
    const auto pdf = open(written(document, paper.layout, Profile::ua1));
    EXPECT_EQ(tags(*pdf), "Document(L(LI(Lbl(#) LBody(P(#) L(LI(LBody(P(#))))))))");
    EXPECT_EQ(find(*pdf, "L").getKey("/A").getKey("/ListNumbering").getName(), "/Decimal");
}

xml::Node cell(xml::Node row, const char* id, const char* words) {
    xml::Node cell = add(row, "cell", id);
    add(cell, "p", "p"s + id, words);
    return cell;
}

TEST(Tags, make_whole_tables) {
    doc::Document document = report();
    Paper paper;
    const xml::Node table = add(document.body(), "table", "x1");
    xml::Node head = xml::Node(table).append("head").append("row");
    for (const auto* id : {"c1", "c2"}) {
        cell(head, id, "欄").set("header", "yes");
    }
    xml::Node body = xml::Node(table).append("body");
    const xml::Node first = body.append("row");
    xml::Node tall = cell(first, "c3", "高");
    tall.set("rowspan", "9");
    cell(first, "c4", "");
    body.append("row"); // short: its second cell is missing
    paper.line(tall.child("p"), "高");
    const auto pdf = open(written(document, paper.layout, Profile::ua1));
    EXPECT_EQ(tags(*pdf), "Document(Table(THead(TR(TH TH)) TBody(TR(TD(P(#)) TD) TR(TD))))");
    EXPECT_EQ(find(*pdf, "TH").getKey("/A").getKey("/Scope").getName(), "/Column");
    EXPECT_EQ(find(*pdf, "TD").getKey("/A").getKey("/RowSpan").getIntValue(), 2);
}

TEST(Tags, leave_covered_columns_alone) {
    doc::Document document = report();
    Paper paper;
    const xml::Node table = add(document.body(), "table", "x1");
    xml::Node head = xml::Node(table).append("head").append("row");
    for (const auto* id : {"h1", "h2"}) {
        cell(head, id, "欄").set("header", "yes");
    }
    xml::Node body = xml::Node(table).append("body");
    const xml::Node first = body.append("row");
    const xml::Node plain = cell(first, "c1", "甲");
    cell(first, "c2", "乙").set("rowspan", "2"); // covers the end of the second row
    cell(body.append("row"), "c3", "丙");
    paper.line(plain.child("p"), "甲");
    const auto pdf = open(written(document, paper.layout, Profile::ua1));
    EXPECT_EQ(tags(*pdf), "Document(Table(THead(TR(TH TH)) TBody(TR(TD(P(#)) TD) TR(TD))))");
}

TEST(Tags, take_layout_tables_for_what_they_hold) {
    doc::Document document = report();
    Paper paper;
    xml::Node table = add(document.body(), "table", "x1");
    table.set("layout", "yes");
    const xml::Node row = table.append("body").append("row");
    const xml::Node one = cell(row, "c1", "甲");
    paper.line(one.child("p"), "甲");
    const auto pdf = open(written(document, paper.layout, Profile::ua1));
    EXPECT_EQ(tags(*pdf), "Document(P(#))");
}

struct Noted {
    doc::Document document = report();
    Paper paper;

    Noted() {
        xml::Node p = add(document.body(), "p", "b1", "正文");
        xml::Node mark = p.append("note-ref");
        mark.set("ref", "n1");
        mark.append_text("1");
        const xml::Node after = add(document.body(), "p", "b2", "後文");
        xml::Node note = add(document.notes(), "note", "n1");
        note.set("kind", "footnote");
        xml::Node label = note.append("label");
        label.append_text("1");
        const xml::Node words = add(note, "p", "b3", "註文");
        paper.line(p, "正文");
        paper.part(mark, "1", 90);
        paper.line(after, "後文");
        paper.line(label, "1");
        paper.part(words, "註文", 60);
        paper.layout.starts["n1"] = {0, 100};
    }
};

TEST(Tags, put_a_note_after_the_block_that_refers_to_it) {
    Noted noted;
    const auto pdf = open(written(noted.document, noted.paper.layout, Profile::ua1));
    EXPECT_EQ(tags(*pdf), "Document(P(# Reference(Link(# OBJR))) Note(Lbl(#) P(#)) P(#))");
    Object names = pdf->getRoot().getKey("/StructTreeRoot").getKey("/IDTree").getKey("/Names");
    EXPECT_EQ(names.getArrayItem(0).getStringValue(), "n1");
    EXPECT_EQ(names.getArrayItem(1).getObjGen(), find(*pdf, "Note").getObjGen());
    Object annotation = page_of(*pdf, 0).getKey("/Annots").getArrayItem(0);
    EXPECT_NE(annotation.getKey("/Contents").getUTF8Value().find("註文"), std::string::npos);
    EXPECT_TRUE(annotation.getKey("/Dest").isArray());
}

TEST(Tags, refer_both_ways_in_pdf_2) {
    Noted noted;
    const auto pdf = open(written(noted.document, noted.paper.layout, Profile::ua2));
    Object note = find(*pdf, "FENote");
    Object reference = find(*pdf, "Reference");
    EXPECT_EQ(note.getKey("/Ref").getArrayItem(0).getObjGen(), reference.getObjGen());
    EXPECT_EQ(reference.getKey("/Ref").getArrayItem(0).getObjGen(), note.getObjGen());
    EXPECT_EQ(note.getKey("/A").getKey("/NoteType").getName(), "/Footnote");
    EXPECT_EQ(pdf->getPDFVersion(), "2.0");
    EXPECT_TRUE(pdf->getTrailer().getKey("/Info").isNull());
}

TEST(Links, have_objects_words_and_places) {
    doc::Document document = report();
    Paper paper;
    xml::Node p = add(document.body(), "p", "b1", "見");
    xml::Node link = p.append("link");
    link.set("href", "https://example.tw/網頁?a=b c");
    link.append_text("網頁");
    paper.line(p, "見");
    paper.part(link, "網", 70);
    paper.line(link, "頁");
    const auto pdf = open(written(document, paper.layout, Profile::ua1));
    EXPECT_EQ(tags(*pdf), "Document(P(# Link(# OBJR)))");
    Object page = page_of(*pdf, 0);
    ASSERT_EQ(page.getKey("/Annots").getArrayNItems(), 1);
    Object annotation = page.getKey("/Annots").getArrayItem(0);
    EXPECT_EQ(annotation.getKey("/A").getKey("/URI").getStringValue(),
              "https://example.tw/%E7%B6%B2%E9%A0%81?a=b%20c");
    EXPECT_EQ(annotation.getKey("/Contents").getUTF8Value(), "網頁");
    EXPECT_EQ(annotation.getKey("/F").getIntValue(), 4);
    EXPECT_EQ(annotation.getKey("/QuadPoints").getArrayNItems(), 16);
    Object numbers = pdf->getRoot().getKey("/StructTreeRoot").getKey("/ParentTree").getKey("/Nums");
    EXPECT_EQ(numbers.getArrayItem(2).getIntValue(),
              annotation.getKey("/StructParent").getIntValue());
    EXPECT_EQ(numbers.getArrayItem(3).getObjGen(), find(*pdf, "Link").getObjGen());
}

TEST(Links, lead_nowhere_when_the_address_is_unsafe_or_the_place_unknown) {
    doc::Document document = report();
    Paper paper;
    xml::Node p = add(document.body(), "p", "b1");
    xml::Node script = p.append("link");
    script.set("href", "JavaScript:alert(1)");
    script.append_text("甲");
    xml::Node lost = p.append("link");
    lost.set("ref", "nobody");
    lost.append_text("乙");
    paper.line(script, "甲");
    paper.part(lost, "乙", 80);
    const auto pdf = open(written(document, paper.layout, Profile::ua1));
    EXPECT_EQ(tags(*pdf), "Document(P(#))");
}

TEST(Toc, is_made_of_references_to_headings) {
    doc::Document document = report();
    Paper paper;
    const xml::Node toc = add(document.body(), "toc", "x1");
    const xml::Node toc_heading = add(toc, "heading", "b0", "目次");
    xml::Node entry = add(toc, "entry", "t1", "緣起");
    entry.set("ref", "b1");
    const xml::Node heading = add(document.body(), "heading", "b1", "緣起");
    paper.line(toc_heading, "目次");
    paper.line(entry, "緣起");
    paper.part(entry, "......", 100, layout::Artifact::layout);
    paper.part(entry, "2", 200);
    paper.new_page();
    paper.line(heading, "緣起");
    const auto pdf = open(written(document, paper.layout, Profile::ua1));
    EXPECT_EQ(tags(*pdf), "Document(Sect(H1(#) TOC(TOCI(Reference(Link(# # OBJR))))) H1(#))");
    Object outline = pdf->getRoot().getKey("/Outlines");
    EXPECT_EQ(outline.getKey("/Count").getIntValue(), 2);
    EXPECT_EQ(outline.getKey("/Last").getKey("/Title").getUTF8Value(), "緣起");
}

TEST(Content, is_marked_throughout) {
    doc::Document document = report();
    Paper paper;
    const xml::Node p = add(document.body(), "p", "b1", "文字");
    paper.rule(layout::Artifact::background);
    paper.line(p, "文");
    paper.rule();
    paper.part(p, "字", 80);
    paper.line({}, "12", layout::Artifact::footer);
    const auto pdf = open(written(document, paper.layout, Profile::ua1));
    const std::string drawn = content(*pdf, 0);
    EXPECT_EQ(tags(*pdf), "Document(P(#))"); // one sequence, though a rule was drawn between
    EXPECT_NE(drawn.find("/Subtype /Footer"), std::string::npos);
    EXPECT_NE(drawn.find("0.2 0.4 0.6 rg"), std::string::npos);
}

TEST(Content, says_what_glyphs_cannot_say) {
    doc::Document document = report();
    Paper paper;
    const xml::Node p = add(document.body(), "p", "b1", "文字");
    paper.line(p, "文字");
    auto& item = std::get<layout::TextItem>(paper.layout.pages[0].items[0].content);
    item.glyphs[0].text_end = item.glyphs[1].text_end; // both glyphs stand for both characters
    item.glyphs[1].text_begin = item.glyphs[0].text_begin;
    const auto pdf = open(written(document, paper.layout, Profile::ua1));
    EXPECT_NE(content(*pdf, 0).find("/ActualText <FEFF65875B57>"), std::string::npos);
}

// What stands beside a private-use character is said all the same.
TEST(Content, marks_private_use_characters_one_by_one) {
    doc::Document document = report();
    Paper paper;
    const xml::Node p = add(document.body(), "p", "b1", "文字");
    paper.line(p, "文字");
    auto& item = std::get<layout::TextItem>(paper.layout.pages[0].items[0].content);
    item.text = "文\uE09E";
    item.glyphs[0].text_end = item.glyphs[1].text_end;
    item.glyphs[1].text_begin = item.glyphs[0].text_begin;
    const auto pdf = open(written(document, paper.layout, Profile::ua1));
    EXPECT_NE(content(*pdf, 0).find("/ActualText <FEFF65873013>"), std::string::npos);
}

TEST(Content, refuses_missing_glyphs) {
    doc::Document document = report();
    Paper paper;
    paper.line(add(document.body(), "p", "b1", "文"), "文");
    std::get<layout::TextItem>(paper.layout.pages[0].items[0].content).glyphs[0].id = 0;
    EXPECT_THROW(written(document, paper.layout, Profile::ua1), Error);
}

TEST(Pages, carry_the_printed_numbers) {
    doc::Document document = report();
    Paper paper;
    const xml::Node p = add(document.body(), "p", "b1", "文");
    for (const auto* label : {"i", "ii", "1", "2", "附-1"}) {
        paper.line(p, "文");
        paper.layout.pages.back().label = label;
        paper.new_page();
    }
    paper.layout.pages.back().label = "";
    const auto pdf = open(written(document, paper.layout, Profile::ua1));
    Object numbers = pdf->getRoot().getKey("/PageLabels").getKey("/Nums");
    ASSERT_EQ(numbers.getArrayNItems(), 8);
    EXPECT_EQ(numbers.getArrayItem(1).getKey("/S").getName(), "/r");
    EXPECT_EQ(numbers.getArrayItem(2).getIntValue(), 2);
    EXPECT_EQ(numbers.getArrayItem(3).getKey("/S").getName(), "/D");
    EXPECT_EQ(numbers.getArrayItem(5).getKey("/P").getUTF8Value(), "附-1");
}

TEST(File, is_the_same_twice_and_has_an_id_of_its_own) {
    Noted noted;
    const Bytes first = written(noted.document, noted.paper.layout, Profile::ua1);
    EXPECT_EQ(first, written(noted.document, noted.paper.layout, Profile::ua1));
    const auto pdf = open(first);
    Object id = pdf->getTrailer().getKey("/ID");
    EXPECT_EQ(id.getArrayItem(0).getStringValue(), id.getArrayItem(1).getStringValue());
    EXPECT_EQ(first.find("31415926535897932384626433832795"), Bytes::npos);
    EXPECT_TRUE(first.starts_with("%PDF-1.7\n"));
    EXPECT_EQ(pdf->getTrailer().getKey("/Info").getKey("/Title").getUTF8Value(), "赴日本考察報告");
    EXPECT_TRUE(pdf->getWarnings().empty());
}

} // namespace
} // namespace engross::pdf
