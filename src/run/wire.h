// A Result as bytes, to come out of a worker process.
#pragma once

#include "run/job.h"

#include <optional>

namespace engross::run {

Bytes encode(Result result);
// None when the bytes are not what encode() gives: they come from a process that may have been
// taken over.
std::optional<Result> decode(BytesView bytes);

} // namespace engross::run
