// Reading the text of pictures in processes of their own: one that crashes or takes too long costs
// one picture.
#pragma once

#include "run/engine.h"
#include "run/sandbox.h"

#include <sys/types.h>

namespace engross::run {

// A helper process beside a worker, which may not start any itself. It looks at no picture: for
// each it starts a process in a cage, with limits for this picture alone, and says what came of it.
// The models are loaded once, in the helper.
class PictureProcesses {
public:
    // Forks; so before the cage is entered, in a process with one thread. `cage`: of each picture's
    // process; `seconds`: processor time for all of them; `at_once`: how many there may be. Without
    // a process to be had all pictures are told as crashed.
    PictureProcesses(Engine& engine, const Cage& cage, unsigned seconds, unsigned at_once);
    ~PictureProcesses();
    PictureProcesses(const PictureProcesses&) = delete;
    PictureProcesses& operator=(const PictureProcesses&) = delete;

    // The reading of each, in their order; once. Then the helper is gone, and its time counted as
    // that of this process. Throws Error(internal) as TextReader does when the models are missing.
    std::vector<recognize::Reading> read(std::span<const BytesView> pictures);

private:
    void finish();

    Engine& engine_;
    pid_t helper_ = 0;
    int socket_ = -1;
    unsigned at_once_;
};

} // namespace engross::run
