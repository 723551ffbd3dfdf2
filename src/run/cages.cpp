#include "run/cages.h"

#include "base/module.h"
#include "fonts/library.h"
#include "run/patience.h"
#include "run/picture_processes.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <memory>

namespace engross::run {

namespace {

// What the libraries read while they work: programs' data, and fonts. Nothing of a person's.
std::vector<std::filesystem::path> readable() {
    std::vector<std::filesystem::path> all{
        "/usr/share", "/usr/lib", "/etc/fonts", "/etc/ld.so.cache", "/dev/null", "/dev/urandom"};
    for (const std::string& folder : fonts::Library::folders()) {
        all.emplace_back(folder);
    }
    all.push_back(module_folder());
    if (const char* models = std::getenv("TESSDATA_PREFIX")) {
        all.emplace_back(models);
    }
    return all;
}

} // namespace

Cage cage_of_work(const Task& task) {
    const Limits& limits = task.job().limits;
    const auto mib = std::min<std::uintmax_t>(task.input().size(), limits.input_size) >> 20U;
    const unsigned seconds =
        limits.cpu_seconds + static_cast<unsigned>(mib) * limits.cpu_seconds_per_mib;
    Cage cage{.readable = readable(),
              .writable = task.staging(),
              .memory = limits.memory,
              .cpu_seconds = seconds,
              .patience = std::chrono::seconds(seconds) * busy_share,
              .silence = longest_silence(limits)};
    if (task.job().ocr) { // a sign comes with each picture
        cage.silence += std::chrono::seconds(task.job().ocr_seconds) * busy_share;
    }
    if (task.job().ocr && !task.job().ocr_cache.empty()) {
        cage.readable.push_back(task.job().ocr_cache);
    }
    if (task.job().recheck) {
        cage.readable.push_back(task.job().input.parent_path());
    }
    if (task.conversion() != nullptr) {
        cage.readable.push_back(task.conversion()->folder());
    }
    return cage;
}

namespace {

Cage cage_of_picture(const Job& job) {
    constexpr std::uintmax_t most_text = 64U << 10U;
    return {.readable = readable(),
            .memory = job.limits.memory,
            .cpu_seconds = job.ocr_seconds,
            .file_size = 0,
            .patience = std::chrono::seconds(job.ocr_seconds) * busy_share,
            .answer = most_text};
}

} // namespace

void add_picture_processes(const Job& job, unsigned seconds, Engine& engine) {
    if (job.ocr && !job.recheck) {
        const auto processes = std::make_shared<PictureProcesses>(
            engine, cage_of_picture(job), seconds, job.processors);
        engine.set_picture_reader(
            [processes](std::span<const BytesView> pictures) { return processes->read(pictures); });
    }
}

} // namespace engross::run
