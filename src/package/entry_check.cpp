#include "package/entry_check.h"

#include "base/error.h"

#include <algorithm>
#include <string>

namespace engross::package {

namespace {

bool is_unsafe(std::string_view name) {
    if (name.empty() || name.front() == '/' || name.find('\\') != std::string_view::npos ||
        name.find('\0') != std::string_view::npos) {
        return true;
    }
    const std::string framed = "/" + std::string(name) + "/";
    return framed.find("/../") != std::string::npos;
}

} // namespace

void check_entry(std::string_view name,
                 std::uintmax_t size,
                 std::uintmax_t packed,
                 const Limits& limits) {
    const std::string shown(name);
    if (is_unsafe(name)) {
        throw Error(
            ExitCode::unreadable,
            "",
            {"檔案內有不安全的名稱「" + shown + "」，為安全起見不予讀取。",
             "The file holds an unsafe name, \"" + shown + "\", and is not read for safety."});
    }
    const bool is_bomb =
        size > (1U << 20U) && size / std::max<std::uintmax_t>(packed, 1) > limits.entry_ratio;
    if (size > limits.entry_size || is_bomb) {
        throw Error(ExitCode::limit,
                    "",
                    {"檔案內的「" + shown + "」解壓縮後過大，超出上限。",
                     "The part \"" + shown +
                         "\" of the file is too large when unpacked: it is over the limit."});
    }
}

} // namespace engross::package
