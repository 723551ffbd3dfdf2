#include "cli/cli.h"
#include "run/versions.h"

#include <unistd.h>

#include <algorithm>
#include <iostream>
#include <utility>

namespace engross::cli {

namespace {

const Text
    about("engross：檢查政府報告，並寫出符合無障礙規範的 PDF、HTML 與正規 XML。",
          "engross checks government reports and writes accessible PDF, HTML and canonical XML.");
const Text exit_codes(
    R"(結束代碼：0 通過；1 有達到門檻的問題；2 用法或設定錯誤；3 檔案無法讀取、不支援或已加密；
4 engross 或機器的錯誤；5 超過限制。

範例：
  engross check 報告.docx
  engross convert 報告.odt -o 輸出 --to html,pdf)",
    R"(Exit codes: 0 passes; 1 findings at or above the threshold; 2 usage or configuration;
3 input unreadable, unsupported or encrypted; 4 fault of engross or the machine; 5 a limit was hit.

Examples:
  engross check report.docx
  engross convert report.odt -o out --to html,pdf)");

// CLI11's own words of the help, in Chinese.
void translate(CLI::App& app) {
    const std::vector<std::pair<const char*, const char*>> words{
        {"Usage", "用法"}, {"OPTIONS", "選項"}, {"SUBCOMMAND", "指令"}, {"Positionals", "檔案"}};
    for (const auto& [english, chinese] : words) {
        app.get_formatter()->label(english, chinese);
    }
    app.option_defaults()->group("選項");
}

// A command's own --help is made before it takes over the group's name.
void name_groups(CLI::App& app, const Context& context) {
    for (CLI::App* command : app.get_subcommands({})) {
        command->group(context(Text("指令", "Commands")));
        command->get_option("--help")->group(context(Text("選項", "Options")));
        for (CLI::App* below : command->get_subcommands({})) {
            below->get_option("--help")->group(context(Text("選項", "Options")));
            below->group(context(Text("指令", "Commands")));
        }
    }
}

// To CLI11 a word that is no command is a command that is missing.
void refuse_unknown_command(const CLI::App& app, const std::vector<std::string>& arguments) {
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string& word = arguments[i];
        if (word.starts_with("-")) {
            i += word == "--lang" ? 1 : 0;
            continue;
        }
        const auto commands = app.get_subcommands({});
        if (std::ranges::find(commands, word, &CLI::App::get_name) == commands.end()) {
            throw Error(ExitCode::usage,
                        word,
                        Text("沒有這個指令；請用 engross --help 查看。",
                             "There is no such command; see engross --help."));
        }
        return;
    }
}

// What was printed must not be lost without a word.
int flushed(int exit_code, const Context& context) {
    std::cout.flush();
    if (std::cout) {
        return exit_code;
    }
    complain(context,
             Error(ExitCode::internal,
                   {},
                   Text("無法寫到標準輸出（磁碟可能已滿）。",
                        "Standard output cannot be written (the disk may be full).")));
    return static_cast<int>(ExitCode::internal);
}

int run(const std::vector<std::string>& arguments, const Context& context) {
    CLI::App app(context(about), "engross");
    ExitCode exit_code = ExitCode::passes;
    if (context.language == Language::zh_tw) {
        translate(app);
    }
    app.set_help_flag("-h,--help", context(Text("顯示說明。", "Show this help.")));
    app.set_version_flag(
        "--version",
        run::versions,
        context(Text("顯示版本與所用程式庫。", "Show the version and the libraries.")));
    app.footer(context(exit_codes));
    app.require_subcommand(1);
    add_convert(app, context, exit_code);
    add_check(app, context, exit_code);
    add_fix(app, context, exit_code);
    add_rules(app, context, exit_code);
    add_bulk(app, context, exit_code);
    add_gate(app, context, exit_code);
    add_config(app, context);
    add_manual(app, context);
    name_groups(app, context);
    try {
        refuse_unknown_command(app, arguments);
        app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
    } catch (const CLI::Success& asked) {
        return app.exit(asked);
    } catch (const CLI::ParseError& wrong) {
        std::cerr << "engross: " << context(in_words(wrong)) << '\n'
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
    const engross::cli::Context context{engross::cli::choose_language(arguments), colour};
    return engross::cli::flushed(engross::cli::run(arguments, context), context);
}
