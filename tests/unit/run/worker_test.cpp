// What a worker may do, and what comes of one that does what it may not.
#include "run/worker.h"

#include "run/landlock.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <seccomp.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <new>
#include <stdexcept>
#include <thread>
#include <vector>

namespace engross::run {

namespace fs = std::filesystem;
using End = Outcome::End;

class WorkerTest : public testing::Test {
protected:
    void SetUp() override {
        std::string pattern = (fs::temp_directory_path() / "engross-worker-XXXXXX").string();
        ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
        folder = pattern;
        fs::create_directories(folder / "in");
        fs::create_directories(folder / "out");
        write_file(folder / "in" / "a.txt", "may be read");
        write_file(folder / "secret.txt", "may not be read");
    }

    void TearDown() override { fs::remove_all(folder); }

    Outcome done(const std::function<Bytes()>& work) const {
        return confined({.readable = {folder / "in"}, .writable = folder / "out"}, {}, work);
    }

    // The error of a call made inside: "0" when it succeeded.
    int error_of(const std::function<bool()>& call) const {
        const Outcome outcome = done([&] {
            errno = 0;
            return std::to_string(call() ? 0 : errno);
        });
        EXPECT_EQ(outcome.end, End::done);
        return outcome.end == End::done ? std::stoi(outcome.bytes) : -1;
    }

    int open_error(const fs::path& path, int flags) const {
        return error_of([&] { return ::open(path.c_str(), flags, 0600) >= 0; });
    }

    fs::path folder;
};

TEST_F(WorkerTest, SendsWhatTheWorkReturns) {
    const Bytes large(3'000'000, 'x'); // more than a pipe holds
    const Outcome outcome = done([&] { return large; });
    EXPECT_EQ(outcome.end, End::done);
    EXPECT_EQ(outcome.bytes, large);
    EXPECT_EQ(done([] { return Bytes(); }).end, End::done);
}

TEST_F(WorkerTest, DeathIsAnOutcome) {
    EXPECT_EQ(done([]() -> Bytes { throw std::runtime_error("x"); }).end, End::crashed);
    EXPECT_EQ(done([]() -> Bytes { throw std::bad_alloc(); }).end, End::memory);
    EXPECT_EQ(done([]() -> Bytes { ::_exit(3); }).end, End::crashed);
    const Outcome aborted = done([]() -> Bytes { std::abort(); });
    EXPECT_EQ(aborted.end, End::crashed);
    EXPECT_EQ(aborted.signal, SIGABRT);
    const Outcome broken = done([]() -> Bytes {
        std::signal(SIGSEGV, SIG_DFL);
        ::raise(SIGSEGV);
        return "unreached";
    });
    EXPECT_EQ(broken.end, End::crashed);
    EXPECT_EQ(broken.signal, SIGSEGV);
}

TEST_F(WorkerTest, ClosingItsPipeIsNoWayOut) {
    const Outcome outcome = done([]() -> Bytes {
        ::close_range(0, ~0U, 0);
        for (;;) {
            ::pause();
        }
    });
    EXPECT_NE(outcome.end, End::done);
}

TEST_F(WorkerTest, TimeIsLimited) {
    const auto spin = []() -> Bytes {
        for (volatile bool busy = true; busy;) {
        }
        return "unreached";
    };
    EXPECT_EQ(confined({.cpu_seconds = 1}, {}, spin).end, End::time);
    const auto sleep = []() -> Bytes {
        for (;;) {
            ::pause();
        }
    };
    EXPECT_EQ(confined({.patience = std::chrono::milliseconds(50)}, {}, sleep).end, End::time);
}

#ifndef ENGROSS_SANITIZED
TEST_F(WorkerTest, MemoryIsLimited) {
    const auto eat = [] {
        std::vector<Bytes> all;
        for (;;) {
            all.emplace_back(32U << 20U, 'x');
        }
        return Bytes();
    };
    EXPECT_EQ(confined({.memory = 1U << 30U}, {}, eat).end, End::memory);
}
#endif

TEST_F(WorkerTest, TooManyBytesAreNotTaken) {
    const Outcome outcome = confined({.answer = 4U << 20U}, {}, [] {
        const Bytes block(1U << 20U, 'x');
        for (;;) { // past the ordinary way, as one that was taken over would
            for (int fd = 3; fd < 20; ++fd) {
                static_cast<void>(!::write(fd, block.data(), block.size()));
            }
        }
        return Bytes();
    });
    EXPECT_NE(outcome.end, End::done);
}

TEST_F(WorkerTest, FilesAreShutOut) {
    if (landlock::abi() == 0) {
        GTEST_SKIP() << "this kernel has no Landlock";
    }
    EXPECT_EQ(open_error(folder / "in" / "a.txt", O_RDONLY), 0);
    EXPECT_EQ(open_error(folder / "in" / "a.txt", O_WRONLY), EACCES);
    EXPECT_EQ(open_error(folder / "in" / "new.txt", O_WRONLY | O_CREAT), EACCES);
    EXPECT_EQ(open_error(folder / "secret.txt", O_RDONLY), EACCES);
    EXPECT_EQ(open_error("/etc/passwd", O_RDONLY), EACCES);
    EXPECT_EQ(open_error("/proc/self/environ", O_RDONLY), EACCES);
    EXPECT_EQ(open_error(folder, O_RDONLY | O_DIRECTORY), EACCES);
    EXPECT_EQ(open_error(folder / "new.txt", O_WRONLY | O_CREAT), EACCES);
    EXPECT_EQ(open_error(folder / "out" / "new.txt", O_WRONLY | O_CREAT), 0);
    EXPECT_FALSE(fs::exists(folder / "new.txt"));
    EXPECT_TRUE(fs::exists(folder / "out" / "new.txt"));
}

TEST_F(WorkerTest, WritesWholeFilesInItsFolder) {
    const Outcome outcome = done([&] {
        fs::create_directory(folder / "out" / "below");
        write_file(folder / "out" / "below" / "b.txt", "b");
        return Bytes();
    });
    EXPECT_EQ(outcome.end, End::done);
    EXPECT_EQ(read_file(folder / "out" / "below" / "b.txt", 10), "b");
}

TEST_F(WorkerTest, NoLinksNoPipes) {
    const std::string target = (folder / "secret.txt").string();
    const std::string made = (folder / "out" / "made").string();
    EXPECT_EQ(error_of([&] { return ::symlink(target.c_str(), made.c_str()) == 0; }), EPERM);
    EXPECT_EQ(error_of([&] { return ::link(target.c_str(), made.c_str()) == 0; }), EPERM);
    EXPECT_EQ(error_of([&] { return ::mkfifo(made.c_str(), 0600) == 0; }), EPERM);
}

TEST_F(WorkerTest, NoNetwork) {
    for (const int family : {AF_INET, AF_INET6, AF_UNIX, AF_NETLINK}) {
        EXPECT_EQ(error_of([&] { return ::socket(family, SOCK_STREAM, 0) >= 0; }), EPERM) << family;
    }
}

TEST_F(WorkerTest, NoOtherProcesses) {
    EXPECT_EQ(error_of([] { return ::fork() >= 0; }), EPERM);
    EXPECT_EQ(error_of([] { return ::execl("/bin/true", "true", nullptr) == 0; }), EPERM);
    EXPECT_EQ(error_of([] { return ::kill(::getppid(), 0) == 0; }), EPERM);
    const pid_t parent = ::getpid();
    EXPECT_EQ(error_of([parent] { return ::tgkill(parent, parent, 0) == 0; }), EPERM);
}

TEST_F(WorkerTest, ThreadsAreAllowed) {
    const Outcome outcome = done([] {
        Bytes from_thread;
        std::thread([&] { from_thread = "here"; }).join();
        return from_thread;
    });
    EXPECT_EQ(outcome.bytes, "here");
}

// An older kernel, or a container that does not let Landlock through.
TEST_F(WorkerTest, WithoutLandlockTheRestHolds) {
    const pid_t machine = ::fork();
    if (machine == 0) {
        const scmp_filter_ctx rules = seccomp_init(SCMP_ACT_ALLOW);
        seccomp_rule_add(rules, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(landlock_create_ruleset), 0);
        const bool older = seccomp_load(rules) == 0 && landlock::abi() == 0;
        const Outcome outcome = done([&] {
            const bool reads = ::open((folder / "secret.txt").c_str(), O_RDONLY) >= 0;
            return std::string(reads && ::socket(AF_INET, SOCK_STREAM, 0) < 0 && errno == EPERM
                                   ? "as said"
                                   : "not");
        });
        ::_exit(older && outcome.bytes == "as said" ? 0 : 1);
    }
    int status = -1;
    ::waitpid(machine, &status, 0);
    EXPECT_EQ(status, 0);
}

TEST_F(WorkerTest, AttackersAreKilled) {
    const Outcome outcome = done([]() -> Bytes {
        ::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr);
        return "unreached";
    });
    EXPECT_EQ(outcome.end, End::crashed);
    EXPECT_EQ(outcome.signal, SIGSYS);
}

