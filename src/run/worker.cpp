#include "run/worker.h"

#include "base/error.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <iostream>
#include <new>
#include <vector>

namespace engross::run {

namespace {

constexpr int exit_done = 0;
constexpr int exit_memory = 71;
constexpr int exit_fault = 72;
constexpr int exit_unconfined = 73;

Error no_process(const char* call) {
    const std::string why =
        std::string(call) + ": " + std::strerror(errno); // NOLINT(concurrency-mt-unsafe)
    return machine_error("worker",
                         Text("無法建立處理程序（" + why + "）。",
                              "A worker process cannot be made (" + why + ")."));
}

void close_all_but(std::vector<int> kept) {
    std::ranges::sort(kept);
    unsigned next = 0;
    for (const int fd : kept) {
        const auto at = static_cast<unsigned>(fd);
        if (at > next) {
            ::close_range(next, at - 1, 0);
        }
        next = std::max(next, at + 1);
    }
    ::close_range(next, ~0U, 0);
}

// No terminal, nothing of the parent's but what was named. Sanitizers keep their voice.
void drop_descriptors(std::span<const int> kept, int pipe) {
    const int nothing = ::open("/dev/null", O_RDWR);
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; ++fd) {
#ifdef ENGROSS_SANITIZED
        if (fd == STDERR_FILENO) {
            continue;
        }
#endif
        ::dup2(nothing, fd);
    }
    std::vector<int> all(kept.begin(), kept.end());
    std::erase(all, -1); // none
    all.insert(all.end(), {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO, pipe});
    close_all_but(std::move(all));
}

bool send(int pipe, BytesView bytes) {
    while (!bytes.empty()) {
        const auto sent = ::write(pipe, bytes.data(), bytes.size());
        if (sent < 0 && errno != EINTR) {
            return false;
        }
        bytes.remove_prefix(sent < 0 ? 0 : static_cast<std::size_t>(sent));
    }
    return true;
}

// The child's whole life.
int live(const Cage& cage,
         int pipe,
         const std::function<Bytes()>& work,
         const std::function<void()>& before) noexcept {
    try {
        if (before) {
            before();
        }
        enter(cage);
    } catch (...) {
        return exit_unconfined;
    }
    try {
        return send(pipe, work()) ? exit_done : exit_fault;
    } catch (const std::bad_alloc&) {
        return exit_memory;
    } catch (...) {
        return exit_fault;
    }
}

// argv or envp; null at its end.
std::vector<char*> pointers(std::vector<std::string>& words) {
    std::vector<char*> all;
    for (std::string& word : words) {
        all.push_back(word.data());
    }
    all.push_back(nullptr);
    return all;
}

int become(const Cage& cage, int pipe, Command command) noexcept {
    try {
        ::dup2(pipe, STDOUT_FILENO);
        ::dup2(pipe, STDERR_FILENO);
        command.arguments.insert(command.arguments.begin(), command.program.string());
        const std::vector<char*> arguments = pointers(command.arguments);
        const std::vector<char*> environment = pointers(command.environment);
        if (::chdir(command.folder.c_str()) != 0) {
            return exit_fault;
        }
        enter(cage);
        ::execve(command.program.c_str(), arguments.data(), environment.data());
        return exit_unconfined;
    } catch (...) {
        return exit_unconfined;
    }
}

double seconds(const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

void die_with(pid_t parent) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent) { // it died before that
        ::_exit(exit_fault);
    }
}

Outcome outcome_of(int status, bool late) {
    using End = Outcome::End;
    if (WIFEXITED(status)) {
        switch (WEXITSTATUS(status)) {
        case exit_done:
            return {.end = End::done};
        case exit_memory:
            return {.end = End::memory};
        case exit_unconfined:
            return {.end = End::unconfined};
        default:
            return {.end = End::crashed, .code = WEXITSTATUS(status)};
        }
    }
    const int signal = WTERMSIG(status);
    if (late || signal == SIGXCPU) {
        return {.end = End::time};
    }
    // We kill only those that are late or have closed their pipe.
    return {.end = signal == SIGKILL ? End::killed : End::crashed, .signal = signal};
}

} // namespace

