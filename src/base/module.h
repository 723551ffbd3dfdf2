// Modules: libraries that few runs need but that bring dozens of others along (Tesseract, librsvg).
// They lie beside the program and are loaded when the first function of theirs is wanted, and stay.
#pragma once

#include <filesystem>

namespace engross {

// Where the modules lie: ../lib/engross beside the program's folder, else the program's own folder.
std::filesystem::path module_folder();

namespace detail {
void* module_function(const char* module, const char* name);
}

// The function `name` (extern "C") of `module` ("engross-image.so"). Throws Error(internal) when
// there is none.
template <typename Function> Function* module_function(const char* module, const char* name) {
    return reinterpret_cast<Function*>(detail::module_function(module, name));
}

} // namespace engross
