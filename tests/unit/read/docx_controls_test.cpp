// Content controls (ECMA-376-1, 17.5.2).
#include "docx_samples.h"

namespace engross::read {
namespace {

const std::string prompt = "<w:showingPlcHdr/>";

TEST(DocxControls, APromptIsKeptButToldFromTheAuthorsWords) {
    const auto document =
        read_docx({.body = para(said("姓名：") + control(prompt, said("按一下以輸入文字"))) +
                           control(prompt, para(said("日期"))) +
                           table_of(row_of(control(prompt, cell_of("地點"))))});
    EXPECT_EQ(
        body_of(document),
        "<p>姓名：<span role=\"placeholder\">按一下以輸入文字</span></p>"
        "<p><span role=\"placeholder\">日期</span></p>"
        "<table><body><row><cell><p><span role=\"placeholder\">地點</span></p></cell></row></body></table>");
    EXPECT_EQ(attribute(document, "//leftovers", "placeholders"), "3");
    EXPECT_EQ(attribute(document, "//leftover", "kind"), "placeholder");
}

Docx bound(const std::string& properties, const std::string& content, const std::string& data) {
    return {.body =
                para(control("<w:dataBinding w:xpath=\"/ns0:report[1]/ns0:item[2]/ns0:name[1]\" "
                             "w:storeItemID=\"{AB}\"/>" +
                                 properties,
                             content)),
            .relationships = relationship("rX", "customXml", "../customXml/item1.xml"),
            .more = {{"customXml/item1.xml", data},
                     {"customXml/_rels/item1.xml.rels",
                      relationships(relationship("r1", "customXmlProps", "props.xml"))},
                     {"customXml/props.xml",
                      "<ds:datastoreItem xmlns:ds=\"urn:ds\" ds:itemID=\"{ab}\"/>"}}};
}

const std::string data = "<report xmlns=\"urn:x\"><item/><item><name>王小明</name></item></report>";

TEST(DocxControls, BoundDataStandForTheStoredContent) {
    EXPECT_EQ(body_of(read_docx(bound("<w:text/>" + prompt, said("按一下"), data))),
              "<p>王小明</p>");
    EXPECT_EQ(body_of(read_docx(bound("<w:text/>", said("舊"), data))), "<p>王小明</p>");
    EXPECT_EQ(body_of(read_docx(bound("<w:date/>", said("115年1月2日"), data))),
              "<p>115年1月2日</p>");
    EXPECT_EQ(body_of(read_docx(bound("<w:text/>", said("舊"), "<report xmlns=\"urn:x\"/>"))),
              "<p>舊</p>");
    EXPECT_EQ(body_of(read_docx(bound("<w:text/>", said("舊"), "<broken"))), "<p>舊</p>");
    EXPECT_EQ(body_of(read_docx(
                  bound("<w:dropDownList><w:listItem w:displayText=\"專員\" w:value=\"王小明\"/>"
                        "</w:dropDownList>",
                        said("選擇"),
                        data))),
              "<p>專員</p>");
}

TEST(DocxControls, BoundDataStandOnceInACell) {
    Docx sample = bound("<w:text/>", "@", data);
    sample.body = table_of(row_of(sample.body.substr(5, sample.body.size() - 11)));
    sample.body.replace(sample.body.find('@'),
                        1,
                        "<w:tc><w:tcPr/>" + para(said("舊")) + para(said("舊")) + "</w:tc>");
    const auto document = read_docx(sample);
    EXPECT_EQ(xml::select(document.root(), "//cell").front().text(), "王小明");
}

TEST(DocxControls, GeneralXPathIsNotRun) {
    Docx sample = bound("<w:text/>", said("舊"), data);
    const std::string path = "/ns0:report[1]/ns0:item[2]/ns0:name[1]";
    sample.body.replace(sample.body.find(path), path.size(), "//*[count(//*) &gt; 1]");
    EXPECT_EQ(body_of(read_docx(sample)), "<p>舊</p>");
}

TEST(DocxControls, ListsBoxesAndRepeatedSectionsSayWhatTheyShow) {
    EXPECT_EQ(
        body_of_docx(para(
            control("<w:dropDownList><w:listItem w:value=\"1\"/></w:dropDownList>", said("甲")) +
            control("<w14:checkbox xmlns:w14=\"urn:w14\"/>", said("☒")))),
        "<p>甲☒</p>");
    EXPECT_EQ(body_of_docx(control("<w15:repeatingSection xmlns:w15=\"urn:w15\"/>",
                                   control("", para(said("一"))) + control("", para(said("二"))))),
              "<p>一</p><p>二</p>");
}

} // namespace
} // namespace engross::read
