// How a process that does one document takes its memory.
#pragma once

namespace engross::run {

// For a process that ends after one piece of work: what is freed is kept for the next need instead
// of being given back, and the first 64 MiB come in large pages where the kernel has them
// (transparent huge pages, `madvise`). A page that is touched for the first time costs more than
// what is then written into it. Nothing here can fail.
void settle_heap();

// Before such a process makes copies of itself: what it takes from now on lies together at the end
// of its heap, and not in the gaps between what it keeps. The kernel copies each page that the
// process or a copy of it writes to: the fewer, the better. Once, for the gaps are lost. Nothing
// here can fail.
void fill_heap();

// In a worker, which begins as a copy of such a process: what it takes from now on comes in fresh
// large pages, and not, one by one, in copies of small pages in which nothing lies any more. Nothing
// here can fail.
void begin_heap();

} // namespace engross::run
