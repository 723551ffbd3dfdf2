// Addresses that are safe to link to and valid as the URL standard wants them.
#pragma once

#include <string>
#include <string_view>

namespace engross::html {

// An http, https, mailto or tel address with forbidden characters percent-encoded; "" for every
// other scheme, a relative address, and what is no address.
std::string safe_address(std::string_view href);

// A relative path (UTF-8, "/" between its parts) as an address.
std::string path_address(std::string_view path);

} // namespace engross::html
