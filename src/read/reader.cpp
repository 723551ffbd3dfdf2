#include "read/reader.h"

#include "base/error.h"
#include "package/package.h"
#include "read/docx/docx.h"
#include "read/odt/odt.h"

#include <array>

namespace engross::read {

namespace {

constexpr std::array<std::string_view, 4> docx_extensions{"docx", "docm", "dotx", "dotm"};
constexpr std::array<std::string_view, 2> odt_extensions{"odt", "ott"};
constexpr std::array<std::string_view, 1> fodt_extensions{"fodt"};

constexpr std::array<Format, 3> table{{
    {"DOCX", docx_extensions, docx::is, docx::read},
    {"ODT", odt_extensions, odt::is, odt::read},
    {"FODT", fodt_extensions, odt::is_flat, odt::read_flat},
}};

[[noreturn]] void fail(Text message) {
    throw Error(ExitCode::unreadable, "", std::move(message));
}

std::string supported() {
    std::string list;
    for (const Format& format : table) {
        list += list.empty() ? "" : ", ";
        list += format.name;
        for (std::size_t at = 0; at < format.extensions.size(); ++at) {
            list += at == 0 ? " (." : ", .";
            list += format.extensions[at];
        }
        list += ")";
    }
    return list;
}

[[noreturn]] void fail_unsupported(std::string_view zh, std::string_view en) {
    const std::string list = supported();
    fail({std::string(zh) + "engross 目前能讀取：" + list + "。請在文書軟體中另存為其中一種。",
          std::string(en) + " Today engross reads: " + list + ". Save it as one of these in the word processor."});
}

// What no format may see: says what is wrong as a whole.
void check_container(const Input& input) {
    if (input.bytes.empty()) {
        fail({"檔案是空的（0 位元組）。", "The file is empty (0 bytes)."});
    }
    if (package::is_encrypted_ole(input.bytes)) {
        fail({"檔案受密碼保護（已加密）。請先在文書軟體中移除密碼，另存後再試。",
              "The file is protected by a password (encrypted). Remove the password in the word processor, save, "
              "and try again."});
    }
    if (package::looks_like_ole(input.bytes)) {
        fail_unsupported("檔案是舊版 Word 97–2003 (.doc) 或其他 OLE 複合檔，不是 DOCX。",
                         "The file is an old Word 97–2003 (.doc) or another OLE compound file, not DOCX.");
    }
    if (package::looks_like_zip(input.bytes)) {
        static_cast<void>(package::Package::open(input.bytes, input.limits)); // says what is broken
    }
}

} // namespace

std::span<const Format> formats() {
    return table;
}

doc::Document read(const Input& input) {
    check_container(input);
    for (const Format& format : table) {
        if (format.is(input)) {
            return format.read(input);
        }
    }
    if (package::looks_like_zip(input.bytes)) {
        fail_unsupported("檔案是 ZIP 套件，但不是能讀取的文件種類。",
                         "The file is a ZIP package, but not a document of a known kind.");
    }
    fail_unsupported("檔案不是 ZIP 套件，也不是能讀取的文件種類。",
                     "The file is not a ZIP package, and not a document of a known kind.");
}

} // namespace engross::read
