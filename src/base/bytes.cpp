#include "base/bytes.h"

#include "base/error.h"

#include <fcntl.h>
#include <openssl/evp.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <memory>

namespace engross {

namespace {

std::string reason(int error) {
    return std::strerror(error); // NOLINT(concurrency-mt-unsafe): glibc's is per thread
}

Error unreadable(const std::filesystem::path& path, const Text& message) {
    return {ExitCode::unreadable, path.string(), message};
}

Error broken_off(const std::filesystem::path& path) {
    return unreadable(path, Text("檔案讀到一半中斷。", "Reading the file broke off."));
}

Error unwritable(const std::filesystem::path& path, int error) {
    return machine_error(
        path.string(),
        Text("無法寫入檔案（" + reason(error) + "）；請檢查資料夾的權限與剩餘空間。",
             "The file cannot be written (" + reason(error) +
                 "); check the folder's permissions and the free space."));
}

// A terminal, a pipe, /dev/null: written to, never replaced by a rename.
bool is_device(const std::filesystem::path& path) {
    std::error_code error;
    const auto type = std::filesystem::status(path, error).type();
    return type == std::filesystem::file_type::character ||
           type == std::filesystem::file_type::fifo;
}

void write_all(int fd, BytesView bytes, const std::filesystem::path& path) {
    while (!bytes.empty()) {
        const auto written = ::write(fd, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written < 0) {
            throw unwritable(path, errno);
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

} // namespace

File::File(std::filesystem::path path)
    : path_(std::move(path)), fd_(::open(path_.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {
    if (fd_ < 0) {
        throw errno == ENOENT
            ? unreadable(path_, Text("找不到這個檔案。", "The file does not exist."))
            : unreadable(path_,
                         Text("無法開啟檔案（" + reason(errno) + "）。",
                              "The file cannot be opened (" + reason(errno) + ")."));
    }
    struct stat info{};
    if (::fstat(fd_, &info) != 0 || !S_ISREG(info.st_mode)) {
        ::close(fd_);
        throw unreadable(path_, Text("這不是一般檔案。", "This is not a regular file."));
    }
    size_ = static_cast<std::uintmax_t>(info.st_size);
}

File::~File() { ::close(fd_); }

Bytes File::read(std::uintmax_t max_size) const {
    if (size_ > max_size) {
        throw Error(ExitCode::limit,
                    path_.string(),
                    Text("檔案超過大小上限 " + std::to_string(max_size >> 20U) + " MiB。",
                         "The file is larger than the limit of " + std::to_string(max_size >> 20U) +
                             " MiB."));
    }
    Bytes bytes(static_cast<std::size_t>(size_), '\0');
    std::size_t at = 0;
    while (at < bytes.size()) {
        const auto got = ::pread(fd_, bytes.data() + at, bytes.size() - at, static_cast<off_t>(at));
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            throw broken_off(path_);
        }
        at += static_cast<std::size_t>(got);
    }
    return bytes;
}

void File::read(const std::function<bool(BytesView)>& take) const {
    std::array<char, 1U << 16U>
        piece; // on the stack, filled by pread(): a fresh page costs more than its digest
    for (off_t at = 0;;) {
        const auto got = ::pread(fd_, piece.data(), piece.size(), at);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            throw broken_off(path_);
        }
        if (got == 0 || !take({piece.data(), static_cast<std::size_t>(got)})) {
            return;
        }
        at += got;
    }
}

Bytes read_file(const std::filesystem::path& path, std::uintmax_t max_size) {
    return File(path).read(max_size);
}

FileWriter::FileWriter(std::filesystem::path path) : path_(std::move(path)) {
    if (is_device(path_)) {
        fd_ = ::open(path_.c_str(), O_WRONLY | O_CLOEXEC);
    } else {
        temporary_ = (path_.parent_path() /
                      (".engross-" + path_.filename().string().substr(0, 64) + "-XXXXXX"))
                         .string();
        fd_ = ::mkostemp(temporary_.data(), O_CLOEXEC);
    }
    if (fd_ < 0) {
        throw unwritable(path_, errno);
    }
}

void FileWriter::write(BytesView bytes) { write_all(fd_, bytes, path_); }

void FileWriter::finish() {
    constexpr mode_t readable = 0644;
    if (!temporary_.empty() &&
        (::fchmod(fd_, readable) != 0 || ::rename(temporary_.c_str(), path_.c_str()) != 0)) {
        throw unwritable(path_, errno);
    }
    temporary_.clear();
}

FileWriter::~FileWriter() {
    ::close(fd_);
    if (!temporary_.empty()) {
        ::unlink(temporary_.c_str());
    }
}

void write_file(const std::filesystem::path& path, BytesView bytes) {
    FileWriter file(path);
    file.write(bytes);
    file.finish();
}

std::string base64(BytesView bytes) {
    std::string out(4 * ((bytes.size() + 2) / 3) + 1, '\0');
    const int length = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(out.data()),
                                       reinterpret_cast<const unsigned char*>(bytes.data()),
                                       static_cast<int>(bytes.size()));
    out.resize(static_cast<std::size_t>(length));
    return out;
}

} // namespace engross
