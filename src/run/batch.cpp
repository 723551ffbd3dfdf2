// Many jobs, each in a process of its own.
#include "run/run.h"
#include "run/task.h"
#include "run/wire.h"
#include "run/worker.h"

#include "base/module.h"

#include <poll.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <list>
#include <memory>
#include <set>

namespace engross::run {

namespace {

// What the libraries read while they work: programs' data, and fonts. Nothing of a person's.
std::vector<std::filesystem::path> readable() {
    std::vector<std::filesystem::path> all{"/usr/share", "/usr/lib", "/etc/fonts", "/etc/ld.so.cache", "/dev/null", "/dev/urandom"};
    for (const std::string& folder : fonts::Library::folders()) {
        all.emplace_back(folder);
    }
    all.push_back(module_folder());
    if (const char* models = std::getenv("TESSDATA_PREFIX")) {
        all.emplace_back(models);
    }
    return all;
}

Cage cage_of(const Task& task) {
    constexpr unsigned share = 5; // a busy machine gives a process a part of the time only
    const Limits& limits = task.job().limits;
    const auto mib = std::min<std::uintmax_t>(task.input().size(), limits.input_size) >> 20U;
    const unsigned seconds = limits.cpu_seconds + static_cast<unsigned>(mib) * limits.cpu_seconds_per_mib;
    Cage cage{.readable = readable(),
              .writable = task.staging(),
              .memory = limits.memory,
              .cpu_seconds = seconds,
              .patience = std::chrono::seconds(seconds) * share};
    if (task.conversion() != nullptr) {
        cage.readable.push_back(task.conversion()->folder());
    }
    return cage;
}

Error death(const Outcome& outcome, const Cage& cage) {
    const std::string seconds = std::to_string(cage.cpu_seconds);
    const std::string mib = std::to_string(cage.memory >> 20U);
    switch (outcome.end) {
    case Outcome::End::time:
        return {ExitCode::limit, {},
                Text("處理時間超過上限 " + seconds + " 秒。", "It took longer than the limit of " + seconds + " seconds.")};
    case Outcome::End::memory:
        return {ExitCode::limit, {},
                Text("記憶體不足（上限 " + mib + " MiB）。", "Out of memory (the limit is " + mib + " MiB).")};
    case Outcome::End::unconfined:
        return {ExitCode::internal, {},
                Text("這部機器無法建立沙箱；確定檔案可信時，可用 --sandbox off。",
                     "The sandbox could not be set up on this machine; for files that you trust there is --sandbox off.")};
    case Outcome::End::crashed:
    case Outcome::End::done: break;
    }
    const char* name = ::sigabbrev_np(outcome.signal);
    const std::string how = name == nullptr ? "" : std::string(" (SIG") + name + ")";
    return {ExitCode::internal, {},
            Text("這份文件讓 engross 當掉了" + how + "；請把它回報給我們。",
                 "This document crashed engross" + how + "; please report it.")};
}

// Once a run: an output folder may hold many files.
void sweep_all(std::span<const Job> jobs) {
    std::set<std::filesystem::path> folders;
    for (const Job& job : jobs) {
        if (writes(job) && folders.insert(job.output_folder).second) {
            sweep(job.output_folder);
        }
    }
}

// For several jobs: what all will need is made once. What cannot be made is said by the worker that needs it.
void warm(Engine& engine, std::span<const Job> jobs) {
    if (jobs.size() < 2) {
        return;
    }
    try {
        rehearse(jobs.front(), engine); // all are of one kind
        if (jobs.front().ocr) {
            static_cast<void>(engine.text_reader());
        }
    } catch (const Error&) {
        return;
    }
}

class Pool {
public:
    Pool(std::span<const Job> jobs, Engine& engine, const std::function<void(const Result&)>& done)
        : jobs_(jobs), engine_(engine), done_(done), results_(jobs.size()) {}

