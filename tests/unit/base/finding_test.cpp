#include "base/finding.h"

#include <gtest/gtest.h>

#include <set>

namespace engross {
namespace {

Finding
finding(const std::string& heading, const std::string& quote, const std::string& rule = "R-1") {
    const Text none = Text::same("");
    Location where;
    where.id = "b" + std::to_string(quote.size());
    where.page = static_cast<int>(heading.size());
    where.heading = heading;
    where.quote = quote;
    return {rule, Severity::error, none, none, none, {none, none}, where};
}

std::string fingerprint(const Finding& one) {
    std::vector<Finding> all{one};
    set_fingerprints(all);
    return all.front().fingerprint;
}

TEST(Fingerprint, StaysWhenTheReportIsWorkedOn) {
    const std::string kept = fingerprint(finding("第二章 過程 › 一、參訪", "台 中 Ａbc"));
    EXPECT_EQ(kept.size(), 32U);
    EXPECT_EQ(kept, fingerprint(finding("第十二章 過程 › 三、參訪", "台中ABC")));
    EXPECT_NE(kept, fingerprint(finding("第二章 心得 › 一、參訪", "台中ABC")));
    EXPECT_NE(kept, fingerprint(finding("第二章 過程 › 一、參訪", "台北ABC")));
    EXPECT_NE(kept, fingerprint(finding("第二章 過程 › 一、參訪", "台中ABC", "R-2")));
}

TEST(Fingerprint, PlacesAlikeAreCounted) {
    std::vector<Finding> three(3, finding("甲", "乙"));
    std::vector<Finding> two(2, finding("甲", "乙"));
    set_fingerprints(three);
    set_fingerprints(two);
    const auto all = [](const std::vector<Finding>& findings) {
        std::set<std::string> names;
        for (const Finding& each : findings) {
            names.insert(each.fingerprint);
        }
        return names;
    };
    EXPECT_EQ(all(three).size(), 3U);
    EXPECT_EQ(all(two), (std::set{three[0].fingerprint, three[1].fingerprint}));
}

} // namespace
} // namespace engross
