// Whether files have changed, told without reading them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace engross {

// Of one file: as long as it is the same, so is what the file holds. The time is that of the last
// change of content or status (POSIX: st_ctim), which nobody can set back.
struct Stamp {
    std::int64_t size = 0;
    std::int64_t changed = 0; // nanoseconds

    friend bool operator==(const Stamp&, const Stamp&) = default;
};

// Nothing is known of what cannot be asked: {}.
Stamp stamp(int descriptor);
Stamp stamp(const std::filesystem::path& file); // of a link its own

// Path, size and time of the file, or of all regular files below the folder whose names end so: a
// line each, sorted. What is missing or may not be seen is passed over.
std::string stamps(const std::filesystem::path& place, std::string_view ending = {});

} // namespace engross
