#include "package/stored.h"

namespace engross::package {

namespace {

std::size_t number_at(BytesView bytes, std::size_t at, std::size_t length) {
    std::size_t value = 0;
    for (std::size_t byte = length; byte-- > 0;) {
        value = value << 8U | static_cast<unsigned char>(bytes[at + byte]);
    }
    return value;
}

// Of a record that must begin with `mark` and be whole; empty when it is not.
BytesView record_at(BytesView bytes, std::size_t at, BytesView mark, std::size_t size) {
    const bool is_whole = at <= bytes.size() && size <= bytes.size() - at;
    return is_whole && bytes.substr(at).starts_with(mark) ? bytes.substr(at, size) : BytesView();
}

constexpr std::size_t end_size = 22, entry_size = 46, local_size = 30;

} // namespace

std::size_t short_at(BytesView bytes, std::size_t at) { return number_at(bytes, at, 2); }

std::size_t long_at(BytesView bytes, std::size_t at) { return number_at(bytes, at, 4); }

std::size_t end_record(BytesView bytes) {
    constexpr std::size_t longest_comment = 0xFFFF;
    const std::size_t end = bytes.rfind("PK\x05\x06");
    const bool is_end = end != BytesView::npos && end + end_size <= bytes.size() &&
                        end + end_size + longest_comment >= bytes.size();
    return is_end ? end : BytesView::npos;
}

StoredEntries::StoredEntries(BytesView package) : package_(package) {
    const std::size_t end = end_record(package);
    if (end == BytesView::npos) {
        return;
    }
    std::size_t at = long_at(package, end + 16);
    for (std::size_t left = short_at(package, end + 10); left > 0; --left) {
        const BytesView entry = record_at(package, at, "PK\x01\x02", entry_size);
        if (entry.empty()) {
            return;
        }
        headers_.push_back(long_at(entry, 42));
        at += entry_size + short_at(entry, 28) + short_at(entry, 30) + short_at(entry, 32);
    }
}

std::optional<BytesView> StoredEntries::at(std::size_t index, std::uintmax_t size) const {
    const std::size_t start = index < headers_.size() ? headers_[index] : package_.size();
    const BytesView header = record_at(package_, start, "PK\x03\x04", local_size);
    if (header.empty() || short_at(header, 8) != 0) {
        return std::nullopt;
    }
    const std::size_t data = start + local_size + short_at(header, 26) + short_at(header, 28);
    if (data > package_.size() || size > package_.size() - data) {
        return std::nullopt;
    }
    return package_.substr(data, size);
}

} // namespace engross::package
