#include "base/bytes.h"

#include "base/error.h"

#include <openssl/evp.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <memory>

namespace engross {

namespace {

struct Descriptor {
    int fd;
    explicit Descriptor(int opened) : fd(opened) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (fd >= 0) {
            ::close(fd);
        }
    }
};

// Removes the temporary file unless the rename has happened.
struct Temporary {
    std::string path;
    explicit Temporary(std::string name) : path(std::move(name)) {}
    Temporary(const Temporary&) = delete;
    Temporary& operator=(const Temporary&) = delete;
    ~Temporary() {
        if (!path.empty()) {
            ::unlink(path.c_str());
        }
    }
};

std::string reason(int error) {
    return std::strerror(error); // NOLINT(concurrency-mt-unsafe): glibc's is per thread
}

Error unreadable(const std::filesystem::path& path, const Text& message) {
    return {ExitCode::unreadable, path.string(), message};
}

Error unwritable(const std::filesystem::path& path, int error) {
    return machine_error(path.string(),
                         Text("無法寫入檔案（" + reason(error) + "）；請檢查資料夾的權限與剩餘空間。",
                              "The file cannot be written (" + reason(error) +
                                  "); check the folder's permissions and the free space."));
}

// A terminal, a pipe, /dev/null: written to, never replaced by a rename.
bool is_device(const std::filesystem::path& path) {
    std::error_code error;
    const auto type = std::filesystem::status(path, error).type();
    return type == std::filesystem::file_type::character || type == std::filesystem::file_type::fifo;
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
            : unreadable(path_, Text("無法開啟檔案（" + reason(errno) + "）。",
                                     "The file cannot be opened (" + reason(errno) + ")."));
    }
    struct stat info {};
    if (::fstat(fd_, &info) != 0 || !S_ISREG(info.st_mode)) {
        ::close(fd_);
        throw unreadable(path_, Text("這不是一般檔案。", "This is not a regular file."));
    }
    size_ = static_cast<std::uintmax_t>(info.st_size);
}

File::~File() {
    ::close(fd_);
}

Bytes File::read(std::uintmax_t max_size) const {
    if (size_ > max_size) {
        throw Error(ExitCode::limit, path_.string(),
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
            throw unreadable(path_, Text("檔案讀到一半中斷。", "Reading the file broke off."));
        }
        at += static_cast<std::size_t>(got);
    }
    return bytes;
}

Bytes read_file(const std::filesystem::path& path, std::uintmax_t max_size) {
    return File(path).read(max_size);
}

void write_file(const std::filesystem::path& path, BytesView bytes) {
    if (is_device(path)) {
        const Descriptor device(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
        write_all(device.fd, bytes, path);
        return;
    }
    std::string pattern = (path.parent_path() / (".engross-" + path.filename().string().substr(0, 64) +
                                                 "-XXXXXX")).string();
    const Descriptor file(::mkostemp(pattern.data(), O_CLOEXEC));
    if (file.fd < 0) {
        throw unwritable(path, errno);
    }
    Temporary temporary(pattern);
    write_all(file.fd, bytes, path);
    constexpr mode_t readable = 0644;
    if (::fchmod(file.fd, readable) != 0 || ::rename(pattern.c_str(), path.c_str()) != 0) {
        throw unwritable(path, errno);
    }
    temporary.path.clear();
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
