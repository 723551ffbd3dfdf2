// A job's output files: all of them or none.
#pragma once

#include "base/bytes.h"

#include <chrono>
#include <filesystem>
#include <span>

namespace engross::run {

// Puts a file into a staging folder; `name` may have one folder: "report.files/picture.jpg".
void stage(const std::filesystem::path& staging, const std::filesystem::path& name, BytesView bytes);

// Removes the hidden folders that runs which were killed have left where those of `folder` would be. One that
// is in use is locked and stays, and so does one that is `young`: its maker may not have locked it yet.
void sweep(const std::filesystem::path& folder, std::chrono::seconds young = std::chrono::seconds(60));

// Files are staged in a hidden folder, on the disk of their final place, and renamed by commit(); without
// commit() nothing remains.
class Outputs {
public:
    // The staging folder is in `folder`, or above it while that is not there. Throws Error(internal) when it
    // cannot be made.
    explicit Outputs(std::filesystem::path folder);
    ~Outputs();
    Outputs(const Outputs&) = delete;
    Outputs& operator=(const Outputs&) = delete;

    [[nodiscard]] const std::filesystem::path& staging() const { return staging_; }
    // Moves those of `names` that were staged, regular files or folders of them, to `folder`, which is made
    // with its parents; replaces older outputs of the same names, a folder as a whole. Whatever else was
    // staged is dropped. Throws Error(internal).
    void commit(std::span<const std::string> names);

private:
    std::filesystem::path folder_;
    std::filesystem::path staging_;
    int lock_ = -1; // on staging_, while this process lives
};

} // namespace engross::run
