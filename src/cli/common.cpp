#include "base/bytes.h"
#include "cli/cli.h"
#include "gate/yaml_file.h"

#include <array>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <iostream>

namespace engross::cli {

namespace fs = std::filesystem;

namespace {

std::string variable(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::string() : value;
}

std::string iso(const std::chrono::year_month_day& day) {
    std::array<char, 16> buffer{};
    std::snprintf(buffer.data(),
                  buffer.size(),
                  "%04d-%02u-%02u",
                  static_cast<int>(day.year()),
                  static_cast<unsigned>(day.month()),
                  static_cast<unsigned>(day.day()));
    return buffer.data();
}

std::string day_of(std::time_t seconds) {
    const auto time = std::chrono::system_clock::from_time_t(seconds);
    return iso(std::chrono::floor<std::chrono::days>(time));
}

std::string today() {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    ::localtime_r(&now, &local);
    return day_of(now + local.tm_gmtoff);
}

} // namespace

Language choose_language(const std::vector<std::string>& arguments) {
    std::string asked;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        if (arguments[i] == "--lang" && i + 1 < arguments.size()) {
            asked = arguments[i + 1];
        } else if (arguments[i].starts_with("--lang=")) {
            asked = arguments[i].substr(7);
        }
    }
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        asked = asked.empty() ? variable(name) : asked;
    }
    return asked.empty() || asked.starts_with("zh") ? Language::zh_tw : Language::en;
}

void complain(const Context& context, const Error& error) {
    std::cerr << "engross: " << error.where << (error.where.empty() ? "" : ": ")
              << context(error.message) << '\n';
}

std::string date_of_judgement(const std::string& asked) {
    const std::string epoch = variable("SOURCE_DATE_EPOCH");
    if (asked.empty()) {
        return epoch.empty() ? today() : day_of(text::to_int(epoch));
    }
    if (!gate::is_day(asked)) {
        throw Error(ExitCode::usage,
                    "--date",
                    Text("「" + asked + "」不是日期；請寫成 2026-11-30 的樣子。",
                         "“" + asked + "” is no date; write it like 2026-11-30."));
    }
    return asked;
}

std::string rules_folder() {
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error).parent_path();
    for (const fs::path& folder : {fs::path(variable("ENGROSS_RULES")),
                                   program / "rules",
                                   program / "../share/engross/rules",
                                   program / "../rules",
                                   fs::path(ENGROSS_RULES_FOLDER)}) {
        if (!folder.empty() && fs::is_directory(folder, error)) {
            return folder.lexically_normal().string();
        }
    }
    throw Error(ExitCode::usage,
                "rules",
                Text("找不到規則資料夾；請用環境變數 ENGROSS_RULES 指定。",
                     "The folder of rules was not found; name it in the variable ENGROSS_RULES."));
}

} // namespace engross::cli