Worker::Worker(const Cage& cage, bool is_program)
    : silence_(cage.silence), deadline_(std::chrono::steady_clock::now() + cage.patience),
      silent_until_(std::chrono::steady_clock::now() + cage.silence), most_(cage.answer),
      is_program_(is_program) {}

Worker::Worker(const Cage& cage,
               std::span<const int> kept,
               const std::function<Bytes()>& work,
               const std::function<void()>& before)
    : Worker(cage, false) {
    prepare();
    start(kept, [&](int pipe) {
        pulse_.attach();
        return live(cage, pipe, work, before);
    });
}

Worker::Worker(const Cage& cage, const Command& command) : Worker(cage, true) {
    start({}, [&](int pipe) { return become(cage, pipe, command); });
}

void Worker::start(std::span<const int> kept, const std::function<int(int)>& life) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
        throw no_process("pipe2");
    }
    const pid_t parent = ::getpid();
    child_ = ::fork();
    if (child_ == 0) {
        die_with(parent);
        ::setpgid(0, 0); // Ctrl-C is for the parent, which decides
        drop_descriptors(kept, ends[1]);
        ::_exit(life(ends[1]));
    }
    ::close(ends[1]);
    pipe_ = ends[0];
    if (child_ < 0) {
        ::close(pipe_);
        throw no_process("fork");
    }
    ::fcntl(pipe_, F_SETFL, O_NONBLOCK);
}

Worker::~Worker() {
    if (child_ > 0) {
        finish();
    }
}

std::chrono::milliseconds Worker::patience() {
    using namespace std::chrono;
    const auto now = steady_clock::now();
    if (pulse_.count() != heard_) {
        heard_ = pulse_.count();
        silent_until_ = now + silence_;
    }
    return std::max(milliseconds(0), ceil<milliseconds>(std::min(deadline_, silent_until_) - now));
}

bool Worker::take() {
    std::array<char, 65'536> buffer; // filled by read(): zeros would take 16 pages for nothing
    for (;;) {
        const auto got = ::read(pipe_, buffer.data(), buffer.size());
        if (got > 0) {
            bytes_.append(buffer.data(), static_cast<std::size_t>(got));
            if (bytes_.size() > most_) {
                return false;
            }
        } else if (got == 0 || (errno != EINTR && errno != EAGAIN)) {
            whole_ = true;
            return false;
        } else if (errno == EAGAIN) {
            return true;
        }
    }
}

Outcome Worker::finish() {
    const bool late = !whole_ && patience().count() == 0;
    // One that has closed its end by dying has its status already.
    ::kill(child_, SIGKILL);
    int status = 0;
    rusage used{};
    while (::wait4(child_, &status, 0, &used) < 0 && errno == EINTR) {
    }
    child_ = 0;
    ::close(pipe_);
    Outcome outcome = outcome_of(status, late);
    outcome.cpu = seconds(used.ru_utime) + seconds(used.ru_stime);
    outcome.memory = static_cast<std::uintmax_t>(used.ru_maxrss) << 10U;
    outcome.stage = pulse_.stage();
    if (outcome.end == Outcome::End::done || is_program_) {
        outcome.bytes = std::move(bytes_);
    }
    return outcome;
}

namespace {

Outcome wait_for(Worker& worker) {
    do {
        pollfd wait{.fd = worker.descriptor(), .events = POLLIN, .revents = 0};
        ::poll(&wait, 1, static_cast<int>(worker.patience().count()));
    } while (worker.patience().count() > 0 && worker.take());
    return worker.finish();
}

} // namespace

Outcome confined(const Cage& cage, std::span<const int> kept, const std::function<Bytes()>& work) {
    Worker worker(cage, kept, work);
    return wait_for(worker);
}

Outcome confined(const Cage& cage, const Command& command) {
    Worker worker(cage, command);
    return wait_for(worker);
}

} // namespace engross::run
