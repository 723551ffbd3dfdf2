// On the socket both ways: a number, how many bytes, the bytes. Asked is a picture's number and its
// bytes, answered the number and its reading.
#include "run/picture_processes.h"

#include "run/worker.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <list>

namespace engross::run {

namespace {

using Head = std::array<std::uint64_t, 2>; // number, size

constexpr std::uint64_t largest_message = 1ULL << 31U;

bool send_all(int socket, BytesView bytes) {
    while (!bytes.empty()) {
        const auto sent = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent < 0 && errno != EINTR) {
            return false;
        }
        bytes.remove_prefix(sent < 0 ? 0 : static_cast<std::size_t>(sent));
    }
    return true;
}

bool receive_all(int socket, char* to, std::size_t size) {
    while (size > 0) {
        const auto got = ::recv(socket, to, size, 0);
        if (got == 0 || (got < 0 && errno != EINTR)) {
            return false;
        }
        to += std::max<ssize_t>(got, 0);
        size -= static_cast<std::size_t>(std::max<ssize_t>(got, 0));
    }
    return true;
}

bool tell(int socket, std::uint64_t number, BytesView bytes) {
    const Head head{number, bytes.size()};
    return send_all(socket, {reinterpret_cast<const char*>(head.data()), sizeof head}) &&
           send_all(socket, bytes);
}

struct Message {
    std::uint64_t number;
    Bytes bytes;
};

std::optional<Message> hear(int socket) {
    Head head{};
    if (!receive_all(socket, reinterpret_cast<char*>(head.data()), sizeof head) ||
        head[1] > largest_message) {
        return std::nullopt;
    }
    Message message{head[0], Bytes(head[1], '\0')};
    return receive_all(socket, message.bytes.data(), message.bytes.size())
               ? std::optional(std::move(message))
               : std::nullopt;
}

// What the process of a picture says: the sets of models that it has, as a byte, and its reading.
Bytes work_of(const recognize::TextReader& reader, BytesView picture) {
    const recognize::Reading reading = reader.read(picture);
    return static_cast<char>(reader.loaded()) + recognize::encode(reading);
}

recognize::Reading unread(const Outcome& outcome) {
    switch (outcome.end) {
    case Outcome::End::time:
        return {.trouble = "time"};
    case Outcome::End::memory:
    case Outcome::End::killed:
        return {.trouble = "memory"};
    default:
        return {.trouble = "crash"};
    }
}

// The helper's whole life.
class Helper {
public:
    Helper(int socket,
           recognize::TextReader& reader,
           const Cage& cage,
           unsigned seconds,
           unsigned at_once)
        : socket_(socket), reader_(reader), cage_(cage), seconds_(seconds), at_once_(at_once) {}

    void live() {
        while (asked_ || !running_.empty()) {
            wait();
            running_.remove_if([&](Running& each) { return ended(each); });
        }
    }

private:
    struct Running {
        std::uint64_t number;
        std::unique_ptr<Worker> worker;
    };

