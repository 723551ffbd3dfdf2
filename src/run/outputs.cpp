#include "run/outputs.h"

#include "base/error.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string_view>
#include <system_error>
#include <vector>

namespace engross::run {

namespace fs = std::filesystem;

namespace {

Error unwritable(const fs::path& folder, const std::error_code& error) {
    return machine_error(
        folder.string(),
        Text("無法寫入輸出資料夾（" + error.message() + "）；請檢查權限，或用 -o 指定別的資料夾。",
             "The output folder cannot be written (" + error.message() +
                 "); check its permissions or name another one with -o."));
}

// The folder itself or the nearest one above it that is there: they share a disk.
fs::path nearest(const fs::path& folder) {
    std::error_code error;
    fs::path at = fs::absolute(folder, error).lexically_normal();
    while (at.has_relative_path() && !fs::exists(fs::status(at, error))) {
        at = at.parent_path();
    }
    return at;
}

constexpr std::string_view prefix = ".engross-";
constexpr std::string_view pattern = "XXXXXX"; // mkdtemp()

// A descriptor of the folder that holds a lock on it; -1 when somebody else has it, or there are no
// locks.
int locked(const fs::path& folder) {
    const int fd = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (fd >= 0 && ::flock(fd, LOCK_EX | LOCK_NB) != 0) {
        ::close(fd);
        return -1;
    }
    return fd;
}

// Ours by name and owner, and not made just now: its maker may not yet have locked it.
bool may_be_stale(const fs::path& path) {
    constexpr time_t young = 60; // seconds
    const std::string name = path.filename().string();
    struct stat info{};
    return name.starts_with(prefix) && name.size() == prefix.size() + pattern.size() &&
           ::lstat(path.c_str(), &info) == 0 && S_ISDIR(info.st_mode) &&
           info.st_uid == ::geteuid() && info.st_mtime + young < ::time(nullptr);
}

// Nothing but regular files: whoever reads an output later shall not be led elsewhere.
bool is_plain(const fs::path& path) {
    std::error_code error;
    const fs::file_status status = fs::symlink_status(path, error);
    if (!fs::is_directory(status)) {
        return fs::is_regular_file(status);
    }
    const fs::directory_iterator files(path, error);
    return !error && std::all_of(begin(files), end(files), [](const fs::directory_entry& entry) {
        return fs::is_regular_file(entry.symlink_status());
    });
}

} // namespace

void stage(const fs::path& staging, const fs::path& name, BytesView bytes) {
    std::error_code error;
    fs::create_directories((staging / name).parent_path(), error);
    if (error) {
        throw unwritable(staging.parent_path(), error);
    }
    write_file(staging / name, bytes);
}

void sweep(const fs::path& folder) {
    std::error_code error;
    std::vector<fs::path> stale;
    for (const fs::directory_entry& entry : fs::directory_iterator(nearest(folder), error)) {
        if (may_be_stale(entry.path())) {
            stale.push_back(entry.path());
        }
    }
    for (const fs::path& path : stale) {
        const int lock = locked(path);
        if (lock >= 0) {
            fs::remove_all(path, error);
            ::close(lock);
        }
    }
}

namespace {

// A folder changes places with one that is there, so that who reads in it finds its files at every
// moment; where the file system cannot do that, the old one is moved away. Another attempt at the
// same document may do the same at once.
void put_in_place(const fs::path& made, const fs::path& place, std::error_code& error) {
    constexpr int most = 8;
    for (int i = 0; i < most; ++i) {
        fs::rename(made, place, error);
        if (error != std::errc::directory_not_empty && error != std::errc::file_exists) {
            return;
        }
        if (::renameat2(AT_FDCWD, made.c_str(), AT_FDCWD, place.c_str(), RENAME_EXCHANGE) == 0) {
            error.clear();
            return;
        }
        std::error_code gone;
        fs::rename(place, made.string() + ".old" + std::to_string(i), gone);
    }
}

} // namespace

Outputs::Outputs(fs::path folder, const fs::path& staging) : folder_(std::move(folder)) {
    std::string name =
        ((staging.empty() ? nearest(folder_) : staging) / prefix).string() + std::string(pattern);
    if (::mkdtemp(name.data()) == nullptr) {
        throw unwritable(folder_, {errno, std::generic_category()});
    }
    staging_ = name;
    lock_ = staging.empty() ? locked(staging_) : -1;
}

Outputs::~Outputs() {
    std::error_code ignored;
    fs::remove_all(staging_, ignored);
    if (lock_ >= 0) {
        ::close(lock_);
    }
}

std::vector<std::string> Outputs::commit(std::span<const std::string> names) {
    std::vector<std::string> moved;
    std::error_code error;
    fs::create_directories(folder_, error);
    if (error) {
        throw unwritable(folder_, error);
    }
    for (const std::string& name : names) {
        if (!is_plain(staging_ / name)) {
            continue;
        }
        put_in_place(staging_ / name, folder_ / name, error);
        if (error) {
            throw unwritable(folder_, error);
        }
        moved.push_back(name);
    }
    return moved;
}

} // namespace engross::run
