#include "samples.h"

#include "base/error.h"
#include "read/numerals.h"

namespace engross::read {
namespace {

std::string message(const Bytes& bytes) {
    try {
        read_bytes(bytes);
    } catch (const Error& error) {
        EXPECT_EQ(error.code, ExitCode::unreadable);
        EXPECT_FALSE(error.message.zh.empty());
        return error.message.en;
    }
    return "(none)";
}

bool says(const Bytes& bytes, std::string_view words) {
    return message(bytes).find(words) != std::string::npos;
}

TEST(Read, SaysWhatIsWrongWithTheFile) {
    EXPECT_TRUE(says("", "empty"));
    EXPECT_TRUE(says("hello", "not a document of a known kind"));
    EXPECT_TRUE(says("hello", "DOCX (.docx"));
    EXPECT_TRUE(says(zipped({{"a.txt", "x"}}), "ZIP package, but not"));
    EXPECT_TRUE(says("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", ".doc"));
    using namespace std::string_view_literals;
    EXPECT_TRUE(says("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" +
                         std::string("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"sv),
                     "password"));
    EXPECT_TRUE(says(
        odt_bytes(
            {.more =
                 {{"META-INF/manifest.xml",
                   "<m:manifest xmlns:m=\"urn:x\"><m:file-entry m:full-path=\"content.xml\"><m:encryption-data/></m:file-entry></m:manifest>"}}}),
        "password"));
    EXPECT_TRUE(says(docx_bytes({.body = "<w:p>"}), "broken"));
}

TEST(Read, EveryCutIsAnError) {
    const Bytes docx = docx_bytes({.body = "<w:p/>"});
    for (std::size_t size = 0; size < docx.size(); size += 7) {
        EXPECT_NE(message(docx.substr(0, size)), "(none)") << size;
    }
}

TEST(Read, DeepNestingIsALimitNotACrash) {
    std::string deep;
    for (int level = 0; level < 5'000; ++level) {
        deep += "<w:sdt><w:sdtContent>";
    }
    for (int level = 0; level < 5'000; ++level) {
        deep += "</w:sdtContent></w:sdt>";
    }
    EXPECT_THROW(read_bytes(docx_bytes({.body = deep})), Error);
}

TEST(Numerals, CountAsPeopleWrite) {
    EXPECT_EQ(format_number(10, Numeral::han), "十");
    EXPECT_EQ(format_number(21, Numeral::han), "二十一");
    EXPECT_EQ(format_number(105, Numeral::han), "一百零五");
    EXPECT_EQ(format_number(110, Numeral::han), "一百一十");
    EXPECT_EQ(format_number(12, Numeral::han_formal), "壹拾貳");
    EXPECT_EQ(format_number(10, Numeral::stem), "癸");
    EXPECT_EQ(format_number(11, Numeral::stem), "11"); // no letter twice
    EXPECT_EQ(format_number(12, Numeral::branch), "亥");
    EXPECT_EQ(format_number(12, Numeral::decimal_full), "１２");
    EXPECT_EQ(format_number(3, Numeral::decimal_zero), "03");
    EXPECT_EQ(format_number(28, Numeral::lower_letter), "bb");
    EXPECT_EQ(format_number(1999, Numeral::upper_roman), "MCMXCIX");
    EXPECT_EQ(format_number(0, Numeral::lower_roman), "0");
}

} // namespace
} // namespace engross::read
