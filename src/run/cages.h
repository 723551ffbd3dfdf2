// What the processes of one job may do.
#pragma once

#include "run/sandbox.h"
#include "run/task.h"

namespace engross::run {

// Of the worker that does the job.
Cage cage_of_work(const Task& task);

// Has the job's pictures read by processes of their own; to be called in its worker before that is
// shut in. `seconds`: processor time for all of them.
void add_picture_processes(const Job& job, unsigned seconds, Engine& engine);

} // namespace engross::run
