#include "support.h"

#include "doc/comments.h"

#include <vector>

namespace engross::mend {
namespace {

Finding finding(const std::string& places, const std::string& quote) {
    return {
        .rule = "TW-X",
        .severity = Severity::warning,
        .message = Text("錯了。", "Wrong."),
        .reason = Text("因為。", "Because."),
        .source = Text::same(""),
        .fix = {Text("按甲。", "Press A."), Text("按乙。", "Press B.")},
        .where = {
            .id = "b1", .src = places, .page = {}, .pdf_page = {}, .heading = "", .quote = quote}};
}

Bytes annotated(const Bytes& file, std::string_view format, const std::vector<Finding>& findings) {
    return annotate(file, format, findings, Language::zh_tw, {});
}

TEST(Annotate, MarksTheWordsOfADocxByDividingTheirRun) {
    const Bytes file = docx("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>前面 兩市 後面</w:t></w:r></w:p>");
    const std::string text =
        docx_text(annotated(file, "docx", {finding("word/text.xml#p1", "兩市")}));
    EXPECT_TRUE(has(text,
                    R"(前面 </w:t></w:r><w:commentRangeStart w:id="0"/><w:r><w:rPr><w:b/></w:rPr>)"
                    R"(<w:t xml:space="preserve">兩市</w:t></w:r><w:commentRangeEnd w:id="0"/>)"
                    R"(<w:r><w:commentReference w:id="0"/></w:r><w:r><w:rPr><w:b/></w:rPr>)"
                    R"(<w:t xml:space="preserve"> 後面</w:t>)"))
        << text;
}

TEST(Annotate, MakesTheCommentsPartKnownToTheDocx) {
    const Bytes copy = annotated(docx("<w:p/>"), "docx", {finding("", "")});
    EXPECT_TRUE(has(entry(copy, "word/comments.xml"), R"(w:author="engross")"));
    EXPECT_TRUE(has(entry(copy, "word/comments.xml"), "〔engross TW-X〕錯了。"));
    EXPECT_TRUE(has(entry(copy, "word/comments.xml"), "Word：按甲。"));
    EXPECT_TRUE(has(entry(copy, "word/comments.xml"), "LibreOffice：按乙。"));
    EXPECT_TRUE(has(entry(copy, "word/_rels/text.xml.rels"), "Target=\"comments.xml\""));
    EXPECT_TRUE(has(entry(copy, "[Content_Types].xml"), "PartName=\"/word/comments.xml\""));
}

TEST(Annotate, KeepsTheAuthorsCommentsAndChangesOfADocx) {
    const std::string author =
        R"(<w:comment w:id="7" w:author="王"><w:p><w:r><w:t>自己的</w:t></w:r></w:p></w:comment>)";
    const std::string change =
        R"(<w:ins w:id="3" w:author="王"><w:r><w:t>新的字</w:t></w:r></w:ins>)";
    const Bytes file =
        docx("<w:p>" + change + R"(<w:r><w:commentReference w:id="7"/></w:r></w:p>)",
             R"(<Relationship Id="c" Type=")" + types + R"(comments" Target="notes.xml"/>)",
             {{"word/notes.xml", "<w:comments " + w_space + ">" + author + "</w:comments>"}});
    const Bytes copy = annotated(file, "docx", {finding("word/text.xml#p1", "新")});
    EXPECT_TRUE(has(entry(copy, "word/notes.xml"), author));
    EXPECT_TRUE(has(entry(copy, "word/notes.xml"), R"(w:id="8" w:author="engross")"));
    EXPECT_TRUE(has(docx_text(copy), change)); // inside a change nothing is divided
    EXPECT_TRUE(has(docx_text(copy), R"(<w:commentReference w:id="7"/>)"));
}

TEST(Annotate, PutsWhatADocxCannotCarryWhereTheReaderComesFromIt) {
    const std::string note =
        "<w:footnotes " + w_space +
        R"(><w:footnote w:id="2"><w:p><w:r><w:t>註</w:t></w:r></w:p></w:footnote></w:footnotes>)";
    const Bytes file = docx(R"(<w:p/><w:p><w:r><w:footnoteReference w:id="2"/></w:r></w:p>)",
                            "",
                            {{"word/f.xml", note}});
    const std::string text = docx_text(annotated(file, "docx", {finding("word/f.xml#p1", "註")}));
    EXPECT_TRUE(has(text, R"(<w:p/><w:p><w:commentRangeStart)")) << text;
}

TEST(Annotate, StandsBesideAFieldOfAnOdtNotInIt) {
    const Bytes file = fodt(R"(<text:p>於<text:date>12:08 PM</text:date>止</text:p>)");
    const Bytes copy = annotated(file, "fodt", {finding("document#p1", "12:08")});
    EXPECT_TRUE(has(
        copy,
        R"(</office:annotation><text:date>12:08 PM</text:date><office:annotation-end office:name="engross-1"/>止)"))
        << copy;
}

TEST(Annotate, StandsBesideAContentControlOfADocxNotInIt) {
    const std::string control =
        "<w:tbl><w:tr><w:tc><w:sdt><w:sdtPr/><w:sdtContent><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:sdtContent></w:sdt></w:tc></w:tr></w:tbl>";
    const std::string text = docx_text(annotated(
        docx(control + "<w:p/>"), "docx", {finding("word/text.xml#p1", "甲"), finding("", "")}));
    EXPECT_TRUE(has(text, control + "<w:p><w:commentRangeStart")) << text;
}

TEST(Annotate, MarksTheWordsOfAnOdt) {
    const Bytes file = fodt(R"(<text:p>前面<text:span>兩</text:span>市後面</text:p>)");
    const Bytes copy = annotated(file, "fodt", {finding("document#p1", "兩市")});
    EXPECT_TRUE(has(
        copy,
        R"(前面<text:span><office:annotation office:name="engross-1"><dc:creator>engross</dc:creator>)"))
        << copy;
    EXPECT_TRUE(has(
        copy,
        R"(</office:annotation>兩</text:span>市<office:annotation-end office:name="engross-1"/>後面)"))
        << copy;
}

TEST(Annotate, MarksWordsInsideOneTextOfAnOdt) {
    const Bytes copy =
        annotated(fodt("<text:p>前面兩市後面</text:p>"), "fodt", {finding("document#p1", "兩市")});
    EXPECT_TRUE(has(copy, R"(<text:p>前面<office:annotation )")) << copy;
    EXPECT_TRUE(has(
        copy,
        R"(</office:annotation>兩市<office:annotation-end office:name="engross-1"/>後面</text:p>)"))
        << copy;
}

TEST(Annotate, OnceMoreReplacesItsOwnComments) {
    const std::vector findings{finding("document#p1", "兩"), finding("", "")};
    const Bytes copy = annotated(fodt("<text:p>兩市</text:p>"), "fodt", findings);
    EXPECT_EQ(annotated(copy, "fodt", findings), copy);
    const Bytes word = docx("<w:p><w:r><w:t>兩市</w:t></w:r></w:p>");
    const Bytes commented = annotated(word, "docx", {finding("word/text.xml#p1", "兩市")});
    EXPECT_EQ(annotated(commented, "docx", {finding("word/text.xml#p1", "兩市")}), commented);
}

TEST(Annotate, RefusesWhatIsNoFileOfTheAuthorsOwn) {
    EXPECT_THROW(annotated("x", "html", {}), Error);
}

TEST(OwnComment, IsToldByAuthorAndMark) {
    EXPECT_TRUE(doc::is_own_comment("engross", "〔engross TW-X〕錯了。"));
    EXPECT_FALSE(doc::is_own_comment("engross", "請看"));
    EXPECT_FALSE(doc::is_own_comment("王", "〔engross TW-X〕錯了。"));
}

} // namespace
} // namespace engross::mend
