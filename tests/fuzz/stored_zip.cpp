#include "stored_zip.h"

#include "package/package.h"

#include <libdeflate.h>

namespace engross::fuzz {

namespace {

void little(Bytes& out, std::size_t value, unsigned size) {
    for (unsigned i = 0; i < size; ++i, value >>= 8U) {
        out += static_cast<char>(value & 0xFFU);
    }
}

// What the two headers of a file have in common.
Bytes header(const std::string& name, const Bytes& bytes) {
    Bytes out;
    little(out, 20, 2);
    little(out, 0, 8); // flags, method, time and date
    little(out, libdeflate_crc32(0, bytes.data(), bytes.size()), 4);
    little(out, bytes.size(), 4);
    little(out, bytes.size(), 4);
    little(out, name.size(), 2);
    little(out, 0, 2);
    return out;
}

} // namespace

Bytes stored_zip(const Parts& parts) {
    Bytes out;
    Bytes directory;
    for (const auto& [name, bytes] : parts) {
        const Bytes common = header(name, bytes);
        directory += "PK\1\2";
        little(directory, 20, 2);
        directory += common;
        little(directory, 0, 10);
        little(directory, out.size(), 4);
        directory += name;
        out += "PK\3\4";
        out += common;
        out += name;
        out += bytes;
    }
    const std::size_t start = out.size();
    out += directory;
    out += "PK\5\6";
    little(out, 0, 4);
    little(out, parts.size(), 2);
    little(out, parts.size(), 2);
    little(out, directory.size(), 4);
    little(out, start, 4);
    little(out, 0, 2);
    return out;
}

Parts parts_of(const std::string& file) {
    const Bytes bytes = read_file(file, 1U << 26U);
    const package::Package package = package::Package::open(bytes, {});
    Parts parts;
    for (const std::string& name : package.names()) {
        parts.emplace_back(name, package.read(name));
    }
    return parts;
}

} // namespace engross::fuzz
