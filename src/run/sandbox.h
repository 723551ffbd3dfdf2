// What shuts a process in before it looks at bytes from outside: limits, no privileges, no files
// but the named ones (Landlock), no network, no other processes (seccomp), no programs but a named
// one.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace engross::run {

// What a process may still use.
struct Cage {
    std::vector<std::filesystem::path>
        readable{}; // files, or folders with all in them; passed over when missing
    std::filesystem::path writable{};    // a folder to make files and folders in; empty: nowhere
    std::uintmax_t memory = 4ULL << 30U; // bytes of address space
    unsigned cpu_seconds = 120;
    std::uintmax_t file_size = 4ULL << 30U; // bytes of any one file that it writes
    // The one it is about to become; empty: none. It may also offer a socket in its own folder, as
    // LibreOffice insists, but connect to none.
    std::filesystem::path program{};
    // For the parent to keep:
    std::chrono::milliseconds patience{600'000}; // by the clock on the wall
    std::chrono::milliseconds silence{600'000};  // the same, between two beats (pulse.h)
    std::uintmax_t answer = 1ULL << 30U;         // bytes that are taken from it
};

// Makes what is the same for all, before forking: enter() is faster then. Throws as enter() does.
void prepare();

// Shuts this process in for good. Throws Error(internal) when the kernel refuses; where it has no
// Landlock, files are guarded by their permissions alone. Descriptors that are open stay open.
void enter(const Cage& cage);

// What enter() reaches on this machine: "Landlock 7, seccomp".
std::string sandbox_level();

} // namespace engross::run
