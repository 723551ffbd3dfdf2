// How far a worker has come, seen from its parent.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>

namespace engross::run {

// A page of memory that a parent shares with one child. What the child writes is not trusted.
class Pulse {
public:
    Pulse(); // before the fork. Throws Error(internal) when there is no memory
    ~Pulse();
    Pulse(const Pulse&) = delete;
    Pulse& operator=(const Pulse&) = delete;

    // In the child: beat() is heard from now on.
    void attach() const;
    // Changes with each beat.
    [[nodiscard]] std::uint64_t count() const;
    // The last stage that was reached: "read", "ocr"; "" before the first.
    [[nodiscard]] std::string stage() const;

private:
    struct Page {
        std::atomic<std::uint64_t> count;
        std::array<char, 32> stage;
    };

    Page* page_;
    static Page* heard_;
    friend void beat(std::string_view stage);
};

// In a worker: a stage begins. Elsewhere it does nothing.
void beat(std::string_view stage);

} // namespace engross::run
