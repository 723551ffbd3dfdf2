// Watermarks of DOCX and ODT, and the numbers of notes where their text stands.
#include "docx_samples.h"
#include "samples.h"

namespace engross::read {
namespace {

doc::Document docx_header(const std::string& run) {
    return read_docx({.body = para(said("文")) +
                              "<w:sectPr><w:headerReference r:id=\"rH\"/><w:pgSz w:w=\"12000\" "
                              "w:h=\"16000\"/><w:pgMar w:top=\"2000\" w:bottom=\"1000\" "
                              "w:left=\"1000\" w:right=\"1000\"/></w:sectPr>",
                      .relationships = relationship("rH", "header", "h.xml"),
                      .more = {{"w/h.xml", w("hdr", para(run_of(run) + said("首")))}}});
}

std::string marks_of(const doc::Document& document) {
    std::string all;
    for (const xml::Node mark : xml::select(document.root(), "//watermark")) {
        for (const auto& [name, value] : mark.attributes()) {
            all += std::string(name) + "=" + std::string(value) + " ";
        }
        all += mark.text() + ";";
    }
    return all;
}

TEST(Watermarks, OnMirroredPagesTheyMoveWithTheTextOrStay) {
    const auto from = [](const std::string& base) {
        const std::string shape =
            "<w:pict><v:shape style=\"width:400pt;height:200pt;mso-position-horizontal:center;"
            "mso-position-horizontal-relative:" +
            base + "\"><v:textpath string=\"草稿\"/></v:shape></w:pict>";
        return attribute(read_docx({.body = para(said("文")) +
                                            "<w:sectPr><w:headerReference r:id=\"rH\"/></w:sectPr>",
                                    .relationships = relationship("rH", "header", "h.xml") +
                                                     relationship("rT", "settings", "s.xml"),
                                    .more = {{"w/h.xml", w("hdr", para(run_of(shape)))},
                                             {"w/s.xml", w("settings", "<w:mirrorMargins/>")}}}),
                         "//watermark",
                         "x-from");
    };
    EXPECT_EQ(from("margin"), "text");
    EXPECT_EQ(from("page"), "");
}

TEST(Watermarks, WordArtInAHeader) {
    const auto document = docx_header(
        "<w:pict><v:shape style=\"position:absolute;width:400pt;height:200pt;rotation:315;"
        "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        "mso-position-vertical:center;mso-position-vertical-relative:margin\" fillcolor=\"silver\">"
        "<v:fill opacity=\".5\"/><v:textpath style=\"font-family:&quot;標楷體&quot;;"
        "font-size:1pt\" string=\"草稿\"/></v:shape></w:pict>");
    EXPECT_EQ(marks_of(document),
              "x=300 y=425 width=400 height=200 rotation=-45 colour=#e0e0e0 font=標楷體 草稿;");
    EXPECT_EQ(xml::select(document.root(), "//header/p").size(), 1U);
    EXPECT_EQ(xml::select(document.root(), "//header/p").front().text(), "首");
}

TEST(Watermarks, WordArtAtItsOwnPlace) {
    const auto document = docx_header(
        "<w:pict><v:shape style=\"position:absolute;margin-left:10pt;margin-top:20pt;width:100pt;"
        "height:50pt;mso-position-horizontal-relative:page;mso-position-vertical-relative:margin\" "
        "fillcolor=\"#ff0000 [2]\"><v:textpath string=\"a\"/></v:shape></w:pict>");
    EXPECT_EQ(marks_of(document), "x=60 y=145 width=100 height=50 colour=#ff0000 a;");
}

std::string turned_box(const std::string& anchor, const std::string& turn) {
    return "<w:drawing><wp:anchor" + anchor +
           "><wp:positionH relativeFrom=\"margin\"><wp:align>center</wp:align></wp:positionH>"
           "<wp:positionV relativeFrom=\"page\"><wp:posOffset>1270000</wp:posOffset>"
           "</wp:positionV><wp:extent cx=\"2540000\" cy=\"1270000\"/><a:graphic><a:graphicData>"
           "<wps:wsp xmlns:wps=\"urn:wps\"><wps:spPr><a:xfrm" +
           turn + "/></wps:spPr><wps:txbx><w:txbxContent>" +
           para("<w:r><w:rPr><w:color w:val=\"D0D0D0\"/><w:sz w:val=\"96\"/></w:rPr><w:t>密</w:t>"
                "</w:r>") +
           "</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor>"
           "</w:drawing>";
}

TEST(Watermarks, TurnedTextBoxesBehindTheText) {
    EXPECT_EQ(marks_of(docx_header(turned_box(" behindDoc=\"1\"", " rot=\"18900000\""))),
              "x=300 y=150 width=200 height=100 size=48 rotation=-45 colour=#d0d0d0 密;");
    // One that is not turned, or before the text, is a text box like others.
    for (const auto& [anchor, turn] :
         {std::pair{" behindDoc=\"1\"", ""}, std::pair{"", " rot=\"18900000\""}}) {
        const auto document = docx_header(turned_box(anchor, turn));
        EXPECT_EQ(marks_of(document), "");
        EXPECT_EQ(xml::select(document.root(), "//header/p[.='密']").size(), 1U);
    }
}

TEST(Watermarks, FontworkInAHeaderOfAnOdt) {
    const auto document = read_odt(
        {.body = "<text:p>文</text:p>",
         .styles = R"(<style:style style:name="G" style:family="graphic"><style:graphic-properties)"
                   R"( draw:fill-color="#808080" draw:opacity="50%" style:horizontal-pos="center")"
                   R"( style:horizontal-rel="page" style:vertical-pos="middle")"
                   R"( style:vertical-rel="page"/></style:style>)",
         .master =
             "<style:header><text:p><draw:custom-shape draw:style-name=\"G\" svg:width=\"200pt\" "
             "svg:height=\"100pt\" draw:transform=\"rotate (0.785398163) translate (0pt 0pt)\">" +
             std::string("<text:p>草稿</text:p>") +
             "<draw:enhanced-geometry draw:text-path=\"true\"/></draw:custom-shape>眉</text:p>"
             "</style:header>"});
    EXPECT_NE(marks_of(document).find("width=200 height=100 rotation=-45 colour=#c0c0c0 草稿;"),
              std::string::npos)
        << marks_of(document);
    EXPECT_EQ(xml::select(document.root(), "//header/p").size(), 1U);
}

std::string number_position(const doc::Document& document) {
    const std::string style = attribute(document, "//note/label", "style");
    return style.empty() ? "" : attribute(document, "//style[@id='" + style + "']", "position");
}

TEST(NoteNumbers, AreRaisedWhereTheAuthorsProgramRaisesThem) {
    const auto docx = [](const std::string& look) {
        return number_position(
            read_docx({.body = para(said("a") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r>"),
                       .relationships = relationship("rF", "footnotes", "notes.xml"),
                       .more = {{"w/notes.xml",
                                 w("footnotes",
                                   "<w:footnote w:id=\"2\">" +
                                       para("<w:r><w:rPr>" + look +
                                            "</w:rPr><w:footnoteRef/></w:r>" + said("note")) +
                                       "</w:footnote>")}}}));
    };
    EXPECT_EQ(docx(""), "");
    EXPECT_EQ(docx("<w:vertAlign w:val=\"superscript\"/>"), "super");
    const auto odt = [](const std::string& look) {
        return number_position(read_odt(
            {.body = "<text:p><text:note text:note-class=\"footnote\"><text:note-citation>1"
                     "</text:note-citation><text:note-body><text:p>註</text:p></text:note-body>"
                     "</text:note></text:p>",
             .styles = "<style:style style:name=\"S\" style:family=\"text\">"
                       "<style:text-properties" +
                       look +
                       "/></style:style><text:notes-configuration text:note-class=\"footnote\" "
                       "text:citation-style-name=\"S\"/>"}));
    };
    EXPECT_EQ(odt(""), "");
    EXPECT_EQ(odt(" style:text-position=\"super 58%\""), "super");
}

} // namespace
} // namespace engross::read
