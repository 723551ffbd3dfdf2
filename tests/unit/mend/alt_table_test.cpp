#include "mend/alt_table.h"

#include "base/error.h"

#include <gtest/gtest.h>

namespace engross::mend {
namespace {

TEST(AltTable, ReadsWhatSpreadsheetsWrite) {
    EXPECT_EQ(
        reviewed_texts("\xEF\xBB\xBFplace,corrected\r\nd#1,\"一座橋，\"\"舊橋\"\"\"\r\nd#2,\r\n"),
        (std::map<std::string, std::string>{{"d#1", "一座橋，\"舊橋\""}}));
    EXPECT_THROW(reviewed_texts("place,text\r\nd#1,x\r\n"), Error);
}

} // namespace
} // namespace engross::mend
