#include "base/bytes.h"
#include "base/error.h"
#include "gate/judge.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

namespace engross::gate {

namespace {

namespace fs = std::filesystem;

const std::string print(32, 'a');

class Gate : public testing::Test {
protected:
    Gate() : folder_(fs::temp_directory_path() / ("engross-gate-" + std::to_string(::getpid()))) {
        fs::create_directories(folder_);
    }

    ~Gate() override { fs::remove_all(folder_); }

    fs::path file(const std::string& name, const std::string& text) {
        write_file(folder_ / name, text);
        return folder_ / name;
    }

    // What is said of a file that is wrong: "NAME:LINE words" in English.
    template <typename Load> std::string complaint(const std::string& text, const Load& load) {
        try {
            load(file("bad.yml", text));
        } catch (const Error& error) {
            EXPECT_EQ(error.code, ExitCode::usage);
            EXPECT_FALSE(error.message.zh.empty());
            return fs::path(error.where).filename().string() + " " + error.message.en;
        }
        return "nothing";
    }

    report::File document(std::vector<std::pair<std::string, Severity>> found,
                          const std::string& name = "a.docx") {
        const Text text = Text::same("x");
        report::File out{.path = (folder_ / name).string(), .sha256 = "00", .findings = {}};
        for (const auto& [rule, severity] : found) {
            out.findings.push_back({.rule = rule,
                                    .severity = severity,
                                    .message = text,
                                    .reason = text,
                                    .source = text,
                                    .fix = {text, text},
                                    .where = {}});
            out.findings.back().fingerprint =
                std::string(32, static_cast<char>('a' + out.findings.size() - 1));
        }
        return out;
    }

    std::string
    entry(const std::string& rule, const std::string& expires, const std::string& of = print) {
        return "waivers:\n  - {rule: " + rule + ", document: '*.docx', fingerprint: " + of +
               ", reason: why, owner: who, expires: " + expires + "}\n";
    }

    report::Report
    judged(Books books, std::vector<report::File> files, const std::string& date = "2026-11-23") {
        report::Report report{.engross = "0",
                              .date = date,
                              .profile = "p",
                              .stage = "publish",
                              .files = std::move(files)};
        judge(books, {}, report);
        return report;
    }

