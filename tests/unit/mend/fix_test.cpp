#include "fix_support.h"

namespace engross::mend {
namespace {

// --- joins

doc::Document broken(const std::string& places, const std::string& format = "docx") {
    return document(R"(<p id="b1" src=")" + places + R"(">甲乙</p>)",
                    R"(<repair kind="paragraphs-joined" at="b1"/>)",
                    format);
}

const std::string two_places = "word/text.xml#p1 word/text.xml#p2";

TEST(Joins, KeepWhatStandsInTheParagraphs) {
    const std::string change = R"(<w:ins w:id="1" w:author="王">)" + run("插入") + "</w:ins>";
    const std::string field = R"(<w:fldSimple w:instr="PAGE">)" + run("3") + "</w:fldSimple>";
    EXPECT_EQ(docx_after("joins",
                         R"(<w:p><w:bookmarkStart w:id="0" w:name="m"/>)" + run("甲") +
                             R"(<w:commentRangeStart w:id="2"/></w:p>)" +
                             "<w:p><w:pPr><w:jc/></w:pPr>" + change +
                             R"(<w:bookmarkEnd w:id="0"/><w:commentRangeEnd w:id="2"/>)" + field +
                             "</w:p>",
                         broken(two_places)),
              R"(<w:p><w:bookmarkStart w:id="0" w:name="m"/>)" + run("甲") +
                  R"(<w:commentRangeStart w:id="2"/>)" + change +
                  R"(<w:bookmarkEnd w:id="0"/><w:commentRangeEnd w:id="2"/>)" + field + "</w:p>");
}

TEST(Joins, LeaveParagraphsWhoseMarkIsNotOurs) {
    for (const std::string mark : {"<w:pPr><w:rPr><w:ins/></w:rPr></w:pPr>",
                                   "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>",
                                   "<w:pPr><w:sectPr/></w:pPr>"}) {
        const std::string body = "<w:p>" + mark + run("甲") + "</w:p><w:p>" + run("乙") + "</w:p>";
        EXPECT_EQ(docx_after("joins", body, broken(two_places)), body);
    }
    const std::string open =
        R"(<text:p>甲<text:change-start text:change-id="c"/></text:p><text:p><text:change-end text:change-id="c"/>乙</text:p>)";
    EXPECT_EQ(fodt_after("joins", open, broken("document#p1 document#p2", "fodt")), open);
}

TEST(Joins, LeaveParagraphsOfDifferentCells) {
    const std::string body = "<w:p>" + run("甲") + "</w:p><w:tbl><w:tr><w:tc><w:p>" + run("乙") +
                             "</w:p></w:tc></w:tr></w:tbl>";
    EXPECT_EQ(docx_after("joins", body, broken(two_places)), body);
}

TEST(Joins, OfAnOdtKeepAClosedChange) {
    const std::string change =
        R"(<text:change-start text:change-id="c"/>新<text:change-end text:change-id="c"/>)";
    EXPECT_EQ(fodt_after("joins",
                         "<text:p>甲" + change + "</text:p><text:p>乙</text:p>",
                         broken("document#p1 document#p2", "fodt")),
              "<text:p>甲" + change + "乙</text:p>");
}

// --- blanks

doc::Document with_blank(const std::string& blank, const std::string& heir) {
    return document(R"(<p id="b1" style="s1" src="word/text.xml#)" + heir +
                        R"(" blanks-above="s1">乙</p>)",
                    R"(<repair kind="blank-dropped" src="word/text.xml#)" + blank + R"("/>)");
}

TEST(Blanks, BecomeTheSpaceTheyTookUp) {
    // 10 pt at 1.3, and 4 before it; the paragraph's own 4.
    EXPECT_EQ(
        docx_after(
            "blanks",
            "<w:p>" + run("甲") +
                R"(</w:p><w:p/><w:p><w:pPr><w:spacing w:before="80" w:beforeLines="1"/></w:pPr>)" +
                run("乙") + "</w:p>",
            with_blank("p2", "p3")),
        "<w:p>" + run("甲") + R"(</w:p><w:p><w:pPr><w:spacing w:before="420"/></w:pPr>)" +
            run("乙") + "</w:p>");
}

TEST(Blanks, GiveTheMarksOfBookmarksOn) {
    const std::string after = docx_after(
        "blanks",
        R"(<w:p><w:bookmarkStart w:id="0" w:name="m"/></w:p><w:p><w:bookmarkEnd w:id="0"/></w:p><w:p>)" +
            run("乙") + "</w:p>",
        with_blank("p2", "p3"));
    EXPECT_TRUE(has(after, R"(<w:p><w:bookmarkStart w:id="0" w:name="m"/></w:p><w:p>)")) << after;
    EXPECT_TRUE(has(after, R"(</w:pPr><w:bookmarkEnd w:id="0"/>)")) << after;
}

TEST(Blanks, StayWhereSomethingIsInThem) {
    for (const std::string content :
         {R"(<w:r><w:fldChar w:fldCharType="end"/></w:r>)",
          R"(<w:commentRangeEnd w:id="0"/>)",
          "<w:r><w:drawing/></w:r>",
          "<w:r><w:br w:type=\"page\"/></w:r>",
          "<w:ins><w:r/></w:ins>",
          "<w:pPr><w:sectPr/></w:pPr>",
          "<w:pPr><w:pageBreakBefore/></w:pPr>",
          "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>",
          "<w:r><w:footnoteReference/></w:r>",
          R"(<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>)"}) {
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

// --- punctuation

// What becomes of a paragraph of this content when a rule speaks of these words in it.
std::string marked(const std::string& content, const Spot& spot) {
    Options options;
    options.spots = [&](const doc::Document&, std::span<const std::string_view>) {
        return std::vector<Spot>{spot};
    };
    const doc::Document made = document(R"(<p id="b1" src="word/text.xml#p1"/>)");
    const std::string after =
        docx_after("punctuation", "<w:p>" + content + "</w:p>", made, options);
    return after.substr(5, after.size() - 11);
}

TEST(Punctuation, GetsFullWidthAcrossRuns) {
    EXPECT_EQ(marked(run("人員") + run(",") + run("並且"), {"b1", "人員", ",", "並且"}),
              run("人員") + run("，") + run("並且"));
}

TEST(Punctuation, NeedsNoBlanksOutside) {
    EXPECT_EQ(marked(run("報告 ") + run("(VLR)") + run(" 帶去"), {"b1", "報告 ", "(VLR)", " 帶去"}),
              run("報告") + run("（VLR）") + run("帶去"));
    EXPECT_EQ(marked(run("  (VLR)") + "<w:r><w:tab/></w:r>", {"b1", "", "(VLR)", ""}),
              run("  （VLR）") + "<w:r><w:tab/></w:r>");
}

TEST(Punctuation, KeepsWhatStandsInside) {
    EXPECT_EQ(marked(run("東京 (A,B (C)) 都"), {"b1", "東京", " (A,B (C)) ", "都"}),
              run("東京（A,B (C)）都"));
}

TEST(Punctuation, IsNotSoughtInWhatWasDeletedInBoxesAndFields) {
    for (const std::string content :
         {"<w:del><w:r><w:delText>人員,並且</w:delText></w:r></w:del>",
          "<w:r><w:pict><w:p><w:r><w:t>人員,並且</w:t></w:r></w:p></w:pict></w:r>",
          "<w:r><w:instrText>人員,並且</w:instrText></w:r>"}) {
        EXPECT_EQ(marked(content + run("沒有"), {"b1", "人員", ",", "並且"}),
                  content + run("沒有"));
    }
}

TEST(Punctuation, IsLeftWhereOtherWordsStandNow) {
    EXPECT_EQ(marked(run("人員,不過"), {"b1", "人員", ",", "並且"}), run("人員,不過"));
}

TEST(Punctuation, IsThatOfAnotherLanguageAmongItsWords) {
    const std::string words = "by Ann Smith, 李明 and others";
    Options options;
    options.spots = [](const doc::Document&, std::span<const std::string_view>) {
        return std::vector<Spot>{{"b1", "Ann Smith", ", ", "李明"}};
    };
    const auto after = [&](const std::string& said) {
        return docx_after("punctuation",
                          "<w:p>" + run(said) + "</w:p>",
                          document(R"(<p id="b1" src="word/text.xml#p1">)" + said + "</p>"),
                          options);
    };
    EXPECT_EQ(after(words), "<w:p>" + run(words) + "</w:p>");
    EXPECT_EQ(after("著者：Ann Smith, 李明等人"),
              "<w:p>" + run("著者：Ann Smith，李明等人") + "</w:p>");
}

// --- header rows

const std::string headed =
    R"(<table id="t1" src="word/text.xml#t1" header="inferred"><head><row><cell>日期</cell></row></head></table>)";

std::string row(const std::string& properties, const std::string& content = "<w:p/>") {
    return "<w:tr>" + properties + "<w:tc>" + content + "</w:tc></w:tr>";
}

TEST(TableHeads, MarkTheOuterRowAlone) {
    const std::string nested = "<w:tbl>" + row("") + "</w:tbl><w:p/>";
    EXPECT_EQ(docx_after("table-heads",
                         "<w:tbl>" + row("", nested) + row("") + "</w:tbl>",
                         document(headed)),
              "<w:tbl>" + row("<w:trPr><w:tblHeader/></w:trPr>", nested) + row("") + "</w:tbl>");
}

TEST(TableHeads, StandBeforeATrackedChange) {
    const std::string change = R"(<w:ins w:id="1"/>)";
    EXPECT_EQ(
        docx_after("table-heads",
                   "<w:tbl>" + row("<w:trPr><w:cantSplit/>" + change + "</w:trPr>") + "</w:tbl>",
                   document(headed)),
        "<w:tbl>" + row("<w:trPr><w:cantSplit/><w:tblHeader/>" + change + "</w:trPr>") +
            "</w:tbl>");
}

TEST(TableHeads, ThatWereTurnedOffAreTurnedOn) {
    EXPECT_EQ(
        docx_after("table-heads",
                   "<w:tbl>" + row(R"(<w:trPr><w:tblHeader w:val="0"/></w:trPr>)") + "</w:tbl>",
                   document(headed)),
        "<w:tbl>" + row("<w:trPr><w:tblHeader/></w:trPr>") + "</w:tbl>");
}

// --- headings

TEST(Headings, AreNoLinesOfCode) {
    const auto promoted = [](const std::string& words) {
        return document(R"(<heading id="b1" level="1" by="inferred" src="word/text.xml#p1">)" +
                            words + "</heading>",
                        R"(<repair kind="heading-promoted" at="b1"/>)");
    };
    const std::string code = "<w:p>" + run("  &lt;picture/&gt;") + "</w:p>";
    EXPECT_EQ(docx_after("headings", code, promoted("  &lt;picture/&gt;")), code);
    EXPECT_TRUE(has(docx_after("headings", "<w:p>" + run("結論") + "</w:p>", promoted("結論")),
                    R"(<w:pStyle w:val="Heading1"/>)"));
}

TEST(Headings, KeepAnAutomaticNumber) {
    const std::string text = R"(<text:h text:outline-level="3">次序</text:h>)";
    const doc::Document made = document(
        R"(<heading id="b1" level="2" style-level="3" src="document#h1"><label by="auto">8.0.1</label>次序</heading>)",
        R"(<repair kind="level-corrected" at="b1"/>)",
        "fodt");
    EXPECT_EQ(fodt_after("headings", text, made), text);
}

// --- captions

doc::Document caption(const std::string& label, const std::string& number) {
    return document(R"(<figure id="f1"><caption id="c1" by="inferred" number=")" + number +
                    R"(" src="word/text.xml#p1"><label by="author">)" + label +
                    "</label>會場</caption></figure>");
}

TEST(Captions, DivideTheRunAroundTheNumber) {
    const std::string after =
        docx_after("captions", "<w:p>" + run("圖1　會場") + "</w:p>", caption("圖1", "1"));
    EXPECT_TRUE(has(
        after,
        R"(圖</w:t></w:r><w:fldSimple w:instr=" SEQ 圖 \* ARABIC "><w:r><w:t xml:space="preserve">1</w:t></w:r></w:fldSimple><w:r>)"))
        << after;
}

TEST(Captions, CountOnFromTheNumberThatStandsThere) {
    const std::string after =
        docx_after("captions", "<w:p>" + run("圖7　會場") + "</w:p>", caption("圖7", "7"));
    EXPECT_TRUE(has(after, R"( SEQ 圖 \* ARABIC \r 7 )")) << after;
}

TEST(Captions, AreLeftWhereTheNumberIsSpreadOrInAChange) {
    const std::string spread = "<w:p>" + run("圖1") + run("2　會場") + "</w:p>";
    EXPECT_EQ(docx_after("captions", spread, caption("圖12", "12")), spread);
    const std::string changed = "<w:p><w:ins>" + run("圖1　會場") + "</w:ins></w:p>";
    EXPECT_EQ(docx_after("captions", changed, caption("圖1", "1")), changed);
}

// --- alternative texts

// Readers do without properties that are no XML, and so does mending.
TEST(Properties, OfABrokenPartStay) {
    const Bytes file = packed(
        {{"content.xml", fodt("<text:p>內容</text:p>")}, {"meta.xml", "<office:document-meta"}});
    for (const std::string_view kind : {"properties", "title"}) {
        const doc::Document read = document("<p id=\"p1\">內容</p>", "", "odt");
        read.meta().append("title").append_text("報告");
        EXPECT_EQ(fixed(kind, file, read).bytes, file) << kind;
    }
}

TEST(Alternatives, GoToThePictureOfTheirPlaceAlone) {
    const auto picture = [](const std::string& words) {
        return "<w:p><w:r><w:drawing><wp:inline xmlns:wp=\"p\"><wp:docPr id=\"1\"" + words +
               "/><a:blip xmlns:a=\"a\"/></wp:inline></w:drawing></w:r></w:p>";
    };
    Options options;
    options.alt_table = "place,corrected\nword/text.xml#i2,\"甲,乙\"\n";
    const doc::Document made = document(
        R"(<image id="i1" src="word/text.xml#i1"/><image id="i2" src="word/text.xml#i2"/>)");
    EXPECT_EQ(docx_after("alternatives", picture("") + picture(R"( descr="舊")"), made, options),
              picture("") + picture(R"( descr="甲,乙")"));
}

} // namespace
} // namespace engross::mend
