// Lists, tables, figures and pictures.
#include "helper.h"

#include "html/grid.h"
#include "image/image.h"

namespace engross::html {
namespace {

std::string cell(const std::string& words, const std::string& attributes = "") {
    return "<cell " + attributes + "><p>" + words + "</p></cell>";
}

Result with_picture(const std::string& body,
                    const Options& options = {},
                    int width = 40,
                    int height = 20) {
    doc::Document document = make_document({.body = body});
    const Bytes png =
        image::encode_png({.width = width,
                           .height = height,
                           .channels = 3,
                           .pixels = Bytes(static_cast<std::size_t>(width * height * 3), '\x7F')});
    const std::string id = doc::add_resource(document, png, "image/png");
    for (xml::Node image : xml::select(document.root(), "//image[@resource]")) {
        image.set("resource", id);
    }
    return result_of(document, options);
}

TEST(Lists, KeepTheAuthorsLabels) {
    const Result page = page_of(
        {.body =
             "<list id='x1' kind='ordered'><item id='b1'><label by='author'>（一）</label><p id='b2'>甲</p><list kind='bullet'>"
             "<item><label by='auto' sep='&#9;'>•</label><p>乙</p></item></list></item>"
             "<item id='b3'><label by='author'>（二）</label><table id='t'><body/></table></item></list>"});
    EXPECT_EQ(page.one("//ol[@id='x1']").attr("class"), "engross-labelled engross-hang-4");
    EXPECT_EQ(page.text("//li[@id='b1']/p[@id='b2']"), "（一）甲");
    EXPECT_EQ(page.text("//li[@id='b1']/ul/li/p"), "• 乙");
    EXPECT_EQ(page.text("//li[@id='b3']/p"), "（二）");
}

TEST(Lists, WithoutLabelsKeepTheBrowsers) {
    const Result page = page_of({.body = "<list kind='bullet'><item><p>甲</p></item></list>"});
    EXPECT_FALSE(page.one("//ul").has("class"));
}

TEST(Tables, HeadersScopesSpans) {
    const Result page = page_of(
        {.body =
             "<table id='b1'><caption id='b2' kind='table'><label by='author'>表 1：</label>行程</caption><head><row>" +
             cell("日期", "header='yes' scope='column'") +
             cell("地點", "header='yes' scope='column' colspan='2'") +
             cell("", "header='yes' scope='column'") + "</row></head><body><row>" +
             cell("29", "header='yes' scope='row' rowspan='2'") + cell("甲") + cell("乙") +
             cell("丙") + "</row><row>" + cell("丁") + cell("戊") + cell("己") +
             "</row></body></table>"});
    EXPECT_EQ(page.text("//table/caption[@id='b2']"), "表 1：行程");
    EXPECT_EQ(page.count("//thead/tr/th[@scope='col']"), 2U);
    EXPECT_EQ(page.count("//thead/tr/td"), 1U); // an empty header is none
    EXPECT_EQ(page.one("//tbody//th[@scope='row']").attr("rowspan"), "2");
    const xml::Node group = page.one("//table/..");
    EXPECT_EQ(group.attr("role"), "group");
    EXPECT_EQ(group.attr("aria-labelledby"), "b2");
    EXPECT_EQ(group.attr("tabindex"), "0");
}

TEST(Lists, RightToLeftItemsHangAtTheRight) {
    const Result page = page_of(
        {.body =
             "<list kind='ordered'><item id='x1'><label by='auto'>1.</label><p style='s1'>אב</p></item>"
             "<item id='x2'><label by='auto'>2.</label><p>甲</p></item></list>"
             "<table direction='rtl'><body><row>" +
             cell("甲") + cell("乙") + "</row></body></table>",
         .styles = "<style id='s1' kind='paragraph' direction='rtl'/>"});
    EXPECT_EQ(page.one("//li[@id='x1']").attr("dir"), "rtl");
    EXPECT_FALSE(page.one("//li[@id='x2']").has("dir"));
    EXPECT_EQ(page.one("//table").attr("dir"), "rtl");
}

TEST(Tables, NarrowOnesNeedNoScrolling) {
    const Result page =
        page_of({.body = "<table><body><row>" + cell("甲") + cell("乙") + "</row></body></table>"});
    EXPECT_FALSE(page.one("//table/..").has("tabindex"));
}

TEST(Tables, LayoutAndSingleCellsAreNoTables) {
    const Result page =
        page_of({.body = "<table layout='yes'><body><row>" + cell("甲") + cell("乙") +
                         "</row></body></table><table id='b9'><body><row>" + cell("丙") +
                         "</row></body></table>"});
    EXPECT_EQ(page.count("//table"), 0U);
    EXPECT_EQ(page.count("//main//p"), 3U);
    EXPECT_EQ(page.one("//div[@id='b9']").attr("class"), "engross-box");
}

TEST(Tables, HeadingInAHeaderCellIsAParagraph) {
    const Result page = page_of(
        {.body =
             "<table><body><row><cell header='yes' scope='column'><heading id='h' level='1'>甲</heading></cell>" +
             cell("乙") + "</row></body></table>"});
    EXPECT_EQ(page.one("//th/*").name(), "p");
}

Grid grid_of(const std::string& body) {
    static doc::Document document;
    document = make_document({.body = "<table><body>" + body + "</body></table>"});
    return make_grid(document.body().child("table"));
}

TEST(Grid, RowsAndColumnsInWhichNothingBeginsGo) {
    const Grid grid =
        grid_of("<row>" + cell("甲", "colspan='2' rowspan='3'") + cell("乙", "colspan='3'") +
                "</row><row/><row>" + cell("丙", "colspan='3'") + "</row>");
    EXPECT_EQ(grid.columns, 2);
    ASSERT_EQ(grid.body.size(), 2U);
    EXPECT_EQ(grid.body[0][0].colspan, 1);
    EXPECT_EQ(grid.body[0][0].rowspan, 2);
    EXPECT_EQ(grid.body[1].size(), 1U);
}

TEST(Grid, SpansEndWithTheTableAndShortRowsAreFilled) {
    const Grid grid = grid_of("<row>" + cell("甲") + cell("乙", "rowspan='99'") + cell("丙") +
                              "</row><row>" + cell("丁") + "</row>");
    EXPECT_EQ(grid.body[0][1].rowspan, 2);
    ASSERT_EQ(grid.body[1].size(), 2U);
    EXPECT_FALSE(grid.body[1][1].cell);
    EXPECT_EQ(grid.body[1][1].column, 2);
}

TEST(Grid, HostileSpans) {
    EXPECT_EQ(grid_of("<row>" + cell("甲", "colspan='2000000000' rowspan='-5'") + "</row>").columns,
              1);
    std::string row;
    for (int i = 0; i < 1200; ++i) {
        row += cell("甲");
    }
    EXPECT_FALSE(grid_of("<row>" + row + "</row>").fits);
}

TEST(Figures, PictureCaptionAndSize) {
    const Result page = with_picture(
        "<figure id='x1' number='1'><image id='i1' width='300' height='150' resource='r'><alt by='ocr'>讀</alt><alt by='author'>作者說 \"x\"</alt></image>"
        "<caption id='b2' kind='figure'><label by='author'>圖 1：</label>說明</caption></figure>",
        {.picture_folder = "報告 1.files"});
    const xml::Node image = page.one("//figure/img");
    EXPECT_EQ(image.attr("alt"), "作者說 \"x\"");
    EXPECT_EQ(image.attr("src"), "報告%201.files/image-01.png");
    EXPECT_EQ(image.attr("width"), "400");
    EXPECT_EQ(image.attr("height"), "200");
    EXPECT_EQ(page.text("//figure/figcaption"), "圖 1：說明");
    ASSERT_EQ(page.files.size(), 1U);
    EXPECT_EQ(page.files[0].name, "image-01.png");
    EXPECT_EQ(image::sniff(page.files[0].bytes).width, 40);
}

TEST(Figures, DecorativeHasAnEmptyText) {
    const Result page = with_picture(
        "<p><image id='i1' width='30' height='15' resource='r' decorative='yes'><alt by='author'>不說</alt></image></p>");
    EXPECT_TRUE(page.one("//img").has("alt"));
    EXPECT_EQ(page.one("//img").attr("alt"), "");
}

TEST(Figures, CodesAreLinksWithTheirContent) {
    const Result page = with_picture(
        "<figure><image width='30' height='15' resource='r'><alt by='ocr'>讀</alt>"
        "<code kind='qr-code' href='https://www.example.org/a'>https://www.example.org/a</code>"
        "<code kind='qr-code' href='javascript:alert(1)'>javascript:alert(1)</code></image></figure>");
    EXPECT_EQ(page.one("//figure/p[1]/a").attr("href"), "https://www.example.org/a");
    EXPECT_EQ(page.text("//figure/p[1]/a"), "https://www.example.org/a");
    EXPECT_EQ(page.text("//figure/p[2]"), "javascript:alert(1)");
    EXPECT_TRUE(xml::select(page.tree.root(), "//figure/p[2]/a").empty());
}

TEST(Figures, ScannedPagesHaveTheirParagraphs) {
    const Result page = with_picture(
        "<figure><image width='30' height='15' resource='r'><alt by='inferred'>頁</alt><ocr confidence='0.9' as='text'>"
        "<line confidence='0.9' begins='yes'>標題</line><line confidence='0.9' begins='yes'>河岸步道</line>"
        "<line confidence='0.9'>照明 by</line><line confidence='0.9'>night</line></ocr></image></figure>");
    EXPECT_EQ(page.text("//figure/p[1]"), "標題");
    EXPECT_EQ(page.text("//figure/p[2]"), "河岸步道照明 by night");
}

TEST(Figures, OnePictureIsStoredOnce) {
    const std::string image = "<image width='30' height='15' resource='r'/>";
    const Result page = with_picture("<figure>" + image + image + "</figure>");
    EXPECT_EQ(page.files.size(), 1U);
    EXPECT_EQ(page.one("//figure").attr("class"), "engross-pictures");
    EXPECT_EQ(page.one("//img[2]").attr("alt"), "圖片 2");
}

TEST(Figures, WhatTheAuthorCutOffIsNotPublished) {
    const Result page = with_picture(
        "<figure><image width='30' height='30' resource='r' crop='25 0 25 0'/></figure>");
    ASSERT_EQ(page.files.size(), 1U);
    EXPECT_EQ(image::sniff(page.files[0].bytes).width, 20);
    EXPECT_EQ(image::sniff(page.files[0].bytes).height, 20);
}

TEST(Figures, WhatIsCutOutOfAJpegIsAJpeg) {
    doc::Document document = make_document(
        {.body = "<figure><image width='30' height='30' resource='r' crop='0 50 0 0'/></figure>"});
    const Bytes jpeg = read_file(ENGROSS_SOURCE_DIR "/fixtures/pictures/gate.jpg", 1U << 24U);
    for (xml::Node image : xml::select(document.root(), "//image")) {
        image.set("resource", doc::add_resource(document, jpeg, "image/jpeg"));
    }
    const Result page = result_of(document);
    ASSERT_EQ(page.files.size(), 1U);
    const image::Info before = image::sniff(jpeg);
    const image::Info after = image::sniff(page.files[0].bytes);
    EXPECT_EQ(page.files[0].name, "image-01.jpg");
    EXPECT_EQ(after.format, image::Format::jpeg);
    EXPECT_EQ(after.width, before.width);
    EXPECT_NEAR(after.height, before.height / 2, 1);
}

TEST(Figures, QuarterTurn) {
    const Result page = with_picture(
        "<figure><image width='300' height='150' resource='r' rotation='90'/></figure>");
    EXPECT_EQ(page.one("//img").attr("width"), "200");
    EXPECT_EQ(page.one("//img").attr("height"), "400");
}

TEST(Figures, LostPictureLeavesItsText) {
    const Result page = page_of(
        {.body =
             "<figure><image id='i1' width='30' height='15'><alt by='author'>港口</alt></image><caption kind='figure'>圖</caption></figure>"
             "<p><image width='1' height='1' decorative='yes'/></p>"});
    EXPECT_EQ(page.count("//img"), 0U);
    EXPECT_EQ(page.text("//figure/span[@id='i1']"), "［圖片無法顯示：港口］");
    EXPECT_EQ(page.text("//figcaption"), "圖");
}

TEST(Figures, Inline) {
    const Result page = with_picture(
        "<figure><image width='30' height='15' resource='r'/></figure>", {.inline_images = true});
    EXPECT_TRUE(page.one("//img").attr("src").starts_with("data:image/png;base64,iVBOR"));
    EXPECT_TRUE(page.files.empty());
}

} // namespace
} // namespace engross::html