    fs::path folder_;
};

} // namespace

TEST_F(Gate, ReadsAPolicyAndKnowsWhereItIsSaid) {
    const Policy policy = load_policy(file(
        "p.yml",
        "profile: letter\nstage: submit\nmax-review: 3\nlevels: {R-1: off}\nlimits: {input-mib: 2}\nwaivers: w.yml\n"));
    EXPECT_EQ(policy.profile.value, "letter");
    EXPECT_TRUE(policy.stage.by.ends_with("p.yml:2"));
    EXPECT_EQ(policy.review_limit(), 3U);
    EXPECT_EQ(policy.levels.at("R-1").value, std::nullopt);
    EXPECT_EQ(policy.limits.input_size, 2U << 20U);
    EXPECT_EQ(policy.waivers, folder_ / "w.yml");
    EXPECT_EQ(load_policy(file("q.yml", "stage: publish\n")).review_limit(), 0U);
    EXPECT_EQ(load_policy(file("q.yml", "stage: draft\n")).review_limit(), std::nullopt);
}

TEST_F(Gate, SaysWhatIsWrongWithAPolicy) {
    const auto load = [](const fs::path& path) { load_policy(path); };
    EXPECT_EQ(complaint("profile: p\nstage: published\n", load),
              "bad.yml:2 “published” is not one of: draft, submit, publish, archive");
    EXPECT_EQ(complaint("max-review: -1\n", load),
              "bad.yml:1 “-1” is wrong; expected a whole number from 0 on");
    EXPECT_EQ(complaint("max-reviews: 1\n", load), "bad.yml:1 unknown key: max-reviews");
    EXPECT_EQ(complaint("levels:\n  R-1: none\n", load),
              "bad.yml:2 “none” is not one of: error, warning, advice, review, off");
    EXPECT_EQ(complaint("outputs: pdf\n", load),
              "bad.yml:1 outputs must be a list such as [xml, html, pdf]");
    EXPECT_EQ(complaint("limits: {input-mib: 0}\n", load),
              "bad.yml:1 “0” is wrong; expected a whole number from 1 on");
    EXPECT_THROW(load_policy(folder_ / "none.yml"), Error);
}

TEST_F(Gate, AsksEveryWaiverForAllSix) {
    const auto load = [](const fs::path& path) { load_waivers(path); };
    const std::string whole = entry("R-1", "2026-12-31");
    EXPECT_EQ(complaint(whole, load), "nothing");
    for (const std::string key :
         {"rule", "document", "fingerprint", "reason", "owner", "expires"}) {
        std::string without = whole;
        without.replace(without.find(key + ":"), key.size(), "other");
        EXPECT_EQ(complaint(without, load), "bad.yml:2 missing: " + key);
    }
    EXPECT_EQ(complaint(entry("R-1", "2026-02-30"), load),
              "bad.yml:2 “2026-02-30” is no date; expected YYYY-MM-DD");
    EXPECT_NE(
        complaint(entry("R-1", "2026-12-31", "abc"), load).find("expected 32 hexadecimal digits"),
        std::string::npos);
    std::string hash = whole;
    hash.replace(hash.find("*.docx"), 6, "sha256:abc");
    EXPECT_NE(complaint(hash, load).find("bad.yml:2 “sha256:abc” is wrong; expected 64"),
              std::string::npos);
}

TEST_F(Gate, WaivesTheOneFindingUntilTheDay) {
    Books books;
    books.waivers = load_waivers(file("w.yml", entry("R-1", "2026-12-31")));
    const auto files = std::vector{document({{"R-1", Severity::error}, {"R-1", Severity::error}})};
    const report::Report report = judged(books, files);
    EXPECT_EQ(report.files[0].findings[0].waived->owner, "who");
    EXPECT_FALSE(report.files[0].findings[1].waived); // another fingerprint
    EXPECT_FALSE(report.gate->passes);
    EXPECT_TRUE(report.gate->notes.empty());
    const report::Report soon = judged(books, files, "2026-12-01");
    EXPECT_NE(soon.gate->notes.at(0).en.find("ends in 30 days"), std::string::npos);
    EXPECT_TRUE(judged(books, files, "2026-12-31").files[0].findings[0].waived);
    const report::Report late = judged(books, files, "2027-01-01");
    EXPECT_FALSE(late.files[0].findings[0].waived);
    EXPECT_NE(late.gate->notes.at(0).en.find("ended on 2026-12-31"), std::string::npos);
}

TEST_F(Gate, TellsOfWaiversThatMatchNothing) {
    Books books;
    books.waivers = load_waivers(file("w.yml", entry("R-9", "2027-12-31")));
    EXPECT_NE(judged(books, {document({{"R-1", Severity::advice}})})
                  .gate->notes.at(0)
                  .en.find("matches no finding"),
              std::string::npos);
    EXPECT_TRUE(judged(books, {document({}, "a.odt")}).gate->notes.empty()); // of another document
    EXPECT_EQ(without_document(books.waivers, std::vector{document({}, "a.odt")}).size(), 1U);
    file("b.docx", "");
    file("c.odt", "");
    EXPECT_EQ(documents(books.waivers), std::vector{folder_ / "b.docx"});
}

TEST_F(Gate, FindsADocumentByItsHash) {
    const fs::path one = file("one.docx", "words");
    std::string text = entry("R-1", "2027-12-31");
    text.replace(text.find("*.docx"), 6, "sha256:" + sha256("words"));
    const Waivers waivers = load_waivers(file("w.yml", text));
    EXPECT_EQ(documents(waivers), std::vector{one});
    report::File document = this->document({{"R-1", Severity::error}}, "elsewhere.docx");
    document.sha256 = sha256("words");
    EXPECT_TRUE(is_of(waivers, waivers.all[0], document));
    document.sha256 = sha256("other words");
    EXPECT_FALSE(is_of(waivers, waivers.all[0], document));
}

TEST_F(Gate, NeedsAPersonAtPublishUnlessWaived) {
    Books books;
    EXPECT_FALSE(judged(books, {document({{"R-1", Severity::review}})}).gate->passes);
    books.policy.max_review.value = 1;
    EXPECT_TRUE(judged(books, {document({{"R-1", Severity::review}})}).gate->passes);
    books.policy.max_review.value.reset();
    books.waivers = load_waivers(file("w.yml", entry("R-1", "2027-12-31")));
    EXPECT_TRUE(judged(books, {document({{"R-1", Severity::review}})}).gate->passes);
}

TEST_F(Gate, HoldsTheThresholds) {
    Books books;
    const std::vector files{document({{"R-1", Severity::warning}, {"R-2", Severity::advice}})};
    EXPECT_TRUE(judged(books, files).gate->passes);
    books.policy.max_warning.value = 0;
    EXPECT_FALSE(judged(books, files).gate->passes);
    books.policy.max_warning.value.reset();
    books.policy.fail_on.value = Severity::warning;
    EXPECT_FALSE(judged(books, files).gate->passes);
    report::File broken = document({});
    broken.error = Error(ExitCode::unreadable, "a", Text::same("x"));
    EXPECT_FALSE(judged(Books(), {broken}).gate->passes);
}

TEST_F(Gate, TellsOfLevelsThatChangeSomethingAndOfThoseWithoutEffect) {
    const rules::Pack pack(ENGROSS_SOURCE_DIR "/rules");
    const auto told = [&](const std::string& profile, const std::string& level) {
        const Policy policy = load_policy(
            file("p.yml", "profile: " + profile + "\nlevels: {TW-TRIP-001: " + level + "}\n"));
        std::string words;
        for (const Text& each : changed_levels(policy, pack, selection_of(policy, "2026-11-23"))) {
            words += each.en;
        }
        return words;
    };
    EXPECT_NE(told("trip-report", "advice").find("from “error” to “advice”"), std::string::npos)
        << told("trip-report", "advice");
    EXPECT_EQ(told("trip-report", "error"), "");
    EXPECT_NE(told("letter", "advice").find("no effect"), std::string::npos)
        << told("letter", "advice");
    EXPECT_EQ(told("letter", "off"), "");
}

TEST_F(Gate, TheBaselineOnlyShrinks) {
    const std::vector files{document(
        {{"R-1", Severity::error}, {"R-2", Severity::warning}, {"R-3", Severity::review}})};
    const Baseline made = baseline_of(folder_ / "b.yml", files);
    EXPECT_EQ(made.entries.size(), 2U); // what a person must look at is never known
    const Books books{
        .policy = {}, .waivers = {}, .baseline = load_baseline(file("b.yml", to_yaml(made)))};
    EXPECT_EQ(books.baseline.entries, made.entries);
    const report::Report report =
        judged(books, {document({{"R-1", Severity::error}, {"R-9", Severity::error}})});
    EXPECT_TRUE(report.files[0].findings[0].known);
    EXPECT_FALSE(report.files[0].findings[1].known);
    EXPECT_FALSE(report.gate->passes);
    EXPECT_NE(report.gate->notes.at(0).en.find("1 entries of the baseline are no longer"),
              std::string::npos);
    const Baseline now = shrunk(made, report.files);
    EXPECT_EQ(now.entries.size(), 1U); // R-2 is gone, R-9 is not let in
    EXPECT_EQ(shrunk(made, std::vector{document({}, "other.docx")}).entries, made.entries);
    EXPECT_EQ(verdict(judged(books, {document({{"R-1", Severity::error}})}).files[0]),
              "review"); // never "pass"
    const auto load = [](const fs::path& path) { load_baseline(path); };
    EXPECT_EQ(complaint("other: []\n", load), "bad.yml:1 unknown key: other");
    EXPECT_EQ(complaint("baseline:\n  - {rule: R, document: d}\n", load),
              "bad.yml:2 missing: fingerprint");
}

TEST_F(Gate, EveryReportTellsWhatIsWaived) {
    Books books;
    books.waivers = load_waivers(file("w.yml", entry("R-1", "2026-12-31")));
    const report::Report report = judged(books, {document({{"R-1", Severity::error}})});
    EXPECT_TRUE(report.gate->passes);
    for (const std::string& name : report::format_names()) {
        for (const Language language : {Language::zh_tw, Language::en}) {
            const Bytes out = report::render(report, report::format_from(name), language, false);
            EXPECT_NE(out.find("R-1"), Bytes::npos) << name;
            EXPECT_NE(out.find("2026-12-31"), Bytes::npos) << name;
            EXPECT_NE(out.find("who"), Bytes::npos) << name;
            EXPECT_NE(out.find("why"), Bytes::npos) << name;
        }
    }
}

TEST_F(Gate, EveryReportTellsWhatIsKnown) {
    const std::vector files{document({{"R-1", Severity::error}})};
    Books books;
    books.baseline = baseline_of(folder_ / "b.yml", files);
    const report::Report report = judged(books, files);
    EXPECT_TRUE(report.gate->passes);
    for (const std::string& name : report::format_names()) {
        const Bytes out = report::render(report, report::format_from(name), Language::en, false);
        const bool says = out.find("known from before") != Bytes::npos ||
                          out.find("\"known\": true") != Bytes::npos ||
                          out.find("\"baselineState\": \"unchanged\"") != Bytes::npos;
        EXPECT_TRUE(says) << name << out;
    }
}

} // namespace engross::gate
