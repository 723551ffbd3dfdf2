// SHA-256 of files that may be larger than one wants to hold.
#pragma once

#include <filesystem>
#include <string>

namespace engross {

// As sha256() gives it, read in pieces. Throws Error(unreadable) as File does.
std::string sha256_of_file(const std::filesystem::path& path);

} // namespace engross
