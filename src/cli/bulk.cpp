// engross bulk scan|run|status|retry|merge|report
#include "bulk/scan.h"
#include "cli/bulk_options.h"
#include "run/patience.h"

#include <algorithm>
#include <iostream>
#include <memory>

namespace engross::cli {

namespace fs = std::filesystem;

fs::path ledger_of(const BulkOptions& options) {
    if (!options.ledger.empty()) {
        return options.ledger;
    }
    const fs::path archive = fs::path(options.archive).lexically_normal();
    return (archive.has_filename() ? archive : archive.parent_path()).string() + ".ledger";
}

fs::path present_ledger(const BulkOptions& options) {
    fs::path file = ledger_of(options);
    if (!fs::exists(file)) {
        throw Error(
            ExitCode::usage,
            file.string(),
            Text(
                "沒有這本帳冊；請先執行 engross bulk scan，或用 --ledger 指定。",
                "There is no such ledger; run engross bulk scan first, or name it with --ledger."));
    }
    return file;
}

void need_archive(const BulkOptions& options) {
    std::error_code error;
    if (!fs::is_directory(options.archive, error)) {
        throw Error(ExitCode::unreadable,
                    options.archive,
                    Text("沒有這個資料夾。", "There is no such folder."));
    }
}

void scan_into(const Context& context, const BulkOptions& options, bulk::Ledger& ledger) {
    ledger.clear_dead(); // else what a dead run held outlives its file
    const bulk::Scanned scanned = bulk::scan(ledger, options.archive);
    const bulk::Counts counts = ledger.counts();
    const std::string files = std::to_string(scanned.files);
    const std::string contents = std::to_string(counts.all);
    const std::string read = std::to_string(scanned.read);
    std::cerr << context(Text("找到 " + files + " 個檔案，內容不同的有 " + contents +
                                  " 份；這次讀了 " + read + " 個。",
                              files + " files, " + contents + " different documents; " + read +
                                  " were read this time."))
              << '\n';
    if (scanned.unreadable > 0) {
        const std::string lost = std::to_string(scanned.unreadable);
        std::cerr
            << context(Text(
                   lost + " 個檔案無法讀取，已略過；請檢查權限。",
                   lost + " files cannot be read and were passed over; check their permissions."))
            << '\n';
    }
}

namespace {

ExitCode status(const Context& context, const BulkOptions& options) {
    bulk::Ledger ledger(present_ledger(options));
    const bulk::Counts counts = ledger.counts();
    const auto row = [&](const Text& name, std::int64_t count) {
        std::cout << context(name) << '\t' << count << '\n';
    };
    row({"文件", "documents"}, counts.all);
    row({"完成", "done"}, counts.done);
    row({"失敗", "failed"}, counts.failed);
    for (const auto& [reason, count] : counts.reasons) {
        row({"　" + reason, "  " + reason}, count);
    }
    row({"進行中", "in work"}, counts.leased);
    row({"待辦", "to do"}, counts.ready + counts.retry);
    return counts.failed > 0 ? ExitCode::findings : ExitCode::passes;
}

ExitCode retry(const Context& context, const BulkOptions& options) {
    bulk::Ledger ledger(present_ledger(options));
    const std::string count = std::to_string(ledger.reopen(options.reason, options.rule));
    std::cout << context(Text(count + " 份文件會在下次 engross bulk run 時重做。",
                              "The next engross bulk run will do these again: " + count + "."))
              << '\n';
    return ExitCode::passes;
}

void add_archive(CLI::App& command, const Context& context, BulkOptions& options) {
    command
        .add_option("DIR",
                    options.archive,
                    context(Text("文件所在的資料夾。", "The folder with the documents.")))
        ->required()
        ->option_text(" ");
    command.add_option("--ledger",
                       options.ledger,
                       context(Text("帳冊檔；預設是資料夾旁的「資料夾.ledger」。",
                                    "The ledger; by default DIR.ledger, beside the folder.")));
    command
        .add_option("--lang",
                    options.language,
                    context(Text("訊息語言：zh-TW 或 en。", "Language of messages: zh-TW or en.")))
        ->check(CLI::IsMember({"zh-TW", "en"}));
}

Text limits_in_words() {
    const Limits limits;
    constexpr long minute = 60;
    const std::string work = std::to_string(limits.cpu_seconds / minute);
    const std::string more = std::to_string(limits.cpu_seconds_per_mib);
    const std::string memory = std::to_string(limits.memory >> 30U);
    const std::string silence = std::to_string(run::longest_silence(limits).count() / minute);
    return {
        "一份文件最多可用 " + work + " 分鐘的處理器時間（檔案每 1 MiB 再加 " + more + " 秒）與 " +
            memory + " GiB 記憶體；" + silence +
            " 分鐘沒有任何進展就當作停住。超過的文件等其他文件做完後單獨再做一次，上限放寬為四倍；仍然不行的列在 quarantine.tsv。",
        "A document may use " + work + " minutes of a processor (and " + more +
            " s for each MiB of the file) and " + memory + " GiB of memory; after " + silence +
            " minutes without any progress it counts as stuck. One that goes beyond is tried once more "
            "after the others, alone and with four times the limits; what fails then is in quarantine.tsv."};
}

void add_run_options(CLI::App& command, const Context& context, BulkOptions& options) {
    command
        .add_option(
            "-o,--output", options.out, context(Text("輸出資料夾。", "Folder for the outputs.")))
        ->required();
    command
        .add_option("-j",
                    options.workers,
                    context(Text("同時處理幾份文件。", "How many documents at a time.")))
        ->check(CLI::Range(1, 256))
        ->capture_default_str();
    command
        .add_option("--to",
                    options.to,
                    context(Text("要哪些輸出：xml、html、pdf，以逗號分開。",
                                 "Which outputs: xml, html, pdf, separated by commas.")))
        ->delimiter(',')
        ->check(CLI::IsMember({"xml", "html", "pdf"}))
        ->default_str("xml,html,pdf");
    command
        .add_option("--pdf",
                    options.pdf,
                    context(Text("PDF 標準：ua1 或 ua2。", "PDF standard: ua1 or ua2.")))
        ->check(CLI::IsMember({"ua1", "ua2"}))
        ->capture_default_str();
    add_ocr_options(command, context, options.ocr);
    command.add_flag("--json",
                     options.json,
                     context(Text("把每一步寫成一行 JSON，印到標準輸出。",
                                  "Print each event as a line of JSON on standard output.")));
    command
        .add_option("--slurm",
                    options.slurm,
                    context(Text("分成幾份，交給 Slurm 的陣列工作去做。",
                                 "Into how many shards to divide the work, for a Slurm array.")))
        ->check(CLI::Range(1, 100'000));
    command
        .add_option("--hand-out",
                    options.hand_out,
                    context(Text("同上，但只準備好，不交出去。",
                                 "The same, made ready and not submitted.")))
        ->check(CLI::Range(1, 100'000));
    command
        .add_option(
            "--shards",
            options.shards,
            context(Text("只做分成這麼多份之中的一份。", "Do one of so many shards alone.")))
        ->check(CLI::Range(1, 100'000));
    command.add_option(
        "--shard",
        options.shard,
        context(Text(
            "第幾份，從 0 起；預設看 SLURM_ARRAY_TASK_ID 或 JOB_COMPLETION_INDEX。",
            "Which, from 0; by default SLURM_ARRAY_TASK_ID or JOB_COMPLETION_INDEX says it.")));
    add_rule_options(command, context, options.rules);
    command.footer(context(limits_in_words()));
}

} // namespace

void add_bulk(CLI::App& app, const Context& context, ExitCode& exit_code) {
    auto* bulk = app.add_subcommand(
        "bulk",
        context(
            Text("一次轉換、檢查整個資料夾的文件，中斷後可以接著做。",
                 "Convert and check a whole folder of documents; goes on where it was stopped.")));
    bulk->require_subcommand(1);
    auto options = std::make_shared<BulkOptions>();
    const auto add = [&](const char* name, const Text& about, auto work) {
        auto* command = bulk->add_subcommand(name, context(about));
        add_archive(*command, context, *options);
        command->callback(
            [options, &context, &exit_code, work] { exit_code = work(context, *options); });
        return command;
    };
    add("scan",
        {"把資料夾裡的文件登記到帳冊。", "Enter the folder's documents into the ledger."},
        [](const Context& words, const BulkOptions& asked) {
            need_archive(asked);
            bulk::Ledger ledger(ledger_of(asked));
            scan_into(words, asked, ledger);
            return ExitCode::passes;
        });
    add_run_options(*add("run",
                         {"轉換並檢查還沒做的文件。", "Convert and check what is not yet done."},
                         bulk_run),
                    context,
                    *options);
    add("status", {"顯示做了多少。", "Show how much is done."}, status);
    add("merge",
        {"把各份的結果收進帳冊。", "Take what the shards have done into the ledger."},
        bulk_merge)
        ->add_option(
            "-o,--output", options->out, context(Text("輸出資料夾。", "Folder for the outputs.")))
        ->required();
    add("report", {"寫出整個文件庫的報告。", "Write a report of the whole archive."}, bulk_report)
        ->add_option("-o,--output",
                     options->out,
                     context(Text("報告的資料夾；預設是輸出資料夾。",
                                  "Folder for the report; by default that of the outputs.")));
    auto* again =
        add("retry", {"讓失敗的文件重做。", "Have documents that failed done again."}, retry);
    again
        ->add_option(
            "--reason",
            options->reason,
            context(Text(
                "只限這個原因：unreadable、limit、time、memory、crash、killed、changed。",
                "Only those with this reason: unreadable, limit, time, memory, crash, killed, changed.")))
        ->check(
            CLI::IsMember({"unreadable", "limit", "time", "memory", "crash", "killed", "changed"}));
    again->add_option("--rule",
                      options->rule,
                      context(Text("只限有這條規則的問題的文件。",
                                   "Only documents with a finding of this rule.")));
}

} // namespace engross::cli
