#include "normalize/dates.h"

#include "helper.h"

namespace engross::normalize {
namespace {

std::string whole(std::string_view text) {
    auto date = whole_date(text);
    if (!date) {
        return "-";
    }
    return date->year ? iso(*date) : std::to_string(date->month) + "/" + std::to_string(date->day);
}

TEST(Dates, Whole) {
    EXPECT_EQ(whole("113 年 1 月 29 日（星期一）"), "2024-01-29");
    EXPECT_EQ(whole("民國113年1月29日"), "2024-01-29");
    EXPECT_EQ(whole("中華民國一百一十三年十二月九日"), "2024-12-09");
    EXPECT_EQ(whole("2024/1/29"), "2024-01-29");
    EXPECT_EQ(whole("113.01.29（一）"), "2024-01-29");
    EXPECT_EQ(whole("2024-01-29"), "2024-01-29");
    EXPECT_EQ(whole("29 January 2024"), "2024-01-29");
    EXPECT_EQ(whole("Monday, January 29, 2024"), "2024-01-29");
    EXPECT_EQ(whole("1月30日（二）："), "1/30");
    EXPECT_EQ(whole("西元 2024 年 1 月 29 日"), "2024-01-29");
    EXPECT_EQ(whole("113年1月29日出發"), "-");
    EXPECT_EQ(whole("113 年"), "-");
    EXPECT_EQ(whole("113年13月1日"), "-");
    EXPECT_EQ(whole("3.5"), "-");
    EXPECT_EQ(whole(""), "-");
}

std::string period(std::string_view text) {
    auto found = find_period(text);
    return found ? iso(found->from) + "/" + iso(found->to) : "-";
}

TEST(Dates, Periods) {
    EXPECT_EQ(period("113年1月29日至2月3日"), "2024-01-29/2024-02-03");
    EXPECT_EQ(period("113年1月29日（星期一）至113年2月3日"), "2024-01-29/2024-02-03");
    EXPECT_EQ(period("民國 113 年 1 月 29 日至 31 日"), "2024-01-29/2024-01-31");
    EXPECT_EQ(period("2024/1/29～2024/2/3"), "2024-01-29/2024-02-03");
    EXPECT_EQ(period("113年1月29日"), "2024-01-29/2024-01-29");
    EXPECT_EQ(period("113年5月20日起至同年5月24日止"), "2024-05-20/2024-05-24");
    EXPECT_EQ(period("一週"), "-");
}

TEST(Dates, HeadingsGetTheirDateAndInheritTheYear) {
    EXPECT_EQ(
        after(dates,
              "<heading level='2'>113 年 1 月 29 日（星期一）</heading><p>文</p>"
              "<heading level='2'>1月30日</heading><heading level='2'>八丈島</heading>"),
        "<heading level=\"2\" date=\"2024-01-29\">113 年 1 月 29 日（星期一）</heading><p>文</p>"
        "<heading level=\"2\" date=\"2024-01-30\">1月30日</heading><heading level=\"2\">八丈島</heading>");
}

} // namespace
} // namespace engross::normalize
