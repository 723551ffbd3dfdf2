#include "cli/gate_options.h"

namespace engross::cli {

void add_gate_jobs(CLI::App& command, const Context& context, JobOptions& options) {
    add_job_options(command, context, options);
    command.remove_option(command.get_option("--dump-after"));
}

void add_policy(CLI::App& command, const Context& context, GateOptions& options) {
    command
        .add_option(
            "--policy",
            options.policy,
            context(Text("政策檔（YAML）：規則組、階段、門檻、豁免與基準檔。",
                         "Policy file (YAML): profile, stage, thresholds, waivers and baseline.")))
        ->required();
    command.add_option(
        "--date",
        options.date,
        context(Text("以哪一天的規定與豁免判斷（YYYY-MM-DD），預設今天。",
                     "Day whose rules and waivers hold (YYYY-MM-DD), today by default.")));
}

void add_reports(CLI::App& command, const Context& context, GateOptions& options) {
    command
        .add_option(
            "--verify",
            options.verify,
            context(Text(
                "由誰確認寫出的檔案：own（engross 自己的檢查）、verapdf（再加上已安裝的 veraPDF）；預設依政策。",
                "Who confirms the outputs: own (engross’s own asserts) or verapdf (besides these, veraPDF where it is installed); as the policy says by default.")))
        ->check(CLI::IsMember({"own", "verapdf"}));
    command.add_option(
        "-o,--output",
        options.folder,
        context(
            Text("輸出資料夾；不寫就只檢查輸出，不留下。",
                 "Folder for the outputs; without it they are written, verified and dropped.")));
    command.add_option(
        "--sarif",
        options.sarif,
        context(Text("另寫一份 SARIF 結果。", "Write the result as SARIF as well.")));
    command.add_option(
        "--junit",
        options.junit,
        context(Text("另寫一份 JUnit XML 結果。", "Write the result as JUnit XML as well.")));
    command.add_option("--html",
                       options.html,
                       context(Text("另寫一份網頁結果。", "Write the result as a page as well.")));
    command.add_option("--json",
                       options.json,
                       context(Text("另寫一份 JSON 結果。", "Write the result as JSON as well.")));
    command.add_flag(
        "--update-baseline",
        options.update_baseline,
        context(Text("從基準檔刪去已改好的問題；絕不加入新的。",
                     "Take what was mended out of the baseline; nothing is ever added.")));
}

} // namespace engross::cli
