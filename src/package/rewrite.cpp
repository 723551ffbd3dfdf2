#include "package/rewrite.h"

#include "base/error.h"

#include <zip.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <new>

namespace engross::package {

namespace {

struct CloseZip {
    void operator()(zip_t* zip) const { zip_discard(zip); }
};

struct FreeSource {
    void operator()(zip_source_t* source) const { zip_source_free(source); }
};

using Zip = std::unique_ptr<zip_t, CloseZip>;
using Source = std::unique_ptr<zip_source_t, FreeSource>;

constexpr zip_uint16_t first_day = (1U << 5U) | 1U; // 1980-01-01, where the ZIP calendar begins

[[noreturn]] void fail(zip_error_t* error) {
    if (error != nullptr && zip_error_code_zip(error) == ZIP_ER_MEMORY) {
        throw std::bad_alloc();
    }
    throw Error(
        ExitCode::unreadable,
        "",
        {"檔案的 ZIP 套件無法重寫，可能已損毀。請向作者重新取得檔案。",
         "The file's ZIP package cannot be rewritten; it may be damaged. Get it again from its author."});
}

// A copy that libzip owns: while it writes, it takes over the bytes that stay, whoever they belong
// to.
zip_source_t* source_of(BytesView bytes, zip_error_t& error) {
    void* copy = std::malloc(std::max<std::size_t>(bytes.size(), 1));
    if (copy == nullptr) {
        throw std::bad_alloc();
    }
    std::memcpy(copy, bytes.data(), bytes.size());
    zip_source_t* source = zip_source_buffer_create(copy, bytes.size(), 1, &error);
    if (source == nullptr) {
        std::free(copy);
    }
    return source;
}

void set(zip_t* zip, const std::string& name, const Bytes& content) {
    zip_source_t* source = zip_source_buffer(zip, content.data(), content.size(), 0);
    if (source == nullptr) {
        throw std::bad_alloc();
    }
    const zip_int64_t known = zip_name_locate(zip, name.c_str(), ZIP_FL_ENC_GUESS);
    zip_int64_t at = known;
    bool is_taken = false; // by the archive, which then frees it
    if (known >= 0) {
        is_taken = zip_file_replace(zip, static_cast<zip_uint64_t>(known), source, 0) == 0;
    } else {
        at = zip_file_add(zip, name.c_str(), source, ZIP_FL_ENC_UTF_8);
        is_taken = at >= 0;
    }
    if (!is_taken) {
        zip_source_free(source);
        fail(zip_get_error(zip));
    }
    zip_set_file_compression(zip, static_cast<zip_uint64_t>(at), ZIP_CM_DEFLATE, 0);
    zip_file_set_dostime(zip, static_cast<zip_uint64_t>(at), 0, first_day, 0);
}

void leave_out(zip_t* zip, const std::string& name) {
    const zip_int64_t at = zip_name_locate(zip, name.c_str(), ZIP_FL_ENC_GUESS);
    if (at >= 0 && zip_delete(zip, static_cast<zip_uint64_t>(at)) != 0) {
        fail(zip_get_error(zip));
    }
}

Bytes content_of(zip_source_t* source) {
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_source_stat(source, &stat) != 0 || zip_source_open(source) != 0) {
        fail(zip_source_error(source));
    }
    Bytes bytes(stat.size, '\0');
    const zip_int64_t got = zip_source_read(source, bytes.data(), bytes.size());
    zip_source_close(source);
    if (got < 0 || static_cast<zip_uint64_t>(got) != stat.size) {
        fail(zip_source_error(source));
    }
    return bytes;
}

} // namespace

Bytes rewrite(BytesView bytes, const Edits& edits) {
    if (edits.empty()) {
        return Bytes(bytes);
    }
    zip_error_t error;
    zip_error_init(&error);
    const Source source(source_of(last_package(bytes), error));
    Zip zip(source == nullptr ? nullptr : zip_open_from_source(source.get(), 0, &error));
    if (!zip) {
        fail(&error);
    }
    zip_source_keep(source.get()); // its new content is read below
    for (const auto& [name, content] : edits) {
        content ? set(zip.get(), name, *content) : leave_out(zip.get(), name);
    }
    if (zip_close(zip.get()) != 0) {
        fail(zip_get_error(zip.get()));
    }
    static_cast<void>(zip.release());
    return content_of(source.get());
}

} // namespace engross::package
