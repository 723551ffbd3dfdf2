#include "bulk/sqlite.h"

#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <thread>
#include <vector>

namespace engross::bulk {
namespace {

TEST(Database, SeveralMayOpenANewOneAtOnce) {
    const std::filesystem::path file = std::filesystem::path(testing::TempDir()) / "at-once.ledger";
    std::atomic<int> refused = 0;
    for (int round = 0; round < 20; ++round) {
        for (const auto* end : {"", "-wal", "-shm"}) {
            std::filesystem::remove(file.string() + end);
        }
        std::vector<std::jthread> all;
        for (int i = 0; i < 4; ++i) {
            all.emplace_back([&] {
                try {
                    Database(file).execute("CREATE TABLE IF NOT EXISTS t (a)");
                } catch (...) {
                    ++refused;
                }
            });
        }
    }
    EXPECT_EQ(refused, 0);
}

} // namespace
} // namespace engross::bulk
