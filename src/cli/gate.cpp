// engross gate, engross baseline, engross waivers lint
#include "base/bytes.h"
#include "cli/gate_options.h"
#include "gate/judge.h"
#include "run/conversion.h"
#include "run/verapdf.h"

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <iterator>
#include <memory>
#include <optional>

namespace engross::cli {

namespace fs = std::filesystem;

namespace {

struct Asked {
    gate::Books books;
    run::Rules rules;
    std::vector<Text> notes;
    std::optional<run::VeraPdf> judge{}; // when the outputs are to be held against it
};

// A file that the policy names. `how` to get one.
const fs::path& there(const gate::Said<fs::path>& file, const Text& how) {
    if (!file.value.empty() && !fs::exists(file.value)) {
        const std::string name = file.value.string();
        throw Error(ExitCode::usage,
                    file.by,
                    Text("找不到 " + name + "；" + how.zh, "there is no " + name + "; " + how.en));
    }
    return file.value;
}

// All that may be wrong with the set-up is said before any document is read. `baseline`: it must be
// there.
Asked open(const std::string& policy, const std::string& date, bool baseline) {
    Asked asked{.books = {.policy = gate::load_policy(policy)}, .rules = {}, .notes = {}};
    gate::Books& books = asked.books;
    const rules::Selection selection = gate::selection_of(books.policy, date_of_judgement(date));
    const auto pack = std::make_shared<const rules::Pack>(rules_folder());
    asked.notes = gate::changed_levels(books.policy, *pack, selection);
    asked.rules = run::Rules(pack, selection);
    books.waivers = gate::load_waivers(
        there(books.policy.waivers,
              Text("沒有豁免就刪去這一行。", "without waivers, take this line out.")));
    if (baseline) {
        books.baseline = gate::load_baseline(
            there(books.policy.baseline,
                  Text("請先用 engross baseline 產生。", "engross baseline writes it.")));
    }
    return asked;
}

bool wants(const gate::Policy& policy, const char* output) {
    return std::ranges::find(policy.outputs.value, output) != policy.outputs.value.end();
}

std::vector<run::Job>
jobs_of(const JobOptions& options, const gate::Policy& policy, const fs::path& folder) {
    std::vector<run::Job> jobs;
    for (const std::string& file : options.files) {
        jobs.push_back(
            {.input = file, .output_folder = folder, .check = true, .limits = policy.limits});
        set_ocr(jobs.back(), options.ocr);
        set_processors(jobs.back(), options, options.files.size());
        if (!folder.empty()) {
            run::Job& job = jobs.back();
            job.to = {.xml = wants(policy, "xml"),
                      .html = wants(policy, "html"),
                      .pdf = wants(policy, "pdf")};
            job.pdf_profile = policy.pdf.value == "ua2" ? pdf::Profile::ua2 : pdf::Profile::ua1;
            job.verify = true;
        }
    }
    return jobs;
}

// Without a folder nothing is written.
report::Report examine(const Context& context,
                       const JobOptions& options,
                       const Asked& asked,
                       const fs::path& folder,
                       ExitCode& exit_code) {
    const std::vector<run::Job> jobs = jobs_of(options, asked.books.policy, folder);
    auto results = run_jobs(context, jobs, asked.rules, options);
    if (asked.judge && !folder.empty()) {
        run::confirm(*asked.judge, jobs, results);
    }
    exit_code = run::overall(results);
    report::Report report = empty_report(asked.rules, true);
    for (run::Result& result : results) {
        report.files.push_back(std::move(result.file));
    }
    return report;
}

void write_reports(const Context& context,
                   const GateOptions& options,
                   const report::Report& report) {
    for (const auto& [file, format] : {std::pair(options.sarif, report::Format::sarif),
                                       std::pair(options.junit, report::Format::junit),
                                       std::pair(options.html, report::Format::html),
                                       std::pair(options.json, report::Format::json)}) {
        if (!file.empty()) {
            write_file(file, report::render(report, format, context.language, false));
        }
    }
    std::cout << report::render(report, report::Format::text, context.language, context.colour);
}

// What a document could not do weighs more than what the gate says of it.
ExitCode code_of(const report::Report& report, ExitCode of_jobs) {
    const bool broken = of_jobs != ExitCode::passes && of_jobs != ExitCode::findings;
    return broken ? of_jobs : report.gate->passes ? ExitCode::passes : ExitCode::findings;
}

void shrink(const Context& context, const Asked& asked, const report::Report& report) {
    const gate::Baseline& old = asked.books.baseline;
    if (old.file.empty()) {
        throw Error(ExitCode::usage,
                    asked.books.policy.file.string(),
                    Text("政策沒有寫 baseline，無從更新。",
                         "The policy names no baseline, so there is none to update."));
    }
    const gate::Baseline now = gate::shrunk(old, report.files);
    if (now.entries.size() < old.entries.size()) {
        write_file(now.file, gate::to_yaml(now));
    }
    const std::string gone = std::to_string(old.entries.size() - now.entries.size());
    const std::string left = std::to_string(now.entries.size());
    std::cout << context(Text("基準檔少了 " + gone + " 筆，還有 " + left + " 筆。",
                              "The baseline lost " + gone + " entries; " + left + " are left."))
              << '\n';
}

ExitCode pass_gate(const Context& context, const GateOptions& options) {
    Asked asked = open(options.policy, options.date, true);
    if (!options.verify.empty()) {
        asked.books.policy.verify = {options.verify, "--verify"};
    }
    if (asked.books.policy.verify.value == "verapdf") {
        asked.judge.emplace();
    }
    if (options.jobs.ocr.mode == "off") {
        asked.notes.emplace_back("--ocr off：圖片中的文字沒有讀，也沒有檢查。",
                                 "--ocr off: text in pictures was neither read nor checked.");
    }
    std::optional<run::PrivateFolder> temporary;
    if (options.folder.empty()) {
        temporary.emplace();
    }
    refuse_same_names(options.jobs.files);
    ExitCode of_jobs = ExitCode::passes;
    report::Report report = examine(context,
                                    options.jobs,
                                    asked,
                                    temporary ? temporary->path() : fs::path(options.folder),
                                    of_jobs);
    gate::judge(asked.books, asked.notes, report);
    write_reports(context, options, report);
    if (options.update_baseline) {
        shrink(context, asked, report);
    }
    return code_of(report, of_jobs);
}

ExitCode make_baseline(const Context& context, const GateOptions& options) {
    const Asked asked = open(options.policy, options.date, false);
    const fs::path file = asked.books.policy.baseline.value;
    if (file.empty() || fs::exists(file)) {
        throw Error(
            ExitCode::usage,
            file.empty() ? options.policy : file.string(),
            file.empty()
                ? Text("政策沒有寫 baseline；請加一行，例如 baseline: baseline.yml。",
                       "The policy names no baseline; add a line such as baseline: baseline.yml.")
                : Text(
                      "基準檔已經有了，只能減少（engross gate --update-baseline）；要重新開始，請在政策裡改用新的檔名。",
                      "There is a baseline already, and it may only shrink (engross gate --update-baseline); to begin anew, name a new file in the policy."));
    }
    ExitCode code = ExitCode::passes;
    report::Report report = examine(context, options.jobs, asked, {}, code);
    if (code != ExitCode::passes && code != ExitCode::findings) {
        return code;
    }
    static_cast<void>(gate::mark_waived(asked.books.waivers, report.date, report.files));
    const gate::Baseline baseline = gate::baseline_of(file, report.files);
    write_file(file, gate::to_yaml(baseline));
    const std::string count = std::to_string(baseline.entries.size());
    std::cout << context(Text(file.string() + "：記下 " + count + " 個既有的問題，往後只能減少。",
                              file.string() + ": " + count +
                                  " known findings; from now on they may only go."))
              << '\n';
    return ExitCode::passes;
}

ExitCode lint(const Context& context, GateOptions& options) {
    const Asked asked = open(options.policy, options.date, false);
    const gate::Waivers& waivers = asked.books.waivers;
    if (options.jobs.files.empty()) {
        for (const fs::path& document : gate::documents(waivers)) {
            options.jobs.files.push_back(document.string());
        }
    }
    ExitCode code = ExitCode::passes;
    report::Report report = empty_report(asked.rules);
    if (!options.jobs.files.empty()) {
        report = examine(context, options.jobs, asked, {}, code);
    }
    gate::Applied applied = gate::mark_waived(waivers, report.date, report.files);
    std::ranges::move(gate::without_document(waivers, report.files),
                      std::back_inserter(applied.faults));
    for (const std::vector<Text>* all : {&applied.faults, &applied.soon}) {
        for (const Text& each : *all) {
            std::cout << context(each) << '\n';
        }
    }
    const std::string count = std::to_string(waivers.all.size());
    const std::string bad = std::to_string(applied.faults.size());
    std::cout << context(Text("豁免 " + count + " 筆，有問題的 " + bad + " 筆。",
                              count + " waivers, " + bad + " faults."))
              << '\n';
    const bool broken = code != ExitCode::passes && code != ExitCode::findings;
    return broken ? code : applied.faults.empty() ? ExitCode::passes : ExitCode::findings;
}

} // namespace

void add_gate(CLI::App& app, const Context& context, ExitCode& exit_code) {
    auto options = std::make_shared<GateOptions>();
    auto* pass = app.add_subcommand(
        "gate",
        context(Text(
            "發布前的關卡：檢查、轉換、驗證輸出，依政策決定是否放行。",
            "The gate before publishing: check, convert, verify the outputs, judge by a policy.")));
    add_gate_jobs(*pass, context, options->jobs);
    add_policy(*pass, context, *options);
    add_reports(*pass, context, *options);
    pass->callback([options, &context, &exit_code] { exit_code = pass_gate(context, *options); });

    auto* make = app.add_subcommand(
        "baseline",
        context(Text("記下既有的問題，寫成新的基準檔。",
                     "Write a new baseline: the findings that are there already.")));
    add_gate_jobs(*make, context, options->jobs);
    add_policy(*make, context, *options);
    make->callback(
        [options, &context, &exit_code] { exit_code = make_baseline(context, *options); });

    auto* waivers =
        app.add_subcommand("waivers", context(Text("核對豁免檔。", "Look over the waivers.")));
    waivers->require_subcommand(1);
    auto* look = waivers->add_subcommand(
        "lint",
        context(Text(
            "豁免到期或沒有對到問題就失敗；不寫檔名時，檢查豁免所指的文件。",
            "Fails on waivers that have ended or match nothing; without files, reads the documents that they name.")));
    add_gate_jobs(*look, context, options->jobs);
    look->get_option("FILE")->required(false);
    add_policy(*look, context, *options);
    look->callback([options, &context, &exit_code] { exit_code = lint(context, *options); });
}

} // namespace engross::cli
