// One child process that does one piece of work, or runs one program, shut in, and what came of it.
#pragma once

#include "base/bytes.h"
#include "run/pulse.h"
#include "run/sandbox.h"

#include <sys/types.h>

#include <chrono>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace engross::run {

struct Outcome {
    // killed: from outside, by a person or by the kernel for want of memory; unconfined: the cage
    // could not be made.
    enum class End { done, crashed, time, memory, killed, unconfined };

    End end = End::crashed;
    int signal = 0;            // that ended it, when crashed by one
    int code = 0;              // that a program ended with, when crashed by none
    double cpu = 0;            // seconds, user and system
    std::uintmax_t memory = 0; // bytes at its peak
    std::string stage{};       // that the work had reached
    Bytes bytes{}; // what the work returned, when done, or a program said; from a process not to be
                   // trusted
};

// A program to run. It sees nothing of our environment.
struct Command {
    std::filesystem::path program;          // a binary, as a whole path
    std::vector<std::string> arguments{};   // after its name
    std::vector<std::string> environment{}; // NAME=VALUE
    std::filesystem::path folder;           // to work in
};

class Worker {
public:
    // Forks: the child enters the cage, does the work and sends what it returns. It sees the memory
    // of this process as it is now, and of its descriptors only `kept`. This process must have one
    // thread alone. Throws Error(internal) when no process can be made. `before`: what the child
    // does before it is shut in.
    Worker(const Cage& cage,
           std::span<const int> kept,
           const std::function<Bytes()>& work,
           const std::function<void()>& before = {});
    // The same for a program: what it says on standard output and error is what comes of it. The
    // cage must name it.
    Worker(const Cage& cage, const Command& command);
    ~Worker(); // kills a child that is still at it
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    [[nodiscard]] int descriptor() const {
        return pipe_;
    } // for poll(): something came, or all has come

    // Until it is to be finished, when nothing more is heard of it; 0 when that is now.
    [[nodiscard]] std::chrono::milliseconds patience();

    // Takes what has come; false when nothing more will.
    bool take();
    // Ends the child, when it has not ended of itself.
    Outcome finish();

private:
    Worker(const Cage& cage, bool is_program);
    // `life` is the child's whole life: the end of the pipe → its exit code.
    void start(std::span<const int> kept, const std::function<int(int)>& life);

    pid_t child_ = 0;
    int pipe_ = -1;
    Pulse pulse_;
    std::uint64_t heard_ = 0; // beats
    std::chrono::milliseconds silence_;
    std::chrono::steady_clock::time_point deadline_;
    std::chrono::steady_clock::time_point silent_until_;
    std::uintmax_t most_;
    Bytes bytes_;
    bool whole_ = false; // the child has closed its end
    bool is_program_ = false;
};

// The same, waiting for it.
Outcome confined(const Cage& cage, std::span<const int> kept, const std::function<Bytes()>& work);
Outcome confined(const Cage& cage, const Command& command);

} // namespace engross::run
