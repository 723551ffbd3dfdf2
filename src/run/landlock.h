// The calls of the kernel's Landlock, which Debian 12's C library does not wrap.
#pragma once

#include <filesystem>
#include <span>

namespace engross::run::landlock {

// Version of the interface that the kernel has (1, 2, …); 0: none.
int abi();

// From here on this process and what it starts may only read below `readable` and make, write and
// remove files and folders in `writable` (when not empty), and execute `program` (the same); no
// TCP, no signals to others where the kernel can. Does nothing without Landlock. Needs
// no_new_privs. Throws std::system_error.
void restrict(std::span<const std::filesystem::path> readable,
              const std::filesystem::path& writable,
              const std::filesystem::path& program = {});

} // namespace engross::run::landlock
