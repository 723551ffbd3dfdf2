// A ZIP package (OPC of DOCX, ODF) read from memory. The only place with libzip.
#pragma once

#include "base/bytes.h"
#include "base/limits.h"
#include "base/spool.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace engross::package {

// Owns no bytes: `bytes` given to open() must outlive it. Entries are unpacked when they are read,
// each time anew; callers keep what they need.
class Package {
public:
    // Throws Error(unreadable) for what is no ZIP, is cut off, has two entries of one name or a
    // name that leaves the package ("/x", "a/../x", "a\x"); Error(limit) for more entries or bytes
    // than allowed.
    static Package open(BytesView bytes, const Limits& limits);

    Package(Package&&) noexcept;
    Package& operator=(Package&&) noexcept;
    ~Package();

    // Names of the files in stored order, without folders.
    [[nodiscard]] const std::vector<std::string>& names() const;
    // Exact name first, else without regard to ASCII case (ECMA-376-2, 6.2.2.3).
    [[nodiscard]] bool has(std::string_view name) const;

    // Unpacks one entry and checks its CRC. Throws Error(unreadable) when it is missing, damaged,
    // encrypted or packed in an unknown way.
    [[nodiscard]] Bytes read(std::string_view name) const;
    // The same, but nothing for an entry that is missing.
    [[nodiscard]] std::optional<Bytes> find(std::string_view name) const;
    // The same, but what is stored as it is is not copied: it remains open()'s bytes.
    [[nodiscard]] std::optional<Blob> find_in_place(std::string_view name) const;

private:
    struct Impl;
    explicit Package(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

// Of several packages one after the other the last, which is the one that word processors open
// (APPNOTE 4.3.16: the end record tells size and place of its directory); libzip takes the first.
BytesView last_package(BytesView bytes);

// By their first bytes alone.
bool looks_like_zip(BytesView bytes);
// For --version: "libfoo 1.2".
std::string library_versions();

} // namespace engross::package
