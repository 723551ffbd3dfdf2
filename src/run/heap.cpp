#include "run/heap.h"

#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>

namespace engross::run {

#ifdef ENGROSS_SANITIZED // which has an allocator of its own

void settle_heap() {}

void fill_heap() {}

void begin_heap() {}

#else

namespace {

constexpr std::size_t ahead = 64UL << 20U;
constexpr std::size_t large_page = 2UL << 20U;

std::uintptr_t end_of_heap() { return reinterpret_cast<std::uintptr_t>(::sbrk(0)); }

std::uintptr_t end_of_used_heap() { return end_of_heap() - ::mallinfo2().keepcost; }

std::uintptr_t next_large_page(std::uintptr_t at) {
    return (at + large_page - 1) / large_page * large_page;
}

// Takes for good what was freed, lies between what is used, and has `smallest` bytes at least.
void retire_free_memory(std::size_t smallest) {
    constexpr std::size_t largest = 4UL << 20U;
    for (std::size_t size = largest; size >= smallest; size /= 2) {
        const std::uintptr_t end = end_of_used_heap();
        void* taken = std::malloc(size);
        while (taken != nullptr && reinterpret_cast<std::uintptr_t>(taken) < end) {
            taken = std::malloc(size);
        }
        std::free(taken);
    }
}

// The same for what glibc keeps by size for the thread's next need (mallopt(3) has no name for it).
void retire_thread_cache(std::size_t step) {
    constexpr std::size_t largest = 1032;
    constexpr int of_each = 7;
    for (std::size_t size = step; size <= largest; size += step) {
        for (int i = 0; i < of_each; ++i) {
            void* volatile taken = std::malloc(size);
            static_cast<void>(taken);
        }
    }
}

} // namespace

void settle_heap() {
    constexpr int largest_threshold = 32 << 20; // DEFAULT_MMAP_THRESHOLD_MAX of glibc
    ::mallopt(M_MMAP_THRESHOLD, largest_threshold);
    ::mallopt(M_TRIM_THRESHOLD, -1);
    ::mallopt(M_ARENA_MAX, 1);
    ::mallopt(M_TOP_PAD, static_cast<int>(ahead));
    const std::uintptr_t start = next_large_page(end_of_heap());
    void* volatile grown = std::malloc(large_page); // volatile: else the compiler takes out both
    std::free(grown);
    if (end_of_heap() > start) {
        ::madvise(reinterpret_cast<void*>(start), end_of_heap() - start, MADV_HUGEPAGE);
    }
}

void fill_heap() {
    constexpr std::size_t step = 16; // chunks of glibc differ by that much
    retire_thread_cache(step);
    retire_free_memory(step);
}

void begin_heap() {
    constexpr std::size_t smallest = 1024; // for less, too many pages would be copied
    retire_free_memory(smallest);
    constexpr std::size_t header = 64; // of the free chunk that ends the heap: not to be lost
    const std::uintptr_t free_from = end_of_used_heap();
    const std::uintptr_t from = next_large_page(free_from + header);
    if (from + large_page < end_of_heap()) {
        void* volatile gap = std::malloc(from - free_from - header); // taken for good
        static_cast<void>(gap);
        ::madvise(reinterpret_cast<void*>(from), end_of_heap() - from, MADV_DONTNEED);
    }
}

#endif

} // namespace engross::run
