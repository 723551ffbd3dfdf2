// From a job's input to the document as it is meant.
#pragma once

#include "read/reader.h"
#include "run/engine.h"
#include "run/job.h"

#include <string_view>
#include <vector>

namespace engross::run {

// Names of all passes in order, for --dump-after: read, recognize, those of normalize, then
// "normalize" (all of them), and likewise those of enrich.
std::vector<std::string_view> pass_names();

// Thrown to leave early, after the pass that job.dump_after names.
struct Dumped {
    Bytes xml;
};

// What is to be read, as far as the job says it.
read::Input input_of(const Job& job, BytesView bytes);

// input → document as meant, with facts. Throws Error, and Dumped. `fresh`: what was read in
// pictures and is not in the job's cache.
doc::Document document_of(const Job& job,
                          const read::Input& input,
                          Engine& engine,
                          std::vector<recognize::Kept>* fresh = nullptr);

// As a person reads it: the canonical XML with its lines set in.
Bytes readable(const doc::Document& document);

} // namespace engross::run
