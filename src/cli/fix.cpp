// engross fix, engross alt
#include "base/bytes.h"
#include "cli/jobs.h"
#include "mend/mend.h"

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
    std::string output;
    std::vector<std::string> only, except;
    std::string alt;
    bool diff = false;
};

Text copy_text() { return {"複本的檔名或資料夾。", "File or folder for the copy."}; }

Text diff_text() {
    return {"逐處列出修正前後的文字。", "Show each change, before and after, in words."};
}

std::vector<std::string> kind_names() {
    std::vector<std::string> names;
    for (const mend::Kind& kind : mend::kinds()) {
        names.emplace_back(kind.name);
    }
    return names;
}

std::vector<std::string> chosen(const Options& options) {
    std::vector<std::string> names = options.only.empty() ? kind_names() : options.only;
    std::erase_if(names, [&](const std::string& name) {
        return std::ranges::find(options.except, name) != options.except.end();
    });
    return names;
}

// The file to write: in a folder that is there, it is called as the input.
fs::path output_of(const std::string& asked, const fs::path& input) {
    fs::path output = asked;
    if (fs::is_directory(output)) {
        output /= input.filename();
    }
    std::error_code ignored;
    if (fs::equivalent(output, input, ignored)) {
        throw Error(
            ExitCode::usage,
            asked,
            Text(
                "輸出會蓋掉原檔；原檔不會更動，請指定別的檔名。",
                "The output would overwrite the input, which is never touched; name another file."));
    }
    return output;
}

const std::string& one_file(const JobOptions& jobs) {
    if (jobs.files.size() != 1) {
        throw Error(ExitCode::usage,
                    jobs.files.empty() ? "" : jobs.files[1],
                    Text("一次只能處理一個檔案。", "One file at a time."));
    }
    return jobs.files.front();
}

ExitCode run_one(const Context& context,
                 const JobOptions& options,
                 const std::string& output,
                 run::Repair repair,
                 const run::Rules& rules) {
    const std::string& file = one_file(options);
    const fs::path target = output_of(output, file);
    repair.name = target.filename().string();
    repair.language = context.language;
    std::vector<run::Job> jobs{
        {.input = file,
         .output_folder = target.has_parent_path() ? target.parent_path() : fs::path("."),
         .ocr = false}};
    if (repair.exports_alternatives) {
        set_ocr(jobs.front(), options.ocr);
        set_processors(jobs.front(), options, jobs.size());
    }
    jobs.front().repair = std::move(repair);
    return run::overall(run_jobs(context, jobs, rules, options));
}

ExitCode fix(const Context& context, const Options& options) {
    constexpr std::uintmax_t largest_table = 64U << 20U;
    run::Repair repair{.kinds = chosen(options), .diff = options.diff};
    if (!options.alt.empty()) {
        repair.alt_table = read_file(options.alt, largest_table);
    }
    // The rules say where marks are wrong; other kinds ask none.
    const bool asks_rules = std::ranges::find(repair.kinds, "punctuation") != repair.kinds.end();
    return run_one(context,
                   options.jobs,
                   options.output,
                   std::move(repair),
                   asks_rules ? load_rules(options.rules) : run::Rules());
}

// `engross alt import`: the kind "alternatives" alone.
void add_import(CLI::App& alt, const Context& context, ExitCode& exit_code) {
    auto* command = alt.add_subcommand(
        "import",
        context(Text("把校閱過的替代文字表填進 DOCX、ODT 的複本。",
                     "Put a reviewed table of alternative texts into a copy of the DOCX or ODT.")));
    auto options = std::make_shared<Options>();
    options->only = {"alternatives"};
    options->jobs.files.resize(1);
    command
        ->add_option("file",
                     options->jobs.files.front(),
                     context(Text("DOCX、ODT 檔。", "DOCX or ODT file.")))
        ->required();
    command
        ->add_option(
            "table", options->alt, context(Text("校閱過的 CSV 表。", "Reviewed CSV table.")))
        ->required();
    command->add_option("-o,--output", options->output, context(copy_text()))->required();
    command->add_flag("--diff", options->diff, context(diff_text()));
    add_language_option(*command, context, options->jobs);
    command->callback([options, &context, &exit_code] { exit_code = fix(context, *options); });
}

void add_export(CLI::App& alt, const Context& context, ExitCode& exit_code) {
    auto* command = alt.add_subcommand(
        "export",
        context(
            Text("把圖片的替代文字寫成 CSV 表，供人校閱。",
                 "Write the pictures' alternative texts as a CSV table for a person to correct.")));

    struct Names {
        JobOptions jobs;
        std::string table;
    };

    auto names = std::make_shared<Names>();
    names->jobs.files.resize(1);
    command
        ->add_option(
            "file", names->jobs.files.front(), context(Text("DOCX、ODT 檔。", "DOCX or ODT file.")))
        ->required();
    command
        ->add_option("table", names->table, context(Text("要寫的 CSV 表。", "CSV table to write.")))
        ->required();
    add_ocr_options(*command, context, names->jobs.ocr);
    add_language_option(*command, context, names->jobs);
    command->callback([names, &context, &exit_code] {
        exit_code = run_one(
            context, names->jobs, names->table, {.exports_alternatives = true}, recognition_only());
    });
}

} // namespace

void add_fix(CLI::App& app, const Context& context, ExitCode& exit_code) {
    auto* command = app.add_subcommand(
        "fix",
        context(Text("在 DOCX、ODT 的複本裡修正可以安全修正的地方。",
                     "Mend what is safe to mend, in a copy of the DOCX or ODT.")));
    auto options = std::make_shared<Options>();
    add_job_options(*command, context, options->jobs);
    command->add_option("-o,--output", options->output, context(copy_text()))->required();
    add_rule_options(*command, context, options->rules);
    command
        ->add_option(
            "--only",
            options->only,
            context(Text("只修這幾種，以逗號分開。", "Only these kinds, separated by commas.")))
        ->delimiter(',')
        ->check(CLI::IsMember(kind_names()));
    command
        ->add_option(
            "--except",
            options->except,
            context(Text("不修這幾種，以逗號分開。", "Not these kinds, separated by commas.")))
        ->delimiter(',')
        ->check(CLI::IsMember(kind_names()));
    command->add_option(
        "--alt",
        options->alt,
        context(Text(
            "校閱過的替代文字表（engross alt export 寫的 CSV，填好 corrected 欄）。",
            "Reviewed table of alternative texts (the CSV of engross alt export, with the column corrected filled in).")));
    command->add_flag("--diff", options->diff, context(diff_text()));
    command->callback([options, &context, &exit_code] { exit_code = fix(context, *options); });
    auto* alt = app.add_subcommand(
        "alt", context(Text("圖片的替代文字表。", "Table of the pictures' alternative texts.")));
    alt->require_subcommand(1);
    add_export(*alt, context, exit_code);
    add_import(*alt, context, exit_code);
}

} // namespace engross::cli
