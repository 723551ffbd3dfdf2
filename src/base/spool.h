// Large bytes of one document outside memory, so that what a run needs grows with the largest
// picture and not with all of them: in a file without a name, mapped for reading.
#pragma once

#include "base/bytes.h"

#include <mutex>
#include <vector>

namespace engross {

class Spool;

// Owned bytes, in memory or in a Spool, which must outlive them; or somebody else's.
class Blob {
public:
    Blob(Bytes bytes) : own_(std::move(bytes)) {}

    // Whoever owns them keeps them as long as the Blob lives.
    static Blob of_others(BytesView bytes) { return {nullptr, bytes}; }

    [[nodiscard]] bool is_of_others() const {
        return spool_ == nullptr && mapped_.data() != nullptr;
    }

    // Valid as long as the Blob neither moves nor ends.
    [[nodiscard]] BytesView view() const;

    operator BytesView() const { return view(); }

private:
    friend class Spool;

    Blob(const Spool* spool, BytesView mapped) : spool_(spool), mapped_(mapped) {}

    Bytes own_;
    const Spool* spool_ = nullptr;
    BytesView mapped_;
};

// May be used by several threads.
class Spool {
public:
    // The file is made in `folder`. Where it cannot be made, or its disk is full, all stays in
    // memory.
    explicit Spool(const std::filesystem::path& folder);
    ~Spool();
    Spool(const Spool&) = delete;
    Spool& operator=(const Spool&) = delete;

    [[nodiscard]] int descriptor() const { return fd_; } // -1: there is no file

    // The first few MiB stay in memory. What others own stays with them; it counts as the spool's
    // own when it is looked at, and may be.
    Blob keep(Blob blob);
    // All of a file. Throws as File::read() does.
    Blob keep(const File& file, std::uintmax_t max_size);

    // So many kept bytes are about to be looked at: pages that were looked at long before leave
    // memory (they come back when they are looked at again). Blob::view() says it for its own.
    void looking_at(std::size_t size) const;

private:
    BytesView map(std::size_t size); // the next bytes of the file; empty when it cannot be done

    mutable std::mutex mutex_;
    int fd_;
    std::size_t in_memory_ = 0;
    std::size_t end_ = 0; // of the file
    mutable std::size_t looked_at_ = 0;
    std::vector<BytesView> maps_;
};

} // namespace engross
