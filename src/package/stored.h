// Where entries of a ZIP package lie that are stored as they are; libzip only hands out copies.
#pragma once

#include "base/bytes.h"

#include <optional>
#include <vector>

namespace engross::package {

// Owns no bytes. Nothing here throws: what is not where it should be (ZIP64, broken) has no place.
class StoredEntries {
public:
    explicit StoredEntries(BytesView package);

    // The `size` bytes of the entry that is number `index` in the directory, if it is stored. They
    // are within the package; whether they are what the directory says, their CRC tells.
    [[nodiscard]] std::optional<BytesView> at(std::size_t index, std::uintmax_t size) const;

private:
    BytesView package_;
    std::vector<std::size_t> headers_; // local ones, in the directory's order (APPNOTE 4.3.7)
};

// Little-endian numbers of two and four bytes at `at`, which is within the bytes.
std::size_t short_at(BytesView bytes, std::size_t at);
std::size_t long_at(BytesView bytes, std::size_t at);

// Where the end record begins (APPNOTE 4.3.16); npos when there is none.
std::size_t end_record(BytesView bytes);

} // namespace engross::package