TEST_F(WorkerTest, LimitsCannotBeRaised) {
    EXPECT_EQ(error_of([] {
                  const rlimit more{.rlim_cur = 1'000, .rlim_max = 1'000};
                  return ::setrlimit(RLIMIT_CPU, &more) == 0;
              }),
              EPERM);
}

TEST_F(WorkerTest, SeesNoDescriptorsButTheKept) {
    const int secret = ::open((folder / "secret.txt").c_str(), O_RDONLY);
    const int kept = ::open((folder / "in" / "a.txt").c_str(), O_RDONLY);
    const auto outcome = confined({}, std::array{kept}, [&] {
        char buffer[32];
        const auto got = ::read(kept, buffer, sizeof buffer);
        return std::string(buffer, got > 0 ? static_cast<std::size_t>(got) : 0) +
               (::read(secret, buffer, 1) < 0 ? ", closed" : ", open");
    });
    ::close(secret);
    ::close(kept);
    EXPECT_EQ(outcome.bytes, "may be read, closed");
}

TEST_F(WorkerTest, DiesWithItsParent) {
    int ends[2];
    ASSERT_EQ(::pipe(ends), 0);
    const pid_t parent = ::fork();
    if (parent == 0) {
        const Worker worker({}, std::array{ends[1]}, []() -> Bytes {
            for (;;) {
                ::pause();
            }
        });
        ::_exit(0); // without the destructor
    }
    ::close(ends[1]);
    char byte = 0;
    EXPECT_EQ(::read(ends[0], &byte, 1), 0); // ends when nobody holds the other end
    ::close(ends[0]);
}

} // namespace engross::run
