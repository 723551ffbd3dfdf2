// Readings on their way through bytes, and a cache that may be hostile.
#include "recognize/cache.h"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <fstream>

namespace engross::recognize {

namespace fs = std::filesystem;

namespace {

const Reading sample{.lines = {{"歡迎蒞臨", 0.91}, {"Room 3", 0.8}}};

class CacheTest : public testing::Test {
protected:
    void SetUp() override {
        std::string pattern = (fs::temp_directory_path() / "engross-cache-XXXXXX").string();
        ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
        folder = pattern;
    }

    void TearDown() override { fs::remove_all(folder); }

    fs::path file_of(const std::string& key) const { return folder / key.substr(0, 2) / key; }

    fs::path folder;
};

} // namespace

TEST(Reading, GoesThroughBytes) {
    const auto back = decode(encode(sample));
    ASSERT_TRUE(back);
    ASSERT_EQ(back->lines.size(), 2U);
    EXPECT_EQ(back->lines[0].text, "歡迎蒞臨");
    EXPECT_EQ(back->lines[1].text, "Room 3");
    EXPECT_DOUBLE_EQ(back->lines[1].confidence, 0.8);
    EXPECT_EQ(decode(encode({.trouble = "time"}))->trouble, "time");
    EXPECT_TRUE(decode(encode({}))->lines.empty());
}

TEST(Reading, TakesNothingElse) {
    const Bytes good = encode(sample);
    for (const Bytes& bad : {Bytes(),
                             Bytes("x"),
                             good.substr(1),
                             good.substr(0, good.size() - 1),
                             good + "2 above one\n",
                             good + "words\n",
                             good + "0.5 \x01\n",
                             good + "0.5 \xff\n",
                             good + "nan x\n",
                             Bytes("engross-reading 1\nfire\n")}) {
        EXPECT_FALSE(decode(bad)) << bad;
    }
}

TEST_F(CacheTest, FindsWhatWasKept) {
    Cache cache(folder);
    const std::string key = cache.key("picture");
    EXPECT_NE(key, cache.key("another"));
    EXPECT_FALSE(cache.find(key));
    cache.keep({key, encode(sample)});
    ASSERT_TRUE(cache.find(key));
    EXPECT_EQ(encode(*cache.find(key)), encode(sample));
}

TEST_F(CacheTest, OffKeepsNothing) {
    Cache cache("");
    EXPECT_EQ(cache.key("picture"), "");
    cache.keep({std::string(64, 'a'), encode(sample)});
    EXPECT_FALSE(cache.find(std::string(64, 'a')));
}

TEST_F(CacheTest, SpoiltEntriesAreMisses) {
    Cache cache(folder);
    const std::string key = cache.key("picture"), other = cache.key("other");
    cache.keep({key, encode(sample)});
    const Bytes whole = read_file(file_of(key), 10'000);
    for (const Bytes& spoilt : {Bytes(),
                                whole.substr(0, whole.size() / 2),
                                whole + "x",
                                Bytes(whole).replace(25, 1, "#")}) {
        std::ofstream(file_of(key), std::ios::binary) << spoilt;
        EXPECT_FALSE(cache.find(key)) << spoilt.size();
    }
    fs::create_directories(file_of(other).parent_path());
    std::ofstream(file_of(other), std::ios::binary) << whole; // of another picture
    EXPECT_FALSE(cache.find(other));
}

TEST_F(CacheTest, TakesNoOtherKeysAndNoTroubles) {
    Cache cache(folder / "in");
    const std::string key(64, 'a');
    for (const Kept& bad : {Kept{"../../x", encode(sample)},
                            Kept{"", encode(sample)},
                            Kept{key, "rubbish"},
                            Kept{key, encode({.trouble = "time"})}}) {
        cache.keep(bad);
    }
    EXPECT_FALSE(fs::exists(folder / "in"));
}

TEST_F(CacheTest, HostileFoldersDoNoHarm) {
    const std::string key(64, 'a');
    const fs::path outside = folder / "outside", hostile = folder / "cache";
    fs::create_directories(outside);
    fs::create_directories(hostile);
    fs::create_directory_symlink(outside, hostile / "aa");
    Cache(hostile).keep({key, encode(sample)});
    EXPECT_TRUE(fs::is_empty(outside));

    fs::remove(hostile / "aa");
    fs::create_directories(hostile / "aa" / key); // a folder in the entry's place
    Cache(hostile).keep({key, encode(sample)});
    EXPECT_FALSE(Cache(hostile).find(key));

    ASSERT_EQ(::mkfifo((folder / "pipe").c_str(), 0600), 0); // nobody writes into it
    fs::remove_all(hostile / "aa" / key);
    fs::create_symlink(folder / "pipe", hostile / "aa" / key);
    EXPECT_FALSE(Cache(hostile).find(key));

    std::ofstream(folder / "file") << "x";
    Cache(folder / "file").keep({key, encode(sample)}); // no folder at all
    Cache("/proc/none").keep({key, encode(sample)});    // none can be made
    EXPECT_FALSE(Cache("/proc/none").find(key));
}

// A limit on the size of files stands for a full disk.
TEST_F(CacheTest, FullDiskLeavesNothing) {
    const std::string key(64, 'a');
    const auto before = std::signal(SIGXFSZ, SIG_IGN);
    rlimit limit{};
    ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &limit), 0);
    const rlimit full{10, limit.rlim_max};
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &full), 0);
    Cache(folder).keep({key, encode(sample)});
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &limit), 0);
    std::signal(SIGXFSZ, before);
    EXPECT_FALSE(Cache(folder).find(key));
    EXPECT_TRUE(!fs::exists(folder / "aa") || fs::is_empty(folder / "aa"));
    Cache(folder).keep({key, encode(sample)}); // there is room again
    EXPECT_TRUE(Cache(folder).find(key));
}

TEST_F(CacheTest, OldestGoWhenItIsFull) {
    const Cache cache(folder);
    Reading large;
    for (int i = 0; i < 1'000; ++i) {
        large.lines.push_back({std::string(60, 'x'), 0.5});
    }
    const auto key = [](int i) { return "aa" + std::string(60, 'b') + std::to_string(10 + i); };
    for (int i = 0; i < 8; ++i) {
        cache.keep({key(i), encode(large)});
        const auto age = std::chrono::hours(8 - i);
        fs::last_write_time(file_of(key(i)), fs::file_time_type::clock::now() - age);
    }
    EXPECT_FALSE(cache.find(key(0)));
    EXPECT_TRUE(cache.find(key(7)));
}

TEST(Cache, LiesInTheUsersFolder) {
    ::setenv("HOME", "/home/x", 1);
    ::unsetenv("XDG_CACHE_HOME");
    EXPECT_EQ(user_cache_folder(), "/home/x/.cache/engross/ocr");
    ::setenv("XDG_CACHE_HOME", "/var/x", 1);
    EXPECT_EQ(user_cache_folder(), "/var/x/engross/ocr");
    ::setenv(
        "XDG_CACHE_HOME", "relative", 1); // to be ignored, by the XDG Base Directory Specification
    EXPECT_EQ(user_cache_folder(), "/home/x/.cache/engross/ocr");
    ::unsetenv("HOME");
    EXPECT_EQ(user_cache_folder(), "");
}

} // namespace engross::recognize
