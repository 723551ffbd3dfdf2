// Limits on what comes from outside. Crossing one throws Error(ExitCode::limit).
#pragma once

#include <cstddef>
#include <cstdint>

namespace engross {

struct Limits {
    std::uintmax_t input_size = 512U << 20U;     // bytes of the input file
    std::size_t package_entries = 20'000;        // files in a ZIP
    std::uintmax_t entry_size = 256U << 20U;     // bytes of one unpacked file
    std::uintmax_t package_size = 1'024U << 20U; // bytes of all unpacked files
    std::uintmax_t entry_ratio = 1'000;          // unpacked : packed, beyond the first MiB
    std::size_t xml_depth = 200;                 // nesting of elements
    std::size_t xml_nodes = 20'000'000;          // elements and texts of one XML part
    std::size_t xml_attributes = 10'000; // of one element: libxml2 compares each with all others
    std::size_t blocks = 500'000;        // blocks of a document
    std::uintmax_t memory = 4ULL << 30U; // bytes of address space of a worker
    unsigned cpu_seconds = 120;          // for a small document
    unsigned cpu_seconds_per_mib = 20;   // of the input file beyond that: pictures to read
    std::uintmax_t image_pixels = 200'000'000; // width × height of one picture
};

} // namespace engross
