// engross convert
#include "base/bytes.h"
#include "cli/jobs.h"
#include "run/heap.h"

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <memory>

namespace engross::cli {

namespace {

namespace fs = std::filesystem;

struct Options {
    JobOptions jobs;
    RuleOptions rules;
    std::string folder = ".";
    std::vector<std::string> to{"xml", "html", "pdf"};
    std::string pdf = "ua1";
    bool inline_images = false;
    bool fragment = false;
    bool findings = false;
};

run::Targets targets(const std::vector<std::string>& names) {
    const auto has = [&](const char* name) {
        return std::ranges::find(names, name) != names.end();
    };
    return {.xml = has("xml"), .html = has("html"), .pdf = has("pdf")};
}

std::vector<run::Job> jobs_of(const Options& options) {
    refuse_same_names(options.jobs.files);
    std::vector<run::Job> jobs;
    for (const std::string& file : options.jobs.files) {
        jobs.push_back({.input = file,
                        .output_folder = options.folder,
                        .to = targets(options.to),
                        .inline_images = options.inline_images,
                        .fragment = options.fragment,
                        .pdf_profile = options.pdf == "ua2" ? pdf::Profile::ua2 : pdf::Profile::ua1,
                        .check = options.findings,
                        .dump_after = options.jobs.dump_after});
        set_ocr(jobs.back(), options.jobs.ocr);
        set_processors(jobs.back(), options.jobs, options.jobs.files.size());
    }
    return jobs;
}

// One report a document, beside its outputs.
void write_findings(const Context& context,
                    const Options& options,
                    const run::Rules& rules,
                    std::vector<run::Result>& results) {
    report::Report report = empty_report(rules);
    for (run::Result& result : results) {
        if (result.file.error) {
            continue;
        }
        const fs::path name = fs::path(result.file.path).stem().string() + ".findings.json";
        report.files.clear();
        report.files.push_back(std::move(result.file));
        write_file(options.folder / name,
                   report::render(report, report::Format::json, context.language, false));
    }
}

ExitCode convert(const Context& context, const Options& options) {
    run::settle_heap();
    const std::vector<run::Job> jobs = jobs_of(options);
    if (!options.findings) {
        return run::overall(run_jobs(context, jobs, recognition_only(), options.jobs));
    }
    const run::Rules rules = load_rules(options.rules);
    auto results = run_jobs(context, jobs, rules, options.jobs);
    const ExitCode code = run::overall(results);
    if (options.jobs.dump_after.empty()) {
        write_findings(context, options, rules, results);
    }
    return code;
}

} // namespace

void add_convert(CLI::App& app, const Context& context, ExitCode& exit_code) {
    auto* command = app.add_subcommand(
        "convert",
        context(Text("轉成正規 XML、HTML 與 PDF。", "Convert to canonical XML, HTML and PDF.")));
    auto options = std::make_shared<Options>();
    add_job_options(*command, context, options->jobs);
    command
        ->add_option("-o,--output",
                     options->folder,
                     context(Text("輸出資料夾。", "Folder for the outputs.")))
        ->capture_default_str();
    command
        ->add_option("--to",
                     options->to,
                     context(Text("要哪些輸出：xml、html、pdf，以逗號分開。",
                                  "Which outputs: xml, html, pdf, separated by commas.")))
        ->delimiter(',')
        ->check(CLI::IsMember({"xml", "html", "pdf"}))
        ->default_str("xml,html,pdf");
    command
        ->add_option(
            "--pdf",
            options->pdf,
            context(
                Text("PDF 標準：ua1（PDF/UA-1 與 PDF/A-2a）或 ua2（PDF/UA-2 與 PDF/A-4）。",
                     "PDF standard: ua1 (PDF/UA-1 and PDF/A-2a) or ua2 (PDF/UA-2 and PDF/A-4).")))
        ->check(CLI::IsMember({"ua1", "ua2"}))
        ->capture_default_str();
    command->add_flag("--inline",
                      options->inline_images,
                      context(Text("HTML 把圖片放進網頁檔本身。",
                                   "HTML: put the pictures into the page itself.")));
    command->add_flag("--fragment",
                      options->fragment,
                      context(Text("HTML 只寫主要內容，供網站自己的版型使用。",
                                   "HTML: only the main part, for a web site's own template.")));
    command->add_flag(
        "--findings",
        options->findings,
        context(Text(
            "同時檢查，結果寫在輸出旁的 檔名.findings.json；結束代碼如同 check。",
            "Check as well: findings go to NAME.findings.json beside the outputs; exit code as of check.")));
    add_rule_options(*command, context, options->rules);
    command->callback([options, &context, &exit_code] { exit_code = convert(context, *options); });
}

} // namespace engross::cli
