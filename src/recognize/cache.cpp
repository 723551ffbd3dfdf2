#include "recognize/cache.h"

#include "base/module.h"
#include "base/stamps.h"

#include <algorithm>
#include <cstdlib>

namespace engross::recognize {

namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t largest_entry = 1U << 20U;          // bytes
constexpr std::uintmax_t largest_part = (64U << 20U) / 256U; // of each of the 256 folders

std::string recipe() {
    return sha256(encode({}) + library_versions() + '\n' +
                  stamps(module_folder(), "engross-recognize.so") + stamps("/proc/self/exe") +
                  models());
}

bool is_key(const std::string& key) {
    return key.size() == 64 && key.find_first_not_of("0123456789abcdef") == std::string::npos;
}

bool is_real_folder(const fs::path& folder) {
    std::error_code error;
    return fs::symlink_status(folder, error).type() == fs::file_type::directory;
}

struct Entry {
    fs::path path;
    std::uintmax_t size;
    fs::file_time_type time;
};

// The oldest go until a part is within its limit.
void shorten(const fs::path& part) {
    std::error_code error;
    std::vector<Entry> entries;
    std::uintmax_t sum = 0;
    for (auto at = fs::directory_iterator(part, error); !error && at != fs::directory_iterator();
         at.increment(error)) {
        std::error_code gone; // another process may be at it too
        if (at->symlink_status(gone).type() == fs::file_type::regular) {
            const std::uintmax_t size = at->file_size(gone);
            const auto time = at->last_write_time(gone);
            if (!gone) {
                entries.push_back({at->path(), size, time});
                sum += size;
            }
        }
    }
    std::ranges::sort(
        entries, {}, [](const Entry& entry) { return std::pair(entry.time, entry.path); });
    for (auto oldest = entries.begin(); oldest != entries.end() && sum > largest_part; ++oldest) {
        fs::remove(oldest->path, error);
        sum -= oldest->size;
    }
}

} // namespace

Cache::Cache(fs::path folder) : folder_(std::move(folder)) {}

std::string Cache::key(BytesView picture) {
    if (folder_.empty()) {
        return {};
    }
    if (recipe_.empty()) {
        recipe_ = recipe();
    }
    return sha256(recipe_ + sha256(picture));
}

// The sum guards against files that were cut short or overwritten.
std::optional<Reading> Cache::find(const std::string& key) const {
    if (folder_.empty() || !is_key(key)) {
        return std::nullopt;
    }
    try {
        const Bytes all = read_file(folder_ / key.substr(0, 2) / key, largest_entry);
        const BytesView bytes =
            BytesView(all).substr(0, all.size() - std::min<std::size_t>(all.size(), 64));
        return sha256(key + sha256(bytes)) == all.substr(bytes.size()) ? decode(bytes)
                                                                       : std::nullopt;
    } catch (const std::exception&) {
        return std::nullopt;
    }
}

void Cache::keep(const Kept& kept) const noexcept {
    try {
        const auto reading = decode(kept.reading);
        if (folder_.empty() || !is_key(kept.key) || !reading || !reading->trouble.empty() ||
            kept.reading.size() > largest_entry - 64) {
            return;
        }
        const fs::path part = folder_ / kept.key.substr(0, 2);
        fs::create_directories(part);
        if (is_real_folder(part)) {
            write_file(part / kept.key, kept.reading + sha256(kept.key + sha256(kept.reading)));
            shorten(part);
        }
    } catch (...) {
        return; // the next run reads it again
    }
}

std::string models() {
    const char* named = std::getenv("TESSDATA_PREFIX"); // NOLINT(concurrency-mt-unsafe)
    return stamps(named == nullptr ? "/usr/share/tesseract-ocr" : named, ".traineddata");
}

fs::path user_cache_folder() {
    const auto absolute = [](const char* name) {
        const char* value = std::getenv(name); // NOLINT(concurrency-mt-unsafe)
        const fs::path path = value == nullptr ? "" : value;
        return path.is_absolute() ? path : fs::path();
    };
    if (const fs::path caches = absolute("XDG_CACHE_HOME"); !caches.empty()) {
        return caches / "engross/ocr";
    }
    const fs::path home = absolute("HOME");
    return home.empty() ? home : home / ".cache/engross/ocr";
}

Reader with_cache(Reader reader, Cache& cache, std::vector<Kept>& fresh) {
    return [reader = std::move(reader), &cache, &fresh](std::span<const BytesView> pictures) {
        std::vector<Reading> all(pictures.size());
        std::vector<std::string> keys;
        std::vector<std::size_t> missing;
        std::vector<BytesView> unread;
        for (std::size_t i = 0; i < pictures.size(); ++i) {
            keys.push_back(cache.key(pictures[i]));
            if (auto known = cache.find(keys[i])) {
                all[i] = std::move(*known);
            } else {
                missing.push_back(i);
                unread.push_back(pictures[i]);
            }
        }
        std::vector<Reading> read = unread.empty() ? std::vector<Reading>() : reader(unread);
        for (std::size_t i = 0; i < read.size(); ++i) {
            fresh.push_back({keys[missing.at(i)], encode(read[i])});
            all[missing[i]] = std::move(read[i]);
        }
        return all;
    };
}

} // namespace engross::recognize
