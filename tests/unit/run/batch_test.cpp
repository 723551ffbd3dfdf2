// Results on their way out of a worker, outputs, and jobs in workers.
#include "run/outputs.h"
#include "run/run.h"
#include "run/wire.h"

#include <gtest/gtest.h>

#include <cstdlib>

namespace engross::run {

namespace fs = std::filesystem;

namespace {

Result sample() {
    Result result;
    result.file.path = "報告.docx";
    result.file.sha256 = "abc";
    const Text text("字", "words");
    result.file.findings.push_back({.rule = "TW-TRIP-009",
                                    .severity = Severity::warning,
                                    .message = text,
                                    .reason = text,
                                    .source = text,
                                    .fix = {text, text},
                                    .where = {.id = "b1",
                                              .src = "x#p1",
                                              .page = 3,
                                              .pdf_page = {},
                                              .heading = "一、",
                                              .quote = "q"},
                                    .fingerprint = "f1"});
    result.file.asked.push_back({"TW-TRIP-009", 7});
    result.file.error = Error(ExitCode::limit, "where", text);
    result.code = ExitCode::limit;
    result.sums.push_back({"報告.pdf", "00ff"});
    result.dump = Bytes("<x/>\0", 5);
    result.readings.push_back({"key", "reading"});
    return result;
}

class Folder {
public:
    Folder() {
        std::string pattern = (fs::temp_directory_path() / "engross-run-XXXXXX").string();
        path = ::mkdtemp(pattern.data());
    }

    ~Folder() { fs::remove_all(path); }

