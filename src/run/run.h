// The whole program: from a file to its outputs and findings.
#pragma once

#include "run/engine.h"
#include "run/job.h"

#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace engross::run {

// Does one job in this process, without protection. Never throws: what stops the work is in
// Result::file.error, and nothing is left behind.
Result run(const Job& job, Engine& engine);

// Jobs one by one, for as many as there may be.
struct Stream {
    std::function<std::optional<Job>()> next;       // asked when a worker is free; none: no more
    std::function<void(const Job&, Result&&)> done; // after each job
};

// Does each job in a worker process of its own that is shut in (sandbox.h), `workers` at a time. A
// worker that dies, hangs or eats its memory is one failed job. This process must have one thread
// alone. What `engine` has made by then, all workers share: warm() makes what jobs like `sample`
// need.
void run_stream(const Stream& stream, Engine& engine, unsigned workers);
void warm(Engine& engine, const Job& sample);

// Does each job in a worker process of its own that is shut in (sandbox.h), `workers` at a time;
// the results are in the order of the jobs. A worker that dies, hangs or eats its memory is one
// failed job. `done` is called after each job. This process must have one thread alone.
std::vector<Result> run_all(std::span<const Job> jobs,
                            const Rules& rules,
                            unsigned workers,
                            const std::function<void(const Result&)>& done);
// The same one after another in this process.
std::vector<Result> run_unprotected(std::span<const Job> jobs,
                                    const Rules& rules,
                                    const std::function<void(const Result&)>& done);

// The exit code for all of them: the gravest of 4, 5, 3, 1, 0 in that order.
ExitCode overall(std::span<const Result> results);

} // namespace engross::run
