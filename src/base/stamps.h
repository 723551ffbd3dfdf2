// Whether files have changed, told without reading them.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace engross {

// Path, size and time of the file, or of all regular files below the folder whose names end so: a
// line each, sorted. What is missing or may not be seen is passed over.
std::string stamps(const std::filesystem::path& place, std::string_view ending = {});

} // namespace engross
