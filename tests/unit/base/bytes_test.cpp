#include "base/bytes.h"

#include "base/error.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace engross {

namespace fs = std::filesystem;

class BytesTest : public testing::Test {
protected:
    void SetUp() override {
        folder = fs::path(testing::TempDir()) / "engross-bytes";
        fs::create_directories(folder);
    }

    void TearDown() override { fs::remove_all(folder); }

    fs::path folder;
};

TEST_F(BytesTest, WritesAndReadsBack) {
    write_file(folder / "a.txt", "臺");
    EXPECT_EQ(read_file(folder / "a.txt", 100), "臺");
    EXPECT_EQ(std::distance(fs::directory_iterator(folder), fs::directory_iterator()), 1);
}

TEST_F(BytesTest, SaysWhichFileIsMissing) {
    try {
        read_file(folder / "none", 100);
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.code, ExitCode::unreadable);
        EXPECT_NE(error.where.find("none"), std::string::npos);
    }
}

TEST_F(BytesTest, KeepsTheSizeLimit) {
    write_file(folder / "a.txt", "12345");
    EXPECT_THROW(read_file(folder / "a.txt", 4), Error);
}

TEST_F(BytesTest, LeavesNothingBehindWhenTheTargetCannotBeWritten) {
    fs::create_directory(folder / "taken");
    EXPECT_THROW(write_file(folder / "taken", "x"), Error);
    EXPECT_EQ(std::distance(fs::directory_iterator(folder), fs::directory_iterator()), 1);
}

TEST_F(BytesTest, WritesToDevicesAndPipesInPlace) {
    write_file("/dev/null", "x");
    EXPECT_TRUE(fs::is_character_file("/dev/null"));
    fs::create_symlink("/dev/null", folder / "link");
    write_file(folder / "link", "x");
    EXPECT_TRUE(fs::is_symlink(folder / "link"));
}

TEST(Bytes, Hashes) {
    EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(base64("engross"), "ZW5ncm9zcw==");
    EXPECT_EQ(base64(""), "");
}

} // namespace engross
