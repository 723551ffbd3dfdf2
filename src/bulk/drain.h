// Does what a ledger says is to be done.
#pragma once

#include "base/error.h"
#include "bulk/ledger.h"
#include "run/run.h"

#include <filesystem>
#include <functional>
#include <optional>

namespace engross::bulk {

struct Plan {
    std::filesystem::path archive; // the folder that was scanned
    std::filesystem::path out; // outputs are out/data/ab/abcdef…/NAME.pdf …, by the content's hash
    run::Job sample;           // what is asked of every document
    unsigned workers = 1;
    Language language = Language::zh_tw;
    report::Report head; // of each document's findings
};

// What became of one document.
struct Event {
    const Item& item;
    const Record& record; // its `reason` says why when it failed
    bool again = false;   // it will be tried once more
};

struct Drained {
    std::int64_t done = 0;
    std::int64_t failed = 0;
    std::optional<Error>
        stopped; // the machine has failed: what was in work will be done by the next run
};

// Until nothing is ready, `interrupted` is true, or the machine fails. Documents that die, or pass
// a limit, are tried once more after the others, one at a time and with larger limits.
Drained drain(Ledger& ledger,
              const Plan& plan,
              const run::Rules& rules,
              const std::function<void(const Event&)>& told,
              const std::function<bool()>& interrupted);

// From `out`: "data/ab/abcdef0123456789".
std::filesystem::path folder_of(const std::string& content);

} // namespace engross::bulk
