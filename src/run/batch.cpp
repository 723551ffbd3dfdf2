// Many jobs on a few threads.
#include "run/run.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <mutex>
#include <thread>

namespace engross::run {

std::vector<Result> run_all(std::span<const Job> jobs, const Rules& rules, unsigned workers,
                            const std::function<void(const Result&)>& done) {
    std::vector<Result> results(jobs.size());
    std::atomic<std::size_t> next = 0;
    std::mutex mutex;
    const auto work = [&] {
        Engine engine(rules);
        for (std::size_t at = next++; at < jobs.size(); at = next++) {
            results[at] = run(jobs[at], engine);
            const std::scoped_lock lock(mutex);
            done(results[at]);
        }
    };
    std::vector<std::jthread> threads;
    const auto count = std::min<std::size_t>(std::max(workers, 1U), jobs.size());
    for (std::size_t i = 1; i < count; ++i) {
        threads.emplace_back(work);
    }
    work();
    threads.clear(); // joins
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
