// Mending: kind after kind, each on the document as the kinds before it left it.
#pragma once

#include "run/engine.h"
#include "run/job.h"

namespace engross::run {

// Stages what job.repair asks for: the mended copy, telling what changed in result.dump, or the
// table of alternative texts. `document`: as document_of() makes it of `bytes`. Throws Error.
void stage_repair(const Job& job,
                  BytesView bytes,
                  doc::Document document,
                  const std::filesystem::path& staging,
                  Engine& engine,
                  Result& result);

} // namespace engross::run
