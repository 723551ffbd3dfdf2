#include "run/heap.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>

namespace engross::run {

namespace {

#ifndef ENGROSS_SANITIZED // which has an allocator of its own

TEST(HeapTest, WhatIsTakenAfterFillingLiesInNoGap) {
    constexpr std::array sizes{24UL, 600UL, 2000UL, 40'000UL};
    constexpr std::size_t many = 200;
    std::array<void*, many> kept{};
    for (std::size_t i = 0; i < many; ++i) {
        kept.at(i) = std::malloc(sizes.at(i % sizes.size()));
    }
    for (std::size_t i = 0; i < many; ++i) { // every second block of each size
        if (i / sizes.size() % 2 == 0) {
            std::free(kept.at(i));
            kept.at(i) = nullptr;
        }
    }
    const auto last = reinterpret_cast<std::uintptr_t>(*std::ranges::max_element(kept));
    fill_heap();
    for (const std::size_t size : sizes) {
        void* const fresh = std::malloc(size);
        EXPECT_GT(reinterpret_cast<std::uintptr_t>(fresh), last) << size;
        std::free(fresh);
    }
    std::ranges::for_each(kept, std::free);
}

#endif

} // namespace

} // namespace engross::run
