// Spoilt inputs through everything: whatever the bytes, the work ends, refuses in words, or gives a
// document that conforms and outputs. The fuzzers of tests/fuzz go further; this always does the
// same.
#include "base/bytes.h"
#include "fuzz/spoiler.h"
#include "fuzz/stored_zip.h"
#include "fuzz/targets.h"
#include "fuzz/written.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

namespace engross {
namespace {

namespace fs = std::filesystem;

const fs::path fixtures = fs::path(ENGROSS_SOURCE_DIR) / "fixtures";
const fs::path seeds = fs::path(ENGROSS_SOURCE_DIR) / "tests/fuzz/seeds";

Bytes spoilt(const fuzz::Parts& parts, unsigned seed) {
    fuzz::Spoiler spoiler(seed);
    fuzz::Parts copy = parts;
    const std::size_t count = 1 + spoiler.below(4);
    for (std::size_t i = 0; i < count; ++i) {
        auto& [name, bytes] = copy[spoiler.below(copy.size())];
        if (name.ends_with(".xml") && spoiler.below(8) != 0) {
            spoiler.spoil_markup(bytes);
        } else if (!bytes.empty()) {
            spoiler.spoil_bytes(bytes);
        }
    }
    return fuzz::stored_zip(copy);
}

void try_many(const std::string& name, unsigned count) {
    const fuzz::Parts parts = fuzz::parts_of((fixtures / name).string());
    ASSERT_TRUE(fuzz::convert(fuzz::stored_zip(parts), true));
    unsigned passed = 0;
    for (unsigned seed = 1; seed <= count; ++seed) {
        SCOPED_TRACE(name + ", seed " + std::to_string(seed));
        // Drawing costs several times as much as the rest.
        EXPECT_NO_THROW(passed += fuzz::convert(spoilt(parts, seed), seed % 5 == 0) ? 1 : 0);
    }
    EXPECT_GT(passed, count / 4) << "too many are refused at the door: they test little";
}

TEST(Fuzz, SpoiltDocx) { try_many("docx/short-report/input.docx", 150); }

TEST(Fuzz, SpoiltOdt) { try_many("odt/short-report/input.odt", 150); }

TEST(Fuzz, SpoiltPictures) {
    const fuzz::Target& picture = fuzz::targets().back();
    ASSERT_EQ(picture.name, "image");
    for (const fs::directory_entry& entry : fs::directory_iterator(fixtures / "pictures")) {
        const Bytes good = read_file(entry.path(), 1U << 26U);
        for (unsigned seed = 1; seed <= 20; ++seed) {
            Bytes bytes = good;
            fuzz::Spoiler(seed).spoil_bytes(bytes);
            SCOPED_TRACE(entry.path().filename().string() + ", seed " + std::to_string(seed));
            EXPECT_NO_THROW(picture.run(bytes));
        }
    }
}

void replay(const fuzz::Target& target, const fs::path& folder) {
    if (!fs::is_directory(folder)) {
        return;
    }
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        SCOPED_TRACE(entry.path().string());
        EXPECT_NO_THROW(target.run(read_file(entry.path(), 1U << 26U)));
    }
}

// What once made a fuzzer stop, and what fuzzers begin with.
TEST(Fuzz, FoundBefore) {
    for (const fuzz::Target& target : fuzz::targets()) {
        replay(target, fixtures / "fuzz" / target.name);
        replay(target, seeds / target.name);
    }
}

// A seed that is refused at the door tests little.
TEST(Fuzz, SeedsAreGood) {
    const auto bytes = [](const char* name) { return read_file(seeds / name, 1U << 26U); };
    for (const char* name :
         {"docx/text.txt", "docx/table.txt", "docx/picture.txt", "docx/fields.txt"}) {
        EXPECT_TRUE(fuzz::convert(fuzz::written_docx(bytes(name)), true)) << name;
    }
    for (const char* name : {"odt/text.xml", "odt/objects.xml"}) {
        EXPECT_TRUE(fuzz::convert(fuzz::written_odt(bytes(name)), true)) << name;
    }
    for (const char* name : {"numbering/lists.txt", "numbering/typed.txt"}) {
        EXPECT_TRUE(fuzz::convert(fuzz::written_numbering(bytes(name)), false)) << name;
    }
}

} // namespace
} // namespace engross
