// How far a bulk run is: one line that is written over on a terminal, plain lines elsewhere, or
// events as JSON.
#pragma once

#include "bulk/drain.h"
#include "cli/cli.h"

#include <chrono>
#include <map>

namespace engross::cli {

class BulkProgress {
public:
    BulkProgress(const Context& context, bulk::Ledger& ledger, bool json);

    void show(const bulk::Event& event);
    void end(const bulk::Drained& drained);

private:
    [[nodiscard]] std::string line() const;
    void show_event(const bulk::Event& event) const;

    const Context& context_;
    bool json_;
    bool terminal_;
    bulk::Ledger& ledger_;
    std::int64_t all_ = 0; // that there were to do when the first one was done
    std::int64_t done_ = 0;
    std::int64_t failed_ = 0;
    std::map<std::string, std::int64_t> errors_; // by rule
    std::chrono::steady_clock::time_point start_;
    std::chrono::steady_clock::time_point told_;
};

} // namespace engross::cli
