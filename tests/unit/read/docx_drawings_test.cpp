// Pictures, shapes and objects of a DOCX: DrawingML and VML.
#include "docx_samples.h"

namespace engross::read {
namespace {

Docx with_picture(const std::string& inside) {
    return {.body = para(run_of(inside)),
            .relationships = relationship("rP", "image", "a.png") +
                             relationship("rL", "hyperlink", "https://example.org/", true),
            .more = {{"w/a.png", "\x89PNG\r\n\x1A\n?"}}};
}

std::string frame(const std::string& graphic,
                  const std::string& about = "",
                  const std::string& kind = "inline") {
    return "<w:drawing><wp:" + kind + "><wp:extent cx=\"1270000\" cy=\"635000\"/>" +
           "<wp:docPr id=\"1\" name=\"n\">" + about + "</wp:docPr><a:graphic><a:graphicData>" +
           graphic + "</a:graphicData></a:graphic></wp:" + kind + "></w:drawing>";
}

std::string
pic(const std::string& crop, const std::string& transform, const std::string& properties = "") {
    return "<pic:pic><pic:nvPicPr>" + properties +
           "</pic:nvPicPr><pic:blipFill><a:blip r:embed=\"rP\"/>" + crop +
           "</pic:blipFill><pic:spPr>" + transform + "</pic:spPr></pic:pic>";
}

TEST(DocxDrawings, CropAndRotationTransitionalAndStrict) {
    const auto document = read_docx(with_picture(
        frame(pic("<a:srcRect l=\"10000\" b=\"2500\"/>", "<a:xfrm rot=\"5400000\"/>")) +
        frame(pic("<a:srcRect t=\"12.5%\"/>", "<a:xfrm flipH=\"1\" flipV=\"0\"/>"))));
    EXPECT_EQ(attribute(document, "//image[1]", "crop"), "10 0 0 2.5");
    EXPECT_EQ(attribute(document, "//image[1]", "rotation"), "90");
    EXPECT_EQ(attribute(document, "//image[2]", "crop"), "0 12.5 0 0");
    EXPECT_EQ(attribute(document, "//image[2]", "flip"), "horizontal");
}

TEST(DocxDrawings, AnchoredPicturesFloatWithTheirWrap) {
    const auto document = read_docx(with_picture(
        "<w:drawing><wp:anchor><wp:extent cx=\"1270000\" cy=\"635000\"/><wp:wrapSquare/><wp:docPr id=\"1\"/>"
        "<a:graphic><a:graphicData>" +
        pic("", "") + "</a:graphicData></a:graphic></wp:anchor></w:drawing>"));
    EXPECT_EQ(attribute(document, "//image", "anchor"), "floating");
    EXPECT_EQ(attribute(document, "//image", "text-wrap"), "Square");
}

TEST(DocxDrawings, PicturesInGroupsHaveTheSizeTheyAreDrawnAt) {
    const std::string inner = pic("",
                                  "<a:xfrm><a:ext cx=\"100\" cy=\"100\"/></a:xfrm>",
                                  "<pic:cNvPr id=\"2\" name=\"x\" descr=\"左\"/>");
    const std::string group =
        "<wpg:wgp xmlns:wpg=\"urn:wpg\"><wpg:grpSpPr><a:xfrm><a:ext cx=\"1270000\" cy=\"635000\"/><a:chExt "
        "cx=\"200\" cy=\"100\"/></a:xfrm></wpg:grpSpPr>" +
        inner + inner + "</wpg:wgp>";
    const auto document = read_docx(with_picture(frame(group)));
    EXPECT_EQ(xml::select(document.root(), "//image").size(), 2U);
    EXPECT_EQ(attribute(document, "//image[1]", "width"), "50");
    EXPECT_EQ(attribute(document, "//image[1]", "height"), "50");
    EXPECT_EQ(xml::select(document.root(), "//image[2]/alt").front().text(), "左");
}

// The shading of a text box's first paragraph, and the colour of its words.
std::pair<std::string, std::string> look_of_box(const std::string& properties,
                                                const std::string& words) {
    const std::string shape = "<wps:wsp>" + properties + "<wps:txbx><w:txbxContent>" + para(words) +
                              "</w:txbxContent></wps:txbx></wps:wsp>";
    const auto document = read_docx(
        {.body = para(run_of(frame(shape))),
         .relationships = relationship("rT", "theme", "theme.xml"),
         .more = {
             {"w/theme.xml",
              "<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><a:themeElements>"
              "<a:clrScheme name=\"x\"><a:accent1><a:srgbClr val=\"003366\"/></a:accent1></a:clrScheme>"
              "</a:themeElements></a:theme>"}}});
    const std::string style = "//style[@id = //body/p[last()]/@style]";
    return {attribute(document, style, "paragraph-background"),
            attribute(document, style, "colour")};
}

TEST(DocxDrawings, ParagraphsHaveTheColourOfTheirTextBox) {
    const auto solid = [](const std::string& colour) {
        return "<wps:spPr><a:solidFill>" + colour + "</a:solidFill></wps:spPr>";
    };
    using Look = std::pair<std::string, std::string>;
    EXPECT_EQ(look_of_box(solid("<a:srgbClr val=\"FFFF00\"/>"), said("框")), Look("#ffff00", ""));
    EXPECT_EQ(look_of_box(solid("<a:schemeClr val=\"accent1\"/>"), said("框")),
              Look("#003366", "#ffffff"));
    EXPECT_EQ(look_of_box(solid("<a:schemeClr val=\"accent1\"/>"),
                          said("框", "<w:color w:val=\"FFCC00\"/>")),
              Look("#003366", "#ffcc00"));
    EXPECT_EQ(
        look_of_box(
            solid(
                "<a:srgbClr val=\"000000\"><a:lumMod val=\"50000\"/><a:lumOff val=\"50000\"/></a:srgbClr>"),
            said("框"))
            .first,
        "#808080");
    EXPECT_EQ(look_of_box(solid("<a:srgbClr val=\"003366\"><a:alpha val=\"10000\"/></a:srgbClr>"),
                          said("框")),
              Look("", ""));
    EXPECT_EQ(
        look_of_box(
            "<wps:spPr><a:noFill/></wps:spPr><wps:style><a:fillRef idx=\"1\"><a:schemeClr val=\"accent1\"/></a:fillRef></wps:style>",
            said("框")),
        Look("", ""));
    EXPECT_EQ(
        look_of_box(
            "<wps:style><a:fillRef idx=\"1\"><a:schemeClr val=\"accent1\"/></a:fillRef></wps:style>",
            said("框"))
            .first,
        "#003366");
    EXPECT_EQ(
        look_of_box(
            "<wps:spPr><a:gradFill><a:gsLst><a:gs pos=\"0\"><a:srgbClr val=\"FFFFFF\"/></a:gs><a:gs pos=\"100000\"><a:srgbClr val=\"0000FF\"/></a:gs></a:gsLst></a:gradFill></wps:spPr>",
            said("框")),
        Look("linear-gradient(180deg, #ffffff 0%, #0000ff 100%)", "#ffffff"));
}

TEST(DocxDrawings, GradientsOfTextBoxesKeepTheirStopsAndDirection) {
    const auto filled = [](const std::string& how) {
        return look_of_box("<wps:spPr><a:gradFill><a:gsLst>"
                           "<a:gs pos=\"100000\"><a:srgbClr val=\"0000FF\"/></a:gs>"
                           "<a:gs pos=\"40000\"><a:srgbClr val=\"00FF00\"/></a:gs>"
                           "<a:gs pos=\"0\"><a:schemeClr val=\"accent1\"/></a:gs></a:gsLst>" +
                               how + "</a:gradFill></wps:spPr>",
                           said("框"))
            .first;
    };
    const std::string stops = ", #003366 0%, #00ff00 40%, #0000ff 100%)";
    EXPECT_EQ(filled("<a:lin ang=\"0\"/>"), "linear-gradient(90deg" + stops);
    EXPECT_EQ(filled("<a:lin ang=\"2700000\"/>"), "linear-gradient(135deg" + stops);
    EXPECT_EQ(filled("<a:path path=\"circle\"><a:fillToRect l=\"50000\" t=\"50000\" "
                     "r=\"50000\" b=\"50000\"/></a:path>"),
              "radial-gradient(circle at 50% 50%" + stops);
    EXPECT_EQ(filled("<a:path path=\"rect\"><a:fillToRect l=\"100000\"/></a:path>"),
              "radial-gradient(ellipse at 100% 50%" + stops);
}

TEST(DocxDrawings, ShadingPatternsAreTheMixtureOfTheirColours) {
    const auto shade = [](const std::string& attributes) {
        const auto document = read_docx({.body = para(said("字"), "<w:shd " + attributes + "/>")});
        return attribute(document, "//style[@id = //body/p/@style]", "paragraph-background");
    };
    EXPECT_EQ(shade("w:val=\"clear\" w:fill=\"FFCC00\""), "#ffcc00");
    EXPECT_EQ(shade("w:val=\"pct5\" w:color=\"auto\" w:fill=\"auto\""), "#f2f2f2");
    EXPECT_EQ(shade("w:val=\"pct50\" w:color=\"FF0000\" w:fill=\"0000FF\""), "#800080");
    EXPECT_EQ(shade("w:val=\"solid\" w:color=\"336699\" w:fill=\"FFFFFF\""), "#336699");
    EXPECT_EQ(shade("w:val=\"pctx\" w:fill=\"auto\""), "");
    EXPECT_EQ(shade("w:val=\"reverseDiagStripe\" w:color=\"FF0000\" w:fill=\"auto\""), "#ff9f9f");
    EXPECT_EQ(shade("w:val=\"thinHorzCross\" w:color=\"0000FF\" w:fill=\"FFFFFF\""), "#8f8fff");
}

TEST(DocxDrawings, APictureMayBeALink) {
    EXPECT_EQ(
        body_of(read_docx(
            with_picture(frame(pic("", ""), "<a:hlinkClick r:id=\"rL\" tooltip=\"說明\"/>")))),
        "<p><link href=\"https://example.org/\" title=\"說明\"><image width=\"100\" height=\"50\" "
        "anchor=\"inline\" name=\"n\"/></link></p>");
}

TEST(DocxDrawings, AShapeFilledWithAPictureShowsIt) {
    const auto document = read_docx(with_picture(frame(
        "<wps:wsp><wps:spPr><a:blipFill><a:blip r:embed=\"rP\"/></a:blipFill></wps:spPr></wps:wsp>")));
    EXPECT_EQ(attribute(document, "//image", "width"), "100");
    EXPECT_EQ(attribute(document, "//image", "resource").empty(), false);
}

TEST(DocxDrawings, AShapeBehindAllOfTheCoverIsItsGround) {
    const auto cover = [](const std::string& extent,
                          const std::string& attributes,
                          const std::string& before) {
        const std::string shape =
            "<w:drawing><wp:anchor " + attributes + "><wp:extent " + extent +
            "/><wp:docPr id=\"1\" name=\"n\"/><a:graphic><a:graphicData><wps:wsp><wps:spPr><a:gradFill>"
            "<a:gsLst><a:gs pos=\"0\"><a:srgbClr val=\"102030\"/></a:gs><a:gs pos=\"100000\"><a:srgbClr "
            "val=\"AABBCC\"/></a:gs></a:gsLst></a:gradFill></wps:spPr><wps:txbx><w:txbxContent><w:p/>"
            "</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>";
        const auto document =
            read_docx({.body = before + para(run_of(shape)) + para(said("字")) +
                               "<w:sectPr><w:pgSz w:w=\"12240\" w:h=\"15840\"/></w:sectPr>"});
        return attribute(document, "//pages/page", "cover-ground");
    };
    const std::string large = "cx=\"7383780\" cy=\"9555480\"";
    EXPECT_EQ(cover(large, "behindDoc=\"1\"", ""),
              "linear-gradient(180deg, #102030 0%, #aabbcc 100%)");
    EXPECT_EQ(cover(large, "behindDoc=\"0\"", ""), "");
    EXPECT_EQ(cover("cx=\"1270000\" cy=\"635000\"", "behindDoc=\"1\"", ""), "");
    EXPECT_EQ(cover(large, "behindDoc=\"1\"", para(said("前"))),
              "linear-gradient(180deg, #102030 0%, #aabbcc 100%)");
    EXPECT_EQ(cover(large, "behindDoc=\"1\"", para(run_of("<w:br w:type=\"page\"/>"))), "");
}

std::string shape(const std::string& geometry, const std::string& transform = "") {
    return "<wps:wsp><wps:spPr><a:xfrm " + transform +
           "><a:off x=\"0\" y=\"0\"/><a:ext cx=\"1270000\" cy=\"635000\"/></a:xfrm>" + geometry +
           "<a:solidFill><a:srgbClr val=\"FF0000\"/></a:solidFill></wps:spPr></wps:wsp>";
}

std::string svg_of(const doc::Document& document, const std::string& path) {
    return std::string(document.resources.at(attribute(document, path, "resource"))->bytes);
}

std::string
anchored(const std::string& graphic, const std::string& about, const std::string& wrap) {
    return "<w:drawing><wp:anchor behindDoc=\"1\"><wp:positionH relativeFrom=\"column\"><wp:posOffset>127000"
           "</wp:posOffset></wp:positionH><wp:positionV relativeFrom=\"paragraph\"><wp:posOffset>-254000"
           "</wp:posOffset></wp:positionV><wp:extent cx=\"1270000\" cy=\"635000\"/>" +
           wrap + "<wp:docPr id=\"1\" name=\"n\" " + about + "/><a:graphic><a:graphicData>" +
           graphic + "</a:graphicData></a:graphic></wp:anchor></w:drawing>";
}

TEST(DocxDrawings, AShapeInALineIsDrawnAndDecoratesUnlessItIsDescribed) {
    const std::string rect = shape("<a:prstGeom prst=\"rect\"/>");
    const auto document =
        read_docx(with_picture(frame(rect) + anchored(rect, "descr=\"流程\"", "<wp:wrapNone/>")));
    EXPECT_EQ(attribute(document, "//image[1]", "decorative"), "yes");
    EXPECT_EQ(attribute(document, "//image[1]", "drawn"), "yes");
    EXPECT_EQ(attribute(document, "//image[1]", "width"), "100");
    EXPECT_EQ(attribute(document, "//image[2]", "decorative"), "");
    EXPECT_EQ(xml::select(document.root(), "//image[2]/alt").front().text(), "流程");
    EXPECT_NE(svg_of(document, "//image[1]").find("M0 0L100 0L100 50L0 50Z\" fill=\"#ff0000\""),
              std::string::npos);
    EXPECT_TRUE(xml::select(document.root(), "//trouble").empty());
    EXPECT_TRUE(xml::select(document.root(), "//drawing").empty());
}

TEST(DocxDrawings, AShapeThatTakesNoRoomHangsFromItsParagraph) {
    const std::string turned = shape("<a:prstGeom prst=\"rect\"/>", "rot=\"5400000\"");
    const auto document = read_docx(with_picture(anchored(turned, "", "<wp:wrapNone/>")));
    EXPECT_EQ(attribute(document, "//drawings/drawing", "at"), "b1");
    EXPECT_EQ(attribute(document, "//drawings/drawing", "x"), "35"); // 10 + (100 − 50) / 2
    EXPECT_EQ(attribute(document, "//drawings/drawing", "y"), "-45");
    EXPECT_EQ(attribute(document, "//drawings/drawing", "height"), "100");
    EXPECT_EQ(attribute(document, "//drawings/drawing", "behind"), "yes");
    EXPECT_TRUE(xml::select(document.root(), "//image").empty());
    doc::validate(document, "read");
}

TEST(DocxDrawings, AnArrowAtATextBoxIsReported) {
    const std::string box = "<wps:wsp><wps:txbx><w:txbxContent>" + para(said("盒")) +
                            "</w:txbxContent></wps:txbx></wps:wsp>";
    const auto document = read_docx(
        with_picture(anchored(shape("<a:prstGeom prst=\"rightArrow\"/>"), "", "<wp:wrapNone/>") +
                     anchored(box, "", "<wp:wrapNone/>")));
    EXPECT_TRUE(xml::select(document.root(), "//drawing").empty());
    EXPECT_EQ(xml::select(document.root(), "//trouble[@kind='shape-lost']").size(), 1U);
}

TEST(DocxDrawings, WhatIsNotKnownIsReportedAndWhatIsNotSeenIsNot) {
    const auto unknown = read_docx(with_picture(frame(shape("<a:prstGeom prst=\"teapot\"/>"))));
    EXPECT_EQ(attribute(unknown, "//trouble", "kind"), "shape-lost");
    EXPECT_EQ(xml::select(unknown.root(), "//trouble").front().text(), "n");
    const auto unseen = read_docx(with_picture(
        frame("<wps:wsp><wps:spPr><a:prstGeom prst=\"teapot\"/></wps:spPr></wps:wsp>")));
    EXPECT_TRUE(xml::select(unseen.root(), "//trouble").empty());
    EXPECT_TRUE(xml::select(unseen.root(), "//image").empty());
}

TEST(DocxDrawings, AGroupOfShapesIsOneDrawing) {
    const std::string half =
        "<wps:wsp><wps:spPr><a:xfrm><a:off x=\"100\" y=\"0\"/><a:ext cx=\"100\" "
        "cy=\"100\"/></a:xfrm><a:prstGeom prst=\"rect\"/><a:solidFill><a:prstClr "
        "val=\"blue\"/></a:solidFill></wps:spPr></wps:wsp>";
    const std::string group =
        "<wpg:wgp xmlns:wpg=\"urn:wpg\"><wpg:grpSpPr><a:xfrm><a:chOff x=\"0\" "
        "y=\"0\"/><a:chExt cx=\"200\" cy=\"100\"/></a:xfrm></wpg:grpSpPr>" +
        half + "</wpg:wgp>";
    const auto document = read_docx(with_picture(anchored(group, "", "<wp:wrapNone/>")));
    EXPECT_EQ(attribute(document, "//drawing", "x"), "60");
    EXPECT_EQ(attribute(document, "//drawing", "width"), "50");
    std::string nested = half;
    for (int i = 0; i < 40; ++i) {
        nested = "<wpg:grpSp>" + nested + "</wpg:grpSp>";
    }
    const auto deep =
        read_docx(with_picture(frame("<wpg:wgp xmlns:wpg=\"urn:wpg\">" + nested + "</wpg:wgp>")));
    EXPECT_EQ(attribute(deep, "//trouble", "kind"), "shape-lost");
}

TEST(DocxDrawings, VmlShapesAreDrawn) {
    const std::string line =
        "<w:pict><v:line id=\"l\" style=\"position:absolute;z-index:-1\" from=\"10pt,20pt\" to=\"60pt,20pt\" "
        "strokecolor=\"red\" strokeweight=\"2pt\"/></w:pict>";
    const auto document = read_docx(with_picture(line));
    EXPECT_EQ(attribute(document, "//drawing", "x"), "9");
    EXPECT_EQ(attribute(document, "//drawing", "y"), "19");
    EXPECT_EQ(attribute(document, "//drawing", "behind"), "yes");
    EXPECT_NE(svg_of(document, "//drawing").find("stroke=\"#ff0000\" stroke-width=\"2\""),
              std::string::npos);
    const auto unknown = read_docx(with_picture(
        "<w:pict><v:shape id=\"s\" type=\"#none\" style=\"width:9pt;height:9pt\"/></w:pict>"));
    EXPECT_EQ(attribute(unknown, "//trouble", "kind"), "shape-lost");
}

TEST(DocxDrawings, DecorativePicturesAreMarked) {
    const auto document = read_docx(with_picture(frame(
        pic("", ""),
        "<a:extLst><a:ext><adec:decorative xmlns:adec=\"urn:adec\" val=\"1\"/></a:ext></a:extLst>")));
    EXPECT_EQ(attribute(document, "//image", "decorative"), "yes");
}

std::string vml(const std::string& inside, const std::string& style = "width:100pt;height:50pt") {
    return "<v:shape style=\"" + style + "\" alt=\"圖\">" + inside + "</v:shape>";
}

TEST(DocxDrawings, VmlPicturesWithCropAndRotation) {
    const auto document = read_docx(
        with_picture("<w:pict>" +
                     vml("<v:imagedata r:id=\"rP\" cropleft=\"6554f\" cropbottom=\".25\"/>",
                         "position:absolute;width:100pt;height:50pt;rotation:90") +
                     "</w:pict>"));
    EXPECT_EQ(attribute(document, "//image", "crop"), "10.001 0 0 25");
    EXPECT_EQ(attribute(document, "//image", "rotation"), "90");
    EXPECT_EQ(attribute(document, "//image", "anchor"), "floating");
    EXPECT_EQ(xml::select(document.root(), "//image/alt").front().text(), "圖");
}

TEST(DocxDrawings, VmlTextBoxesAndWordArtBecomeParagraphs) {
    const std::string box =
        vml("<v:textbox><w:txbxContent>" + para(said("框")) + "</w:txbxContent></v:textbox>");
    EXPECT_EQ(body_of(read_docx(with_picture(
                  "<w:pict>" + box + vml("<v:textpath string=\"藝術字\"/>") + "</w:pict>"))),
              "<p/><p>框</p><p>藝術字</p>");
}

TEST(DocxDrawings, AnEmbeddedObjectShowsItsPreview) {
    const auto document = read_docx(
        with_picture("<w:object>" + vml("<v:imagedata r:id=\"rP\"/>") +
                     "<o:OLEObject xmlns:o=\"urn:o\" ProgID=\"Excel.Sheet.12\"/></w:object>"));
    EXPECT_EQ(attribute(document, "//image", "width"), "100");
    EXPECT_EQ(attribute(document, "//leftovers", "objects"), "1");
    EXPECT_EQ(xml::select(document.root(), "//leftover").front().text(), "Excel.Sheet.12");
}

TEST(DocxDrawings, AChartKeepsItsAxesAndAlternativeText) {
    const std::string title = "<c:title><c:tx><c:rich><a:p><a:r><a:t>";
    const std::string end = "</a:t></a:r></a:p></c:rich></c:tx></c:title>";
    const std::string chart =
        "<c:chartSpace xmlns:c=\"urn:c\" xmlns:a=\"urn:a\"><c:chart><c:plotArea><c:barChart><c:ser><c:tx><c:v>甲</c:v>"
        "</c:tx><c:val><c:numLit><c:pt idx=\"0\"><c:v>7</c:v></c:pt></c:numLit></c:val></c:ser></c:barChart><c:catAx>" +
        title + "年" + end + "</c:catAx><c:valAx>" + title + "人次" + end +
        "</c:valAx></c:plotArea></c:chart></c:chartSpace>";
    std::string drawing = frame("<c:chart xmlns:c=\"urn:c\" r:id=\"rC\"/>");
    drawing.replace(drawing.find("name=\"n\""), 8, "descr=\"逐年增加\"");
    const auto document = read_docx({.body = para(run_of(drawing)),
                                     .relationships = relationship("rC", "chart", "chart.xml"),
                                     .more = {{"w/chart.xml", chart}}});
    EXPECT_EQ(attribute(document, "//table", "summary"), "逐年增加; 人次");
    EXPECT_EQ(xml::select(document.root(), "//table/head/row/cell").front().text(), "年");
}

} // namespace
} // namespace engross::read
