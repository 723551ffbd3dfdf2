#include "base/mapped_file.h"

#include "base/error.h"

#include <sys/mman.h>

namespace engross {

MappedFile::MappedFile(const std::filesystem::path& path) {
    const File file(path);
    if (file.size() == 0) {
        return;
    }
    const auto size = static_cast<std::size_t>(file.size());
    void* const start = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.descriptor(), 0);
    if (start == MAP_FAILED) {
        throw machine_error(
            path.string(),
            Text("無法將檔案對映到記憶體。", "The file cannot be mapped into memory."));
    }
    view_ = {static_cast<const char*>(start), size};
}

MappedFile::~MappedFile() {
    if (!view_.empty()) {
        ::munmap(const_cast<char*>(view_.data()), view_.size());
    }
}

} // namespace engross