    void wait() {
        std::vector<pollfd> waits;
        auto patience = std::chrono::milliseconds(60'000);
        for (const Running& each : running_) {
            waits.push_back({.fd = each.worker->descriptor(), .events = POLLIN, .revents = 0});
            patience = std::min(patience, each.worker->patience());
        }
        if (asked_ && running_.size() < at_once_) {
            waits.push_back({.fd = socket_, .events = POLLIN, .revents = 0});
        }
        ::poll(waits.data(), waits.size(), static_cast<int>(patience.count()));
        if (!waits.empty() && waits.back().fd == socket_ && waits.back().revents != 0) {
            start();
        }
    }

    void start() {
        const std::optional<Message> message = hear(socket_);
        asked_ = message.has_value();
        if (asked_ && spent_ > seconds_) {
            asked_ = tell(socket_, message->number, recognize::encode({.trouble = "time"}));
        } else if (asked_) {
            running_.push_back(
                {message->number, std::make_unique<Worker>(cage_, std::span<const int>(), [&] {
                     return work_of(reader_, message->bytes);
                 })});
        }
    }

    // What two pictures needed is loaded once more, for all that come: loading costs as much as
    // reading a picture.
    void share(unsigned sets) {
        const unsigned rare = sets & ~reader_.loaded();
        reader_.load(rare & needed_);
        needed_ |= rare;
    }

    bool ended(Running& each) {
        if (each.worker->take() && each.worker->patience().count() > 0) {
            return false;
        }
        const Outcome outcome = each.worker->finish();
        spent_ += outcome.cpu;
        const bool done = outcome.end == Outcome::End::done && !outcome.bytes.empty();
        const auto reading =
            done ? recognize::decode(BytesView(outcome.bytes).substr(1)) : std::nullopt;
        if (reading) {
            share(static_cast<unsigned char>(outcome.bytes.front()));
        }
        asked_ =
            tell(socket_, each.number, recognize::encode(reading ? *reading : unread(outcome))) &&
            asked_;
        return true;
    }

    int socket_;
    recognize::TextReader& reader_;
    const Cage& cage_;
    double seconds_; // processor time for all pictures
    double spent_ = 0;
    unsigned needed_ = 0; // sets of models, by one picture
    unsigned at_once_;
    bool asked_ = true; // more may be asked
    std::list<Running> running_;
};

int help(
    int socket, Engine& engine, const Cage& cage, unsigned seconds, unsigned at_once) noexcept {
    try {
        ::dup2(socket, STDIN_FILENO); // what is open besides would keep others waiting for its end
        ::close_range(STDERR_FILENO + 1, ~0U, 0);
        // Nothing is loaded before a picture comes.
        pollfd first{.fd = STDIN_FILENO, .events = POLLIN, .revents = 0};
        char byte = 0;
        if (::poll(&first, 1, -1) == 1 && ::recv(STDIN_FILENO, &byte, 1, MSG_PEEK) == 1) {
            Helper(STDIN_FILENO, engine.text_reader(), cage, seconds, at_once).live();
        }
        return 0;
    } catch (...) {
        return 1;
    }
}

} // namespace

PictureProcesses::PictureProcesses(Engine& engine,
                                   const Cage& cage,
                                   unsigned seconds,
                                   unsigned at_once)
    : engine_(engine), at_once_(std::max(at_once, 1U)) {
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
        return;
    }
    prepare();
    const pid_t parent = ::getpid();
    helper_ = ::fork();
    if (helper_ == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        ::_exit(::getppid() == parent ? help(ends[1], engine, cage, seconds, at_once_) : 1);
    }
    ::close(ends[1]);
    socket_ = ends[0];
}

PictureProcesses::~PictureProcesses() { finish(); }

void PictureProcesses::finish() {
    if (socket_ >= 0) {
        ::close(socket_);
        socket_ = -1;
    }
    if (helper_ > 0) {
        while (::waitpid(helper_, nullptr, 0) < 0 && errno == EINTR) {
        }
        helper_ = 0;
    }
}

std::vector<recognize::Reading> PictureProcesses::read(std::span<const BytesView> pictures) {
    std::vector<recognize::Reading> readings(pictures.size(), {.trouble = "crash"});
    std::size_t asked = 0;
    for (std::size_t answered = 0; answered < pictures.size(); ++answered) {
        while (asked < pictures.size() && asked < answered + at_once_ &&
               tell(socket_, asked, pictures[asked])) {
            ++asked;
        }
        const std::optional<Message> message = hear(socket_);
        if (!message || message->number >= readings.size()) {
            static_cast<void>(engine_.text_reader()); // which says what is missing
            break;
        }
        readings[message->number] =
            recognize::decode(message->bytes).value_or(recognize::Reading{.trouble = "crash"});
        beat("ocr");
    }
    finish();
    return readings;
}

} // namespace engross::run
