// How Pandoc and LibreOffice are found and called.
#pragma once

#include "read/reader.h"
#include "run/worker.h"

#include <filesystem>

namespace engross::run {

// Writes into `folder` what the program wants beside the input, and says how to call it there: it
// reads INPUT and writes OUTPUT. Throws Error(unreadable) when it is not installed.
Command prepare_program(const read::Format& format,
                        const std::filesystem::path& folder,
                        const std::filesystem::path& input);

// Name of what it writes into the folder.
std::string_view output_name(read::Program program);
// Where the program's own data lie, beside /usr/lib and /usr/share.
std::vector<std::filesystem::path> program_data(read::Program program);
// LibreOffice ends so after it has set up a new profile.
bool wants_restart(read::Program program, int exit_code);
std::string_view display_name(read::Program program);

} // namespace engross::run
