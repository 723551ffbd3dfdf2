#include "base/spool.h"

#include "base/error.h"

#include <gtest/gtest.h>

#include <fstream>
#include <vector>

namespace engross {
namespace {

constexpr std::size_t large = 24U << 20U;

std::uintmax_t resident() {
    std::ifstream statistics("/proc/self/statm");
    std::uintmax_t all = 0;
    std::uintmax_t pages = 0;
    statistics >> all >> pages;
    return pages * 4096;
}

std::size_t zeros(BytesView bytes) {
    std::size_t count = 0;
    for (const char byte : bytes) {
        count += byte == '\0' ? 1 : 0;
    }
    return count;
}

TEST(Spool, gives_back_what_it_was_given) {
    Spool spool(testing::TempDir());
    ASSERT_GE(spool.descriptor(), 0);
    std::vector<Blob> kept;
    for (char letter = 'a'; letter < 'f'; ++letter) {
        kept.push_back(spool.keep(Bytes(large, letter)));
    }
    for (std::size_t i = 0; i < kept.size(); ++i) {
        EXPECT_EQ(kept[i].view(), Bytes(large, static_cast<char>('a' + i))) << i;
    }
    EXPECT_EQ(kept[1].view().front(), 'b'); // once more, after its pages have left
}

TEST(Spool, leaves_with_others_what_is_theirs) {
    Spool spool(testing::TempDir());
    const Bytes theirs(large, 'x');
    const Blob kept = spool.keep(Blob::of_others(theirs));
    EXPECT_EQ(kept.view().data(), theirs.data());
    EXPECT_EQ(Blob::of_others(theirs).view().data(), theirs.data());
    EXPECT_FALSE(Blob(theirs).is_of_others());
}

TEST(Spool, holds_a_few_at_a_time_in_memory) {
    Spool spool(testing::TempDir());
    std::vector<Blob> kept;
    for (int i = 0; i < 10; ++i) {
        kept.push_back(spool.keep(Bytes(large, 'x')));
    }
    const std::uintmax_t before = resident();
    for (const Blob& each : kept) {
        EXPECT_EQ(zeros(each), 0U);
    }
    EXPECT_LT(resident(), before + 4 * large); // of the ten
}

TEST(Spool, does_without_its_file) {
    Spool spool("/proc/no such folder");
    EXPECT_EQ(spool.descriptor(), -1);
    std::vector<Blob> kept;
    kept.push_back(spool.keep(Bytes(large, 'x')));
    kept.push_back(spool.keep(Bytes(large, 'y')));
    EXPECT_EQ(kept.back().view().back(), 'y');
}

TEST(Spool, copies_a_large_file_which_may_change_then) {
    const std::filesystem::path path = std::filesystem::path(testing::TempDir()) / "large";
    write_file(path, Bytes(2 * large, 'x'));
    Spool spool(testing::TempDir());
    const Blob kept = spool.keep(File(path), 3 * large);
    write_file(path, "");
    std::filesystem::resize_file(path, 0);
    EXPECT_EQ(kept.view(), Bytes(2 * large, 'x'));
    EXPECT_THROW(spool.keep(File("/dev/null"), large), Error);
    write_file(path, Bytes(2 * large, 'x'));
    EXPECT_THROW(spool.keep(File(path), large), Error); // over the limit
}

} // namespace
} // namespace engross
