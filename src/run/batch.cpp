// Many jobs, each in a process of its own.
#include "run/cages.h"
#include "run/heap.h"
#include "run/run.h"
#include "run/task.h"
#include "run/wire.h"
#include "run/worker.h"

#include <poll.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <list>
#include <memory>
#include <set>

namespace engross::run {

namespace {

Error death(const Outcome& outcome, const Cage& cage) {
    const std::string seconds = std::to_string(cage.cpu_seconds);
    const std::string mib = std::to_string(cage.memory >> 20U);
    switch (outcome.end) {
    case Outcome::End::time:
        return {ExitCode::limit,
                {},
                Text("處理時間超過上限 " + seconds + " 秒。",
                     "It took longer than the limit of " + seconds + " seconds.")};
    case Outcome::End::memory:
        return {ExitCode::limit,
                {},
                Text("記憶體不足（上限 " + mib + " MiB）。",
                     "Out of memory (the limit is " + mib + " MiB).")};
    case Outcome::End::killed: {
        Error error(ExitCode::limit,
                    {},
                    Text("處理程序被終止了，可能是機器的記憶體不足。",
                         "The worker was killed: the machine may be out of memory."));
        error.of_machine = true;
        return error;
    }
    case Outcome::End::unconfined:
        return machine_error(
            {},
            Text(
                "這部機器無法建立沙箱；確定檔案可信時，可用 --sandbox off。",
                "The sandbox could not be set up on this machine; for files that you trust there is "
                "--sandbox off."));
    case Outcome::End::crashed:
    case Outcome::End::done:
        break;
    }
    const char* name = ::sigabbrev_np(outcome.signal);
    const std::string how = name == nullptr ? "" : std::string(" (SIG") + name + ")";
    return {ExitCode::internal,
            {},
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

Reason reason_of(const Outcome& outcome) {
    switch (outcome.end) {
    case Outcome::End::time:
        return Reason::time;
    case Outcome::End::memory:
        return Reason::memory;
    case Outcome::End::killed:
    case Outcome::End::unconfined:
        return Reason::machine;
    case Outcome::End::crashed:
    case Outcome::End::done:
        break;
    }
    return Reason::crash;
}

Reason reason_of(const Error& error) {
    if (error.of_machine) {
        return Reason::machine;
    }
    switch (error.code) {
    case ExitCode::unreadable:
        return Reason::unreadable;
    case ExitCode::limit:
        return Reason::limit;
    default:
        return Reason::crash;
    }
}

class Pool {
public:
    Pool(const Stream& stream, Engine& engine) : stream_(stream), engine_(engine) {}

    void run(std::size_t workers) {
        for (;;) {
            while (running_.size() < workers) {
                std::optional<Job> next = stream_.next();
                if (!next) {
                    break;
                }
                start(std::move(*next));
            }
            if (running_.empty()) {
                return;
            }
            attend();
        }
    }

private:
    struct Running {
        Job job;
        Task task;
        Cage cage;
        bool converts = false; // the external program is at it; the work comes after
        std::unique_ptr<Worker> worker;

        explicit Running(Job asked) : job(std::move(asked)), task(job), cage(cage_of_work(task)) {}

        void convert() {
            converts = true;
            worker =
                std::make_unique<Worker>(task.conversion()->cage(), task.conversion()->command());
        }

        void work(Engine& engine) {
            converts = false;
            worker = std::make_unique<Worker>(
                cage,
                std::array{task.input().descriptor(), task.spool().descriptor()},
                [&] {
                    begin_heap();
                    return encode(task.work(engine));
                },
                [&] { add_picture_processes(job, cage.cpu_seconds, engine); });
        }
    };

    void start(Job job) {
        const Job asked = job;
        const std::size_t before = running_.size();
        try {
            Running& next = running_.emplace_back(std::move(job));
            next.task.conversion() != nullptr ? next.convert() : next.work(engine_);
        } catch (const Error& error) {
            while (running_.size() > before) {
                running_.pop_back();
            }
            fail(asked, error);
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
            fail(each.job, error);
            return false;
        }
    }

    void collect(Running& ended, const Outcome& outcome) {
        std::optional<Result> result =
            outcome.end == Outcome::End::done ? decode(outcome.bytes) : std::nullopt;
        const bool died = !result;
        if (died) {
            result = failed(ended.job, death(outcome, ended.cage));
        }
        ended.task.deliver(*result);
        if (result->file.error) {
            result->reason = died ? reason_of(outcome) : reason_of(*result->file.error);
        }
        result->cpu = outcome.cpu;
        result->memory = outcome.memory;
        result->stage = outcome.stage;
        stream_.done(ended.job, std::move(*result));
    }

    void fail(const Job& job, const Error& error) {
        Result result = failed(job, error);
        result.reason = reason_of(error);
        stream_.done(job, std::move(result));
    }

    const Stream& stream_;
    Engine& engine_;
    std::list<Running> running_;
};

} // namespace

// What cannot be made is said by the worker that needs it.
void warm(Engine& engine, const Job& sample) {
    try {
        rehearse(sample, engine);
        if (sample.ocr) {
            static_cast<void>(engine.text_reader());
        }
    } catch (const Error&) {
        return;
    }
}

void run_stream(const Stream& stream, Engine& engine, unsigned workers) {
    Pool(stream, engine).run(std::max(workers, 1U));
}

std::vector<Result> run_all(std::span<const Job> jobs,
                            const Rules& rules,
                            unsigned workers,
                            const std::function<void(const Result&)>& done) {
    sweep_all(jobs);
    Engine engine(rules);
    if (jobs.size() > 1) {
        warm(engine, jobs.front()); // all are of one kind
        fill_heap();
    }
    std::vector<Result> results(jobs.size());
    std::size_t next = 0;
    const Stream stream{.next = [&]() -> std::optional<Job> {
                            if (next == jobs.size()) {
                                return std::nullopt;
                            }
                            Job job = jobs[next];
                            job.number = next++;
                            return job;
                        },
                        .done =
                            [&](const Job& job, Result&& result) {
                                results[job.number] = std::move(result);
                                done(results[job.number]);
                            }};
    run_stream(stream, engine, workers);
    return results;
}

std::vector<Result> run_unprotected(std::span<const Job> jobs,
                                    const Rules& rules,
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
    constexpr std::array gravest{
        ExitCode::internal, ExitCode::limit, ExitCode::unreadable, ExitCode::findings};
    for (const ExitCode code : gravest) {
        if (std::ranges::any_of(results,
                                [&](const Result& result) { return result.code == code; })) {
            return code;
        }
    }
    return ExitCode::passes;
}

} // namespace engross::run
