// Byte strings, files and hashes. Output files are written to a temporary name and renamed.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace engross {

using Bytes = std::string;          // owned bytes
using BytesView = std::string_view; // bytes owned by somebody else

// A file opened for reading, perhaps by a process that may open it for one that may not.
class File {
public:
    // Throws Error(unreadable) when it is missing, not a regular file or may not be opened.
    explicit File(std::filesystem::path path);
    ~File();
    File(const File&) = delete;
    File& operator=(const File&) = delete;

    [[nodiscard]] int descriptor() const { return fd_; }

    [[nodiscard]] std::uintmax_t size() const { return size_; } // when it was opened

    // All of it, each time. Throws Error(unreadable) when reading breaks off, Error(limit) when it
    // is larger than `max_size`.
    [[nodiscard]] Bytes read(std::uintmax_t max_size) const;
    // The same piece by piece, up to its end, as long as `take` wants more. Throws
    // Error(unreadable) when reading breaks off.
    void read(const std::function<bool(BytesView)>& take) const;

private:
    std::filesystem::path path_;
    int fd_;
    std::uintmax_t size_ = 0;
};

// Whole file. Throws Error(unreadable) when it is missing, not a regular file, or cannot be read,
// and Error(limit) when it is larger than `max_size`.
Bytes read_file(const std::filesystem::path& path, std::uintmax_t max_size);

// Writes `path` so that it is either whole or not there: temporary name in the same folder, then
// rename by finish(); without that nothing is left. A device is written to directly.
class FileWriter {
public:
    // Each throws Error(internal) when the folder cannot be written or the disk is full.
    explicit FileWriter(std::filesystem::path path);
    void write(BytesView bytes);
    void finish();

    ~FileWriter();
    FileWriter(const FileWriter&) = delete;
    FileWriter& operator=(const FileWriter&) = delete;

private:
    std::filesystem::path path_;
    std::string temporary_; // empty: a device, or finished
    int fd_;
};

// The whole file in one piece.
void write_file(const std::filesystem::path& path, BytesView bytes);

// SHA-256 as 64 lower-case hexadecimal digits (digest.h has it for more).
std::string sha256(BytesView bytes);

std::string base64(BytesView bytes);

} // namespace engross
