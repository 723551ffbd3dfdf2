// The external program (Pandoc, LibreOffice) that some formats need: run once for a document, shut
// in, in a folder of its own that is removed with all in it.
#pragma once

#include "read/reader.h"
#include "run/worker.h"

#include <filesystem>
#include <memory>

namespace engross::run {

// A new folder in TMPDIR that goes with all in it.
class PrivateFolder {
public:
    PrivateFolder(); // throws Error(internal)
    ~PrivateFolder();
    PrivateFolder(const PrivateFolder&) = delete;
    PrivateFolder& operator=(const PrivateFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

class Conversion {
public:
    // Null when the input needs none. Throws Error(unreadable) that names the package to install
    // when the program is not there, Error(internal) when no folder can be made.
    static std::unique_ptr<Conversion>
    of(const File& file, const std::string& name, const Limits& limits);

    // What is to be run next.
    [[nodiscard]] const Cage& cage() const { return cage_; }

    [[nodiscard]] const Command& command() const { return command_; }

    // Takes what came of it; true when it is to be run once more. Throws Error(limit) when time or
    // memory were used up, Error(unreadable) with the program's own words when it could not read
    // the file.
    bool take(const Outcome& outcome);

    // For the worker, which may read below: what the program has written. Throws Error(unreadable).
    [[nodiscard]] const std::filesystem::path& folder() const { return folder_.path(); }

    [[nodiscard]] read::Converted result(const Limits& limits) const;

private:
    Conversion(const read::Format& format,
               std::string_view name,
               BytesView bytes,
               const Limits& limits);

    const read::Format& format_;
    PrivateFolder folder_;
    Cage cage_;
    Command command_;
    int runs_ = 0;
};

// Runs it to its end, waiting.
void finish(Conversion& conversion);

} // namespace engross::run
