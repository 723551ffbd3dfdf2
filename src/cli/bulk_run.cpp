// engross bulk run|merge: here, as one of many shards, or handed out to Slurm.
#include "bulk/bag.h"
#include "bulk/recipe.h"
#include "bulk/shards.h"
#include "bulk/slurm.h"
#include "cli/bulk_options.h"
#include "cli/bulk_progress.h"
#include "run/heap.h"

#include <algorithm>
#include <csignal>
#include <iostream>

namespace engross::cli {

namespace {

namespace fs = std::filesystem;

volatile std::sig_atomic_t interruptions = 0;

// Once: no more documents are begun. Twice: at once; the workers go with their parent.
void interrupt(int signal) {
    interruptions = interruptions + 1;
    if (interruptions > 1) {
        std::_Exit(128 + signal);
    }
}

// Outputs would be scanned as documents.
void refuse_inside(const BulkOptions& options) {
    std::error_code error;
    const fs::path archive = fs::weakly_canonical(options.archive, error);
    const fs::path out = fs::weakly_canonical(options.out, error);
    if (std::mismatch(archive.begin(), archive.end(), out.begin(), out.end()).first ==
        archive.end()) {
        throw Error(
            ExitCode::usage,
            options.out,
            Text(
                "輸出資料夾不能在文件的資料夾裡面；請用 -o 指定別處。",
                "The folder for the outputs must not be inside the folder with the documents; name another one with -o."));
    }
}

run::Job sample_of(const BulkOptions& options) {
    const auto has = [&](const char* name) {
        return std::ranges::find(options.to, name) != options.to.end();
    };
    run::Job sample{.input = "sample",
                    .to = {.xml = has("xml"), .html = has("html"), .pdf = has("pdf")},
                    .pdf_profile = options.pdf == "ua2" ? pdf::Profile::ua2 : pdf::Profile::ua1,
                    .check = true,
                    .keep_checked = true,
                    .sums = true};
    set_ocr(sample, options.ocr);
    return sample;
}

// The same done for one document, for a person to see what happens.
std::string command_of(const BulkOptions& options, const run::Rules& rules) {
    return "engross convert -o engross-out --findings --to " + text::joined(options.to, ",") +
           " --pdf " + options.pdf + " --ocr " + options.ocr.mode + " --profile " +
           rules.selection.profile + " --stage " + rules.selection.stage + " --date " +
           rules.selection.date;
}

// Asked before each document; says once that it has been heard.
bool interrupted(const Context& context) {
    static bool said = false;
    if (interruptions > 0 && !said) {
        said = true;
        std::cerr
            << '\n'
            << context(Text(
                   "做完手上的文件就停；要立刻停止，請再按一次 Ctrl-C。",
                   "Stopping after the documents in work; press Ctrl-C once more to stop at once."))
            << '\n';
    }
    return interruptions > 0;
}

bulk::Plan plan_of(const Context& context, const BulkOptions& options, const run::Rules& rules) {
    return {.archive = options.archive,
            .out = options.out,
            .sample = sample_of(options),
            .workers = options.workers,
            .language = context.language,
            .head = empty_report(rules)};
}

// Exit code 130 says, as with shells, that it was interrupted.
ExitCode drain(const Context& context,
               const BulkOptions& options,
               const run::Rules& rules,
               bulk::Ledger& ledger) {
    std::signal(SIGINT, interrupt);
    std::signal(SIGTERM, interrupt);
    const bulk::Plan plan = plan_of(context, options, rules);
    BulkProgress progress(context, ledger, options.json);
    const bulk::Drained drained = bulk::drain(
        ledger,
        plan,
        rules,
        [&](const bulk::Event& event) { progress.show(event); },
        [&] { return interrupted(context); });
    progress.end(drained);
    if (drained.stopped) {
        complain(context, *drained.stopped);
        return ExitCode::internal;
    }
    constexpr int stopped = 130;
    return interruptions > 0 ? static_cast<ExitCode>(stopped) : ExitCode::passes;
}

// What fails here is told after merging: to Slurm and Kubernetes the task itself was done.
ExitCode run_shard(const Context& context, const BulkOptions& options) {
    const bulk::Shard shard =
        options.shard < 0 ? bulk::shard_of_environment(options.shards)
                          : bulk::Shard{static_cast<unsigned>(options.shard), options.shards};
    const run::Rules rules = load_rules(options.rules);
    const std::unique_ptr<bulk::Ledger> ledger = bulk::open_shard(ledger_of(options), shard);
    return drain(context, options, rules, *ledger);
}

// Whole paths: a task begins elsewhere.
std::vector<std::string>
command_line(const Context& context, const BulkOptions& options, const char* command) {
    return {fs::read_symlink("/proc/self/exe").string(),
            "bulk",
            command,
            fs::absolute(options.archive).string(),
            "-o",
            fs::absolute(options.out).string(),
            "--ledger",
            fs::absolute(ledger_of(options)).string(),
            "--lang",
            context.language == Language::en ? "en" : "zh-TW"};
}

bulk::SlurmJob job_of(const Context& context, const BulkOptions& options, const run::Rules& rules) {
    bulk::SlurmJob job{.folder = fs::absolute(bulk::shards_folder(ledger_of(options))),
                       .drain = command_line(context, options, "run"),
                       .merge = command_line(context, options, "merge"),
                       .tasks = std::max(options.slurm, options.hand_out),
                       .processors = options.workers};
    const std::vector<std::string> more{"-j",
                                        std::to_string(options.workers),
                                        "--to",
                                        text::joined(options.to, ","),
                                        "--pdf",
                                        options.pdf,
                                        "--ocr",
                                        options.ocr.mode,
                                        "--ocr-seconds",
                                        std::to_string(options.ocr.seconds),
                                        "--profile",
                                        rules.selection.profile,
                                        "--stage",
                                        rules.selection.stage,
                                        "--date",
                                        rules.selection.date,
                                        "--shards",
                                        std::to_string(job.tasks)};
    job.drain.insert(job.drain.end(), more.begin(), more.end());
    if (!options.ocr.cache.empty()) {
        job.drain.insert(
            job.drain.end(),
            {"--ocr-cache",
             options.ocr.cache == "off" ? "off" : fs::absolute(options.ocr.cache).string()});
    }
    return job;
}

ExitCode hand_out(const Context& context,
                  const BulkOptions& options,
                  const run::Rules& rules,
                  bulk::Ledger& ledger) {
    ledger.clear_dead();
    bulk::merge(ledger);
    ledger.plan(bulk::recipe_of(sample_of(options), rules, context.language));
    ledger.reopen_missing(options.out);
    bulk::publish(ledger);
    const bulk::SlurmJob job = job_of(context, options, rules);
    bulk::write_scripts(job);
    const std::string number = options.slurm > 0 ? bulk::submit(job) : "";
    const std::string folder = job.folder.string();
    if (!number.empty()) {
        std::cout << context(
                         Text("已交給 Slurm：工作 " + number + "；做完會自動合併。",
                              "Handed to Slurm as job " + number + "; merged when all is done."))
                  << '\n';
        return ExitCode::passes;
    }
    std::cout << context(Text("已準備好：每份執行 " + folder +
                                  "/array.sh 裡的指令，全部做完後執行 " + folder + "/merge.sh。",
                              "Ready: for each shard run the command of " + folder +
                                  "/array.sh, after all of them " + folder + "/merge.sh."))
              << '\n';
    if (options.slurm > 0) {
        throw Error(
            ExitCode::usage,
            "--slurm",
            Text(
                "無法交給 sbatch；請確認這部機器裝了 slurm-client，而且連得到叢集。",
                "sbatch did not take it; see that this machine has slurm-client and reaches the cluster."));
    }
    return ExitCode::passes;
}

// What to look at next.
void say_where(const Context& context, const BulkOptions& options) {
    const std::string index = (fs::path(options.out) / "index.tsv").string();
    const std::string ledger =
        options.ledger.empty() ? "" : " --ledger " + bulk::quoted(options.ledger);
    const std::string report = "engross bulk report " + bulk::quoted(options.archive) + ledger;
    std::cerr << context(Text("每份文件的結果在哪裡，見 " + index +
                                  "；要整個文件庫的報告，請執行：" + report,
                              "Where the outputs of each file are: " + index +
                                  "; for a report of the whole archive run: " + report))
              << '\n';
}

} // namespace

ExitCode bulk_run(const Context& context, const BulkOptions& options) {
    run::settle_heap(); // before anything large is made: the workers begin as copies of this
                        // process
    need_archive(options);
    refuse_inside(options);
    if (options.shards > 0) {
        return run_shard(context, options);
    }
    bulk::Ledger ledger(ledger_of(options));
    scan_into(context, options, ledger);
    const run::Rules rules = load_rules(options.rules);
    ledger.set_note("archive", fs::absolute(options.archive).lexically_normal().string());
    ledger.set_note("out", fs::absolute(options.out).lexically_normal().string());
    ledger.set_note("command", command_of(options, rules));
    if (options.slurm + options.hand_out > 0) {
        return hand_out(context, options, rules, ledger);
    }
    const ExitCode code = drain(context, options, rules, ledger);
    if (code == ExitCode::internal) {
        return code;
    }
    bulk::write_bag(ledger, options.out, context.language);
    say_where(context, options);
    return code == ExitCode::passes && ledger.counts().failed > 0 ? ExitCode::findings : code;
}

ExitCode bulk_merge(const Context& context, const BulkOptions& options) {
    bulk::Ledger ledger(present_ledger(options));
    ledger.clear_dead();
    const std::string taken = std::to_string(bulk::merge(ledger));
    const bulk::Counts counts = ledger.counts();
    const std::string left = std::to_string(counts.all - counts.done - counts.failed);
    ledger.sign_on(options.out);
    bulk::write_bag(ledger, options.out, context.language);
    std::cout << context(Text("收進 " + taken + " 份文件；還沒做的有 " + left + " 份。",
                              taken + " documents taken; " + left + " are not yet done."))
              << '\n';
    return counts.failed > 0 ? ExitCode::findings : ExitCode::passes;
}

} // namespace engross::cli
