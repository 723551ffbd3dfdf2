#include "base/module.h"

#include "base/error.h"

#include <gtest/gtest.h>

namespace engross {
namespace {

TEST(Module, OneThatIsMissingIsSaid) {
    try {
        module_function<void()>("engross-none.so", "anything");
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.code, ExitCode::internal);
        EXPECT_EQ(error.where, "engross-none.so");
    }
}

} // namespace
} // namespace engross
