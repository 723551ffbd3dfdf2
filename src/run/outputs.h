// A job's output files: all of them or none.
#pragma once

#include "base/bytes.h"

#include <filesystem>
#include <vector>

namespace engross::run {

// Files are staged in a hidden folder beside their final place and renamed by commit(); without commit()
// nothing remains.
class Outputs {
public:
    // Makes the folder (its parents too) when it is not there. Throws Error(internal) when it cannot be
    // made or written.
    explicit Outputs(std::filesystem::path folder);
    ~Outputs();
    Outputs(const Outputs&) = delete;
    Outputs& operator=(const Outputs&) = delete;

    // `name` may have one folder: "report.files/picture.jpg".
    void add(const std::filesystem::path& name, BytesView bytes);
    // Replaces older outputs of the same names; a folder is replaced as a whole.
    void commit();

private:
    std::filesystem::path folder_;
    std::filesystem::path staging_;
    std::vector<std::filesystem::path> names_; // top-level names, in order
};

} // namespace engross::run