    std::vector<Result> run(std::size_t workers) {
        std::size_t next = 0;
        while (next < jobs_.size() || !running_.empty()) {
            while (next < jobs_.size() && running_.size() < workers) {
                start(next++);
            }
            attend();
        }
        return std::move(results_);
    }

private:
    struct Running {
        std::size_t at; // of the job
        Task task;
        Cage cage;
        bool converts = false; // the external program is at it; the work comes after
        std::unique_ptr<Worker> worker;

        Running(std::size_t number, const Job& job) : at(number), task(job), cage(cage_of(task)) {}

        void convert() {
            converts = true;
            worker = std::make_unique<Worker>(task.conversion()->cage(), task.conversion()->command());
        }
        void work(Engine& engine) {
            converts = false;
            worker = std::make_unique<Worker>(cage, std::array{task.input().descriptor()},
                                              [&] { return encode(task.work(engine)); });
        }
    };

    void start(std::size_t at) {
        try {
            Running& next = running_.emplace_back(at, jobs_[at]);
            next.task.conversion() != nullptr ? next.convert() : next.work(engine_);
        } catch (const Error& error) {
            running_.remove_if([&](const Running& each) { return each.at == at; });
            finish(at, failed(jobs_[at], error));
        }
    }

    // Waits until something happens; takes it.
    void attend() {
        std::vector<pollfd> waits;
        auto patience = std::chrono::milliseconds::max();
        for (const Running& each : running_) {
            waits.push_back({.fd = each.worker->descriptor(), .events = POLLIN, .revents = 0});
            patience = std::min(patience, each.worker->patience());
        }
        if (waits.empty()) {
            return;
        }
        ::poll(waits.data(), waits.size(), static_cast<int>(patience.count()));
        running_.remove_if([&](Running& each) {
            if (each.worker->take() && each.worker->patience().count() > 0) {
                return false;
            }
            const Outcome outcome = each.worker->finish();
            if (each.converts) {
                return !goes_on(each, outcome);
            }
            collect(each, outcome);
            return true;
        });
    }

    // After the external program: once more, or the work.
    bool goes_on(Running& each, const Outcome& outcome) {
        try {
            each.task.conversion()->take(outcome) ? each.convert() : each.work(engine_);
            return true;
        } catch (const Error& error) {
            finish(each.at, failed(each.task.job(), error));
            return false;
        }
    }

    void collect(Running& ended, const Outcome& outcome) {
        std::optional<Result> result = outcome.end == Outcome::End::done ? decode(outcome.bytes) : std::nullopt;
        if (!result) {
            result = failed(ended.task.job(), death(outcome, ended.cage));
        }
        ended.task.deliver(*result);
        finish(ended.at, std::move(*result));
    }

    void finish(std::size_t at, Result result) {
        results_[at] = std::move(result);
        done_(results_[at]);
    }

    std::span<const Job> jobs_;
    Engine& engine_;
    const std::function<void(const Result&)>& done_;
    std::vector<Result> results_;
    std::list<Running> running_;
};

} // namespace

std::vector<Result> run_all(std::span<const Job> jobs, const Rules& rules, unsigned workers,
                            const std::function<void(const Result&)>& done) {
    sweep_all(jobs);
    Engine engine(rules);
    warm(engine, jobs);
    return Pool(jobs, engine, done).run(std::max(workers, 1U));
}

std::vector<Result> run_unprotected(std::span<const Job> jobs, const Rules& rules,
                                    const std::function<void(const Result&)>& done) {
    Engine engine(rules);
    std::vector<Result> results;
    for (const Job& job : jobs) {
        results.push_back(run(job, engine));
        done(results.back());
    }
    return results;
}

ExitCode overall(std::span<const Result> results) {
    constexpr std::array gravest{ExitCode::internal, ExitCode::limit, ExitCode::unreadable, ExitCode::findings};
    for (const ExitCode code : gravest) {
        if (std::ranges::any_of(results, [&](const Result& result) { return result.code == code; })) {
            return code;
        }
    }
    return ExitCode::passes;
}

} // namespace engross::run
