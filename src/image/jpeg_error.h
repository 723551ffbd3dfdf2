// How libjpeg hands errors back: with a jump, over functions without destructors.
#pragma once

// clang-format off: jpeglib.h needs what stands before it.
#include <csetjmp>
#include <cstddef>
#include <cstdio>
#include <jpeglib.h>
// clang-format on

namespace engross::image {

struct JpegFailure {
    jpeg_error_mgr manager; // first: libjpeg hands back a pointer to it
    std::jmp_buf back;
};

[[noreturn]] inline void jump_back(j_common_ptr jpeg) {
    // The manager is the first member of a standard-layout struct.
    std::longjmp(reinterpret_cast<JpegFailure*>(jpeg->err)->back, 1);
}

// The error manager of a codec: silent, and an error ends at setjmp(failure.back).
inline jpeg_error_mgr* errors_to(JpegFailure& failure) {
    jpeg_std_error(&failure.manager);
    failure.manager.error_exit = jump_back;
    failure.manager.output_message = [](j_common_ptr) {};
    return &failure.manager;
}

} // namespace engross::image
