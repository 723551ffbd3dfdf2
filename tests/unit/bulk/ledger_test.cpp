// Who gets which document, and what of it is kept, whoever dies.
#include "bulk/ledger.h"

#include "base/bytes.h"
#include "base/error.h"
#include "bulk/bag.h"
#include "bulk/record.h"
#include "bulk/scan.h"
#include "bulk/shards.h"
#include "bulk/statistics.h"
#include "bulk/tables.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <map>
#include <set>

namespace engross::bulk {

namespace fs = std::filesystem;

namespace {

class LedgerTest : public ::testing::Test {
protected:
    LedgerTest() {
        std::string pattern = (fs::temp_directory_path() / "engross-bulk-XXXXXX").string();
        folder_ = ::mkdtemp(pattern.data());
        for (const auto& [name, words] : {std::pair("b.docx", "one"),
                                          {"a.docx", "one"},
                                          {"c.odt", "two"},
                                          {"d.txt2", "no document"}}) {
            put(name, words);
        }
    }

    ~LedgerTest() override { fs::remove_all(folder_); }

    void put(const std::string& name, const std::string& words) const {
        fs::create_directories(archive());
        write_file(archive() / name, words);
    }

    [[nodiscard]] fs::path archive() const { return folder_ / "archive"; }

    [[nodiscard]] fs::path out() const { return folder_ / "out"; }

    [[nodiscard]] fs::path file() const { return folder_ / "ledger"; }

    Scanned look(Ledger& ledger) const { return scan(ledger, archive()); }

