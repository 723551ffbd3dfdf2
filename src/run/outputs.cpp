#include "run/outputs.h"

#include "base/error.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <system_error>

namespace engross::run {

namespace fs = std::filesystem;

namespace {

Error unwritable(const fs::path& folder, const std::error_code& error) {
    return {ExitCode::internal, folder.string(),
            Text("無法寫入輸出資料夾（" + error.message() + "）；請檢查權限，或用 -o 指定別的資料夾。",
                 "The output folder cannot be written (" + error.message() +
                     "); check its permissions or name another one with -o.")};
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

Outputs::Outputs(fs::path folder) : folder_(std::move(folder)) {
    std::string pattern = (nearest(folder_) / ".engross-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) {
        throw unwritable(folder_, {errno, std::generic_category()});
    }
    staging_ = pattern;
}

Outputs::~Outputs() {
    std::error_code ignored;
    fs::remove_all(staging_, ignored);
}

void Outputs::commit(std::span<const std::string> names) {
    std::error_code error;
    fs::create_directories(folder_, error);
    if (error) {
        throw unwritable(folder_, error);
    }
    for (const std::string& name : names) {
        if (!is_plain(staging_ / name)) {
            continue;
        }
        if (fs::is_directory(folder_ / name, error)) {
            fs::rename(folder_ / name, staging_ / (name + ".old"), error);
        }
        fs::rename(staging_ / name, folder_ / name, error);
        if (error) {
            throw unwritable(folder_, error);
        }
    }
}

} // namespace engross::run
