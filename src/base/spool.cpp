#include "base/spool.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

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

// False when the file has not its size any more, or the disk is full.
bool copy(const File& file, int to, std::size_t at) {
    const auto end = at + static_cast<std::size_t>(file.size());
    file.read([&](BytesView piece) {
        const BytesView wanted = piece.substr(0, end - at);
        const bool written = write_at(to, wanted, at);
        at += written ? wanted.size() : 0;
        return written && at < end;
    });
    return at == end;
}

} // namespace

BytesView Blob::view() const {
    if (spool_ == nullptr) {
        return is_of_others() ? mapped_ : BytesView(own_);
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

Blob Spool::keep(Blob blob) {
    if (blob.is_of_others()) {
        return {this, blob.mapped_};
    }
    Bytes bytes = std::move(blob.own_);
    const std::scoped_lock lock(mutex_);
    if (fd_ < 0 || bytes.size() < small || in_memory_ + bytes.size() <= most_in_memory) {
        in_memory_ += bytes.size();
        return bytes;
    }
    if (!write_at(fd_, bytes, end_)) {
        return bytes;
    }
    const BytesView mapped = map(bytes.size());
    return mapped.empty() ? Blob(std::move(bytes)) : Blob(this, mapped);
}

Blob Spool::keep(const File& file, std::uintmax_t max_size) {
    const auto size = static_cast<std::size_t>(file.size());
    const std::scoped_lock lock(mutex_);
    if (fd_ >= 0 && size > most_in_memory && size <= max_size && copy(file, fd_, end_)) {
        if (const BytesView mapped = map(size); !mapped.empty()) {
            return {this, mapped};
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