    // Does what another process did before it was killed at once.
    template <typename Work> void in_killed_process(const Work& work) const {
        const pid_t child = ::fork();
        if (child == 0) {
            Ledger ledger(file());
            ledger.sign_on(out());
            work(ledger);
            ::kill(::getpid(), SIGKILL);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        ASSERT_TRUE(WIFSIGNALED(status));
    }

    fs::path folder_;
};

const Recipe recipe{"conversion", "checks"};

Record failed(const std::string& reason) {
    Record record;
    record.reason = reason;
    return record;
}

} // namespace

TEST_F(LedgerTest, FilesOfOneContentAreOneDocument) {
    Ledger ledger(file());
    const Scanned scanned = look(ledger);
    EXPECT_EQ(scanned.files, 3);
    EXPECT_EQ(scanned.read, 3);
    EXPECT_EQ(ledger.counts().all, 2);
    EXPECT_EQ(look(ledger).read, 0) << "nothing has changed";
    ledger.sign_on(out());
    const auto first = ledger.claim(false);
    const auto second = ledger.claim(false);
    ASSERT_TRUE(first && second);
    EXPECT_FALSE(ledger.claim(false));
    const std::set<std::string> paths{first->path, second->path};
    EXPECT_EQ(paths, (std::set<std::string>{"a.docx", "c.odt"}));
}

TEST_F(LedgerTest, ForgetsWhatIsGoneUnlessItHasOutputs) {
    Ledger ledger(file());
    look(ledger);
    ledger.sign_on(out());
    const Item item = *ledger.claim(false);
    Record record;
    record.outputs = {{"data/x", 1, "0"}};
    ASSERT_TRUE(ledger.finish(item, recipe, record));
    fs::remove_all(archive());
    put("new.odt", "three");
    look(ledger);
    EXPECT_EQ(ledger.counts().all, 1) << "of the archive as it is";
    Statement rows = ledger.database().prepare("SELECT count(*) FROM work");
    rows.step();
    EXPECT_EQ(rows.number(0), 2) << "the new one, and the one whose outputs are there";
}

TEST_F(LedgerTest, NothingIsKeptOfWhatSomebodyElseHolds) {
    Ledger one(file());
    look(one);
    one.sign_on(out());
    Ledger other(file());
    other.sign_on(out());
    const Item item = *one.claim(false);
    EXPECT_FALSE(other.finish(item, recipe, {}));
    EXPECT_FALSE(other.retry(item));
    EXPECT_TRUE(one.finish(item, recipe, {}));
    EXPECT_FALSE(one.finish(item, recipe, {})) << "twice";
    EXPECT_EQ(one.counts().done, 1);
}

TEST_F(LedgerTest, TheDeadGiveBackWhatTheyHeld) {
    {
        Ledger ledger(file());
        look(ledger);
    }
    in_killed_process([](Ledger& ledger) { ledger.claim(false); });
    ASSERT_FALSE(fs::is_empty(out())) << "its staging folder";
    Ledger ledger(file());
    EXPECT_EQ(ledger.counts().leased, 1);
    Ledger living(file());
    living.sign_on(out());
    ASSERT_TRUE(living.claim(false));
    EXPECT_EQ(ledger.clear_dead(), 1) << "the dead one's, not the living one's";
    EXPECT_EQ(ledger.counts().leased, 1);
    EXPECT_EQ(std::distance(fs::directory_iterator(out()), {}), 1) << "the living one's folder";
    EXPECT_EQ(ledger.clear_dead(), 0);
}

TEST_F(LedgerTest, TriesOnceMoreAloneAndThenNoMore) {
    Ledger ledger(file());
    look(ledger);
    ledger.sign_on(out());
    const Item item = *ledger.claim(false);
    EXPECT_TRUE(ledger.retry(item));
    ASSERT_TRUE(ledger.claim(false)); // the other one
    EXPECT_FALSE(ledger.claim(false));
    const auto again = ledger.claim(true);
    ASSERT_TRUE(again);
    EXPECT_EQ(again->content, item.content);
    EXPECT_FALSE(ledger.retry(*again));
    EXPECT_TRUE(ledger.finish(*again, recipe, failed("crash")));
    EXPECT_EQ(ledger.counts().reasons, (std::map<std::string, std::int64_t>{{"crash", 1}}));
    EXPECT_EQ(ledger.reopen("time", ""), 0);
    EXPECT_EQ(ledger.reopen("crash", ""), 1);
    EXPECT_EQ(ledger.counts().ready, 1);
}

TEST_F(LedgerTest, OtherRulesAskForChecksAlone) {
    Ledger ledger(file());
    look(ledger);
    ledger.sign_on(out());
    Record record;
    record.tallies = {{"TW-TRIP-009", "error", 2}};
    ASSERT_TRUE(ledger.finish(*ledger.claim(false), recipe, record));
    ASSERT_TRUE(ledger.finish(*ledger.claim(false), recipe, failed("limit")));
    ledger.plan(recipe);
    EXPECT_FALSE(ledger.claim(false)) << "all is done";
    ledger.plan({"conversion", "other checks"});
    const auto checks = ledger.claim(false);
    ASSERT_TRUE(checks);
    EXPECT_TRUE(checks->checks_only);
    EXPECT_FALSE(ledger.claim(false)) << "what failed has nothing to be checked";
    ledger.redo(*checks);
    EXPECT_FALSE(ledger.claim(false)->checks_only);
    ledger.plan({"other conversion", "other checks"});
    EXPECT_FALSE(ledger.claim(false)->checks_only);
}

TEST_F(LedgerTest, OnesWithAFindingCanBeDoneAgain) {
    Ledger ledger(file());
    look(ledger);
    ledger.sign_on(out());
    Record record;
    record.tallies = {{"TW-TRIP-009", "error", 2}};
    ASSERT_TRUE(ledger.finish(*ledger.claim(false), recipe, record));
    ASSERT_TRUE(ledger.finish(*ledger.claim(false), recipe, {}));
    EXPECT_EQ(ledger.reopen("", "TW-TRIP-009"), 1);
    EXPECT_EQ(ledger.counts().ready, 1);
}

TEST_F(LedgerTest, AnotherFileIsNoLedger) {
    write_file(file(), std::string(4096, 'x'));
    try {
        const Ledger ledger(file());
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.code, ExitCode::unreadable);
        EXPECT_FALSE(error.of_machine);
    }
}

TEST_F(LedgerTest, TablesTellAllAndRunNothing) {
    Ledger ledger(file());
    look(ledger);
    ledger.sign_on(out());
    Record done;
    done.verdict = "fail";
    done.title = "=cmd|' /C calc'!A0 \"x\"";
    done.year = "2025";
    done.tallies = {{"TW-TRIP-009", "error", 2}, {"ENG-FONT", "advice", 1}};
    const Item first = *ledger.claim(false);
    ASSERT_TRUE(ledger.finish(first, recipe, done));
    const Bytes csv = documents_csv(ledger, Language::en);
    EXPECT_NE(csv.find("\"'=cmd|' /C calc'!A0 \"\"x\"\"\",,2025,2,0,1,0"), std::string::npos)
        << csv;
    const Bytes lines = documents_jsonl(ledger);
    EXPECT_EQ(std::ranges::count(lines, '\n'), 2);
    EXPECT_NE(lines.find(R"({"rule":"TW-TRIP-009","severity":"error","count":2})"),
              std::string::npos)
        << lines;
    const Statistics statistics = statistics_of(ledger);
    EXPECT_EQ(statistics.all.fail, 1);
    EXPECT_EQ(statistics.all.open, 1);
    ASSERT_EQ(statistics.rules.size(), 1U);
    EXPECT_EQ(statistics.rules[0].worst.at(0).document.content, first.content);
    ASSERT_EQ(statistics.losses.size(), 1U);
    EXPECT_EQ(statistics.losses[0].rule, "ENG-FONT");
    ASSERT_EQ(statistics.years.size(), 2U) << "2025 and not known";
    EXPECT_EQ(statistics.years[0].verdicts.fail, 1);
}

TEST_F(LedgerTest, ShardsAreTheWholeAndGoOnWithTheirOwn) {
    for (int i = 0; i < 30; ++i) {
        put(std::to_string(i) + ".odt", "document " + std::to_string(i));
    }
    Ledger ledger(file());
    look(ledger);
    publish(ledger);
    std::int64_t all = 0;
    for (unsigned i = 0; i < 3; ++i) {
        all += open_shard(file(), {i, 3})->counts().all;
    }
    EXPECT_EQ(all, ledger.counts().all);
    const auto first = open_shard(file(), {1, 3});
    const fs::path made = first->sign_on(out());
    ASSERT_TRUE(first->finish(*first->claim(false), recipe, {}));
    ASSERT_TRUE(first->claim(false));
    const auto second =
        open_shard(file(), {1, 3}); // the first one is still alive, and nobody knows
    EXPECT_EQ(second->counts().done, 1);
    EXPECT_EQ(second->clear_dead(), 1);
    EXPECT_EQ(second->clear_dead(), 0) << "free already";
    EXPECT_TRUE(fs::exists(made)) << "it may be at work there";
    EXPECT_EQ(merge(ledger), 1);
    EXPECT_EQ(ledger.counts().done, 1);
    EXPECT_EQ(merge(ledger), 0) << "twice";
    EXPECT_TRUE(fs::exists(shards_folder(file()))) << "there is more to do";
    for (unsigned i = 0; i < 3; ++i) {
        const auto rest = open_shard(file(), {i, 3});
        rest->clear_dead();
        rest->sign_on(out());
        while (const auto item = rest->claim(false)) {
            ASSERT_TRUE(rest->finish(*item, recipe, {}));
        }
    }
    EXPECT_EQ(merge(ledger), ledger.counts().all - 1);
    EXPECT_FALSE(fs::exists(shards_folder(file())));
    EXPECT_FALSE(fs::exists(made)) << "all is done, so nobody needs it";
}

TEST_F(LedgerTest, SumsAreTakenAsToldAndNonsenseIsNot) {
    run::Job job;
    job.output_folder = out() / "data";
    job.recheck = true; // what is there stays
    fs::create_directories(job.output_folder / "a.files");
    write_file(job.output_folder / "a.files" / "1.png", "picture");
    write_file(job.output_folder / "a.pdf", "pages");
    const std::vector<run::Sum> told{{"a.files/1.png", std::string(64, 'a')}, {"a.pdf", "no sum"}};
    const std::vector<Output> kept = keep_outputs(out(), job, {}, told);
    ASSERT_EQ(kept.size(), 2U);
    EXPECT_EQ(kept[0].path, "data/a.files/1.png");
    EXPECT_EQ(kept[0].sha256, told[0].sha256);
    EXPECT_EQ(kept[1].size, 5);
    EXPECT_EQ(kept[1].sha256, sha256("pages"));
}

TEST_F(LedgerTest, BagTellsWhatFailedAndHowToSeeIt) {
    Ledger ledger(file());
    look(ledger);
    ledger.set_note("archive", "/the archive");
    ledger.set_note("command", "engross convert");
    ledger.sign_on(out());
    Record done;
    done.verdict = "pass";
    done.outputs = {{"data/a%b", 5, "abc"}};
    done.losses = {{"ENG-IMAGE", "word/document.xml#p1", "圖", "a\tpicture"}};
    const Item first = *ledger.claim(false);
    ASSERT_TRUE(ledger.finish(first, recipe, done));
    const Item second = *ledger.claim(false);
    ASSERT_TRUE(ledger.finish(second, recipe, failed("time")));
    write_bag(ledger, out(), Language::en);
    constexpr std::uintmax_t most = 10'000;
    EXPECT_EQ(read_file(out() / "manifest-sha256.txt", most), "abc  data/a%25b\n")
        << "RFC 8493, 2.1.3";
    EXPECT_NE(read_file(out() / "bag-info.txt", most).find("Payload-Oxum: 5.1\n"),
              std::string::npos);
    EXPECT_NE(
        read_file(out() / "quarantine.tsv", most)
            .find(second.path + "\ttime\t\t\tengross convert '/the archive/" + second.path + "'\n"),
        std::string::npos);
    EXPECT_NE(read_file(out() / "not-carried.tsv", most)
                  .find(first.path + "\tENG-IMAGE\tword/document.xml#p1\ta picture\n"),
              std::string::npos);
}

} // namespace engross::bulk
