#include "bulk/drain.h"

#include "bulk/recipe.h"
#include "bulk/record.h"

#include "run/outputs.h"

#include <map>
#include <thread>

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

class Drain {
public:
    Drain(Ledger& ledger, const Plan& plan, const run::Rules& rules, const std::function<void(const Event&)>& told,
          const std::function<bool()>& interrupted)
        : ledger_(ledger), plan_(plan), engine_(rules), recipe_(recipe_of(plan.sample, rules)), told_(told), interrupted_(interrupted) {}

    Drained run() {
        ledger_.plan(recipe_);
        tidy();
        run::warm(engine_, plan_.sample);
        try {
            pass(false, plan_.workers);
            pass(true, 1);
        } catch (const Error& error) {
            drained_.stopped = error;
        }
        return std::move(drained_);
    }

private:
    // What runs that were killed have left where their documents' outputs would be.
    void tidy() {
        const auto abandoned = ledger_.take_abandoned();
        if (abandoned.empty()) {
            return;
        }
        constexpr std::chrono::seconds young{1};
        std::this_thread::sleep_for(young + young);
        run::sweep(plan_.out, young);
        run::sweep(plan_.out / "data", young);
        for (const std::string& content : abandoned) {
            const fs::path folder = plan_.out / folder_of(content);
            run::sweep(folder.parent_path(), young);
            run::sweep(folder, young);
            remove_temporary(folder);
        }
    }

    void pass(bool alone, unsigned workers) {
        const run::Stream stream{.next = [&] { return next(alone); },
                                 .done = [&](const run::Job& job, run::Result&& result) { take(job, std::move(result)); }};
        run::run_stream(stream, engine_, workers);
    }

    std::optional<run::Job> next(bool alone) {
        std::optional<Item> item = interrupted_() || drained_.stopped ? std::nullopt : ledger_.claim(alone);
        if (!item) {
            return std::nullopt;
        }
        run::Job job = alone ? larger(plan_.sample) : plan_.sample;
        job.input = plan_.archive / item->path;
        job.output_folder = plan_.out / folder_of(item->content);
        job.number = ++number_;
        items_.emplace(number_, std::move(*item));
        return job;
    }

    void take(const run::Job& job, run::Result&& result) {
        const auto node = items_.extract(job.number);
        const Item& item = node.mapped();
        Record record = record_of(result);
        if (result.reason == Reason::machine) {
            give_back(item, result, record);
        } else if (may_pass_alone(result.reason) && ledger_.retry(item)) {
            told_({item, record, true});
        } else {
            finish(job, item, std::move(result), std::move(record));
        }
    }

    static bool may_pass_alone(Reason reason) {
        return reason == Reason::limit || reason == Reason::time || reason == Reason::memory || reason == Reason::crash;
    }

    void give_back(const Item& item, const run::Result& result, const Record& record) {
        if (result.code == ExitCode::internal) {
            ledger_.release(item);
            drained_.stopped = result.file.error;
        } else if (ledger_.released(item) + 1 < most_kills) {
            ledger_.release(item);
            told_({item, record, true});
        } else {
            close(item, record);
        }
    }

    void finish(const run::Job& job, const Item& item, run::Result&& result, Record record) {
        if (record.reason.empty()) {
            result.file.path = item.path;
            write_findings(plan_, job, std::move(result.file));
            record.outputs = outputs_of(plan_.out, job);
        }
        close(item, record);
    }

    void close(const Item& item, const Record& record) {
        if (ledger_.finish(item, recipe_, record)) {
            ++(record.reason.empty() ? drained_.done : drained_.failed);
            told_({item, record, false});
        }
    }

    Ledger& ledger_;
    const Plan& plan_;
    run::Engine engine_;
    Recipe recipe_;
    const std::function<void(const Event&)>& told_;
    const std::function<bool()>& interrupted_;
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

Drained drain(Ledger& ledger, const Plan& plan, const run::Rules& rules, const std::function<void(const Event&)>& told,
              const std::function<bool()>& interrupted) {
    return Drain(ledger, plan, rules, told, interrupted).run();
}

} // namespace engross::bulk
