// engross bulk report
#include "bulk/page.h"
#include "bulk/tables.h"
#include "cli/bulk_options.h"
#include "html/address.h"
#include "run/versions.h"

#include <iostream>

namespace engross::cli {

namespace {

namespace fs = std::filesystem;

bulk::RuleInfos rule_infos() {
    bulk::RuleInfos infos;
    for (RuleInfo& rule : rules::Pack(rules_folder()).rules()) {
        std::string id = rule.id;
        infos.emplace(std::move(id), std::move(rule));
    }
    return infos;
}

// From the report's folder to the outputs, as an address.
std::string way_up(const fs::path& folder, const fs::path& out) {
    std::error_code error;
    const std::string way =
        fs::relative(out, fs::weakly_canonical(folder, error), error).generic_string();
    return way == "." || way.empty() ? "" : html::path_address(way) + "/";
}

} // namespace

ExitCode bulk_report(const Context& context, const BulkOptions& options) {
    bulk::Ledger ledger(present_ledger(options));
    const std::string out = ledger.note("out");
    const fs::path folder = options.out.empty() ? fs::path(out) : fs::path(options.out);
    if (folder.empty()) {
        throw Error(ExitCode::usage,
                    "-o",
                    Text("還沒有輸出；請先執行 engross bulk run。",
                         "There are no outputs yet; run engross bulk run first."));
    }
    ledger.clear_dead();
    ledger.sign_on(folder);
    const bulk::RuleInfos rules = rule_infos();
    const bulk::Statistics statistics = bulk::statistics_of(ledger);
    const bulk::PageHead head{.archive = ledger.note("archive"),
                              .engross = run::version(),
                              .command = ledger.note("command"),
                              .up = out.empty() ? "" : way_up(folder, out),
                              .links = !out.empty()};
    ledger.place(folder / "report.html",
                 bulk::report_page(statistics, rules, head, context.language));
    ledger.place(folder / "documents.csv", bulk::documents_csv(ledger, context.language));
    ledger.place(folder / "documents.jsonl", bulk::documents_jsonl(ledger));
    ledger.place(folder / "rules.csv", bulk::rules_csv(statistics, rules, context.language));
    std::cout << (folder / "report.html").string() << '\n';
    return ExitCode::passes;
}

} // namespace engross::cli
