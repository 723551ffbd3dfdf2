#include "base/module.h"

#include "base/error.h"

#include <dlfcn.h>

namespace engross {

std::filesystem::path module_folder() {
    std::error_code error;
    const auto own = std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
    const auto installed = own.parent_path() / "lib/engross";
    return std::filesystem::is_directory(installed, error) ? installed : own;
}

void* detail::module_function(const char* module, const char* name) {
    void* loaded = ::dlopen((module_folder() / module).c_str(),
                            RTLD_NOW | RTLD_LOCAL); // the same one each time
    void* function = loaded == nullptr ? nullptr : ::dlsym(loaded, name);
    if (function == nullptr) {
        const std::string reason =
            ::dlerror(); // NOLINT(concurrency-mt-unsafe): glibc's is per thread
        throw Error(
            ExitCode::internal,
            module,
            Text("無法載入 engross 的模組（" + reason + "）；請重新安裝 engross。",
                 "A module of engross cannot be loaded (" + reason + "); install engross again."));
    }
    return function;
}

} // namespace engross
