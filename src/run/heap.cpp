#include "run/heap.h"

#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>

namespace engross::run {

namespace {

constexpr std::size_t ahead = 64UL << 20U;
constexpr std::size_t large_page = 2UL << 20U;

std::uintptr_t end_of_heap() { return reinterpret_cast<std::uintptr_t>(::sbrk(0)); }

} // namespace

void settle_heap() {
#ifndef ENGROSS_SANITIZED                       // which has an allocator of its own
    constexpr int largest_threshold = 32 << 20; // DEFAULT_MMAP_THRESHOLD_MAX of glibc
    ::mallopt(M_MMAP_THRESHOLD, largest_threshold);
    ::mallopt(M_TRIM_THRESHOLD, -1);
    ::mallopt(M_ARENA_MAX, 1);
    ::mallopt(M_TOP_PAD, static_cast<int>(ahead));
    const std::uintptr_t start = (end_of_heap() + large_page - 1) / large_page * large_page;
    void* volatile grown = std::malloc(large_page); // volatile: else the compiler takes out both
    std::free(grown);
    if (end_of_heap() > start) {
        ::madvise(reinterpret_cast<void*>(start), end_of_heap() - start, MADV_HUGEPAGE);
    }
#endif
}

} // namespace engross::run
