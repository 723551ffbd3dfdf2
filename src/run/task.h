// One job in its steps, so that those in the middle can be done elsewhere.
#pragma once

#include "read/reader.h"
#include "run/conversion.h"
#include "run/engine.h"
#include "run/job.h"
#include "run/outputs.h"

#include <optional>

namespace engross::run {

class Task {
public:
    // Opens the input and a place for the outputs: what a worker may not do itself. The job must
    // outlive the task. Throws Error.
    explicit Task(const Job& job);

    [[nodiscard]] const Job& job() const { return job_; }

    [[nodiscard]] const File& input() const { return input_; }

    [[nodiscard]] Spool& spool() const { return *spool_; }

    [[nodiscard]] std::filesystem::path staging() const {
        return outputs_ ? outputs_->staging() : "";
    }

    // The external program that is to be run to its end before the work; null when none is needed.
    [[nodiscard]] Conversion* conversion() const { return conversion_.get(); }

    // From the input's bytes to findings and staged outputs. Never throws.
    Result work(Engine& engine) const;
    // Moves the outputs of work that has succeeded to their place, and new readings into the cache;
    // fails the result when the first cannot be done.
    void deliver(Result& result);

private:
    const Job& job_;
    File input_;
    std::unique_ptr<Conversion> conversion_;
    std::optional<Outputs> outputs_;
    std::unique_ptr<Spool> spool_;
};

// Whether the job has files as outputs.
bool writes(const Job& job);

// Does what the job asks with a small report of our own and forgets it, so that what is made on
// first use (patterns, tables, faces of fonts) is there before workers are forked. Throws as its
// parts do.
void rehearse(Job job, Engine& engine);

// The result of a job that stopped with `error`.
Result failed(const Job& job, Error error);

} // namespace engross::run
