#include "package/package.h"

#include "base/error.h"
#include "package/entry_check.h"
#include "package/stored.h"

#include <libdeflate.h>
#include <zip.h>

#include <algorithm>
#include <cctype>
#include <new>
#include <unordered_map>

namespace engross::package {

namespace {

using namespace std::string_view_literals;

[[noreturn]] void fail(ExitCode code, Text message) { throw Error(code, "", std::move(message)); }

[[noreturn]] void fail_not_readable() {
    fail(
        ExitCode::unreadable,
        {"檔案不是完整的 ZIP 套件：可能在傳送或儲存時被截斷或損毀。請向作者重新取得檔案。",
         "The file is not a whole ZIP package: it may have been cut off or damaged in transfer. Get it "
         "again from its author."});
}

[[noreturn]] void fail_entry(std::string_view name) {
    const std::string part(name);
    fail(ExitCode::unreadable,
         {"檔案內的「" + part + "」已損毀，無法解壓縮。請向作者重新取得檔案。",
          "The part \"" + part +
              "\" of the file is damaged and cannot be unpacked. Get the file again from "
              "its author."});
}

[[noreturn]] void fail_encrypted() {
    fail(
        ExitCode::unreadable,
        {"檔案受密碼保護（已加密）。請先在文書軟體中移除密碼，另存後再試。",
         "The file is protected by a password (encrypted). Remove the password in the word processor, save, "
         "and try again."});
}

std::string lower(std::string_view name) {
    std::string result(name);
    std::ranges::transform(result, result.begin(), [](unsigned char byte) {
        return static_cast<char>(std::tolower(byte));
    });
    return result;
}

struct CloseZip {
    void operator()(zip_t* zip) const { zip_discard(zip); }
};

struct CloseFile {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};

struct FreeSource {
    void operator()(zip_source_t* source) const { zip_source_free(source); }
};

using Zip = std::unique_ptr<zip_t, CloseZip>;

Zip open_zip(BytesView bytes) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    zip_t* zip = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
    if (zip == nullptr && source != nullptr) {
        zip_source_free(source);
    }
    const bool is_memory = zip_error_code_zip(&error) == ZIP_ER_MEMORY;
    zip_error_fini(&error);
    if (zip == nullptr && is_memory) {
        throw std::bad_alloc();
    }
    if (zip == nullptr) {
        fail_not_readable();
    }
    return Zip(zip);
}

} // namespace

BytesView last_package(BytesView bytes) {
    const std::size_t end = end_record(bytes);
    if (end == BytesView::npos) {
        return bytes;
    }
    const std::size_t size = long_at(bytes, end + 12), offset = long_at(bytes, end + 16);
    if (size + offset >= end || !bytes.substr(end - size).starts_with("PK\x01\x02")) {
        return bytes; // the directory is where it says, or in a ZIP64 record
    }
    return bytes.substr(end - size - offset);
}

struct Package::Impl {
    explicit Impl(BytesView bytes) : zip(open_zip(bytes)), stored(bytes) {}

    Zip zip;
    StoredEntries stored;
    std::vector<std::string> names;
    std::unordered_map<std::string, zip_uint64_t> exact;
    std::unordered_map<std::string, zip_uint64_t> folded;

    void list(const Limits& limits);
    void add(const zip_stat_t& stat);
    [[nodiscard]] std::optional<zip_uint64_t> index_of(std::string_view name) const;
    // Fill `bytes`; false when they are not what the directory says.
    bool copy(const zip_stat_t& stat, Bytes& bytes) const;
    bool unpack(const zip_stat_t& stat, Bytes& bytes) const;
    [[nodiscard]] zip_stat_t stat_of(zip_uint64_t index, std::string_view name) const;
    [[nodiscard]] Bytes read(zip_uint64_t index, std::string_view name) const;
    // Where it lies, when it is stored and what the directory says.
    [[nodiscard]] std::optional<BytesView> place_of(zip_uint64_t index,
                                                    std::string_view name) const;
};

void Package::Impl::list(const Limits& limits) {
    const auto count =
        static_cast<std::size_t>(std::max<zip_int64_t>(zip_get_num_entries(zip.get(), 0), 0));
    if (count > limits.package_entries) {
        fail(ExitCode::limit, {"檔案內的項目過多，超出上限。", "The file holds too many entries."});
    }
    std::uintmax_t total = 0;
    for (std::size_t index = 0; index < count; ++index) {
        zip_stat_t stat;
        zip_stat_init(&stat);
        if (zip_stat_index(zip.get(), index, 0, &stat) != 0 || stat.name == nullptr) {
            fail_not_readable();
        }
        check_entry(stat.name, stat.size, stat.comp_size, limits);
        total += stat.size;
        if (total > limits.package_size) {
            fail(ExitCode::limit,
                 {"檔案解壓縮後過大，超出上限。",
                  "The file is too large when unpacked: it is over the limit."});
        }
        add(stat);
    }
}

