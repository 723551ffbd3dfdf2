#include "base/stamps.h"

#include <sys/stat.h>

#include <set>

namespace engross {

namespace fs = std::filesystem;

namespace {

Stamp stamp_of(const struct stat& info) {
    constexpr std::int64_t nano = 1'000'000'000;
    return {static_cast<std::int64_t>(info.st_size),
            static_cast<std::int64_t>(info.st_ctim.tv_sec) * nano + info.st_ctim.tv_nsec};
}

std::string line(const fs::path& file) {
    struct stat info{};
    if (::stat(file.c_str(), &info) != 0 || !S_ISREG(info.st_mode)) {
        return {};
    }
    return file.string() + ' ' + std::to_string(info.st_size) + ' ' +
           std::to_string(info.st_mtim.tv_sec) + '.' + std::to_string(info.st_mtim.tv_nsec) + '\n';
}

} // namespace

Stamp stamp(int descriptor) {
    struct stat info{};
    return ::fstat(descriptor, &info) == 0 ? stamp_of(info) : Stamp();
}

Stamp stamp(const fs::path& file) {
    struct stat info{};
    return ::lstat(file.c_str(), &info) == 0 ? stamp_of(info) : Stamp();
}

std::string stamps(const fs::path& place, std::string_view ending) {
    std::set<fs::path> files;
    std::error_code error;
    for (auto at = fs::recursive_directory_iterator(
             place, fs::directory_options::skip_permission_denied, error);
         !error && at != fs::recursive_directory_iterator();
         at.increment(error)) {
        if (at->path().native().ends_with(ending)) {
            files.insert(at->path());
        }
    }
    std::string all = line(place);
    for (const fs::path& file : files) {
        all += line(file);
    }
    return all;
}

} // namespace engross
