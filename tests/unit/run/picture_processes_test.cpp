// A picture that takes too long, or makes its process die, costs that picture only.
#include "run/picture_processes.h"

#include "image/image.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <thread>

namespace engross::run {

namespace {

// Noise of a grain that looks like strokes: much to look at.
Bytes noise(int side, unsigned seed) {
    image::Raster raster{
        .width = side,
        .height = side,
        .channels = 1,
        .pixels = Bytes(static_cast<std::size_t>(side) * static_cast<std::size_t>(side), '\0')};
    std::uint32_t state = seed;
    for (char& pixel : raster.pixels) {
        state = state * 1'664'525U + 1'013'904'223U;
        pixel = static_cast<char>(state >> 24U);
    }
    return image::encode_png(raster);
}

Cage cage() {
    return {.readable = {"/usr/share", "/usr/lib", "/etc/ld.so.cache"}, .cpu_seconds = 20};
}

// The first child that a process has; 0: none.
pid_t child_of(pid_t parent) {
    const std::string number = std::to_string(parent);
    pid_t child = 0;
    std::ifstream("/proc/" + number + "/task/" + number + "/children") >> child;
    return parent > 0 ? child : 0;
}

std::vector<recognize::Reading>
read(const Cage& cage, unsigned seconds, const std::vector<Bytes>& pictures) {
    Engine engine{Rules()};
    const std::vector<BytesView> views(pictures.begin(), pictures.end());
    return PictureProcesses(engine, cage, seconds, 2).read(views);
}

} // namespace

TEST(PictureProcesses, AnswerInOrder) {
    const auto readings = read(cage(), 100, {noise(20, 1), "no picture", noise(300, 2)});
    ASSERT_EQ(readings.size(), 3U);
    for (const recognize::Reading& reading : readings) {
        EXPECT_EQ(reading.trouble, "");
    }
}

TEST(PictureProcesses, OneThatIsLateIsTold) {
    Cage hasty = cage();
    hasty.patience = std::chrono::milliseconds(1);
    const auto readings = read(hasty, 100, {noise(1'500, 1), noise(1'500, 2)});
    ASSERT_EQ(readings.size(), 2U);
    for (const recognize::Reading& reading : readings) {
        EXPECT_EQ(reading.trouble, "time");
    }
}

TEST(PictureProcesses, OneThatDiesCostsItselfOnly) {
    Engine engine{Rules()};
    PictureProcesses processes(engine, cage(), 100, 1);
    std::thread murderer([] {
        pid_t victim = 0;
        while ((victim = child_of(child_of(::getpid()))) == 0) {
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        ::kill(victim, SIGSEGV);
    });
    const std::vector<Bytes> pictures{noise(1'500, 1), noise(20, 2), noise(20, 3)};
    const auto readings = processes.read(std::vector<BytesView>(pictures.begin(), pictures.end()));
    murderer.join();
    ASSERT_EQ(readings.size(), 3U);
    EXPECT_EQ(readings[0].trouble, "crash");
    EXPECT_EQ(readings[1].trouble, "");
    EXPECT_EQ(readings[2].trouble, "");
}

} // namespace engross::run
