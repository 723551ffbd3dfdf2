#include "paper.h"

#include "base/error.h"
#include "image/image.h"

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

struct Picture {
    doc::Document document = report();
    Paper paper;
    xml::Node figure = add(document.body(), "figure", "x1");

    xml::Node image(const std::string& id, const std::string& resource) {
        xml::Node image = add(figure, "image", id);
        image.set("resource", resource);
        xml::Node alt = image.append("alt");
        alt.set("by", "ocr");
        alt.append_text("替代文字");
        return image;
    }
};

std::string png(doc::Document& document) {
    return doc::add_resource(
        document, image::encode_png({2, 2, 3, "\xFF\0\0\0\xFF\0\0\0\xFF\0\0\0"s}), "image/png");
}

TEST(Tags, give_figures_their_words_box_and_caption) {
    Picture one;
    const std::string resource = png(one.document);
    const xml::Node image = one.image("i1", resource);
    const xml::Node caption = add(one.figure, "caption", "b1", "圖 1");
    one.paper.picture(image, resource);
    one.paper.line(caption, "圖 1");
    const auto pdf = open(written(one.document, one.paper.layout, Profile::ua1));
    EXPECT_EQ(tags(*pdf), "Document(Figure(# Caption(#)))");
    Object figure = find(*pdf, "Figure");
    EXPECT_EQ(figure.getKey("/Alt").getUTF8Value(), "替代文字");
    EXPECT_EQ(figure.getKey("/A").getKey("/BBox").getArrayNItems(), 4);
}

// ISO 32000-2 and WTPDF (8.4.3) want none of them in an alternative text.
TEST(Tags, say_private_use_characters_of_alternative_texts_as_missing) {
    Picture one;
    const std::string resource = png(one.document);
    const xml::Node image = one.image("i1", resource);
    image.child("alt").append_text("\uE09E");
    one.paper.picture(image, resource);
    const auto pdf = open(written(one.document, one.paper.layout, Profile::ua2));
    EXPECT_EQ(find(*pdf, "Figure").getKey("/Alt").getUTF8Value(), "替代文字〓");
}

TEST(Tags, put_several_pictures_of_one_figure_into_a_div) {
    Picture two;
    const std::string resource = png(two.document);
    two.paper.picture(two.image("i1", resource), resource);
    two.paper.picture(two.image("i2", resource), resource);
    const auto pdf = open(written(two.document, two.paper.layout, Profile::ua1));
    EXPECT_EQ(tags(*pdf), "Document(Div(Figure(#) Figure(#)))");
}

TEST(Tags, leave_decorative_pictures_out) {
    Picture one;
    const std::string resource = png(one.document);
    xml::Node image = one.image("i1", resource);
    image.set("decorative", "yes");
    const xml::Node caption = add(one.figure, "caption", "b1", "花邊");
    one.paper.picture(image, resource);
    one.paper.line(caption, "花邊");
    const auto pdf = open(written(one.document, one.paper.layout, Profile::ua1));
    EXPECT_EQ(tags(*pdf), "Document(P(#))");
    EXPECT_NE(content(*pdf, 0).find("/Artifact"), std::string::npos);
}

TEST(Pictures, behind_the_text_have_the_opacity_that_is_left_of_them) {
    Picture one;
    const std::string resource = png(one.document);
    one.paper.line(one.figure, "文");
    for (int i = 0; i < 2; ++i) {
        one.paper.picture(xml::Node(), resource);
        layout::Item& item = one.paper.layout.pages.back().items.back();
        item.artifact = layout::Artifact::watermark;
        std::get<layout::ImageItem>(item.content).opacity = 0.3F;
    }
    const auto pdf = open(written(one.document, one.paper.layout, Profile::ua1));
    const std::string drawn = content(*pdf, 0);
    EXPECT_EQ(drawn.find("/Artifact <</Type /Pagination /Subtype /Watermark>> BDC\nq /G30 gs "), 0U)
        << drawn;
    Object page = pdf->getAllPages().front();
    Object states = page.getKey("/Resources").getKey("/ExtGState");
    ASSERT_EQ(states.getKeys().size(), 1U);
    EXPECT_EQ(states.getKey("/G30").getKey("/ca").getNumericValue(), 0.3);
}

TEST(Tags, refuse_a_picture_without_words) {
    Picture one;
    const std::string resource = png(one.document);
    xml::Node image = one.image("i1", resource);
    image.child("alt").remove();
    one.paper.picture(image, resource);
    try {
        written(one.document, one.paper.layout, Profile::ua1);
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.code, ExitCode::internal);
        EXPECT_NE(error.message.en.find("7.3"), std::string::npos);
    }
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

