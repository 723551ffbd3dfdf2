// Mending: kind after kind, each on the document as the kinds before it left it.
#pragma once

#include "run/engine.h"
#include "run/job.h"

namespace engross::run {

// The copy of job.repair, and what changed as text in its language. Throws Error.
struct Mended {
    Bytes bytes;
    std::string report;
};

Mended mended(const Job& job, const Bytes& bytes, Engine& engine);

} // namespace engross::run
