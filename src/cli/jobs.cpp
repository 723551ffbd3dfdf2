#include "cli/jobs.h"

#include "rules/maps.h"
#include "run/document.h"
#include "run/versions.h"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <memory>
#include <set>
#include <thread>

namespace engross::cli {

namespace {

// "[3/12] name" on the terminal's last line; nothing elsewhere.
class Progress {
public:
    explicit Progress(std::size_t total)
        : total_(total), shown_(total > 1 && ::isatty(STDERR_FILENO) == 1) {}

    void step(const std::string& name) {
        ++done_;
        if (shown_) {
            std::cerr << "\r\033[K[" << done_ << '/' << total_ << "] " << name << std::flush;
        }
    }

    void clear() const {
        if (shown_) {
            std::cerr << "\r\033[K" << std::flush;
        }
    }

private:
    std::size_t total_;
    std::size_t done_ = 0;
    bool shown_;
};

// A misspelt pass would otherwise be passed over, and everything written.
void check_pass(const std::string& asked) {
    const auto names = run::pass_names();
    if (asked.empty() || std::ranges::find(names, asked) != names.end()) {
        return;
    }
    std::string list;
    for (const std::string_view name : names) {
        list += (list.empty() ? "" : ", ") + std::string(name);
    }
    throw Error(ExitCode::usage,
                "--dump-after",
                Text("沒有「" + asked + "」這一步；有：" + list + "。",
                     "There is no pass “" + asked + "”; there are: " + list + "."));
}

Error unprotected() {
    return {
        ExitCode::usage,
        "--sandbox off",
        Text(
            "沒有沙箱保護，逐份處理；只用於查錯與可信的檔案。",
            "no protection, one document after another; only for finding faults, with files that you trust.")};
}

} // namespace

void add_ocr_options(CLI::App& command, const Context& context, OcrOptions& options) {
    command
        .add_option(
            "--ocr",
            options.mode,
            context(Text("辨識圖片中的文字：auto 或 off。", "Read text in pictures: auto or off.")))
        ->check(CLI::IsMember({"auto", "off"}))
        ->capture_default_str();
    command
        .add_option(
            "--ocr-cache",
            options.cache,
            context(Text(
                "保存辨識結果、下次不必重讀的資料夾，或 off；預設是使用者的快取資料夾。",
                "Folder that keeps what was read, for the next run, or off; by default in the user's cache folder.")))
        ->type_name("off|DIR");
    command
        .add_option("--ocr-seconds",
                    options.seconds,
                    context(Text("辨識一張圖片最多用幾秒處理器時間。",
                                 "Most seconds of processor time for reading one picture.")))
        ->check(CLI::Range(1, 3'600))
        ->capture_default_str();
}

void set_ocr(run::Job& job, const OcrOptions& options) {
    job.ocr = options.mode == "auto";
    job.ocr_cache = options.cache.empty()    ? recognize::user_cache_folder()
                    : options.cache == "off" ? std::filesystem::path()
                                             : std::filesystem::absolute(options.cache);
    job.ocr_seconds = options.seconds;
}

void set_processors(run::Job& job, const JobOptions& options, std::size_t documents) {
    const std::size_t workers = std::min<std::size_t>(options.workers, documents);
    job.processors = std::max(
        1U, std::thread::hardware_concurrency() / std::max(1U, static_cast<unsigned>(workers)));
}

void add_language_option(CLI::App& command, const Context& context, JobOptions& options) {
    command
        .add_option("--lang",
                    options.language,
                    context(Text("訊息語言：zh-TW 或 en。", "Language of messages: zh-TW or en.")))
        ->check(CLI::IsMember({"zh-TW", "en"}));
}

void add_job_options(CLI::App& command, const Context& context, JobOptions& options) {
    command
        .add_option(
            "FILE",
            options.files,
            context(
                Text("DOCX、ODT 檔（DOC、RTF、Markdown、HTML、EPUB、LaTeX 等也可以），可以多個。",
                     "DOCX or ODT files; DOC, RTF, Markdown, HTML, EPUB, LaTeX and more as well.")))
        ->required()
        ->option_text(" ");
    add_ocr_options(command, context, options.ocr);
    command
        .add_option("-j",
                    options.workers,
                    context(Text("同時處理幾份文件。", "How many documents at a time.")))
        ->check(CLI::Range(1, 256))
        ->capture_default_str();
    command.add_option(
        "--dump-after",
        options.dump_after,
        context(Text("做完這一步就把 XML 印到標準輸出並停止（查錯用）。",
                     "Print the XML after this pass and stop (for finding faults).")));
    command
        .add_option(
            "--sandbox",
            options.sandbox,
            context(Text(
                "on：每份文件在封閉的處理程序中處理；off：不封閉（查錯用）。",
                "on: each document in a process that is shut in; off: unprotected (for finding faults).")))
        ->check(CLI::IsMember({"on", "off"}))
        ->capture_default_str();
    add_language_option(command, context, options);
}

void add_rule_options(CLI::App& command, const Context& context, RuleOptions& options) {
    command
        .add_option("--profile",
                    options.profile,
                    context(Text("依哪一套規則（engross rules list 會列出）。",
                                 "Which set of rules (engross rules list names them).")))
        ->capture_default_str();
    command
        .add_option("--stage",
                    options.stage,
                    context(Text("文件在哪個階段：draft、submit、publish、archive。",
                                 "Stage of the document: draft, submit, publish, archive.")))
        ->check(CLI::IsMember({"draft", "submit", "publish", "archive"}))
        ->capture_default_str();
    command.add_option("--date",
                       options.date,
                       context(Text("以哪一天的規定判斷（YYYY-MM-DD），預設今天。",
                                    "Day whose rules hold (YYYY-MM-DD), today by default.")));
}

run::Rules load_rules(const RuleOptions& options) {
    const rules::Selection selection{.profile = options.profile,
                                     .stage = options.stage,
                                     .date = date_of_judgement(options.date)};
    return {std::make_shared<const rules::Pack>(rules_folder()), selection};
}

namespace {

// The rules of the selection, with the severity that they have there.
void add_rules(const run::Rules& rules, report::Report& report) {
    for (RuleInfo& rule : rules.pack->rules()) {
        if (const auto severity = rules.pack->severity(rules.selection, rule.id)) {
            rule.severity = *severity;
            report.rules.emplace(rule.id, std::move(rule));
        }
    }
}

void add_taxonomies(const run::Rules& rules, report::Report& report) {
    std::set<std::string> ids;
    for (const RuleInfo& rule : rules.pack->rules()) {
        ids.insert(rule.id);
    }
    for (const rules::RuleMap& map : rules::load_maps(rules_folder(), ids)) {
        if (map.name.empty()) {
            continue;
        }
        report::Taxonomy& taxonomy = report.taxonomies.emplace_back(
            report::Taxonomy{map.name, map.version, map.organization, map.link, map.title, {}});
        for (const rules::MapItem& item : map.items) {
            const std::size_t blank = std::min(item.item.find(' '), item.item.size());
            taxonomy.items.push_back({item.item.substr(0, blank),
                                      item.item.substr(std::min(blank + 1, item.item.size())),
                                      item.rules});
        }
    }
}

} // namespace

run::Rules recognition_only() { return run::Rules(rules::load_recognition(rules_folder())); }

report::Report empty_report(const run::Rules& rules, bool taxonomies) {
    report::Report report{.engross = run::version(),
                          .date = rules.selection.date,
                          .profile = rules.selection.profile,
                          .stage = rules.selection.stage,
                          .files = {}};
    for (const rules::ProfileInfo& profile : rules.pack->profiles()) {
        if (profile.name == report.profile) {
            report.profile_title = profile.title;
            report.not_checked = profile.not_checked;
        }
    }
    add_rules(rules, report);
    if (taxonomies) {
        add_taxonomies(rules, report);
    }
    return report;
}

// Two inputs of one stem would write the same files: said before anything is done.
void refuse_same_names(const std::vector<std::string>& files) {
    std::set<std::string> stems;
    for (const std::string& file : files) {
        if (!stems.insert(std::filesystem::path(file).stem().string()).second) {
            throw Error(
                ExitCode::usage,
                file,
                Text(
                    "另一個輸入檔的主檔名相同，輸出會互相覆蓋；請分次轉換，各用一個 -o 資料夾。",
                    "Another input has the same name without extension, so the outputs would overwrite "
                    "each other; convert them separately, each with its own -o."));
        }
    }
}

std::vector<run::Result> run_jobs(const Context& context,
                                  const std::vector<run::Job>& jobs,
                                  const run::Rules& rules,
                                  const JobOptions& options) {
    for (const run::Job& job : jobs) {
        check_pass(job.dump_after);
    }
    Progress progress(jobs.size());
    const auto done = [&](const run::Result& result) {
        progress.step(result.file.path);
        if (result.file.error) {
            progress.clear();
            complain(context, *result.file.error);
        }
    };
    if (options.sandbox == "off") {
        complain(context, unprotected());
    }
    auto results = options.sandbox == "off" ? run::run_unprotected(jobs, rules, done)
                                            : run::run_all(jobs, rules, options.workers, done);
    progress.clear();
    for (const run::Result& result : results) {
        std::cout << result.dump;
    }
    return results;
}

} // namespace engross::cli
