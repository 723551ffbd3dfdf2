#include "package/package.h"

#include "base/error.h"
#include "package/media_type.h"
#include "package/ole.h"
#include "package/rewrite.h"
#include "package/stored.h"

#include <gtest/gtest.h>
#include <zip.h>

#include <utility>
#include <vector>

namespace engross::package {
namespace {

using Files = std::vector<std::pair<std::string, std::string>>;

Bytes zipped(const Files& files, zip_int32_t method = ZIP_CM_DEFAULT) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_source_keep(source);
    zip_t* zip = zip_open_from_source(source, ZIP_TRUNCATE, &error);
    for (const auto& [name, content] : files) {
        zip_source_t* entry = zip_source_buffer(zip, content.data(), content.size(), 0);
        const auto index = zip_file_add(zip, name.c_str(), entry, ZIP_FL_ENC_UTF_8);
        zip_set_file_compression(zip, static_cast<zip_uint64_t>(index), method, 0);
    }
    zip_close(zip);
    zip_source_open(source);
    zip_source_seek(source, 0, SEEK_END);
    Bytes bytes(static_cast<std::size_t>(zip_source_tell(source)), '\0');
    zip_source_seek(source, 0, SEEK_SET);
    zip_source_read(source, bytes.data(), bytes.size());
    zip_source_close(source);
    zip_source_free(source);
    return bytes;
}

ExitCode code_of(const Bytes& bytes, const Limits& limits = {}) {
    try {
        const Package package = Package::open(bytes, limits);
        for (const std::string& name : package.names()) {
            static_cast<void>(package.read(name));
        }
    } catch (const Error& error) {
        EXPECT_FALSE(error.message.zh.empty());
        EXPECT_FALSE(error.message.en.empty());
        return error.code;
    }
    return ExitCode::passes;
}

TEST(Package, ReadsEntriesInStoredOrder) {
    const Bytes bytes = zipped({{"b.xml", "bee"}, {"a.xml", ""}, {"dir/c", "sea"}});
    const Package package = Package::open(bytes, {});
    EXPECT_EQ(package.names(), (std::vector<std::string>{"b.xml", "a.xml", "dir/c"}));
    EXPECT_EQ(package.read("b.xml"), "bee");
    EXPECT_EQ(package.read("a.xml"), "");
    EXPECT_FALSE(package.find("nothing").has_value());
    EXPECT_THROW(static_cast<void>(package.read("nothing")), Error);
}

TEST(Package, FindsNamesWithoutRegardToCase) {
    const Bytes bytes = zipped({{"word/Document.xml", "x"}});
    const Package package = Package::open(bytes, {});
    EXPECT_TRUE(package.has("word/document.xml"));
    EXPECT_EQ(package.read("WORD/DOCUMENT.XML"), "x");
}

TEST(Package, RefusesUnsafeNames) {
    for (const auto* name : {"/etc/passwd", "../up", "a/../../b", "a\\b"}) {
        EXPECT_EQ(code_of(zipped({{name, "x"}})), ExitCode::unreadable) << name;
    }
    EXPECT_EQ(code_of(zipped({{"a/..b/c", "x"}})), ExitCode::passes);
}

TEST(Package, RefusesTwoEntriesOfOneName) {
    Bytes bytes = zipped({{"one.xml", "x"}, {"two.xml", "y"}});
    for (auto at = bytes.find("two.xml"); at != Bytes::npos; at = bytes.find("two.xml")) {
        bytes.replace(at, 7, "one.xml");
    }
    EXPECT_EQ(code_of(bytes), ExitCode::unreadable);
}

TEST(Package, OfTwoPackagesInOneFileTheLastCounts) {
    const Bytes two = zipped({{"a", "one"}}) + zipped({{"a", "two"}});
    EXPECT_EQ(Package::open(two, {}).read("a"), "two");
    const Bytes copy = rewrite(two, {{"b", "more"}});
    EXPECT_EQ(Package::open(copy, {}).read("a"), "two");
    const Bytes one = zipped({{"a", "one"}});
    EXPECT_EQ(last_package(one).size(), one.size());
    EXPECT_EQ(last_package(one + "PK\x05\x06" + Bytes(18, '\xFF')).size(), one.size() + 22);
}

TEST(Package, KeepsLimits) {
    std::string long_text;
    for (int line = 0; long_text.size() < (2U << 20U); ++line) {
        long_text += std::to_string(line) + "\n";
    }
    const Bytes bytes = zipped({{"a", long_text}, {"b", "y"}});
    EXPECT_EQ(code_of(bytes), ExitCode::passes);
    EXPECT_EQ(code_of(bytes, {.package_entries = 1}), ExitCode::limit);
    EXPECT_EQ(code_of(bytes, {.entry_size = 1000}), ExitCode::limit);
    EXPECT_EQ(code_of(bytes, {.package_size = 1000}), ExitCode::limit);
    EXPECT_EQ(code_of(bytes, {.entry_ratio = 2}), ExitCode::limit);
}

TEST(Package, EveryCutIsAnErrorAndNoCrash) {
    const Bytes bytes = zipped({{"a.xml", "hello hello hello hello"}, {"b.xml", "there"}});
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        EXPECT_EQ(code_of(bytes.substr(0, size)), ExitCode::unreadable) << size;
    }
}

