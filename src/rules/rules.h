// The rules: a Pack is all of rules/ (packs and profiles), loaded once; a Checker is what a
// selection makes of it, compiled; check() judges one document. rules/README.md tells how the files
// look.
#pragma once

#include "base/finding.h"
#include "base/rule_info.h"
#include "rules/recognition.h"
#include "xml/xml.h"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace engross::rules {

using engross::RuleInfo;

struct Selection {
    std::string profile = "trip-report";
    std::string stage = "submit"; // draft, submit, publish, archive
    std::string date;             // of judgement, YYYY-MM-DD; never empty
    // Levels that outweigh the profile's; nullopt: off.
    std::map<std::string, std::optional<Severity>, std::less<>> levels{};
};

struct ProfileInfo {
    std::string name;
    Text title{"", ""};
    std::string kind;
    std::string agency;
    Text not_checked{"", ""}; // its own words and those of the profiles that it extends
};

// What a check did.
struct Work {
    unsigned long steps =
        0; // XPath steps and candidate nodes: a measure that no busy machine changes
    std::vector<Asked> asked; // each rule of the checker, by id
};

// One word on a rule's level, and where it stands: "rules/profiles/base.yml:22".
struct Origin {
    std::optional<Severity> level; // nullopt: off
    std::string place;
    Text what;
};

class Checker;

// Where a text rule speaks: from and to in UTF-16 units of the block's words.
struct Matched {
    std::string rule;
    std::string block; // id
    long from = 0;
    long to = 0;
};

// Immutable, may be shared between threads.
class Pack {
public:
    // Reads the whole folder. Throws Error(usage) with file and line when anything is not
    // understood.
    explicit Pack(const std::filesystem::path& folder);
    Pack(Pack&&) noexcept;
    Pack& operator=(Pack&&) noexcept;
    ~Pack();

    [[nodiscard]] std::vector<RuleInfo> rules() const;       // sorted by id
    [[nodiscard]] std::vector<ProfileInfo> profiles() const; // sorted by name
    [[nodiscard]] bool has(std::string_view id) const;
    [[nodiscard]] const Recognition& recognition() const;
    // A rule's severity under a selection; nullopt when it is off. Throws Error(usage) when there
    // is no such profile or stage.
    [[nodiscard]] std::optional<Severity> severity(const Selection& selection,
                                                   std::string_view id) const;
    // The words of the rule, the stage and the profiles on a rule's level, the weakest first; those
    // of the selection's levels are its maker's. Throws Error(usage) when there is no such rule,
    // profile or stage.
    [[nodiscard]] std::vector<Origin> explain(const Selection& selection,
                                              std::string_view id) const;

    // Compiles every rule. Loading has read all files, but only the rules in use have their
    // expressions compiled; this finds what is wrong in the others. Throws Error(usage) with file
    // and line.
    void verify() const;

private:
    friend class Checker;
    struct Data;
    std::unique_ptr<const Data> data_;
};

// An assertion that spoke: its rule, its line in the rule's file, the node that it was asked of.
struct Fired {
    std::string rule;
    int line = 0;
    xml::Node node;
};

// Words that a text rule spoke of: bytes of the words of a block.
struct Spot {
    xml::Node block;
    std::string words; // of the block
    std::size_t from = 0, size = 0;
};

// The rules of one selection and one subject (document, html, pdf), compiled. Must not outlive the
// Pack. One thread at a time.
class Checker {
public:
    Checker(const Pack& pack, const Selection& selection, std::string_view subject = "document");
    // One rule alone, at its own severity; for tests.
    Checker(const Pack& pack, std::string_view rule);
    // Every rule for the subject, at its own severity, whatever the profiles say; to measure them.
    static Checker of_all(const Pack& pack, std::string_view subject = "document");
    Checker(Checker&&) noexcept;
    ~Checker();

    // Sorted by place in the document, then rule. `fast = false`: contexts the slow way, for tests.
    // `work`, when given, is told what was done.
    [[nodiscard]] std::vector<Finding>
    check(const xml::Document& document, bool fast = true, Work* work = nullptr) const;

    // Where the text rules speak, in the order of the document; for those that mend.
    [[nodiscard]] std::vector<Spot> spots(const xml::Document& document) const;

    // What the structure rules say before it becomes findings, in the order in which they are
    // asked; for tests that hold the engine against another one.
    [[nodiscard]] std::vector<Fired> fired(const xml::Document& document, bool fast = true) const;
    // The same of the text rules.
    [[nodiscard]] std::vector<Matched> matched(const xml::Document& document) const;

private:
    Checker();
    struct Data;
    std::unique_ptr<Data> data_;
};

std::vector<Finding>
check(const xml::Document& document, const Pack& pack, const Selection& selection);

} // namespace engross::rules
