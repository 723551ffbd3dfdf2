#include "package/rewrite.h"

#include "base/error.h"

#include <gtest/gtest.h>

namespace engross::package {
namespace {

using namespace std::string_view_literals;

constexpr auto empty = "PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"sv;

TEST(Rewrite, ChangesAddsAndLeavesOut) {
    const Bytes first = rewrite(empty, {{"a", "one"}, {"b", "two"}, {"c", "three"}});
    const Bytes second = rewrite(first, {{"a", "other"}, {"b", std::nullopt}, {"d", "new"}});
    const Package package = Package::open(second, {});
    EXPECT_EQ(package.names(), (std::vector<std::string>{"a", "c", "d"}));
    EXPECT_EQ(package.read("a"), "other");
    EXPECT_EQ(package.read("c"), "three");
    EXPECT_EQ(package.read("d"), "new");
}

// What stands in front of the first change stays where it is; it must not be freed with the old
// package.
TEST(Rewrite, LeavesTheBytesThatItWasGivenAlone) {
    const Bytes first = rewrite(empty, {{"a", Bytes(1U << 20U, 'x')}, {"b", "two"}});
    const Bytes given = first;
    const Bytes second = rewrite(given, {{"b", "other"}});
    EXPECT_EQ(given, first);
    EXPECT_EQ(Package::open(second, {}).read("b"), "other");
}

TEST(Rewrite, WithoutEditsGivesTheSameBytes) {
    const Bytes bytes = rewrite(empty, {{"a", "one"}});
    EXPECT_EQ(rewrite(bytes, {}), bytes);
}

TEST(Rewrite, RefusesWhatIsNoPackage) { EXPECT_THROW(rewrite("nothing", {{"a", "one"}}), Error); }

} // namespace
} // namespace engross::package
