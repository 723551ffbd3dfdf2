// What the commands of engross bulk share.
#pragma once

#include "bulk/drain.h"
#include "cli/jobs.h"

#include <filesystem>

namespace engross::cli {

struct BulkOptions {
    std::string archive;
    std::string ledger;
    std::string out;
    std::vector<std::string> to{"xml", "html", "pdf"};
    std::string pdf = "ua1";
    OcrOptions ocr;
    unsigned workers = 1;
    RuleOptions rules;
    unsigned slurm = 0;    // tasks
    unsigned hand_out = 0; // shards
    unsigned shards = 0;   // of which this process does one
    int shard = -1;        // which; -1: the environment says it
    std::string reason;
    std::string rule;
    bool json = false;
    std::string language; // read by choose_language(); here for the parser alone
};

std::filesystem::path ledger_of(const BulkOptions& options);
// Throws Error(usage) when there is none.
std::filesystem::path present_ledger(const BulkOptions& options);
// Before a ledger is made for it. Throws Error(unreadable) when there is no such folder.
void need_archive(const BulkOptions& options);
// Says what was found.
void scan_into(const Context& context, const BulkOptions& options, bulk::Ledger& ledger);

// engross bulk run, merge, report
ExitCode bulk_run(const Context& context, const BulkOptions& options);
ExitCode bulk_merge(const Context& context, const BulkOptions& options);
ExitCode bulk_report(const Context& context, const BulkOptions& options);

} // namespace engross::cli
