#include "bulk/drain.h"

#include "bulk/recipe.h"
#include "bulk/record.h"
#include "run/checked.h"
#include "run/heap.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <map>
#include <system_error>

namespace engross::bulk {

namespace fs = std::filesystem;

namespace {

using run::Reason;

constexpr int most_kills = 3; // from outside, before a document is suspected of them

run::Job larger(run::Job job) {
    constexpr unsigned times = 4;
    job.limits.memory *= times;
    job.limits.cpu_seconds *= times;
    job.limits.cpu_seconds_per_mib *= times;
    return job;
}

// Asks the rules again of what an earlier job for `job.input` has kept.
run::Job recheck_of(run::Job job) {
    job.input = job.output_folder / (job.input.stem().string() + std::string(run::checked_ending));
    job.to = {};
    job.keep_checked = false;
    job.recheck = true;
    return job;
}

Record changed() {
    Record record;
    record.reason = "changed";
    record.message_zh = "檔案在登記之後改過內容；請再執行一次 engross bulk run。";
    record.message_en =
        "The file was changed after it had been entered into the ledger; run engross bulk run once more.";
    return record;
}

// What this run has written, before it is said to be done. In mid-run nothing waits for the disk:
// what a loss of power takes with it is found by its size and made again (Ledger::reopen_missing).
void reach_disk(const fs::path& folder) {
    const int fd = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool reached = fd >= 0 && ::syncfs(fd) == 0;
    const std::error_code why(errno, std::generic_category());
    ::close(fd);
    if (!reached) {
        throw fs::filesystem_error("syncfs", folder, why);
    }
}

class Drain {
public:
    Drain(Ledger& ledger,
          const Plan& plan,
          const run::Rules& rules,
          const std::function<void(const Event&)>& told,
          const std::function<bool()>& interrupted)
        : ledger_(ledger), plan_(plan), findings_(plan.head), engine_(rules),
          recipe_(recipe_of(plan.sample, rules, plan.language)), told_(told),
          interrupted_(interrupted) {}

    Drained run() {
        try {
            ledger_.clear_dead();
            ledger_.plan(recipe_);
            ledger_.reopen_missing(plan_.out);
            staging_ = ledger_.sign_on(plan_.out);
            run::warm(engine_, plan_.sample);
            run::fill_heap();
            do {
                pass(false, plan_.workers);
                pass(true, 1);
            } while (goes_on() && ledger_.clear_dead() > 0);
            reach_disk(plan_.out);
        } catch (const Error& error) {
            drained_.stopped = error;
        } catch (const fs::filesystem_error& error) {
            drained_.stopped = machine_error(error.path1().string(),
                                             Text(error.code().message(), error.code().message()));
        }
        return std::move(drained_);
    }

private:
    [[nodiscard]] bool goes_on() const { return !interrupted_() && !drained_.stopped; }

    void pass(bool alone, unsigned workers) {
        const run::Stream stream{
            .next = [&] { return next(alone); },
            .done = [&](const run::Job& job,
                        run::Result&& result) { take(job, std::move(result)); }};
        run::run_stream(stream, engine_, workers);
    }

    std::optional<run::Job> next(bool alone) {
        std::optional<Item> item = goes_on() ? ledger_.claim(alone) : std::nullopt;
        if (!item) {
            return std::nullopt;
        }
        run::Job job = alone ? larger(plan_.sample) : plan_.sample;
        job.input = plan_.archive / item->path;
        job.output_folder = plan_.out / folder_of(item->content);
        job.staging = staging_;
        job.number = ++number_;
        job.stamp = item->stamp;
        job.sha256 = item->content;
        if (item->checks_only) {
            job = recheck_of(std::move(job));
        }
        items_.emplace(number_, std::move(*item));
        return job;
    }

    void take(const run::Job& job, run::Result&& result) {
        const auto node = items_.extract(job.number);
        const Item& item = node.mapped();
        const Record record = record_of(result);
        if (result.reason == Reason::machine) {
            give_back(job, item, result, record);
        } else if (job.recheck && result.file.sha256 != item.content) {
            ledger_.redo(item);
        } else if (may_pass_alone(result.reason) && ledger_.retry(item)) {
            told_({item, record, true});
        } else if (result.reason == Reason::none && result.file.sha256 != item.content) {
            close(job, item, changed());
        } else {
            finish(job, item, std::move(result), record);
        }
    }

    static bool may_pass_alone(Reason reason) {
        return reason == Reason::limit || reason == Reason::time || reason == Reason::memory ||
               reason == Reason::crash;
    }

    // The machine's fault: either it cannot go on at all, or somebody has killed this one worker.
    void give_back(const run::Job& job,
                   const Item& item,
                   const run::Result& result,
                   const Record& record) {
        if (result.code == ExitCode::internal) {
            drained_.stopped =
                result.file.error; // what it held is freed when this process has gone
        } else if (ledger_.released(item) + 1 < most_kills) {
            ledger_.release(item);
            told_({item, record, true});
        } else {
            close(job, item, record);
        }
    }

    void finish(const run::Job& job, const Item& item, run::Result&& result, Record record) {
        if (record.reason.empty()) {
            result.file.path = item.path;
            findings_.files.push_back(std::move(result.file));
            write_findings(ledger_, job, findings_, plan_.language);
            findings_.files.clear();
            record.outputs = keep_outputs(plan_.out, job, result.outputs, result.sums);
        }
        close(job, item, record);
    }

    // A document that failed has no outputs, not even older ones.
    void close(const run::Job& job, const Item& item, const Record& record) {
        if (!record.reason.empty()) {
            fs::remove_all(job.output_folder);
        }
        if (ledger_.finish(item, recipe_, record)) {
            ++(record.reason.empty() ? drained_.done : drained_.failed);
            told_({item, record, false});
        }
    }

    Ledger& ledger_;
    const Plan& plan_;
    report::Report findings_; // of one document after the other
    run::Engine engine_;
    Recipe recipe_;
    const std::function<void(const Event&)>& told_;
    const std::function<bool()>& interrupted_;
    fs::path staging_;
    std::map<std::size_t, Item> items_; // in work, by the job's number
    std::size_t number_ = 0;
    Drained drained_;
};

} // namespace

fs::path folder_of(const std::string& content) {
    constexpr std::size_t shard = 2;
    constexpr std::size_t name = 16;
    return fs::path("data") / content.substr(0, shard) / content.substr(0, name);
}

Drained drain(Ledger& ledger,
              const Plan& plan,
              const run::Rules& rules,
              const std::function<void(const Event&)>& told,
              const std::function<bool()>& interrupted) {
    return Drain(ledger, plan, rules, told, interrupted).run();
}

} // namespace engross::bulk
