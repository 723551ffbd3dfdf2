#include "base/spool.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace engross {

namespace {

constexpr std::size_t most_in_memory = 32U << 20U;
constexpr std::size_t most_looked_at = 16U << 20U;
constexpr std::size_t small = 64U << 10U; // not worth a mapping

// No other process can name it, cut it or see it.
int nameless_file(const std::filesystem::path& folder) {
    const int fd = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (fd >= 0 || (errno != EOPNOTSUPP && errno != EISDIR)) {
        return fd;
    }
    std::string pattern = (folder / ".engross-spool-XXXXXX").string();
    const int named = ::mkostemp(pattern.data(), O_CLOEXEC);
    if (named >= 0) {
        ::unlink(pattern.c_str());
    }
    return named;
}

bool write_at(int fd, BytesView bytes, std::size_t at) {
    while (!bytes.empty()) {
        const auto written = ::pwrite(fd, bytes.data(), bytes.size(), static_cast<off_t>(at));
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written <= 0) {
            return false;
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
        at += static_cast<std::size_t>(written);
    }
    return true;
}

// False when the file ends before its size, or the disk is full.
bool copy(const File& file, int to, std::size_t at) {
    Bytes piece(1U << 20U, '\0');
    const auto size = static_cast<std::size_t>(file.size());
    for (std::size_t done = 0; done < size;) {
        const auto got = ::pread(file.descriptor(), piece.data(), std::min(piece.size(), size - done), static_cast<off_t>(done));
        if (got < 0 && errno == EINTR) {
            continue;
        }
        const auto taken = static_cast<std::size_t>(std::max<ssize_t>(got, 0));
        if (taken == 0 || !write_at(to, BytesView(piece).substr(0, taken), at + done)) {
            return false;
        }
        done += taken;
    }
    return true;
}

} // namespace

BytesView Blob::view() const {
    if (spool_ == nullptr) {
        return own_;
    }
    spool_->looking_at(mapped_.size());
    return mapped_;
}

Spool::Spool(const std::filesystem::path& folder) : fd_(nameless_file(folder)) {}

Spool::~Spool() {
    for (const BytesView map : maps_) {
        ::munmap(const_cast<char*>(map.data()), map.size());
    }
    if (fd_ >= 0) {
        ::close(fd_);
    }
}

BytesView Spool::map(std::size_t size) {
    static const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    void* const start = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, fd_, static_cast<off_t>(end_));
    if (start == MAP_FAILED) {
        return {};
    }
    end_ = (end_ + size + page - 1) / page * page;
    return maps_.emplace_back(static_cast<const char*>(start), size);
}

Blob Spool::keep(Bytes bytes) {
    const std::scoped_lock lock(mutex_);
    if (fd_ < 0 || bytes.size() < small || in_memory_ + bytes.size() <= most_in_memory) {
        in_memory_ += bytes.size();
        return bytes;
    }
    if (!write_at(fd_, bytes, end_)) {
        return bytes;
    }
    const BytesView mapped = map(bytes.size());
    return mapped.empty() ? Blob(std::move(bytes)) : Blob(*this, mapped);
}

Blob Spool::keep(const File& file, std::uintmax_t max_size) {
    const auto size = static_cast<std::size_t>(file.size());
    const std::scoped_lock lock(mutex_);
    if (fd_ >= 0 && size > most_in_memory && size <= max_size && copy(file, fd_, end_)) {
        if (const BytesView mapped = map(size); !mapped.empty()) {
            return {*this, mapped};
        }
    }
    in_memory_ += size;
    return file.read(max_size);
}

void Spool::looking_at(std::size_t size) const {
    const std::scoped_lock lock(mutex_);
    looked_at_ += size;
    if (looked_at_ <= most_looked_at) {
        return;
    }
    looked_at_ = size;
    for (const BytesView map : maps_) {
        ::madvise(const_cast<char*>(map.data()), map.size(), MADV_DONTNEED);
    }
}

} // namespace engross
