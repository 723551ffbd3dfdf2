// Options that convert and check share, and running them.
#pragma once

#include "cli/cli.h"
#include "run/run.h"

namespace engross::cli {

// --ocr, --ocr-cache, --ocr-seconds
struct OcrOptions {
    std::string mode = "auto"; // or off
    std::string cache;         // off, a folder, or "" for the user's own
    unsigned seconds = run::Job().ocr_seconds;
};

struct JobOptions {
    std::vector<std::string> files;
    OcrOptions ocr;
    std::string dump_after;
    std::string language; // read by choose_language(); here for the parser alone
    unsigned workers = 1;
    std::string sandbox = "on";
};

// Which rules, and the day whose rules hold.
struct RuleOptions {
    std::string profile = "trip-report";
    std::string stage = "submit";
    std::string date;
};

void add_rule_options(CLI::App& command, const Context& context, RuleOptions& options);
// For a run that checks nothing: what is made of what OCR reads. Throws Error(usage) when that file
// is wrong.
run::Rules recognition_only();
// The rules, loaded. Throws Error(usage) when a rule file, the profile or the date is wrong.
run::Rules load_rules(const RuleOptions& options);
// A report without files yet. `taxonomies`: for a format that says which lists of others a rule
// belongs to (SARIF).
report::Report empty_report(const run::Rules& rules, bool taxonomies = false);

void add_ocr_options(CLI::App& command, const Context& context, OcrOptions& options);
// What they say, into a job.
void set_ocr(run::Job& job, const OcrOptions& options);
// Of the machine's processors what is left for each of so many documents, of which the options say
// how many are done at a time.
void set_processors(run::Job& job, const JobOptions& options, std::size_t documents);

void add_language_option(CLI::App& command, const Context& context, JobOptions& options);
void add_job_options(CLI::App& command, const Context& context, JobOptions& options);

// Throws Error(usage) when two inputs would write outputs of the same name.
void refuse_same_names(const std::vector<std::string>& files);

// Runs the jobs with a progress line on a terminal; prints each error and dump.
std::vector<run::Result> run_jobs(const Context& context,
                                  const std::vector<run::Job>& jobs,
                                  const run::Rules& rules,
                                  const JobOptions& options);

} // namespace engross::cli
