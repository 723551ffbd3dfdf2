#include "bulk/scan.h"

#include "base/digest.h"
#include "base/error.h"
#include "read/sniff.h"

#include <algorithm>
#include <atomic>
#include <thread>

namespace engross::bulk {

namespace fs = std::filesystem;

namespace {

bool is_known(const std::string& name) {
    return std::ranges::any_of(read::formats(), [&](const read::Format& format) {
        return read::sniff::has_extension(format, name);
    });
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

// "" for a file that may not be read. Several at a time: nothing else can begin before.
std::vector<std::string> hashes(const std::vector<fs::path>& files) {
    std::vector<std::string> all(files.size());
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        for (std::size_t i = next++; i < files.size(); i = next++) {
            try {
                all[i] = sha256_of_file(files[i]);
            } catch (const Error&) {
                all[i].clear();
            }
        }
    };
    std::vector<std::jthread> others;
    const std::size_t most = std::max(1U, std::thread::hardware_concurrency());
    while (others.size() + 1 < std::min(most, files.size())) {
        others.emplace_back(work);
    }
    work();
    others.clear(); // waits for them
    return all;
}

} // namespace

Scanned scan(Ledger& ledger, const fs::path& folder) {
    Scanned count;
    std::vector<std::pair<Found, std::string>> files;
    std::vector<fs::path> unread;
    for (const fs::path& file : documents_below(folder)) {
        Found found{file.lexically_relative(folder).string(), stamp(file)};
        const std::optional<std::string> content = ledger.known(found);
        if (!content) {
            unread.push_back(file);
        }
        files.emplace_back(std::move(found), content.value_or(""));
    }
    auto read = hashes(unread);
    auto next = read.begin();
    for (auto& [found, content] : files) {
        content = content.empty() ? std::move(*next++) : content;
    }
    count.files = std::ssize(files);
    count.unreadable = static_cast<std::int64_t>(
        std::erase_if(files, [](const auto& file) { return file.second.empty(); }));
    count.read = std::ssize(unread) - count.unreadable;
    ledger.replace_files(files);
    return count;
}

} // namespace engross::bulk
