// Shapes of a DOCX that stand together with text boxes or pictures.
#include "docx_samples.h"

namespace engross::read {
namespace {

// Of 100 × 50 pt when it is alone in a group.
std::string shape(const std::string& name, const std::string& inside = "") {
    return "<wps:wsp><wps:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"1270000\" "
           "cy=\"635000\"/></a:xfrm><a:prstGeom prst=\"" +
           name + "\"/>" + (inside.find("blip") == std::string::npos ? "" : inside) +
           "<a:ln w=\"12700\"><a:solidFill><a:srgbClr val=\"FF0000\"/></a:solidFill></a:ln>"
           "</wps:spPr>" +
           (inside.find("txbx") == std::string::npos ? "" : inside) + "</wps:wsp>";
}

std::string box(const std::string& blocks) {
    return shape("rect", "<wps:txbx><w:txbxContent>" + blocks + "</w:txbxContent></wps:txbx>");
}

// A frame with a group of these shapes; `wrap`: that of an anchor, "": inline.
doc::Document
group(const std::string& shapes, const std::string& wrap = "", const std::string& about = "") {
    const std::string kind = wrap.empty() ? "wp:inline" : "wp:anchor";
    return read_docx(
        {.body = para(run_of("<w:drawing><" + kind + "><wp:extent cx=\"1270000\" cy=\"635000\"/>" +
                             wrap + "<wp:docPr id=\"1\" name=\"n\" " + about +
                             "/><a:graphic><a:graphicData><wpg:wgp " +
                             "xmlns:wpg=\"urn:wpg\"><wpg:grpSpPr/>" + shapes +
                             "</wpg:wgp></a:graphicData></a:graphic></" + kind + "></w:drawing>")),
         .relationships = relationship("rP", "image", "a.png"),
         .more = {{"w/a.png", "\x89PNG\r\n\x1A\n?"}}});
}

std::size_t count(const doc::Document& document, const std::string& path) {
    return xml::select(document.root(), path).size();
}

const std::string lost = "//trouble[@kind='shape-lost']";

TEST(DocxGroups, ShapesAmongTextBoxesAreOneDrawingBeforeTheirWords) {
    const auto document = group(shape("ellipse") + box(para(said("舞台"))) + shape("line"));
    EXPECT_EQ(count(document, "//body/p[1]/image[@drawn='yes'][@decorative='yes']"), 1U);
    EXPECT_EQ(xml::select(document.root(), "//body/p[2]").front().text(), "舞台");
    EXPECT_EQ(count(document, lost), 0U);
    const auto described =
        group(shape("ellipse") + box(para(said("舞台"))), "", "descr=\"平面圖\"");
    EXPECT_EQ(xml::select(described.root(), "//image/alt").front().text(), "平面圖");
}

TEST(DocxGroups, LinesAloneWouldPointToNothing) {
    const auto document = group(shape("line") + shape("bentConnector3") + box(para(said("開始"))));
    EXPECT_EQ(count(document, "//image"), 0U);
    EXPECT_EQ(count(document, lost), 1U);
    EXPECT_EQ(xml::select(document.root(), lost).front().text(), "n");
}

TEST(DocxGroups, WhatLiesOverTheTextBesideItsTextBoxesIsReported) {
    const auto document = group(shape("ellipse") + box(para(said("舞台"))), "<wp:wrapNone/>");
    EXPECT_EQ(count(document, "//drawing | //image"), 0U);
    EXPECT_EQ(count(document, lost), 1U);
}

TEST(DocxGroups, WhatMarksAPictureIsReported) {
    const std::string filled = shape("rect", "<a:blipFill><a:blip r:embed=\"rP\"/></a:blipFill>");
    const auto marked = group(filled + shape("ellipse"));
    EXPECT_EQ(count(marked, "//image"), 1U);
    EXPECT_EQ(count(marked, lost), 1U);
    EXPECT_EQ(count(group(filled), lost), 0U);
}

TEST(DocxGroups, ATextBoxWithoutWordsIsAShape) {
    const auto document = group(box("<w:p/>"));
    EXPECT_EQ(count(document, "//image[@drawn='yes']"), 1U);
    EXPECT_EQ(count(document, "//body/p"), 1U);
    EXPECT_EQ(count(document, "//trouble"), 0U);
    const auto holding =
        group(box(para(run_of("<w:pict><v:shape><v:imagedata r:id=\"rP\"/></v:shape></w:pict>"))));
    EXPECT_EQ(count(holding, "//body/p[2]/image"), 1U);
    EXPECT_EQ(count(holding, "//image"), 1U);
}

TEST(DocxGroups, WithoutAThemeOfficesColoursAndLinesHold) {
    const auto document = group(
        "<wps:wsp><wps:spPr><a:xfrm><a:ext cx=\"1270000\" cy=\"635000\"/></a:xfrm><a:prstGeom "
        "prst=\"rect\"/></wps:spPr><wps:style><a:lnRef idx=\"2\"><a:schemeClr val=\"tx1\"/></a:lnRef>"
        "<a:fillRef idx=\"1\"><a:schemeClr val=\"accent1\"/></a:fillRef></wps:style></wps:wsp>");
    const std::string svg(document.resources.at(attribute(document, "//image", "resource"))->bytes);
    EXPECT_NE(svg.find("fill=\"#4f81bd\""), std::string::npos) << svg;
    EXPECT_NE(svg.find("stroke=\"#000000\" stroke-width=\"2\""), std::string::npos) << svg;
}

doc::Document vml_group(const std::string& shapes, const std::string& style = "") {
    return read_docx(
        {.body = para(run_of("<w:pict><v:group id=\"g\" style=\"width:90pt;height:90pt;" + style +
                             "\" coordsize=\"90,90\">" + shapes + "</v:group></w:pict>")),
         .relationships = relationship("rP", "image", "a.png"),
         .more = {{"w/a.png", "\x89PNG\r\n\x1A\n?"}}});
}

TEST(DocxGroups, VmlDoesTheSame) {
    const std::string oval = "<v:oval style=\"left:0;top:0;width:30;height:30\"/>";
    const std::string words = "<v:rect style=\"left:40;top:0;width:30;height:30\"><v:textbox>"
                              "<w:txbxContent>" +
                              para(said("站")) + "</w:txbxContent></v:textbox></v:rect>";
    const std::string line = "<v:line from=\"0,0\" to=\"40,0\"/>";
    const auto drawn = vml_group(oval + words + line);
    EXPECT_EQ(count(drawn, "//body/p[1]/image[@drawn='yes']"), 1U);
    EXPECT_EQ(attribute(drawn, "//image", "width"), "40.75"); // oval and line, not the box
    EXPECT_EQ(xml::select(drawn.root(), "//body/p[2]").front().text(), "站");
    EXPECT_EQ(count(drawn, lost), 0U);
    EXPECT_EQ(count(vml_group(line + words), lost), 1U);
    EXPECT_EQ(count(vml_group(oval + words, "position:absolute"), lost), 1U);
    const std::string picture = "<v:shape style=\"width:30;height:30\"><v:imagedata "
                                "r:id=\"rP\"/></v:shape>";
    EXPECT_EQ(count(vml_group(oval + picture), lost), 1U);
    EXPECT_EQ(count(vml_group(picture), lost), 0U);
}

} // namespace
} // namespace engross::read
