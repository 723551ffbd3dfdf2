// How a process that does one document takes its memory.
#pragma once

namespace engross::run {

// For a process that ends after one piece of work: what is freed is kept for the next need instead
// of being given back, and the first 64 MiB come in large pages where the kernel has them
// (transparent huge pages, `madvise`). A page that is touched for the first time costs more than
// what is then written into it. Nothing here can fail.
void settle_heap();

// In a worker, which begins as a copy of such a process: what it takes from now on comes in fresh
// large pages, and not, one by one, in copies of small pages in which nothing lies any more. Nothing
// here can fail.
void begin_heap();

} // namespace engross::run
