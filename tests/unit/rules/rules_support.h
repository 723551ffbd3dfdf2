// A folder of rules made for one test, and short ways to write rules and documents.
#pragma once

#include "base/error.h"
#include "rules/rules.h"
#include "xml/xml.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace engross::rules::test {

class Folder {
public:
    Folder() {
        const auto* info = ::testing::UnitTest::GetInstance()->current_test_info();
        path_ = std::filesystem::temp_directory_path() /
                (std::string("engross-") + info->test_suite_name() + "-" + info->name() + "-" +
                 std::to_string(getpid()));
        std::filesystem::remove_all(path_);
        file("p/pack.yml", "title: {zh: 試, en: Test}\nsubject: document\n");
        file("profiles/all.yml",
             "title: {zh: 全部, en: All}\nnot-checked: {zh: 無, en: nothing}\npacks: [p]\n");
    }

    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    ~Folder() { std::filesystem::remove_all(path_); }

    void file(const std::string& name, const std::string& text) const {
        std::filesystem::create_directories((path_ / name).parent_path());
        std::ofstream(path_ / name) << text;
    }

    [[nodiscard]] Pack pack() const { return Pack(path_); }

    [[nodiscard]] std::vector<Finding> check(const std::string& xml, bool fast = true) const {
        const xml::Document document = xml::parse(xml, "test.xml");
        return Checker(pack(), Selection{.profile = "all", .stage = "submit", .date = "2026-11-23"})
            .check(document, fast);
    }

    // "file:line: message" of the Error that loading and compiling give; "" when there is none.
    [[nodiscard]] std::string error() const {
        try {
            const Pack loaded = pack();
            Checker(loaded, Selection{.profile = "all", .stage = "submit", .date = "2026-11-23"});
            return "";
        } catch (const Error& error) {
            EXPECT_EQ(error.code, ExitCode::usage);
            return std::filesystem::path(error.where).filename().string() + ": " + error.message.en;
        }
    }

private:
    std::filesystem::path path_;
};

// A schema whose patterns, lets and phases are `content`, from line 4 on.
inline std::string schema(const std::string& content, const std::string& attributes = "") {
    return "<schema xmlns='http://purl.oclc.org/dsdl/schematron' xml:lang='zh-Hant-TW' " +
           attributes +
           ">\n<title>題</title><p class='title' xml:lang='en'>T</p>"
           "<p class='reason' xml:lang='zh-Hant-TW'>因</p><p class='reason' xml:lang='en'>R</p>"
           "<p class='source' xml:lang='zh-Hant-TW'>源</p><p class='source' xml:lang='en'>S</p>"
           "<p class='fix' xml:lang='zh-Hant-TW'>改</p><p class='fix' xml:lang='en'>F</p>"
           "<p class='read'>memory</p><p class='since'>0.1.0</p>\n"
           "<diagnostics><diagnostic id='en' xml:lang='en'>Bad</diagnostic></diagnostics>\n" +
           content + "\n</schema>";
}

// One pattern with one rule that reports every node of the context.
inline std::string reporting(const std::string& context) {
    return "<pattern><rule context=\"" + context +
           "\"><report test='true()' role='warning' diagnostics='en'>錯</report></rule></pattern>";
}

inline std::string text_rule(const std::string& content) {
    return "title: {zh: 題, en: T}\nlevel: warning\nmessage: {zh: 「%s」不好, en: “%s” is bad}\n"
           "reason: {zh: 因, en: R}\nsource: {zh: 源, en: S}\nfix: {zh: 改, en: F}\nread: memory\n"
           "since: 0.1.0\n" +
           content;
}

inline std::string document(const std::string& body) {
    return "<document lang='zh-Hant-TW'><body>" + body + "</body><notes/></document>";
}

inline std::string joined(const std::vector<Finding>& findings,
                          std::string_view separator,
                          const std::string& (*part)(const Finding&)) {
    std::string result;
    for (const Finding& finding : findings) {
        result += (&finding == &findings.front() ? "" : separator);
        result += part(finding);
    }
    return result;
}

// Ids of the places of all findings: "b1 b2".
inline std::string places(const std::vector<Finding>& findings) {
    return joined(findings, " ", [](const Finding& f) -> const std::string& { return f.where.id; });
}

// Quotes and Chinese messages of all findings: "甲|乙".
inline std::string quotes(const std::vector<Finding>& findings) {
    return joined(
        findings, "|", [](const Finding& f) -> const std::string& { return f.where.quote; });
}

inline std::string messages(const std::vector<Finding>& findings) {
    return joined(
        findings, "|", [](const Finding& f) -> const std::string& { return f.message.zh; });
}

} // namespace engross::rules::test
