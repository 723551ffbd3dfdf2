// linux/landlock.h of Debian 12 ends at version 2 of the interface, so its types are ours, by
// Documentation/userspace-api/landlock.rst.
#include "run/landlock.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <system_error>

namespace engross::run::landlock {

namespace {

// struct landlock_ruleset_attr of version 6.
struct Attributes {
    std::uint64_t files;
    std::uint64_t net;
    std::uint64_t scoped;
};

constexpr std::uint64_t truncate_file = 1ULL << 14U; // LANDLOCK_ACCESS_FS_TRUNCATE, version 3
constexpr std::uint64_t all_tcp = 3;                 // bind, connect; version 4
constexpr std::uint64_t all_scopes = 3;              // abstract sockets, signals; version 6

constexpr std::uint64_t reading = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
constexpr std::uint64_t writing = reading | LANDLOCK_ACCESS_FS_WRITE_FILE |
                                  LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_DIR |
                                  LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR |
                                  truncate_file;
constexpr std::uint64_t executing = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_EXECUTE;
constexpr std::uint64_t on_files = executing | LANDLOCK_ACCESS_FS_WRITE_FILE;

// A program of any kind needs it to be started.
constexpr std::array loaders{"/lib64/ld-linux-x86-64.so.2", "/lib/ld-linux-aarch64.so.1"};

// All rights on files that a version knows: whatever is not named is forbidden by no one.
std::uint64_t known_rights(int version) {
    constexpr std::array<unsigned, 6> bits{0, 13, 14, 15, 15, 16};
    return (1ULL << bits.at(static_cast<std::size_t>(std::min(version, 5)))) - 1;
}

std::size_t size_of_attributes(int version) { return version < 4 ? 8 : version < 6 ? 16 : 24; }

[[noreturn]] void fail(const char* call) {
    throw std::system_error(errno, std::generic_category(), call);
}

class Descriptor {
public:
    explicit Descriptor(long fd) : fd_(static_cast<int>(fd)) {}

    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    ~Descriptor() {
        if (fd_ >= 0) {
            ::close(fd_);
        }
    }

    [[nodiscard]] int get() const { return fd_; }

private:
    int fd_;
};

// A path that is not there, or is no file and no folder, grants nothing.
void allow(int rules, const std::filesystem::path& path, std::uint64_t rights) {
    const Descriptor below(::open(path.c_str(), O_PATH | O_CLOEXEC));
    struct stat info{};
    if (below.get() < 0 || ::fstat(below.get(), &info) != 0) {
        return;
    }
    if (!S_ISDIR(info.st_mode)) {
        rights &= on_files;
    }
    const landlock_path_beneath_attr rule{.allowed_access = rights, .parent_fd = below.get()};
    if (::syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) != 0) {
        fail("landlock_add_rule");
    }
}

} // namespace

int abi() {
    const long version =
        ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
    return version > 0 ? static_cast<int>(version) : 0;
}

void restrict(std::span<const std::filesystem::path> readable,
              const std::filesystem::path& writable,
              const std::filesystem::path& program) {
    const int version = abi();
    if (version == 0) {
        return;
    }
    const Attributes all{known_rights(version), all_tcp, all_scopes};
    const Descriptor rules(
        ::syscall(SYS_landlock_create_ruleset, &all, size_of_attributes(version), 0));
    if (rules.get() < 0) {
        fail("landlock_create_ruleset");
    }
    for (const std::filesystem::path& path : readable) {
        allow(rules.get(), path, reading);
    }
    if (!writable.empty()) {
        allow(rules.get(), writable, writing & all.files);
    }
    if (!program.empty()) {
        allow(rules.get(), writable, LANDLOCK_ACCESS_FS_MAKE_SOCK);
        allow(rules.get(), program, executing);
        for (const char* loader : loaders) {
            allow(rules.get(), loader, executing);
        }
    }
    if (::syscall(SYS_landlock_restrict_self, rules.get(), 0) != 0) {
        fail("landlock_restrict_self");
    }
}

} // namespace engross::run::landlock
