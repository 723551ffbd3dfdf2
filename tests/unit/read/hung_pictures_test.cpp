// Pictures of headers and footers that take no room: crests and watermarks.
#include "docx_samples.h"
#include "samples.h"

namespace engross::read {
namespace {

const std::string vector = R"(<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10">)"
                           R"(<path d="M0 0h9v9z"/></svg>)";

// A header or footer on paper of 600 × 800 pt with margins of 50, above 100.
doc::Document docx_with(const std::string& run,
                        const std::string& picture = vector,
                        const std::string& kind = "header") {
    return read_docx(
        {.body =
             para(said("文")) + "<w:sectPr><w:" + kind +
             "Reference r:id=\"rH\"/><w:pgSz w:w=\"12000\" w:h=\"16000\"/><w:pgMar w:top=\"2000\" "
             "w:bottom=\"1000\" w:left=\"1000\" w:right=\"1000\"/></w:sectPr>",
         .relationships = relationship("rH", kind, "h.xml"),
         .more = {{"w/h.xml", w(kind == "header" ? "hdr" : "ftr", para(run_of(run) + said("首")))},
                  {"w/_rels/h.xml.rels",
                   "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/"
                   "relationships\">" +
                       relationship("rP", "image", "a.svg") + "</Relationships>"},
                  {"w/a.svg", picture}}});
}

std::string vml(const std::string& style, const std::string& data = "") {
    return "<w:pict><v:shape style=\"position:absolute;width:400pt;height:200pt;" + style +
           "\"><v:imagedata r:id=\"rP\"" + data + "/></v:shape></w:pict>";
}

std::string anchored(const std::string& level,
                     const std::string& upright,
                     const std::string& wrap = "wrapNone",
                     const std::string& effect = "") {
    return "<w:drawing><wp:anchor><wp:positionH" + level + "</wp:positionH><wp:positionV" +
           upright + "</wp:positionV><wp:extent cx=\"1270000\" cy=\"635000\"/><wp:" + wrap +
           "/><wp:docPr id=\"1\" name=\"n\"/><a:graphic><a:graphicData><pic:pic><pic:blipFill>"
           "<a:blip r:embed=\"rP\">" +
           effect +
           "</a:blip></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:anchor>"
           "</w:drawing>";
}

std::string place_in(const doc::Document& document) {
    std::string all;
    for (const xml::Node drawing : document.drawings().children()) {
        for (const auto& [name, value] : drawing.attributes()) {
            if (name != "src" && name != "resource") {
                all += std::string(name) + "=" + std::string(value) + " ";
            }
        }
    }
    return all;
}

TEST(HungPictures, WordsWatermarkInTheMiddleWashedOut) {
    const auto document =
        docx_with(vml("mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
                      "mso-position-vertical:center;mso-position-vertical-relative:margin",
                      " gain=\"19661f\" blacklevel=\"22938f\""));
    EXPECT_EQ(place_in(document),
              "at=h1 x=50 y=325 width=400 height=200 y-from=page behind=yes opacity=0.3 ");
    EXPECT_TRUE(xml::select(document.root(), "//image").empty());
    EXPECT_EQ(xml::select(document.root(), "//header/p").front().text(), "首");
}

TEST(HungPictures, AtOffsetsFromThePageOrTheirParagraph) {
    EXPECT_EQ(place_in(docx_with(vml("margin-left:10pt;margin-top:20pt;"
                                     "mso-position-horizontal-relative:page;"
                                     "mso-position-vertical-relative:page"))),
              "at=h1 x=-40 y=20 width=400 height=200 y-from=page behind=yes ");
    EXPECT_EQ(place_in(docx_with(
                  anchored(" relativeFrom=\"column\"><wp:posOffset>127000</wp:posOffset>",
                           " relativeFrom=\"paragraph\"><wp:posOffset>-63500</wp:posOffset>"))),
              "at=h1 x=10 y=-5 width=100 height=50 behind=yes ");
}

TEST(HungPictures, InTheCornerOfAFooter) {
    const std::string run = anchored(" relativeFrom=\"page\"><wp:align>right</wp:align>",
                                     " relativeFrom=\"page\"><wp:align>bottom</wp:align>",
                                     "wrapNone",
                                     "<a:alphaModFix amt=\"40000\"/>");
    EXPECT_EQ(place_in(docx_with(run, vector, "footer")),
              "at=h1 x=450 y=750 width=100 height=50 y-from=page behind=yes opacity=0.4 ");
}

TEST(HungPictures, CutOffAtTheEdgesOfThePaper) {
    EXPECT_EQ(place_in(docx_with(
                  anchored(" relativeFrom=\"page\"><wp:posOffset>-127000</wp:posOffset>",
                           " relativeFrom=\"page\"><wp:posOffset>9842500</wp:posOffset>"))),
              "at=h1 x=-50 y=775 width=90 height=25 y-from=page behind=yes crop=10 0 0 50 ");
}

TEST(HungPictures, WashedOutInDrawingMl) {
    const std::string run = anchored(" relativeFrom=\"page\"><wp:posOffset>0</wp:posOffset>",
                                     " relativeFrom=\"page\"><wp:posOffset>0</wp:posOffset>",
                                     "wrapNone",
                                     "<a:lum bright=\"70000\" contrast=\"-70000\"/>");
    EXPECT_NE(place_in(docx_with(run)).find("opacity=0.3 "), std::string::npos);
}

// What takes room, cannot be shown or stands in the text is a picture like others.
TEST(HungPictures, OthersStayInTheirLine) {
    const std::string at = " relativeFrom=\"page\"><wp:posOffset>0</wp:posOffset>";
    for (const doc::Document& document :
         {docx_with(anchored(at, at, "wrapSquare")),
          docx_with(vml("", ""), "no picture"),
          read_docx({.body = para(run_of(anchored(at, at))),
                     .relationships = relationship("rP", "image", "a.svg"),
                     .more = {{"w/a.svg", vector}}})}) {
        EXPECT_EQ(place_in(document), "");
        EXPECT_EQ(xml::select(document.root(), "//image").size(), 1U);
    }
}

doc::Document odt_with(const std::string& look, const std::string& frame) {
    return read_odt(
        {.body = "<text:p>文</text:p>",
         .automatic = "",
         .styles = "<style:style style:name=\"G\" style:family=\"graphic\">"
                   "<style:graphic-properties style:wrap=\"run-through\"" +
                   look + "/></style:style>",
         .master = "<style:header><text:p><draw:frame draw:style-name=\"G\" svg:width=\"100pt\" "
                   "svg:height=\"50pt\"" +
                   frame +
                   "><draw:image xlink:href=\"Pictures/a.svg\"/></draw:frame>眉</text:p>"
                   "</style:header>",
         .more = {{"Pictures/a.svg", vector}}});
}

TEST(HungPictures, OfAnOdt) {
    EXPECT_EQ(place_in(odt_with(" draw:color-mode=\"watermark\" style:vertical-rel=\"paragraph\"",
                                " svg:x=\"7pt\" svg:y=\"-3pt\"")),
              "at=h1 x=7 y=-3 width=100 height=50 behind=yes opacity=0.15 ");
    // A quarter turn about the corner, which lies at (60, 20).
    EXPECT_EQ(place_in(odt_with(" style:vertical-rel=\"page\" draw:image-opacity=\"30%\"",
                                " draw:transform=\"rotate (-1.5707963) translate (60pt 20pt)\"")),
              "at=h1 x=-15 y=45 width=100 height=50 y-from=page behind=yes rotation=90 "
              "opacity=0.3 ");
}

} // namespace
} // namespace engross::read
