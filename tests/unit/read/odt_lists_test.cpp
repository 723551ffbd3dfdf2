// ODT: lists that go on over other lists, notes within notes, crops, parts that are broken.
#include "samples.h"

namespace engross::read {
namespace {

TEST(OdtLists, AListGoesOnFromAPieceThatItselfWentOn) {
    const std::string style =
        R"(<text:list-style style:name="L"><text:list-level-style-number text:level="1")"
        R"( style:num-format="1" style:num-suffix="."/></text:list-style>)";
    const auto item = [](const std::string& attributes) {
        return "<text:list text:style-name=\"L\" " + attributes +
               "><text:list-item><text:p>a</text:p></text:list-item></text:list>";
    };
    const auto document = read_odt(
        {.body = item("xml:id=\"one\"") + item("xml:id=\"two\" text:continue-numbering=\"true\"") +
                 item("xml:id=\"other\"") + item("xml:id=\"three\" text:continue-list=\"two\""),
         .automatic = style});
    std::string labels;
    for (const xml::Node label : xml::select(document.root(), "//body/p/label")) {
        labels += label.text();
    }
    EXPECT_EQ(labels, "1.2.1.3.");
}

TEST(OdtLists, AListWithoutAStyleHasBullets) {
    const auto document = read_odt(
        {.body = "<text:list text:style-name=\"gone\"><text:list-item><text:p>a</text:p><text:list><text:list-item>"
                 "<text:p>b</text:p></text:list-item></text:list></text:list-item></text:list>"
                 "<text:list><text:list-item><text:p>c</text:p></text:list-item></text:list>"});
    std::string labels;
    for (const xml::Node label : xml::select(document.root(), "//body/p/label")) {
        labels += label.text();
    }
    EXPECT_EQ(labels, "•◦•");
}

TEST(OdtLists, AFormulaMayNameADtdButNotDeclareOne) {
    const auto formulas = [](const std::string& doctype) {
        const auto document = read_odt(
            {.body = R"(<text:p><draw:frame><draw:object xlink:href="./O"/></draw:frame></text:p>)",
             .more = {{"O/content.xml", "<?xml version=\"1.0\"?>\n<!DOCTYPE math PUBLIC \"a\" \"b\"" + doctype +
                                            "><math xmlns=\"http://www.w3.org/1998/Math/MathML\"><mi>x</mi></math>"}}});
        return xml::select(document.root(), "//formula").size();
    };
    EXPECT_EQ(formulas(""), 1U);
    EXPECT_EQ(formulas("[<!ENTITY a \"b\">]"), 0U);
}

TEST(OdtLists, NotesWithinNotesAreRead) {
    const std::string inner =
        "<text:note text:note-class=\"footnote\"><text:note-citation>2</text:note-citation>"
        "<text:note-body><text:p>內</text:p></text:note-body></text:note>";
    const std::string outer =
        "<text:note text:note-class=\"footnote\"><text:note-citation>1</text:note-citation>"
        "<text:note-body><text:p>外" +
        inner + "</text:p><text:p>後</text:p></text:note-body></text:note>";
    const auto document = read_odt({.body = "<text:p>" + outer + "</text:p>"});
    EXPECT_EQ(attribute(document, "/document/notes/note[1]/p[2]", "id"), "n1.2");
    EXPECT_EQ(attribute(document, "/document/notes/note[2]/p[1]", "id"), "n2.1");
}

TEST(OdtLists, APartBesideTheTextMayBeBroken) {
    const auto document =
        read_odt({.body = "<text:p>文</text:p>", .more = {{"meta.xml", "<office:document-meta>"}}});
    EXPECT_EQ(body_of(document), "<p>文</p>");
    EXPECT_EQ(attribute(document, "//trouble", "kind"), "part-unreadable");
    EXPECT_EQ(attribute(document, "//trouble", "src"), "meta.xml");
}

TEST(OdtLists, PicturesKeepTheirCrop) {
    const std::string frame =
        R"(<text:p><draw:frame draw:style-name="g" svg:width="1in" svg:height="2in">)"
        R"(<draw:image xlink:href="Pictures/a.png"/></draw:frame></text:p>)";
    const std::string style =
        R"(<style:style style:name="g" style:family="graphic"><style:graphic-properties )"
        R"~(fo:clip="rect(0.5in, 0in, 0in, 0.1in)"/></style:style>)~";
    // Bytes that are no picture say no size: the size as drawn counts.
    const auto document =
        read_odt({.body = frame, .automatic = style, .more = {{"Pictures/a.png", "no picture"}}});
    EXPECT_EQ(attribute(document, "//image", "crop"), "10 25 0 0");
}

TEST(OdtLists, ABlankTextBoxBesideAPictureIsNoTextBox) {
    const auto document = read_odt({.body = "<text:p><draw:frame><draw:image xlink:href=\"a.png\"/><draw:text-box/>"
                                            "</draw:frame></text:p>",
                                    .more = {{"a.png", "no picture"}}});
    EXPECT_EQ(xml::select(document.root(), "//image").size(), 1U);
}

} // namespace
} // namespace engross::read
