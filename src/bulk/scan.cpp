#include "bulk/scan.h"

#include "base/digest.h"
#include "base/error.h"
#include "read/sniff.h"

#include <sys/stat.h>

#include <algorithm>

namespace engross::bulk {

namespace fs = std::filesystem;

namespace {

bool is_known(const std::string& name) {
    return std::ranges::any_of(read::formats(), [&](const read::Format& format) {
        return read::sniff::has_extension(format, name);
    });
}

Found found_at(const fs::path& file, const fs::path& folder) {
    struct stat info{};
    ::lstat(file.c_str(), &info);
    constexpr std::int64_t nano = 1'000'000'000;
    return {file.lexically_relative(folder).string(),
            static_cast<std::int64_t>(info.st_size),
            static_cast<std::int64_t>(info.st_mtim.tv_sec) * nano + info.st_mtim.tv_nsec};
}

std::vector<fs::path> documents_below(const fs::path& folder) {
    std::vector<fs::path> all;
    auto walk =
        fs::recursive_directory_iterator(folder, fs::directory_options::skip_permission_denied);
    for (auto at = begin(walk); at != end(walk); ++at) {
        const std::string name = at->path().filename().string();
        const bool hidden = name.starts_with('.');
        const fs::file_status status = at->symlink_status();
        if (hidden && fs::is_directory(status)) {
            at.disable_recursion_pending();
        } else if (!hidden && fs::is_regular_file(status) && is_known(name)) {
            all.push_back(at->path());
        }
    }
    std::ranges::sort(all);
    return all;
}

} // namespace

Scanned scan(Ledger& ledger, const fs::path& folder) {
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
        ++count.files;
    }
    ledger.replace_files(files);
    return count;
}

} // namespace engross::bulk