    fs::path path;
};

const fs::path report = fs::path(ENGROSS_SOURCE_DIR) / "fixtures/docx/short-report/input.docx";

} // namespace

TEST(Wire, CarriesAll) {
    const auto back = decode(encode(sample()));
    ASSERT_TRUE(back);
    EXPECT_EQ(back->file.path, "報告.docx");
    EXPECT_EQ(back->dump.size(), 5U);
    ASSERT_EQ(back->file.findings.size(), 1U);
    EXPECT_EQ(back->file.findings[0].where.page, 3);
    EXPECT_FALSE(back->file.findings[0].where.pdf_page);
    EXPECT_EQ(back->file.findings[0].severity, Severity::warning);
    EXPECT_EQ(back->file.findings[0].fix.libreoffice.en, "words");
    EXPECT_EQ(back->file.findings[0].fingerprint, "f1");
    ASSERT_EQ(back->file.asked.size(), 1U);
    EXPECT_EQ(back->file.asked[0].places, 7);
    ASSERT_TRUE(back->file.error);
    EXPECT_EQ(back->file.error->message.zh, "字");
    ASSERT_EQ(back->sums.size(), 1U);
    EXPECT_EQ(back->sums[0].name, "報告.pdf");
    EXPECT_EQ(back->sums[0].sha256, "00ff");
    EXPECT_EQ(encode(*back), encode(sample()));
    EXPECT_TRUE(decode(encode(Result())));
}

TEST(Wire, RefusesWhatItDidNotWrite) {
    const Bytes whole = encode(sample());
    for (std::size_t size = 0; size < whole.size(); ++size) {
        EXPECT_FALSE(decode(BytesView(whole).substr(0, size))) << size;
    }
    EXPECT_FALSE(decode(whole + "x"));
    for (std::size_t at = 0; at < whole.size(); ++at) { // whatever it gives, it does not break
        Bytes spoilt = whole;
        spoilt[at] = '\xFF';
        static_cast<void>(decode(spoilt));
    }
}

TEST(Outputs, AreMovedWhole) {
    const Folder folder;
    const fs::path out = folder.path / "new" / "out";
    {
        Outputs outputs(out);
        stage(outputs.staging(), "a.html", "page");
        stage(outputs.staging(), "a.files/1.png", "picture");
        stage(outputs.staging(), "other", "unasked");
        outputs.commit(std::vector<std::string>{"a.html", "a.files", "a.pdf"});
    }
    EXPECT_EQ(read_file(out / "a.html", 10), "page");
    EXPECT_EQ(read_file(out / "a.files" / "1.png", 10), "picture");
    EXPECT_FALSE(fs::exists(out / "other"));
    EXPECT_EQ(std::distance(fs::directory_iterator(folder.path), fs::directory_iterator()), 1);
}

TEST(Outputs, WithoutCommitNothingRemains) {
    const Folder folder;
    {
        const Outputs outputs(folder.path / "new" / "out");
        stage(outputs.staging(), "a.html", "page");
    }
    EXPECT_TRUE(fs::is_empty(folder.path));
}

TEST(Outputs, LinksAreNotMoved) {
    const Folder folder;
    Outputs outputs(folder.path);
    fs::create_symlink("/etc/passwd", outputs.staging() / "a.html");
    fs::create_directory(outputs.staging() / "a.files");
    fs::create_symlink("/etc/passwd", outputs.staging() / "a.files" / "1.png");
    outputs.commit(std::vector<std::string>{"a.html", "a.files"});
    EXPECT_FALSE(fs::exists(fs::symlink_status(folder.path / "a.html")));
    EXPECT_FALSE(fs::exists(folder.path / "a.files"));
}

TEST(Batch, ASumThatIsKnownIsNotComputedUnlessTheFileHasChanged) {
    const Folder folder;
    const fs::path copy = folder.path / "a.docx";
    fs::copy_file(report, copy);
    const Job job{.input = copy, .stamp = stamp(copy), .sha256 = "as told", .ocr = false};
    const auto sum = [&] {
        return run_all(std::array{job}, Rules(), 1, [](const Result&) {}).front().file.sha256;
    };
    EXPECT_EQ(sum(), "as told");
    fs::last_write_time(copy, fs::last_write_time(copy)); // its time is set back, and yet
    EXPECT_EQ(sum(), sha256(read_file(report, 1U << 20U)));
}

TEST(Batch, OneFailedWorkerDoesNotStopOthers) {
    const Folder folder;
    const auto job = [&](const char* name) {
        fs::copy_file(report, folder.path / name);
        return Job{.input = folder.path / name,
                   .output_folder = folder.path / "out",
                   .to = {.xml = true},
                   .ocr = false};
    };
    std::vector<Job> jobs{job("a.docx"), job("b.docx"), job("c.docx"), job("d.docx")};
    jobs[1].limits.memory = 1U << 20U; // less than the process has already: no room for
    write_file(jobs[1].input, Bytes(64U << 20U, ' ')); // this
    fs::remove(folder.path / "c.docx");
    int done = 0;
    const auto results = run_all(jobs, {}, 2, [&](const Result&) { ++done; });
    ASSERT_EQ(results.size(), 4U);
    EXPECT_EQ(done, 4);
    EXPECT_FALSE(results[0].file.error);
#ifndef ENGROSS_SANITIZED
    EXPECT_EQ(results[1].code, ExitCode::limit);
    EXPECT_FALSE(fs::exists(folder.path / "out" / "b.xml"));
#endif
    EXPECT_EQ(results[2].code, ExitCode::unreadable);
    EXPECT_FALSE(results[3].file.error);
    EXPECT_EQ(results[3].file.path, jobs[3].input.string());
    EXPECT_TRUE(fs::exists(folder.path / "out" / "d.xml"));
    for (const auto& entry : fs::directory_iterator(folder.path / "out")) {
        EXPECT_FALSE(entry.path().filename().string().starts_with(".")) << entry.path();
    }
}

TEST(Batch, AWorkerWritesWhatThisProcessWrites) {
    const Folder folder;
    const auto job = [&](const char* out) {
        return Job{.input = report,
                   .output_folder = folder.path / out,
                   .to = {.xml = true, .html = true, .pdf = true},
                   .ocr = false};
    };
    const std::vector<Job> jobs{job("a"), job("b")};
    const auto ignore = [](const Result&) {};
    EXPECT_FALSE(run_all(std::span(jobs).first(1), {}, 1, ignore)[0].file.error);
    EXPECT_FALSE(run_unprotected(std::span(jobs).last(1), {}, ignore)[0].file.error);
    for (const char* name : {"input.xml", "input.html", "input.pdf"}) {
        EXPECT_EQ(read_file(folder.path / "a" / name, 1U << 26U),
                  read_file(folder.path / "b" / name, 1U << 26U))
            << name;
    }
}

} // namespace engross::run
