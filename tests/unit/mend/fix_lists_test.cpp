#include "fix_support.h"

namespace engross::mend {
namespace {

// --- lists

doc::Document typed_list(const std::string& first,
                         const std::string& second,
                         const std::string& format = "docx") {
    const std::string part = format == "docx" ? "word/text.xml" : "document";
    const auto item = [&](const std::string& label, const std::string& number) {
        return R"(<item><label by="author" number=")" + number + R"(" sep="">)" + label +
               R"(</label><p id="b)" + number + R"(" style="s1" src=")" + part + "#p" + number +
               R"(">項</p></item>)";
    };
    return document(R"(<list id="l1" kind="number">)" + item(first, "1") + item(second, "2") +
                        "</list>",
                    R"(<repair kind="list-typed" at="l1"/>)",
                    format);
}

constexpr std::string_view item_numbers =
    R"(<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>)";

TEST(Lists, TakeALabelAwayThatIsSpreadOverRuns) {
    const std::string mark = R"(<w:bookmarkStart w:id="0" w:name="m"/>)";
    const std::string properties = "<w:pPr>" + std::string(item_numbers) + "</w:pPr>";
    EXPECT_EQ(docx_after("lists",
                         "<w:p>" + mark + run("（") + run("一）甲項") + "</w:p><w:p>" +
                             run("（二）乙項") + R"(<w:bookmarkEnd w:id="0"/></w:p>)",
                         typed_list("（一）", "（二）")),
              "<w:p>" + properties + mark + run("甲項") + "</w:p><w:p>" + properties + run("乙項") +
                  R"(<w:bookmarkEnd w:id="0"/></w:p>)");
}

TEST(Lists, CountAsTheAuthorDid) {
    const Bytes copy =
        fixed("lists",
              docx("<w:p>" + run("（一）甲項") + "</w:p><w:p>" + run("（二）乙項") + "</w:p>"),
              typed_list("（一）", "（二）"))
            .bytes;
    EXPECT_TRUE(has(
        entry(copy, "word/numbering.xml"),
        R"(<w:numFmt w:val="taiwaneseCountingThousand"/><w:suff w:val="nothing"/><w:lvlText w:val="（%1）"/>)"))
        << entry(copy, "word/numbering.xml");
}

TEST(Lists, AreLeftWhereCountingWouldSayAnother) {
    const std::string body = "<w:p>" + run("1.甲項") + "</w:p><w:p>" + run("3.丙項") + "</w:p>";
    EXPECT_EQ(docx_after("lists", body, typed_list("1.", "3.")), body);
    const std::string padded = "<w:p>" + run("01.甲項") + "</w:p><w:p>" + run("02.乙項") + "</w:p>";
    EXPECT_EQ(docx_after("lists", padded, typed_list("01.", "02.")), padded);
}

// LibreOffice would show the first of two characters alone.
TEST(Lists, AreLeftWhoseBulletIsMoreThanOneCharacter) {
    for (const std::string bullet : {" *", "--"}) {
        const std::string item =
            R"(<item><label by="author" sep=" ">)" + bullet +
            R"(</label><p id="b1" style="s1" src="word/text.xml#p1">項</p></item>)";
        const std::string body = "<w:p>" + run(bullet + " 甲項") + "</w:p>";
        EXPECT_EQ(docx_after("lists",
                             body,
                             document(R"(<list id="l1" kind="bullet">)" + item + "</list>",
                                      R"(<repair kind="list-typed" at="l1"/>)")),
                  body);
    }
}

TEST(Lists, AreLeftWhereALabelIsInAChangeFieldOrLink) {
    for (const auto& [before, after] : std::vector<std::pair<std::string, std::string>>{
             {R"(<w:ins w:id="1">)", "</w:ins>"},
             {R"(<w:fldSimple w:instr="SEQ a">)", "</w:fldSimple>"},
             {"<w:hyperlink>", "</w:hyperlink>"}}) {
        const std::string body = "<w:p>" + before + run("1.") + after + run("甲項") +
                                 "</w:p><w:p>" + run("2.乙項") + "</w:p>";
        EXPECT_EQ(docx_after("lists", body, typed_list("1.", "2.")), body);
    }
}

TEST(Lists, AreLeftWhereAnItemHasNoWords) {
    const std::string body = "<w:p>" + run("1.甲項") + "</w:p><w:p>" + run("2.　") + "</w:p>";
    EXPECT_EQ(docx_after("lists", body, typed_list("1.", "2.")), body);
}

TEST(Lists, DoNotCountWhatWasDeleted) {
    const std::string deleted = R"(<w:del w:id="1"><w:r><w:delText>1.</w:delText></w:r></w:del>)";
    const std::string after =
        docx_after("lists",
                   "<w:p>" + deleted + run("1.甲項") + "</w:p><w:p>" + run("2.乙項") + "</w:p>",
                   typed_list("1.", "2."));
    EXPECT_TRUE(has(after, deleted + run("甲項"))) << after;
}

