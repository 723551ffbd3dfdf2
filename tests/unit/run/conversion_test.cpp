// Programs in their cage: what they may not do, what comes of those that die, hang or talk.
#include "run/conversion.h"

#include "base/error.h"
#include "run/landlock.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <csignal>

namespace engross::run {

namespace fs = std::filesystem;
using End = Outcome::End;

namespace {

class CommandTest : public testing::Test {
protected:
    // The shell is a program that can try things; everything it would start is another one.
    Outcome shell(const std::string& script, Cage cage = {}) const {
        const fs::path program = fs::canonical("/bin/sh");
        cage.readable.insert(cage.readable.end(), {"/usr/lib", "/etc/ld.so.cache"});
        cage.writable = folder.path();
        cage.program = program;
        return confined(cage,
                        {.program = program,
                         .arguments = {"-c", script},
                         .environment = {"A=b"},
                         .folder = folder.path()});
    }

    PrivateFolder folder;
};

} // namespace

TEST_F(CommandTest, SaysAndWritesInItsFolder) {
    const Outcome outcome = shell("echo $A; echo err >&2; echo x > out");
    EXPECT_EQ(outcome.end, End::done);
    EXPECT_EQ(outcome.bytes, "b\nerr\n");
    EXPECT_EQ(read_file(folder.path() / "out", 100), "x\n");
}

TEST_F(CommandTest, ItsCodeIsKept) {
    const Outcome outcome = shell("echo why; exit 5");
    EXPECT_EQ(outcome.end, End::crashed);
    EXPECT_EQ(outcome.code, 5);
    EXPECT_EQ(outcome.bytes, "why\n");
    const Outcome killed = shell("kill -SEGV $$; exit 6"); // kill() is refused
    EXPECT_EQ(killed.code, 6);
}

TEST_F(CommandTest, ReachesNothingElse) {
    const Outcome child = shell("(echo child) || echo none");
    EXPECT_EQ(child.bytes.find("child\n"), Bytes::npos) << child.bytes;
    EXPECT_NE(shell("exec /bin/true").end, End::done);
    if (landlock::abi() == 0) {
        GTEST_SKIP() << "no Landlock here";
    }
    EXPECT_NE(shell("read line < /etc/passwd").end, End::done);
    EXPECT_NE(shell("echo x > /tmp/engross-outside").end, End::done);
    EXPECT_FALSE(fs::exists("/tmp/engross-outside"));
}

TEST_F(CommandTest, TimeIsLimited) {
    EXPECT_EQ(shell("while :; do :; done", {.cpu_seconds = 1}).end, End::time);
    EXPECT_EQ(shell("read line; while :; do read line < /dev/null; done",
                    {.cpu_seconds = 60, .patience = std::chrono::milliseconds(300)})
                  .end,
              End::time);
}

TEST_F(CommandTest, FilesAndTalkAreLimited) {
    EXPECT_NE(
        shell(
            "i=0; while [ $i -lt 9999 ]; do echo 0123456789012345678901234567890123456789; i=$((i+1)); done > out; exit 7",
            {.file_size = 4096})
            .end,
        End::done);
    EXPECT_LE(fs::file_size(folder.path() / "out"), 4096U);
    EXPECT_NE(shell("while :; do echo talk; done", {.cpu_seconds = 20, .answer = 1000}).end,
              End::done);
}

TEST(Conversion, WhatNeedsNoProgramGetsNone) {
    const fs::path fixtures = fs::path(ENGROSS_SOURCE_DIR) / "fixtures";
    for (const char* name : {"docx/short-report/input.docx", "odt/short-report/input.odt"}) {
        EXPECT_EQ(Conversion::of(File(fixtures / name), fs::path(name).filename().string(), {}),
                  nullptr);
    }
}

TEST(Conversion, SaysWhatCameOfIt) {
    const File file(fs::path(ENGROSS_SOURCE_DIR) / "fixtures/other/report.md");
    const auto conversion = Conversion::of(file, "report.md", {});
    ASSERT_NE(conversion, nullptr);
    const auto code_of = [&](const Outcome& outcome) {
        try {
            conversion->take(outcome);
        } catch (const Error& error) {
            EXPECT_EQ(error.message.en.find(conversion->folder().string()), std::string::npos);
            return error.code;
        }
        return ExitCode::passes;
    };
    EXPECT_EQ(code_of({.end = End::time}), ExitCode::limit);
    EXPECT_EQ(code_of({.end = End::memory}), ExitCode::limit);
    EXPECT_EQ(code_of({.end = End::crashed, .code = 251}), ExitCode::limit);
    EXPECT_EQ(code_of({.end = End::crashed,
                       .code = 64,
                       .bytes = "bad " + conversion->folder().string() + "/x\n"}),
              ExitCode::unreadable);
    EXPECT_EQ(code_of({.end = End::crashed, .signal = SIGSEGV}), ExitCode::unreadable);
    EXPECT_EQ(code_of({.end = End::done}), ExitCode::unreadable); // has written nothing
    const fs::path folder = conversion->folder();
    EXPECT_TRUE(fs::exists(folder));
}

TEST(Conversion, ItsFolderGoesWithIt) {
    fs::path folder;
    {
        const PrivateFolder made;
        folder = made.path();
        write_file(folder / "x", "y");
        EXPECT_EQ(fs::status(folder).permissions() & fs::perms::all, fs::perms::owner_all);
    }
    EXPECT_FALSE(fs::exists(folder));
}

} // namespace engross::run
