// A job's output files: all of them or none.
#pragma once

#include "base/bytes.h"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace engross::run {

// Puts a file into a staging folder; `name` may have one folder: "report.files/picture.jpg".
void stage(const std::filesystem::path& staging,
           const std::filesystem::path& name,
           BytesView bytes);

// Removes the hidden folders that runs which were killed have left where those of `folder` would
// be. One that is in use is locked and stays.
void sweep(const std::filesystem::path& folder);

// Files are staged in a hidden folder, on the disk of their final place, and renamed by commit();
// without commit() nothing remains.
class Outputs {
public:
    // The staging folder is in `staging`, which the caller looks after, on the same disk; "": in
    // `folder`, or above it while that is not there. Throws Error(internal) when it cannot be made.
    explicit Outputs(std::filesystem::path folder, const std::filesystem::path& staging = {});
    ~Outputs();
    Outputs(const Outputs&) = delete;
    Outputs& operator=(const Outputs&) = delete;

    [[nodiscard]] const std::filesystem::path& staging() const { return staging_; }

    // Moves those of `names` that were staged, regular files or folders of them, to `folder`, which
    // is made with its parents; replaces older outputs of the same names, a folder as a whole.
    // Whatever else was staged is dropped. Returns the names that were moved. Throws
    // Error(internal).
    std::vector<std::string> commit(std::span<const std::string> names);

private:
    std::filesystem::path folder_;
    std::filesystem::path staging_;
    int lock_ = -1; // on staging_, while this process lives, for sweep()
};

} // namespace engross::run
