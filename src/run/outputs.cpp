#include "run/outputs.h"

#include "base/error.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <system_error>

namespace engross::run {

namespace fs = std::filesystem;

namespace {

Error unwritable(const fs::path& folder, const std::error_code& error) {
    return {ExitCode::internal, folder.string(),
            Text("無法寫入輸出資料夾（" + error.message() + "）；請檢查權限，或用 -o 指定別的資料夾。",
                 "The output folder cannot be written (" + error.message() +
                     "); check its permissions or name another one with -o.")};
}

} // namespace

Outputs::Outputs(fs::path folder) : folder_(std::move(folder)) {
    std::error_code error;
    fs::create_directories(folder_, error);
    if (error) {
        throw unwritable(folder_, error);
    }
    std::string pattern = (folder_ / ".engross-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) {
        throw unwritable(folder_, {errno, std::generic_category()});
    }
    staging_ = pattern;
}

Outputs::~Outputs() {
    std::error_code ignored;
    fs::remove_all(staging_, ignored);
}

void Outputs::add(const fs::path& name, BytesView bytes) {
    const fs::path top = *name.begin();
    if (std::ranges::find(names_, top) == names_.end()) {
        names_.push_back(top);
    }
    std::error_code error;
    fs::create_directories((staging_ / name).parent_path(), error);
    if (error) {
        throw unwritable(folder_, error);
    }
    write_file(staging_ / name, bytes);
}

void Outputs::commit() {
    for (const fs::path& name : names_) {
        std::error_code error;
        if (fs::is_directory(folder_ / name, error)) {
            fs::rename(folder_ / name, staging_ / (name.string() + ".old"), error);
        }
        fs::rename(staging_ / name, folder_ / name, error);
        if (error) {
            throw unwritable(folder_, error);
        }
    }
}

} // namespace engross::run
