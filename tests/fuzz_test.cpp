// Spoilt inputs through everything: whatever the bytes, the work ends, refuses in words, or gives a
// document that conforms and outputs. The fuzzers of tests/fuzz go further; this always does the same.
#include "fuzz/stored_zip.h"
#include "fuzz/targets.h"

#include "base/bytes.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <random>
#include <string>
#include <vector>

namespace engross {
namespace {

namespace fs = std::filesystem;

const fs::path fixtures = fs::path(ENGROSS_SOURCE_DIR) / "fixtures";

// Spoils one thing, the same for the same seed on every machine (mt19937 is defined by the standard).
class Spoiler {
public:
    explicit Spoiler(unsigned seed) : random_(seed) {}

    std::size_t below(std::size_t limit) { return limit == 0 ? 0 : random_() % limit; }

    void spoil_bytes(Bytes& bytes) {
        const std::size_t at = below(bytes.size());
        switch (below(4)) {
        case 0: bytes.resize(at); break;
        case 1: bytes.erase(at, below(200)); break;
        case 2: bytes.insert(at, bytes.substr(below(bytes.size()), below(2000))); break;
        default: bytes.replace(at, 1, 1, static_cast<char>(below(256))); break;
        }
    }

    // Leaves XML well formed more often than not.
    void spoil_markup(Bytes& bytes) {
        switch (below(4)) {
        case 0: repeat(bytes); break;
        case 1: exchange(bytes); break;
        default: swap_value(bytes); break;
        }
    }

private:
    void swap_value(Bytes& bytes) {
        static const std::vector<std::string> values{
            "", "0", "-1", "1", "2147483647", "-2147483648", "99999999999999999999", "1e308", "nan", "0.0001pt", "-5cm",
            "100000%", "#zzzzzz", "on", "x", "../..", "圖", "\xE2\x80\x8B", "&#xFFFD;", std::string(3000, '9')};
        const std::size_t open = bytes.find("=\"", below(bytes.size()));
        const std::size_t close = open == Bytes::npos ? open : bytes.find('"', open + 2);
        if (close != Bytes::npos) {
            bytes.replace(open + 2, close - open - 2, values[below(values.size())]);
        }
    }

    // Some element, from its start tag to the next end tag of that name; empty when none is found.
    std::pair<std::size_t, std::size_t> element(const Bytes& bytes) {
        const std::size_t open = bytes.find('<', below(bytes.size()));
        const std::size_t name = open == Bytes::npos ? open : bytes.find_first_of(" >/", open + 1);
        if (name == Bytes::npos || name == open + 1) {
            return {0, 0};
        }
        const std::string end = "</" + bytes.substr(open + 1, name - open - 1) + ">";
        const std::size_t close = bytes.find(end, open);
        return close == Bytes::npos ? std::pair(std::size_t{0}, std::size_t{0}) : std::pair(open, close + end.size());
    }

    void repeat(Bytes& bytes) {
        const auto [from, to] = element(bytes);
        const Bytes copy = bytes.substr(from, to - from);
        const std::size_t count = copy.size() < 2000 ? 1 + below(40) : 1;
        for (std::size_t i = 0; i < count; ++i) {
            bytes.insert(to, copy);
        }
    }

    // An element is taken out, or put elsewhere.
    void exchange(Bytes& bytes) {
        const auto [from, to] = element(bytes);
        const Bytes copy = bytes.substr(from, to - from);
        bytes.erase(from, to - from);
        if (below(2) == 0) {
            bytes.insert(element(bytes).first, copy);
        }
    }

    std::mt19937 random_;
};

Bytes spoilt(const fuzz::Parts& parts, unsigned seed) {
    Spoiler spoiler(seed);
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
            Spoiler(seed).spoil_bytes(bytes);
            SCOPED_TRACE(entry.path().filename().string() + ", seed " + std::to_string(seed));
            EXPECT_NO_THROW(picture.run(bytes));
        }
    }
}

// What once made a fuzzer stop.
TEST(Fuzz, FoundBefore) {
    for (const fuzz::Target& target : fuzz::targets()) {
        const fs::path folder = fixtures / "fuzz" / target.name;
        if (!fs::is_directory(folder)) {
            continue;
        }
        for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
            SCOPED_TRACE(entry.path().string());
            EXPECT_NO_THROW(target.run(read_file(entry.path(), 1U << 26U)));
        }
    }
}

} // namespace
} // namespace engross
