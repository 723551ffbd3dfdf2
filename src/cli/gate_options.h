// What engross gate, engross baseline and engross waivers lint are asked on the command line.
#pragma once

#include "cli/jobs.h"

#include <string>

namespace engross::cli {

struct GateOptions {
    JobOptions jobs;
    std::string policy;
    std::string date;
    std::string verify;
    std::string folder;
    std::string sarif;
    std::string junit;
    std::string html;
    std::string json;
    bool update_baseline = false;
};

// A gate goes all the way: --dump-after would leave nothing to judge.
void add_gate_jobs(CLI::App& command, const Context& context, JobOptions& options);
void add_policy(CLI::App& command, const Context& context, GateOptions& options);
void add_reports(CLI::App& command, const Context& context, GateOptions& options);

} // namespace engross::cli