void Package::Impl::add(const zip_stat_t& stat) {
    const std::string name = stat.name;
    if (name.back() == '/') {
        return;
    }
    if (!exact.emplace(name, stat.index).second) {
        fail(ExitCode::unreadable,
             {"檔案內有兩個同名的項目「" + name + "」，無法判斷何者為真。",
              "The file holds two entries named \"" + name +
                  "\"; which one is meant cannot be known."});
    }
    folded.emplace(lower(name), stat.index);
    names.push_back(name);
}

std::optional<zip_uint64_t> Package::Impl::index_of(std::string_view name) const {
    if (const auto found = exact.find(std::string(name)); found != exact.end()) {
        return found->second;
    }
    if (const auto found = folded.find(lower(name)); found != folded.end()) {
        return found->second;
    }
    return std::nullopt;
}

// libzip's CRC of a picture takes as long as its SHA-256; of a part ("from 0, so many bytes") it
// computes none.
bool Package::Impl::copy(const zip_stat_t& stat, Bytes& bytes) const {
    const auto size = static_cast<zip_int64_t>(stat.size);
    const std::unique_ptr<zip_source_t, FreeSource> source(
        zip_source_zip(zip.get(), zip.get(), stat.index, 0, 0, size));
    return source && zip_source_open(source.get()) == 0 &&
           zip_source_read(source.get(), bytes.data(), stat.size) == size &&
           libdeflate_crc32(0, bytes.data(), bytes.size()) == stat.crc;
}

bool Package::Impl::unpack(const zip_stat_t& stat, Bytes& bytes) const {
    const std::unique_ptr<zip_file_t, CloseFile> file(zip_fopen_index(zip.get(), stat.index, 0));
    if (!file) {
        if (zip_error_code_zip(zip_get_error(zip.get())) == ZIP_ER_MEMORY) {
            throw std::bad_alloc();
        }
        return false;
    }
    const zip_int64_t got = zip_fread(file.get(), bytes.data(), bytes.size());
    // One more read makes libzip reach the end and compare the CRC; it also shows data beyond the
    // size that the directory states.
    char beyond = 0;
    return got >= 0 && static_cast<std::size_t>(got) == bytes.size() &&
           zip_fread(file.get(), &beyond, 1) == 0;
}

zip_stat_t Package::Impl::stat_of(zip_uint64_t index, std::string_view name) const {
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat_index(zip.get(), index, 0, &stat) != 0) {
        fail_entry(name);
    }
    if (stat.encryption_method != ZIP_EM_NONE) {
        fail_encrypted();
    }
    return stat;
}

std::optional<BytesView> Package::Impl::place_of(zip_uint64_t index, std::string_view name) const {
    const zip_stat_t stat = stat_of(index, name);
    std::optional<BytesView> place;
    if (stat.comp_method == ZIP_CM_STORE && stat.comp_size == stat.size) {
        place = stored.at(index, stat.size);
    }
    const bool is_it = place && libdeflate_crc32(0, place->data(), place->size()) == stat.crc;
    return is_it ? place : std::nullopt;
}

Bytes Package::Impl::read(zip_uint64_t index, std::string_view name) const {
    const zip_stat_t stat = stat_of(index, name);
    Bytes bytes(stat.size, '\0');
    const bool as_it_is = stat.comp_method == ZIP_CM_STORE && stat.size > 0;
    if (!(as_it_is ? copy(stat, bytes) : unpack(stat, bytes))) {
        fail_entry(name);
    }
    return bytes;
}

Package::Package(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

Package::Package(Package&&) noexcept = default;
Package& Package::operator=(Package&&) noexcept = default;
Package::~Package() = default;

Package Package::open(BytesView bytes, const Limits& limits) {
    // libzip takes no bytes at all for an empty package.
    if (bytes.empty()) {
        fail_not_readable();
    }
    auto impl = std::make_unique<Impl>(last_package(bytes));
    impl->list(limits);
    return Package(std::move(impl));
}

const std::vector<std::string>& Package::names() const { return impl_->names; }

bool Package::has(std::string_view name) const { return impl_->index_of(name).has_value(); }

std::optional<Bytes> Package::find(std::string_view name) const {
    const auto index = impl_->index_of(name);
    return index ? std::optional(impl_->read(*index, name)) : std::nullopt;
}

std::optional<Blob> Package::find_in_place(std::string_view name) const {
    const auto index = impl_->index_of(name);
    if (!index) {
        return std::nullopt;
    }
    const auto place = impl_->place_of(*index, name);
    return place ? Blob::of_others(*place) : Blob(impl_->read(*index, name));
}

Bytes Package::read(std::string_view name) const {
    auto bytes = find(name);
    if (!bytes) {
        const std::string part(name);
        fail(ExitCode::unreadable,
             {"檔案缺少必要的部分「" + part + "」，可能已損毀。",
              "The file lacks the part \"" + part + "\", which it needs; it may be damaged."});
    }
    return std::move(*bytes);
}

bool looks_like_zip(BytesView bytes) {
    return bytes.starts_with("PK\x03\x04"sv) || bytes.starts_with("PK\x05\x06"sv);
}

} // namespace engross::package
