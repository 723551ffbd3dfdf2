#include "mend/alt_table.h"

#include "base/error.h"

#include <gtest/gtest.h>

namespace engross::mend {
namespace {

TEST(AltTable, FormulasAreHarmlessInTheFileAndThemselvesAgainWhenRead) {
    const Rows rows{{"place", "corrected"},
                    {"=1+1", "+886"},
                    {"-", "@SUM(A1)"},
                    {"\tx", "'=2"},
                    {"'quoted'", "a=b\n\"c\""}};
    const Bytes file = write_csv(rows);
    EXPECT_EQ(read_csv(file), rows);
    for (const char* start : {"'=1+1", "'+886", "'-", "'@SUM", "'\tx", "''=2"}) {
        EXPECT_NE(file.find(start), Bytes::npos) << start;
    }
    for (const char* formula : {",=", ",+", ",-", ",@", "\n=", "\n+", "\n-", "\n@", "\"=", "\"@"}) {
        EXPECT_EQ(file.find(formula), Bytes::npos) << formula;
    }
}

TEST(AltTable, ReadsWhatSpreadsheetsWrite) {
    EXPECT_EQ(
        reviewed_texts("\xEF\xBB\xBFplace,corrected\r\nd#1,\"一座橋，\"\"舊橋\"\"\"\r\nd#2,\r\n"),
        (std::map<std::string, std::string>{{"d#1", "一座橋，\"舊橋\""}}));
    EXPECT_THROW(reviewed_texts("place,text\r\nd#1,x\r\n"), Error);
    EXPECT_THROW(read_csv("place,\"x"), Error);
}

} // namespace
} // namespace engross::mend
