#include "cli/cli.h"

#include "run/versions.h"

#include <unistd.h>

#include <iostream>

namespace engross::cli {

namespace {

const Text about("engross：檢查政府報告，並寫出符合無障礙規範的 PDF、HTML 與正規 XML。",
                 "engross checks government reports and writes accessible PDF, HTML and canonical XML.");
const Text exit_codes(R"(結束代碼：0 通過；1 有達到門檻的問題；2 用法或設定錯誤；3 檔案無法讀取、不支援或已加密；
4 engross 或機器的錯誤；5 超過限制。

範例：
  engross check 報告.docx
  engross convert 報告.odt -o 輸出 --to html,pdf)",
                      R"(Exit codes: 0 passes; 1 findings at or above the threshold; 2 usage or configuration;
3 input unreadable, unsupported or encrypted; 4 fault of engross or the machine; 5 a limit was hit.

Examples:
  engross check report.docx
  engross convert report.odt -o out --to html,pdf)");

int run(const std::vector<std::string>& arguments, const Context& context) {
    CLI::App app(context(about), "engross");
    ExitCode exit_code = ExitCode::passes;
    app.set_help_flag("-h,--help", context(Text("顯示說明。", "Show this help.")));
    app.set_version_flag("--version", run::versions(), context(Text("顯示版本與所用程式庫。", "Show the version and the libraries.")));
    app.footer(context(exit_codes));
    app.require_subcommand(1);
    add_convert(app, context, exit_code);
    add_check(app, context, exit_code);
    add_rules(app, context, exit_code);
    try {
        app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
    } catch (const CLI::Success& asked) {
        return app.exit(asked);
    } catch (const CLI::ParseError& wrong) {
        std::cerr << "engross: " << wrong.what() << '\n'
                  << context(Text("請用 engross --help 或 engross 指令 --help 查看用法。",
                                  "See engross --help, or engross COMMAND --help."))
                  << '\n';
        return static_cast<int>(ExitCode::usage);
    } catch (const Error& error) {
        complain(context, error);
        return static_cast<int>(error.code);
    }
    return static_cast<int>(exit_code);
}

} // namespace

} // namespace engross::cli

int main(int argc, char** argv) {
    std::ios::sync_with_stdio(false);
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    const bool colour = ::isatty(STDOUT_FILENO) == 1 && std::getenv("NO_COLOR") == nullptr;
    return engross::cli::run(arguments, {engross::cli::choose_language(arguments), colour});
}
