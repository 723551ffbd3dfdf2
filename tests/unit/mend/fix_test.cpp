// Kinds of mending on documents that are written out here, as reading and normalizing would make them.
#include "support.h"

#include "xml/write.h"

#include <algorithm>

namespace engross::mend {
namespace {

doc::Document document(const std::string& body, const std::string& repairs = "", const std::string& format = "docx") {
    doc::Document made = doc::create();
    made.tree = xml::parse_whole(R"(<document><meta><source format=")" + format + R"("/></meta><styles>)"
                                 R"(<style id="s1" kind="paragraph" size="10" space-before="4"/></styles><pages/><body>)" +
                                     body + "</body><notes/><repairs>" + repairs + "</repairs></document>",
                                 "test", {});
    return made;
}

Fixed fixed(std::string_view kind, const Bytes& file, const doc::Document& document, const Options& options = {}) {
    const auto found = std::ranges::find(kinds(), kind, &Kind::name);
    return fix(*found, file, document, options, {});
}

std::string run(const std::string& words) {
    return "<w:r><w:t>" + words + "</w:t></w:r>";
}

// What a DOCX with this body becomes.
std::string docx_after(std::string_view kind, const std::string& body, const doc::Document& document, const Options& options = {}) {
    const std::string text = docx_text(fixed(kind, docx(body), document, options).bytes);
    const auto from = text.find("<w:body>") + 8;
    return text.substr(from, text.find("</w:body>") - from);
}

std::string fodt_after(std::string_view kind, const std::string& text, const doc::Document& document, const Options& options = {}) {
    const std::string now = fixed(kind, fodt(text), document, options).bytes;
    const auto from = now.find("<office:text>") + 13;
    return now.substr(from, now.find("</office:text>") - from);
}

// --- joins

doc::Document broken(const std::string& places, const std::string& format = "docx") {
    return document(R"(<p id="b1" src=")" + places + R"(">甲乙</p>)", R"(<repair kind="paragraphs-joined" at="b1"/>)", format);
}

const std::string two_places = "word/text.xml#p1 word/text.xml#p2";

TEST(Joins, KeepWhatStandsInTheParagraphs) {
    const std::string change = R"(<w:ins w:id="1" w:author="王">)" + run("插入") + "</w:ins>";
    const std::string field = R"(<w:fldSimple w:instr="PAGE">)" + run("3") + "</w:fldSimple>";
    EXPECT_EQ(docx_after("joins", R"(<w:p><w:bookmarkStart w:id="0" w:name="m"/>)" + run("甲") + R"(<w:commentRangeStart w:id="2"/></w:p>)" +
                                      "<w:p><w:pPr><w:jc/></w:pPr>" + change + R"(<w:bookmarkEnd w:id="0"/><w:commentRangeEnd w:id="2"/>)" +
                                      field + "</w:p>",
                         broken(two_places)),
              R"(<w:p><w:bookmarkStart w:id="0" w:name="m"/>)" + run("甲") + R"(<w:commentRangeStart w:id="2"/>)" + change +
                  R"(<w:bookmarkEnd w:id="0"/><w:commentRangeEnd w:id="2"/>)" + field + "</w:p>");
}

TEST(Joins, LeaveParagraphsWhoseMarkIsNotOurs) {
    for (const std::string mark : {"<w:pPr><w:rPr><w:ins/></w:rPr></w:pPr>", "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>",
                                   "<w:pPr><w:sectPr/></w:pPr>"}) {
        const std::string body = "<w:p>" + mark + run("甲") + "</w:p><w:p>" + run("乙") + "</w:p>";
        EXPECT_EQ(docx_after("joins", body, broken(two_places)), body);
    }
    const std::string open = R"(<text:p>甲<text:change-start text:change-id="c"/></text:p><text:p><text:change-end text:change-id="c"/>乙</text:p>)";
    EXPECT_EQ(fodt_after("joins", open, broken("document#p1 document#p2", "fodt")), open);
}

TEST(Joins, LeaveParagraphsOfDifferentCells) {
    const std::string body = "<w:p>" + run("甲") + "</w:p><w:tbl><w:tr><w:tc><w:p>" + run("乙") + "</w:p></w:tc></w:tr></w:tbl>";
    EXPECT_EQ(docx_after("joins", body, broken(two_places)), body);
}

TEST(Joins, OfAnOdtKeepAClosedChange) {
    const std::string change = R"(<text:change-start text:change-id="c"/>新<text:change-end text:change-id="c"/>)";
    EXPECT_EQ(fodt_after("joins", "<text:p>甲" + change + "</text:p><text:p>乙</text:p>", broken("document#p1 document#p2", "fodt")),
              "<text:p>甲" + change + "乙</text:p>");
}

// --- blanks

doc::Document with_blank(const std::string& blank, const std::string& heir) {
    return document(R"(<p id="b1" style="s1" src="word/text.xml#)" + heir + R"(" blanks-above="s1">乙</p>)",
                    R"(<repair kind="blank-dropped" src="word/text.xml#)" + blank + R"("/>)");
}

TEST(Blanks, BecomeTheSpaceTheyTookUp) {
    // 10 pt at 1.3, and 4 before it; the paragraph's own 4.
    EXPECT_EQ(docx_after("blanks", "<w:p>" + run("甲") + R"(</w:p><w:p/><w:p><w:pPr><w:spacing w:before="80" w:beforeLines="1"/></w:pPr>)" +
                                       run("乙") + "</w:p>",
                         with_blank("p2", "p3")),
              "<w:p>" + run("甲") + R"(</w:p><w:p><w:pPr><w:spacing w:before="420"/></w:pPr>)" + run("乙") + "</w:p>");
}

TEST(Blanks, GiveTheMarksOfBookmarksOn) {
    const std::string after = docx_after("blanks", R"(<w:p><w:bookmarkStart w:id="0" w:name="m"/></w:p><w:p><w:bookmarkEnd w:id="0"/></w:p><w:p>)" +
                                                       run("乙") + "</w:p>",
                                         with_blank("p2", "p3"));
    EXPECT_TRUE(has(after, R"(<w:p><w:bookmarkStart w:id="0" w:name="m"/></w:p><w:p>)")) << after;
    EXPECT_TRUE(has(after, R"(</w:pPr><w:bookmarkEnd w:id="0"/>)")) << after;
}

TEST(Blanks, StayWhereSomethingIsInThem) {
    for (const std::string content : {R"(<w:r><w:fldChar w:fldCharType="end"/></w:r>)", R"(<w:commentRangeEnd w:id="0"/>)",
                                      "<w:r><w:drawing/></w:r>", "<w:r><w:br w:type=\"page\"/></w:r>", "<w:ins><w:r/></w:ins>",
                                      "<w:pPr><w:sectPr/></w:pPr>", "<w:pPr><w:pageBreakBefore/></w:pPr>",
                                      "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>", "<w:r><w:footnoteReference/></w:r>"}) {
        const std::string body = "<w:p>" + content + "</w:p><w:p>" + run("乙") + "</w:p>";
        EXPECT_EQ(docx_after("blanks", body, with_blank("p1", "p2")), body);
    }
}

TEST(Blanks, StayAfterANestedTableAndBetweenTables) {
    const std::string nested = "<w:tbl><w:tr><w:tc><w:tbl/><w:p/></w:tc></w:tr></w:tbl>";
    const std::string between = nested + "<w:p/>" + nested;
    EXPECT_EQ(docx_after("blanks", nested, with_blank("p1", "p9")), nested);
    EXPECT_EQ(docx_after("blanks", between, with_blank("p2", "p9")), between);
}

// --- lists

doc::Document typed_list(const std::string& first, const std::string& second, const std::string& format = "docx") {
    const std::string part = format == "docx" ? "word/text.xml" : "document";
    const auto item = [&](const std::string& label, const std::string& number) {
        return R"(<item><label by="author" number=")" + number + R"(" sep="">)" + label + R"(</label><p id="b)" + number +
               R"(" style="s1" src=")" + part + "#p" + number + R"(">項</p></item>)";
    };
    return document(R"(<list id="l1" kind="number">)" + item(first, "1") + item(second, "2") + "</list>", R"(<repair kind="list-typed" at="l1"/>)",
                    format);
}

constexpr std::string_view item_numbers = R"(<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>)";

TEST(Lists, TakeALabelAwayThatIsSpreadOverRuns) {
    const std::string mark = R"(<w:bookmarkStart w:id="0" w:name="m"/>)";
    const std::string properties = "<w:pPr>" + std::string(item_numbers) + "</w:pPr>";
    EXPECT_EQ(docx_after("lists", "<w:p>" + mark + run("（") + run("一）甲項") + "</w:p><w:p>" + run("（二）乙項") + R"(<w:bookmarkEnd w:id="0"/></w:p>)",
                         typed_list("（一）", "（二）")),
              "<w:p>" + properties + mark + run("甲項") + "</w:p><w:p>" + properties + run("乙項") + R"(<w:bookmarkEnd w:id="0"/></w:p>)");
}

TEST(Lists, CountAsTheAuthorDid) {
    const Bytes copy = fixed("lists", docx("<w:p>" + run("（一）甲項") + "</w:p><w:p>" + run("（二）乙項") + "</w:p>"), typed_list("（一）", "（二）")).bytes;
    EXPECT_TRUE(has(entry(copy, "word/numbering.xml"), R"(<w:numFmt w:val="taiwaneseCountingThousand"/><w:suff w:val="nothing"/><w:lvlText w:val="（%1）"/>)"))
        << entry(copy, "word/numbering.xml");
}

TEST(Lists, AreLeftWhereCountingWouldSayAnother) {
    const std::string body = "<w:p>" + run("1.甲項") + "</w:p><w:p>" + run("3.丙項") + "</w:p>";
    EXPECT_EQ(docx_after("lists", body, typed_list("1.", "3.")), body);
    const std::string padded = "<w:p>" + run("01.甲項") + "</w:p><w:p>" + run("02.乙項") + "</w:p>";
    EXPECT_EQ(docx_after("lists", padded, typed_list("01.", "02.")), padded);
}

TEST(Lists, AreLeftWhereALabelIsInAChangeFieldOrLink) {
    for (const auto& [before, after] : std::vector<std::pair<std::string, std::string>>{
             {R"(<w:ins w:id="1">)", "</w:ins>"}, {R"(<w:fldSimple w:instr="SEQ a">)", "</w:fldSimple>"}, {"<w:hyperlink>", "</w:hyperlink>"}}) {
        const std::string body = "<w:p>" + before + run("1.") + after + run("甲項") + "</w:p><w:p>" + run("2.乙項") + "</w:p>";
        EXPECT_EQ(docx_after("lists", body, typed_list("1.", "2.")), body);
    }
}

TEST(Lists, DoNotCountWhatWasDeleted) {
    const std::string deleted = R"(<w:del w:id="1"><w:r><w:delText>1.</w:delText></w:r></w:del>)";
    const std::string after = docx_after("lists", "<w:p>" + deleted + run("1.甲項") + "</w:p><w:p>" + run("2.乙項") + "</w:p>", typed_list("1.", "2."));
    EXPECT_TRUE(has(after, deleted + run("甲項"))) << after;
}

TEST(Lists, OfAnOdtTakeTheParagraphsIn) {
    const std::string after = fodt_after("lists", "<text:p>1.甲項<text:note>註</text:note></text:p><text:p><text:span>2.</text:span>乙項</text:p>",
                                         typed_list("1.", "2.", "fodt"));
    EXPECT_TRUE(has(after, R"(<text:list text:style-name="EngrossL1"><text:list-item><text:p)")) << after;
    EXPECT_TRUE(has(after, "甲項<text:note>註</text:note></text:p></text:list-item><text:list-item>")) << after;
    EXPECT_FALSE(has(after, "2.")) << after;
    EXPECT_FALSE(has(after, "<text:span/>")) << after;
}

TEST(Lists, OfAnOdtAreLeftWhereATableStandsBetween) {
    const std::string text = "<text:p>1.甲項</text:p><table:table xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\"/><text:p>2.乙項</text:p>";
    EXPECT_EQ(fodt_after("lists", text, typed_list("1.", "2.", "fodt")), text);
}

// --- punctuation

// What becomes of a paragraph of this content when a rule speaks of these words in it.
std::string marked(const std::string& content, const Spot& spot) {
    Options options;
    options.spots = [&](const doc::Document&, std::span<const std::string_view>) { return std::vector<Spot>{spot}; };
    const doc::Document made = document(R"(<p id="b1" src="word/text.xml#p1"/>)");
    const std::string after = docx_after("punctuation", "<w:p>" + content + "</w:p>", made, options);
    return after.substr(5, after.size() - 11);
}

TEST(Punctuation, GetsFullWidthAcrossRuns) {
    EXPECT_EQ(marked(run("人員") + run(",") + run("並且"), {"b1", "人員", ",", "並且"}), run("人員") + run("，") + run("並且"));
}

TEST(Punctuation, NeedsNoBlanksOutside) {
    EXPECT_EQ(marked(run("報告 ") + run("(VLR)") + run(" 帶去"), {"b1", "報告 ", "(VLR)", " 帶去"}), run("報告") + run("（VLR）") + run("帶去"));
    EXPECT_EQ(marked(run("  (VLR)") + "<w:r><w:tab/></w:r>", {"b1", "", "(VLR)", ""}), run("  （VLR）") + "<w:r><w:tab/></w:r>");
}

TEST(Punctuation, KeepsWhatStandsInside) {
    EXPECT_EQ(marked(run("東京 (A,B (C)) 都"), {"b1", "東京", " (A,B (C)) ", "都"}), run("東京（A,B (C)）都"));
}

TEST(Punctuation, IsNotSoughtInWhatWasDeletedInBoxesAndFields) {
    for (const std::string content : {"<w:del><w:r><w:delText>人員,並且</w:delText></w:r></w:del>",
                                      "<w:r><w:pict><w:p><w:r><w:t>人員,並且</w:t></w:r></w:p></w:pict></w:r>",
                                      "<w:r><w:instrText>人員,並且</w:instrText></w:r>"}) {
        EXPECT_EQ(marked(content + run("沒有"), {"b1", "人員", ",", "並且"}), content + run("沒有"));
    }
}

TEST(Punctuation, IsLeftWhereOtherWordsStandNow) {
    EXPECT_EQ(marked(run("人員,不過"), {"b1", "人員", ",", "並且"}), run("人員,不過"));
}

// --- header rows

const std::string headed = R"(<table id="t1" src="word/text.xml#t1" header="inferred"><head><row><cell>日期</cell></row></head></table>)";

std::string row(const std::string& properties, const std::string& content = "<w:p/>") {
    return "<w:tr>" + properties + "<w:tc>" + content + "</w:tc></w:tr>";
}

TEST(TableHeads, MarkTheOuterRowAlone) {
    const std::string nested = "<w:tbl>" + row("") + "</w:tbl><w:p/>";
    EXPECT_EQ(docx_after("table-heads", "<w:tbl>" + row("", nested) + row("") + "</w:tbl>", document(headed)),
              "<w:tbl>" + row("<w:trPr><w:tblHeader/></w:trPr>", nested) + row("") + "</w:tbl>");
}

TEST(TableHeads, StandBeforeATrackedChange) {
    const std::string change = R"(<w:ins w:id="1"/>)";
    EXPECT_EQ(docx_after("table-heads", "<w:tbl>" + row("<w:trPr><w:cantSplit/>" + change + "</w:trPr>") + "</w:tbl>", document(headed)),
              "<w:tbl>" + row("<w:trPr><w:cantSplit/><w:tblHeader/>" + change + "</w:trPr>") + "</w:tbl>");
}

TEST(TableHeads, ThatWereTurnedOffAreTurnedOn) {
    EXPECT_EQ(docx_after("table-heads", "<w:tbl>" + row(R"(<w:trPr><w:tblHeader w:val="0"/></w:trPr>)") + "</w:tbl>", document(headed)),
              "<w:tbl>" + row("<w:trPr><w:tblHeader/></w:trPr>") + "</w:tbl>");
}

// --- captions

doc::Document caption(const std::string& label, const std::string& number) {
    return document(R"(<figure id="f1"><caption id="c1" by="inferred" number=")" + number + R"(" src="word/text.xml#p1"><label by="author">)" + label +
                    "</label>會場</caption></figure>");
}

TEST(Captions, DivideTheRunAroundTheNumber) {
    const std::string after = docx_after("captions", "<w:p>" + run("圖1　會場") + "</w:p>", caption("圖1", "1"));
    EXPECT_TRUE(has(after, R"(圖</w:t></w:r><w:fldSimple w:instr=" SEQ 圖 \* ARABIC "><w:r><w:t xml:space="preserve">1</w:t></w:r></w:fldSimple><w:r>)")) << after;
}

TEST(Captions, CountOnFromTheNumberThatStandsThere) {
    const std::string after = docx_after("captions", "<w:p>" + run("圖7　會場") + "</w:p>", caption("圖7", "7"));
    EXPECT_TRUE(has(after, R"( SEQ 圖 \* ARABIC \r 7 )")) << after;
}

TEST(Captions, AreLeftWhereTheNumberIsSpreadOrInAChange) {
    const std::string spread = "<w:p>" + run("圖1") + run("2　會場") + "</w:p>";
    EXPECT_EQ(docx_after("captions", spread, caption("圖12", "12")), spread);
    const std::string changed = "<w:p><w:ins>" + run("圖1　會場") + "</w:ins></w:p>";
    EXPECT_EQ(docx_after("captions", changed, caption("圖1", "1")), changed);
}

// --- alternative texts

TEST(Alternatives, GoToThePictureOfTheirPlaceAlone) {
    const auto picture = [](const std::string& words) {
        return "<w:p><w:r><w:drawing><wp:inline xmlns:wp=\"p\"><wp:docPr id=\"1\"" + words + "/><a:blip xmlns:a=\"a\"/></wp:inline></w:drawing></w:r></w:p>";
    };
    Options options;
    options.alt_table = "place,corrected\nword/text.xml#i2,\"甲,乙\"\n";
    const doc::Document made = document(R"(<image id="i1" src="word/text.xml#i1"/><image id="i2" src="word/text.xml#i2"/>)");
    EXPECT_EQ(docx_after("alternatives", picture("") + picture(R"( descr="舊")"), made, options), picture("") + picture(R"( descr="甲,乙")"));
}

// --- tables of contents

TEST(Toc, TakesNumbersForBookmarksThatAreFree) {
    const std::string known = R"(<w:bookmarkStart w:id="5" w:name="_Toc900000001"/><w:bookmarkStart w:id="2147483647" w:name="x"/>)";
    const doc::Document made =
        document(R"(<toc id="c1" kind="typed" depth="1"><typed><p src="word/text.xml#p1">壹、目的3</p></typed><entry ref="b1" level="1">壹、目的</entry></toc>)"
                 R"(<heading id="b1" level="1" src="word/text.xml#p2">壹、目的</heading>)");
    const std::string after = docx_after("toc", "<w:p>" + run("壹、目的3") + "</w:p><w:p>" + run("壹、目的") + "</w:p><w:p>" + known + "</w:p>", made);
    EXPECT_TRUE(has(after, R"(<w:bookmarkStart w:id="6" w:name="_Toc900000002"/>)")) << after;
    EXPECT_TRUE(has(after, " PAGEREF _Toc900000002 ")) << after;
}

TEST(Toc, IsLeftWhereSomethingStandsBetweenItsLines) {
    const doc::Document made = document(
        R"(<toc id="c1" kind="typed" depth="1"><typed><p src="word/text.xml#p1">壹、目的3</p><p src="word/text.xml#p3">貳、過程4</p></typed>)"
        R"(<entry ref="b1" level="1">壹、目的</entry></toc><heading id="b1" level="1" src="word/text.xml#p2">壹、目的</heading>)");
    const std::string body = "<w:p>" + run("壹、目的3") + "</w:p><w:p>" + run("壹、目的") + "</w:p><w:p>" + run("貳、過程4") + "</w:p>";
    EXPECT_EQ(docx_after("toc", body, made), body);
}

} // namespace
} // namespace engross::mend
