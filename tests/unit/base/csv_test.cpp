#include "base/csv.h"

#include "base/error.h"

#include <gtest/gtest.h>

namespace engross::csv {
namespace {

TEST(Csv, FormulasAreHarmlessInTheFileAndThemselvesAgainWhenRead) {
    const std::vector<Row> rows{{"place", "corrected"},
                                {"=1+1", "+886"},
                                {"-", "@SUM(A1)"},
                                {"\tx", "'=2"},
                                {"'quoted'", "a=b\n\"c\""}};
    const Bytes file = write(rows);
    EXPECT_EQ(read(file, "x"), rows);
    for (const char* start : {"'=1+1", "'+886", "'-", "'@SUM", "'\tx", "''=2"}) {
        EXPECT_NE(file.find(start), Bytes::npos) << start;
    }
    for (const char* formula : {",=", ",+", ",-", ",@", "\n=", "\n+", "\n-", "\n@", "\"=", "\"@"}) {
        EXPECT_EQ(file.find(formula), Bytes::npos) << formula;
    }
    try {
        static_cast<void>(read("place\r\n\"x", "--alt"));
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.where, "--alt:2");
    }
}

} // namespace
} // namespace engross::csv
