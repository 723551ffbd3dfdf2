#include "bulk/scan.h"

#include "base/digest.h"
#include "base/error.h"
#include "read/reader.h"

#include <sys/stat.h>

#include <algorithm>
#include <set>

namespace engross::bulk {

namespace fs = std::filesystem;

namespace {

std::set<std::string, std::less<>> known_endings() {
    std::set<std::string, std::less<>> all;
    for (const read::Format& format : read::formats()) {
        for (const std::string_view ending : format.extensions) {
            all.insert("." + std::string(ending));
        }
    }
    return all;
}

std::string ending_of(const fs::path& path) {
    std::string ending = path.extension().string();
    std::ranges::transform(ending, ending.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return ending;
}

Found found_at(const fs::path& file, const fs::path& folder) {
    struct stat info {};
    ::lstat(file.c_str(), &info);
    constexpr std::int64_t nano = 1'000'000'000;
    return {file.lexically_relative(folder).string(), static_cast<std::int64_t>(info.st_size),
            static_cast<std::int64_t>(info.st_mtim.tv_sec) * nano + info.st_mtim.tv_nsec};
}

std::vector<fs::path> documents_below(const fs::path& folder) {
    const auto endings = known_endings();
    std::vector<fs::path> all;
    auto walk = fs::recursive_directory_iterator(folder, fs::directory_options::skip_permission_denied);
    for (auto at = begin(walk); at != end(walk); ++at) {
        const bool hidden = at->path().filename().string().starts_with('.');
        const fs::file_status status = at->symlink_status();
        if (hidden && fs::is_directory(status)) {
            at.disable_recursion_pending();
        } else if (!hidden && fs::is_regular_file(status) && endings.contains(ending_of(at->path()))) {
            all.push_back(at->path());
        }
    }
    std::ranges::sort(all);
    return all;
}

} // namespace

Scanned scan(Ledger& ledger, const fs::path& folder, const std::function<void(std::int64_t)>& progress) {
    Scanned count;
    std::vector<std::pair<Found, std::string>> files;
    for (const fs::path& file : documents_below(folder)) {
        Found found = found_at(file, folder);
        std::optional<std::string> content = ledger.known(found);
        try {
            if (!content) {
                content = sha256_of_file(file);
                ++count.read;
            }
            files.emplace_back(std::move(found), *content);
        } catch (const Error&) {
            ++count.unreadable;
        }
        progress(++count.files);
    }
    ledger.replace_files(files);
    return count;
}

} // namespace engross::bulk