TEST(Package, AWrongChecksumIsAnError) {
    Bytes bytes = zipped({{"a.bin", "\x01\x02\x03\x04\x05\x06\x07"}});
    const auto at = bytes.find("\x03\x04\x05");
    ASSERT_NE(at, Bytes::npos);
    const auto data = bytes.find("\x02\x03\x04\x05\x06");
    ASSERT_NE(data, Bytes::npos);
    bytes[data] = '\x55';
    EXPECT_EQ(code_of(bytes), ExitCode::unreadable);
}

TEST(Package, ChecksumsOfStoredEntriesCountToo) {
    const std::string content(1000, 'x');
    Bytes bytes = zipped({{"a.png", content}}, ZIP_CM_STORE);
    EXPECT_EQ(Package::open(bytes, {}).read("a.png"), content);
    bytes[bytes.find("xxx") + 500] = 'y';
    EXPECT_EQ(code_of(bytes), ExitCode::unreadable);
}

TEST(Package, WhatIsStoredIsNotCopied) {
    const std::string content(1000, 'x');
    Bytes bytes = zipped({{"a.png", content}, {"b.png", "bee"}}, ZIP_CM_STORE);
    const auto inside = [&](BytesView view) {
        return view.data() >= bytes.data() &&
               view.data() + view.size() <= bytes.data() + bytes.size();
    };
    {
        const Package package = Package::open(bytes, {});
        const auto a = package.find_in_place("a.png"), b = package.find_in_place("b.png");
        ASSERT_TRUE(a && b);
        EXPECT_EQ(a->view(), content);
        EXPECT_EQ(b->view(), "bee");
        EXPECT_TRUE(inside(a->view()) && inside(b->view()));
        EXPECT_FALSE(package.find_in_place("c.png"));
    }
    const Bytes packed = zipped({{"a.png", content}});
    EXPECT_EQ(Package::open(packed, {}).find_in_place("a.png")->view(), content);
    bytes[bytes.find("xxx") + 500] = 'y';
    EXPECT_THROW(static_cast<void>(Package::open(bytes, {}).find_in_place("a.png")), Error);
}

TEST(Package, AWrongPlaceOfAnEntryIsNotFollowed) {
    const Bytes whole = zipped({{"a.png", "one"}, {"b.png", "two"}}, ZIP_CM_STORE);
    const std::size_t directory = whole.find("PK\x01\x02");
    for (std::size_t at = directory; at < whole.size(); ++at) {
        for (const char byte : {'\x00', '\x01', '\x7F', '\xFF'}) {
            Bytes spoilt = whole;
            spoilt[at] = byte;
            const StoredEntries stored(spoilt);
            for (const std::size_t index : {0, 1, 2}) {
                const auto place = stored.at(index, 3);
                EXPECT_TRUE(!place || place->data() + 3 <= spoilt.data() + spoilt.size()) << at;
            }
        }
    }
}

TEST(Package, TellsOleFromZip) {
    using namespace std::string_view_literals;
    const Bytes ole = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(600, '\0');
    EXPECT_TRUE(looks_like_ole(ole));
    EXPECT_FALSE(is_encrypted_ole(ole));
    EXPECT_TRUE(
        is_encrypted_ole(ole + std::string("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"sv)));
    EXPECT_FALSE(looks_like_zip(ole));
}

TEST(MediaType, IsToldByContentThenByName) {
    EXPECT_EQ(media_type("a.png", "\xFF\xD8\xFF\xE0 jpeg"), "image/jpeg");
    EXPECT_EQ(media_type("a.EMF", "?"), "image/emf");
    EXPECT_EQ(media_type("a", "<svg xmlns=''/>"), "image/svg+xml");
    EXPECT_EQ(media_type("a.bin", "?"), "application/octet-stream");
}

} // namespace
} // namespace engross::package
