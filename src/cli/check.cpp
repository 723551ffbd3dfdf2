// engross check
#include "base/bytes.h"
#include "cli/jobs.h"

#include <filesystem>
#include <iostream>
#include <memory>

namespace engross::cli {

namespace {

struct Options {
    JobOptions jobs;
    RuleOptions rules;
    std::string format = "text";
    std::string output;
    std::string fail_on = "error";
    std::string annotate; // folder
};

void refuse_own_folder(const Options& options) {
    for (const std::string& file : options.jobs.files) {
        std::error_code ignored;
        const auto name = std::filesystem::path(file);
        if (std::filesystem::equivalent(options.annotate / name.filename(), name, ignored)) {
            throw Error(
                ExitCode::usage,
                file,
                Text(
                    "加註解的複本會蓋掉原檔；--annotate 請指定別的資料夾。",
                    "The copy with comments would overwrite the file itself; name another folder for --annotate."));
        }
    }
}

report::Report judge(const Context& context, const Options& options, ExitCode& exit_code) {
    // A selection that does not exist is said before any document is read.
    if (!options.annotate.empty()) {
        refuse_own_folder(options);
        refuse_same_names(options.jobs.files);
    }
    const run::Rules rules = load_rules(options.rules);
    std::vector<run::Job> jobs;
    for (const std::string& file : options.jobs.files) {
        jobs.push_back(
            {.input = file,
             .output_folder = options.annotate,
             .pictures = options.format == "html",
             .check = true,
             .fail_on = severity_from(options.fail_on).value_or(Severity::error),
             .annotate = options.annotate.empty() ? std::nullopt : std::optional(context.language),
             .dump_after = options.jobs.dump_after});
        set_ocr(jobs.back(), options.jobs.ocr);
        set_processors(jobs.back(), options.jobs, options.jobs.files.size());
    }
    auto results = run_jobs(context, jobs, rules, options.jobs);
    exit_code = run::overall(results);
    report::Report report = empty_report(rules, options.format == "sarif");
    for (run::Result& result : results) {
        report.files.push_back(std::move(result.file));
    }
    return report;
}

void add_options(CLI::App& command, const Context& context, Options& options) {
    add_job_options(command, context, options.jobs);
    add_rule_options(command, context, options.rules);
    command
        .add_option(
            "--format", options.format, context(Text("結果的格式。", "Format of the result.")))
        ->check(CLI::IsMember(report::format_names()))
        ->capture_default_str();
    command.add_option("-o,--output",
                       options.output,
                       context(Text("把結果寫到這個檔案，不印出來。",
                                    "Write the result to this file instead of printing it.")));
    command.add_option(
        "--annotate",
        options.annotate,
        context(Text(
            "在這個資料夾另存一份加了註解的 DOCX、ODT，每個問題一則。",
            "Write a copy of each DOCX or ODT into this folder, with a comment at every finding.")));
    command
        .add_option(
            "--fail-on",
            options.fail_on,
            context(Text("從哪個程度起結束代碼為 1：error、warning、review。",
                         "From which severity on the exit code is 1: error, warning, review.")))
        ->check(CLI::IsMember({"error", "warning", "review"}))
        ->capture_default_str();
}

void deliver(const Context& context, const Options& options, const report::Report& report) {
    const bool to_file = !options.output.empty();
    const std::string text = report::render(
        report, report::format_from(options.format), context.language, context.colour && !to_file);
    if (to_file) {
        write_file(options.output, text);
    } else {
        std::cout << text;
    }
}

} // namespace

void add_check(CLI::App& app, const Context& context, ExitCode& exit_code) {
    auto* command =
        app.add_subcommand("check",
                           context(Text("檢查報告，列出問題與改法。",
                                        "Check reports: what is wrong and how to mend it.")));
    auto options = std::make_shared<Options>();
    add_options(*command, context, *options);
    command->callback([options, &context, &exit_code] {
        const report::Report report = judge(context, *options, exit_code);
        if (options->jobs.dump_after.empty()) {
            deliver(context, *options, report);
        }
    });
}

} // namespace engross::cli
