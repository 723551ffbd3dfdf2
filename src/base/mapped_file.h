// A file of our own as bytes that are read when they are looked at.
#pragma once

#include "base/bytes.h"

namespace engross {

class MappedFile {
public:
    // Only for files that nobody else can cut meanwhile: that would end the process. Throws as File
    // does, and Error(internal) when it cannot be mapped.
    explicit MappedFile(const std::filesystem::path& path);
    ~MappedFile();
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;

    [[nodiscard]] BytesView view() const { return view_; }

private:
    BytesView view_;
};

} // namespace engross
