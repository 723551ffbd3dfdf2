// Inline content: escaping, looks, links, notes, ruby, breaks.
#include "helper.h"

#include "html/address.h"

namespace engross::html {
namespace {

TEST(Text, IsEscaped) {
    const Result page =
        page_of({.body = "<p id='b1'>&lt;script&gt;alert(1)&lt;/script&gt; &amp;amp; \"x\"</p>",
                 .title = "&lt;/title&gt;&lt;b&gt;"});
    EXPECT_EQ(page.count("//script"), 0U);
    EXPECT_EQ(page.text("//p[@id='b1']"), "<script>alert(1)</script> &amp; \"x\"");
    EXPECT_EQ(page.text("/html/head/title"), "</title><b>");
}

TEST(Text, LosesWhatHtmlForbids) {
    const Result page = page_of({.body = "<p id='b1'>a&#x85;b&#xFDD0;c&#x1FFFE;d&#xD;e𠮷</p>"});
    EXPECT_EQ(page.text("//p[@id='b1']"), "abcde𠮷");
}

TEST(Looks, ThatCarryMeaning) {
    const Result page = page_of(
        {.body =
             "<p id='b1' style='s1'>甲<span style='s2'>乙</span><span style='s3' lang='en'>sub</span></p><p id='b2' style='s4'>粗<span style='s5'>細</span></p>",
         .styles =
             "<style id='s1' kind='paragraph' align='center' colour='#ff0000'/><style id='s2' kind='run' weight='700' underline='single'/>"
             "<style id='s3' kind='run' position='sub' italic='yes' strike='yes'/><style id='s4' kind='paragraph' weight='700'/><style id='s5' kind='run' weight='400'/>"});
    EXPECT_EQ(page.one("//p[@id='b1']").attr("class"), "engross-center");
    EXPECT_EQ(page.text("//p/b/u"), "乙");
    EXPECT_EQ(page.text("//p/i[@lang='en']/s/sub"), "sub");
    EXPECT_EQ(page.text("//p[@id='b2']/b/span[@class='engross-regular']"), "細");
    EXPECT_EQ(page.html.find("ff0000"), std::string::npos);
}

TEST(Address, Safe) {
    EXPECT_EQ(safe_address(" HTTPS://Example.gov.tw:8080/a b?q=[1]#x#y "),
              "https://Example.gov.tw:8080/a%20b?q=%5B1%5D#x%23y");
    EXPECT_EQ(safe_address("http://例.tw/路徑/100%"), "http://例.tw/路徑/100%25");
    EXPECT_EQ(safe_address("http://a.tw/%E4"), "http://a.tw/%E4");
    EXPECT_EQ(safe_address("mailto:a@b.tw"), "mailto:a@b.tw");
    for (const char* bad : {"javascript:alert(1)",
                            "JaVaScRiPt:x",
                            "data:text/html,x",
                            "vbscript:x",
                            "file:///c:/x",
                            "x.docx",
                            "",
                            "http:",
                            "http://",
                            "http:///x",
                            "http://u:p@evil.tw/",
                            "http://a..b/",
                            "http://a b/",
                            "java\nscript:x",
                            "https:example.tw"}) {
        EXPECT_EQ(safe_address(bad), "") << bad;
    }
    EXPECT_EQ(path_address("報告 1:2.files/a#b"), "報告%201%3A2.files/a%23b");
}

TEST(Links, OutsideAndInside) {
    const Result page = page_of(
        {.body =
             "<p id='b1'><link href='https://a.tw/' title='說明'>甲</link><link href='javascript:x'>乙</link><link ref='_Toc'>丙</link>"
             "<link href='#b2'>丁</link><link ref='none'>戊</link><link href='https://a.tw/'> </link></p><p id='b2'><anchor name='_Toc'/>到"
             "<field kind='ref' name='_Toc'>參照</field></p>"});
    EXPECT_EQ(page.text("//p[@id='b1']"), "甲乙丙丁戊 ");
    EXPECT_EQ(page.one("//a[.='甲']").attr("title"), "說明");
    EXPECT_EQ(page.count("//p[@id='b1']/a"), 3U);
    EXPECT_EQ(page.one("//a[.='丙']").attr("href"), "#b2");
    EXPECT_EQ(page.one("//a[.='丁']").attr("href"), "#b2");
    EXPECT_EQ(page.one("//a[.='參照']").attr("href"), "#b2");
}

TEST(Notes, LinkBothWays) {
    const Result page = page_of(
        {.body =
             "<p>甲<note-ref ref='n1'>1</note-ref>乙<note-ref ref='n1'>1</note-ref>丙<note-ref ref='n2'/>丁<note-ref ref='n9'>9</note-ref></p>",
         .notes =
             "<note id='n1' kind='footnote'><label by='auto'>1</label><p id='b8'>註一</p></note>"
             "<note id='n2' kind='endnote'><p id='b9'>註二</p><table id='t'><body><row><cell><p>甲</p></cell><cell><p>乙</p></cell></row></body></table></note>"});
    EXPECT_EQ(page.count("//sup/a[@href='#n1'][@aria-label='註 1']"), 2U);
    EXPECT_EQ(page.one("//main/section[last()]").attr("aria-label"), "註釋");
    EXPECT_EQ(page.count("//li[@id='n1']//a"), 2U);
    for (const xml::Node back : xml::select(page.tree.root(), "//li//a[@role='doc-backlink']")) {
        const std::string target(back.attr("href").substr(1));
        EXPECT_EQ(page.one("//sup/a[@id='" + target + "']").attr("href"),
                  "#" + std::string(back.closest("li").attr("id")));
    }
    EXPECT_EQ(page.text("//li[@id='n2']/p[1]/span"), "2");
    EXPECT_EQ(page.one("//li[@id='n2']/p[2]/a").attr("aria-label"), "回到內文註 2");
    EXPECT_EQ(page.text("//main/p/sup[not(a)]"), "9");
}

TEST(Inline, RubyBreaksFieldsFormulas) {
    const Result page = page_of(
        {.body =
             "<p id='b1'><ruby><base>漢</base><reading>ㄏㄢˋ</reading></ruby><break type='line'/>二<break type='page'/>"
             "三<tab/>四<field kind='page'>5</field><formula>a²</formula></p>"});
    EXPECT_EQ(page.text("//ruby/rt"), "ㄏㄢˋ");
    EXPECT_EQ(page.count("//p[@id='b1']/br"), 1U);
    EXPECT_EQ(page.text("//p[@id='b1']"), "漢（ㄏㄢˋ）二三 四5a²");
}

TEST(Looks, ThatStandAroundAndAtCharacters) {
    const Result page =
        page_of({.body = "<p id='b1'>甲<span style='s1'>乙</span><span style='s2'>丙</span></p>"
                         "<p id='b2' style='s3'>丁</p>",
                 .styles = "<style id='s1' kind='run' emphasis='dot below' weight='700'/>"
                           "<style id='s2' kind='run' character-border='0.5 #ff0000' scale='66'/>"
                           "<style id='s3' kind='paragraph' emphasis='circle above'/>"});
    EXPECT_EQ(page.text("//p/em[@class='engross-emphasis engross-emphasis-dot "
                        "engross-emphasis-below']/b"),
              "乙");
    EXPECT_EQ(page.text("//p/span[@class='engross-boxed']"), "丙");
    EXPECT_EQ(page.one("//p[@id='b2']/em").attr("class"),
              "engross-emphasis engross-emphasis-circle engross-emphasis-above");
    EXPECT_NE(page.html.find(".engross-emphasis-below {"), std::string::npos);
    EXPECT_EQ(page.html.find("ff0000"), std::string::npos);
}

TEST(Looks, OfRunsAreNoBurdenOfPagesWithoutThem) {
    EXPECT_EQ(page_of({.body = "<p>甲</p>"}).html.find("engross-emphasis"), std::string::npos);
}

} // namespace
} // namespace engross::html