TEST(Lists, OfAnOdtTakeTheParagraphsIn) {
    const std::string after = fodt_after(
        "lists",
        "<text:p>1.甲項<text:note>註</text:note></text:p><text:p><text:span>2.</text:span>乙項</text:p>",
        typed_list("1.", "2.", "fodt"));
    EXPECT_TRUE(has(after, R"(<text:list text:style-name="EngrossL1"><text:list-item><text:p)"))
        << after;
    EXPECT_TRUE(
        has(after, "甲項<text:note>註</text:note></text:p></text:list-item><text:list-item>"))
        << after;
    EXPECT_FALSE(has(after, "2.")) << after;
    EXPECT_FALSE(has(after, "<text:span/>")) << after;
}

// "- （一）甲項", "- （二）乙項" whose bullets are automatic and hang.
doc::Document bulleted_list(const std::string& format) {
    doc::Document made = typed_list("（一）", "（二）", format);
    xml::Node look = made.tree.root().child("styles").child("style");
    look.set("indent-start", "24");
    look.set("indent-first", "-24");
    for (const char* const block : {"b1", "b2"}) {
        doc::add_repair(made, "bullet-and-label", doc::find(made, block), "", "");
    }
    return made;
}

TEST(Lists, StandWhereTheWordsStoodAfterABullet) {
    const std::string properties = "<w:pPr>" + std::string(item_numbers) +
                                   R"(<w:ind w:right="20" w:left="480" w:hanging="480"/></w:pPr>)";
    const std::string after = docx_after("lists",
                                         "<w:p>" + properties + run("（一）甲項") + "</w:p><w:p>" +
                                             properties + run("（二）乙項") + "</w:p>",
                                         bulleted_list("docx"));
    EXPECT_TRUE(has(after, R"(<w:ind w:right="20" w:left="480" w:firstLine="0"/>)")) << after;
    EXPECT_FALSE(has(after, "hanging")) << after;
}

TEST(Lists, OfAnOdtStandWhereTheWordsStoodAfterABullet) {
    const auto item = [](const std::string& words) {
        return "<text:list-item><text:p>" + words + "</text:p></text:list-item>";
    };
    const Bytes copy =
        fixed("lists",
              fodt("<text:list>" + item("（一）甲項") + item("（二）乙項") + "</text:list>"),
              bulleted_list("fodt"))
            .bytes;
    EXPECT_TRUE(has(copy, R"(fo:text-indent="0pt" fo:margin-left="24pt")")) << copy;
    EXPECT_FALSE(has(copy, "-24")) << copy;
}

TEST(Lists, OfAnOdtAreLeftWhereATableStandsBetween) {
    const std::string text =
        "<text:p>1.甲項</text:p><table:table xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\"/><text:p>2.乙項</text:p>";
    EXPECT_EQ(fodt_after("lists", text, typed_list("1.", "2.", "fodt")), text);
}

// --- tables of contents

TEST(Toc, TakesNumbersForBookmarksThatAreFree) {
    const std::string known =
        R"(<w:bookmarkStart w:id="5" w:name="_Toc900000001"/><w:bookmarkStart w:id="2147483647" w:name="x"/>)";
    const doc::Document made = document(
        R"(<toc id="c1" kind="typed" depth="1"><typed><p src="word/text.xml#p1">壹、目的3</p></typed><entry ref="b1" level="1">壹、目的</entry></toc>)"
        R"(<heading id="b1" level="1" src="word/text.xml#p2">壹、目的</heading>)");
    const std::string after = docx_after("toc",
                                         "<w:p>" + run("壹、目的3") + "</w:p><w:p>" +
                                             run("壹、目的") + "</w:p><w:p>" + known + "</w:p>",
                                         made);
    EXPECT_TRUE(has(after, R"(<w:bookmarkStart w:id="6" w:name="_Toc900000002"/>)")) << after;
    EXPECT_TRUE(has(after, " PAGEREF _Toc900000002 ")) << after;
}

TEST(Toc, IsLeftWhereSomethingStandsBetweenItsLines) {
    const doc::Document made = document(
        R"(<toc id="c1" kind="typed" depth="1"><typed><p src="word/text.xml#p1">壹、目的3</p><p src="word/text.xml#p3">貳、過程4</p></typed>)"
        R"(<entry ref="b1" level="1">壹、目的</entry></toc><heading id="b1" level="1" src="word/text.xml#p2">壹、目的</heading>)");
    const std::string body = "<w:p>" + run("壹、目的3") + "</w:p><w:p>" + run("壹、目的") +
                             "</w:p><w:p>" + run("貳、過程4") + "</w:p>";
    EXPECT_EQ(docx_after("toc", body, made), body);
}

} // namespace
} // namespace engross::mend
