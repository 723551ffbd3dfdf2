#include "pdf/metadata.h"

#include "paper.h"

#include "pdf/operators.h"
#include "pdf/target.h"

#include <gtest/gtest.h>

namespace engross::pdf {
namespace {

TEST(Date, is_written_as_pdf_has_it) {
    EXPECT_EQ(pdf_date("2024-03-01T10:20:30Z"), "D:20240301102030Z");
    EXPECT_EQ(pdf_date("2024-03-01T10:20:30+08:00"), "D:20240301102030+08'00'");
    EXPECT_EQ(pdf_date("2024-03-01T10:20:30.123456789"), "D:20240301102030");
    EXPECT_EQ(pdf_date("2024-03-01T10:20:30.5Z"), "D:20240301102030Z");
    EXPECT_EQ(pdf_date("2024-03-01"), "D:20240301");
    EXPECT_EQ(pdf_date("yesterday"), "");
    EXPECT_EQ(pdf_date("2024-03-01T10"), "");
    EXPECT_EQ(pdf_date(""), "");
}

TEST(Address, is_ascii_and_of_a_kind_that_a_report_may_hold) {
    EXPECT_EQ(clean_address(" https://a.tw/b "), "https://a.tw/b");
    EXPECT_EQ(clean_address("mailto:a@b.tw"), "mailto:a@b.tw");
    EXPECT_EQ(clean_address("www.a.tw/臺"), "www.a.tw/%E8%87%BA");
    EXPECT_EQ(clean_address("javascript:x"), "");
    EXPECT_EQ(clean_address("FILE:///etc/passwd"), "");
    EXPECT_EQ(clean_address("data:text/html,x"), "");
}

TEST(Number, has_two_decimals_at_most) {
    const auto written = [](double value) {
        Bytes out;
        put(out, value);
        return out;
    };
    EXPECT_EQ(written(0), "0");
    EXPECT_EQ(written(-0.001), "0");
    EXPECT_EQ(written(12.5), "12.5");
    EXPECT_EQ(written(-3.146), "-3.15");
    EXPECT_EQ(written(0.05), "0.05");
}

TEST(Xmp, says_title_language_and_standards) {
    About about{"題 & <目>", "zh-Hant-TW", "", "", "2024-03-01T10:20:30Z", "2024-03-02T10:20:30Z"};
    const Bytes first = xmp(about, Profile::ua1);
    EXPECT_NE(first.find("<rdf:li xml:lang=\"x-default\">題 &amp; &lt;目&gt;</rdf:li>"),
              Bytes::npos);
    EXPECT_NE(first.find("<pdfaid:conformance>A<"), Bytes::npos);
    EXPECT_NE(first.find("pdfaSchema:namespaceURI"), Bytes::npos);
    const Bytes second = xmp(about, Profile::ua2);
    EXPECT_EQ(second.find("pdfaid:conformance>"), Bytes::npos);
    EXPECT_NE(second.find("<pdfuaid:rev>2024<"), Bytes::npos);
}

TEST(Title, is_found_somewhere) {
    doc::Document document = doc::create();
    EXPECT_THROW((void)about(document), std::exception);
    add(document.body(), "heading", "b1", "第一章");
    EXPECT_EQ(about(document).title, "第一章");
    add(document.body(), "title", "b2", "報告");
    EXPECT_EQ(about(document).title, "報告");
}

} // namespace
} // namespace engross::pdf