TEST(File, stores_a_picture_once_without_its_metadata) {
    Picture two;
    const std::string resource = png(two.document);
    two.paper.picture(two.image("i1", resource), resource, 6);
    two.paper.picture(two.image("i2", resource), resource);
    const auto pdf = open(written(two.document, two.paper.layout, Profile::ua1));
    Object pictures = page_of(*pdf, 0).getKey("/Resources").getKey("/XObject");
    EXPECT_EQ(pictures.getKeys().size(), 1U);
    Object image = pictures.getKey("/I1");
    EXPECT_EQ(image.getDict().getKey("/DecodeParms").getKey("/Predictor").getIntValue(), 15);
    EXPECT_EQ(image.getStreamData()->getSize(), 12U);
    EXPECT_NE(content(*pdf, 0).find("q 0 -80 100 0 50 "), std::string::npos); // turned
}

TEST(Content, leaves_out_what_the_author_cut_away) {
    Picture one;
    const std::string resource = png(one.document);
    one.paper.picture(one.image("i1", resource), resource);
    auto& item = std::get<layout::ImageItem>(one.paper.layout.pages[0].items[0].content);
    item.crop_left = 0.5;
    const auto pdf = open(written(one.document, one.paper.layout, Profile::ua1));
    const int before = image::sniff(one.document.resources.at(resource)->bytes).width;
    Object shown = page_of(*pdf, 0).getKey("/Resources").getKey("/XObject").getKey("/I1");
    EXPECT_EQ(shown.getDict().getKey("/Width").getIntValue(), before - (before + 1) / 2);
    EXPECT_NE(content(*pdf, 0).find("q 100 0 0 80 50 "), std::string::npos) << content(*pdf, 0);
}

// The box of paper.h is 100 × 80, 50 from the left.
TEST(Content, mirrors_and_turns_pictures) {
    Picture one;
    const std::string resource = png(one.document);
    one.paper.picture(one.image("i1", resource), resource);
    auto& item = std::get<layout::ImageItem>(one.paper.layout.pages[0].items[0].content);
    item.aspect = 1.25F;
    item.mirrored = true;
    EXPECT_NE(content(*open(written(one.document, one.paper.layout, Profile::ua1)), 0)
                  .find("q -100 0 0 80 150 "),
              std::string::npos);
    item.mirrored = false;
    item.rotation = 90;
    item.aspect = 0.8F; // it was 80 × 100 before it was turned
    const std::string turned =
        content(*open(written(one.document, one.paper.layout, Profile::ua1)), 0);
    EXPECT_NE(turned.find(" -80 100 "), std::string::npos) << turned;
}

TEST(Content, frames_a_picture_that_cannot_be_shown) {
    Picture one;
    const std::string resource =
        doc::add_resource(one.document, Bytes("no picture"), "image/x-emf");
    one.paper.picture(one.image("i1", resource), resource);
    const auto pdf = open(written(one.document, one.paper.layout, Profile::ua1));
    EXPECT_EQ(tags(*pdf), "Document(Figure(#))");
    EXPECT_NE(content(*pdf, 0).find("re S"), std::string::npos);
}

TEST(File, takes_broken_pictures_apart_or_leaves_them) {
    const Bytes whole = image::encode_png({2, 2, 3, "\xFF\0\0\0\xFF\0\0\0\xFF\0\0\0"s});
    for (std::size_t size = 8; size < whole.size(); size += 3) {
        Picture one;
        const std::string resource =
            doc::add_resource(one.document, whole.substr(0, size), "image/png");
        one.paper.picture(one.image("i1", resource), resource);
        EXPECT_TRUE(
            open(written(one.document, one.paper.layout, Profile::ua1))->getWarnings().empty());
    }
}

TEST(File, splits_alpha_into_a_mask) {
    Picture one;
    const std::string resource =
        doc::add_resource(one.document,
                          image::encode_png({1, 2, 4, "\x10\x20\x30\x80\x40\x50\x60\xFF"s}),
                          "image/png");
    one.paper.picture(one.image("i1", resource), resource);
    const auto pdf = open(written(one.document, one.paper.layout, Profile::ua1));
    Object image = page_of(*pdf, 0).getKey("/Resources").getKey("/XObject").getKey("/I1");
    const auto data = image.getStreamData();
    EXPECT_EQ(Bytes(reinterpret_cast<const char*>(data->getBuffer()), data->getSize()),
              "\x10\x20\x30\x40\x50\x60");
    const auto mask = image.getDict().getKey("/SMask").getStreamData();
    EXPECT_EQ(Bytes(reinterpret_cast<const char*>(mask->getBuffer()), mask->getSize()), "\x80\xFF");
}

} // namespace
} // namespace engross::pdf
