#include "run/programs.h"

#include "base/error.h"

#include <unistd.h>

#include <cstdlib>

namespace engross::run {

namespace fs = std::filesystem;
using read::Program;

namespace {

// MathML for each formula, beside its TeX (Pandoc's manual, "Lua filters").
constexpr std::string_view math_filter =
    R"(local options = pandoc.WriterOptions{html_math_method = 'mathml'}
function Math(formula)
  local page = pandoc.Pandoc{pandoc.Plain{formula}}
  return pandoc.Span({formula, pandoc.RawInline('mathml', pandoc.write(page, 'html', options))})
end
)";

// No macros, no links followed, no way back to the author's folder.
constexpr std::string_view office_settings = R"(<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Save/Document"><prop oor:name="Unpacked" oor:op="fuse"><value>false</value></prop></item>
</oor:items>
)";

fs::path find_in_path(const std::string& name) {
    const char* path = std::getenv("PATH");
    const std::string folders = path == nullptr ? "/usr/bin:/bin" : path;
    for (const std::string_view folder : text::split(folders, ':')) {
        const fs::path found = fs::path(folder) / name;
        if (!folder.empty() && ::access(found.c_str(), X_OK) == 0) {
            std::error_code error;
            return fs::canonical(found, error);
        }
    }
    return {};
}

// `soffice` is a script that starts this beside it.
fs::path find_office() {
    for (const char* name : {"soffice", "libreoffice"}) {
        const fs::path binary = find_in_path(name).parent_path() / "soffice.bin";
        if (::access(binary.c_str(), X_OK) == 0) {
            return binary;
        }
    }
    return {};
}

Error missing(const read::Format& format) {
    const std::string name(format.name);
    const std::string program(display_name(format.program));
    const std::string package =
        format.program == Program::pandoc ? "pandoc" : "libreoffice-writer-nogui";
    return {ExitCode::unreadable,
            {},
            Text("讀取 " + name + " 檔需要 " + program +
                     "，但這部機器沒有安裝；請執行 apt install " + package + "。",
                 "Reading " + name + " needs " + program +
                     ", which is not installed; run: apt install " + package)};
}

std::vector<std::string> environment(const fs::path& folder) {
    const std::string home = folder.string();
    return {"HOME=" + home,
            "TMPDIR=" + home,
            "XDG_CACHE_HOME=" + home,
            "XDG_CONFIG_HOME=" + home,
            "XDG_DATA_HOME=" + home,
            "OSL_SOCKET_PATH=" + home,
            "LC_ALL=C.UTF-8",
            "PATH=/nonexistent",
            "TZ=UTC0"};
}

std::vector<std::string>
pandoc_arguments(const read::Format& format, const fs::path& folder, const fs::path& input) {
    write_file(folder / "math.lua", math_filter);
    return {"+RTS",
            "-M1500m",
            "-RTS",
            "--sandbox",
            "--from=" + std::string(format.program_format),
            "--to=json",
            "--lua-filter=math.lua",
            "--extract-media=media",
            "--output=" + std::string(output_name(format.program)),
            "--",
            input.string()};
}

std::vector<std::string> office_arguments(const fs::path& folder, const fs::path& input) {
    fs::create_directories(folder / "profile" / "user");
    write_file(folder / "profile" / "user" / "registrymodifications.xcu", office_settings);
    return {"--headless",
            "--norestore",
            "--nologo",
            "--nodefault",
            "--nolockcheck",
            "--nofirststartwizard",
            "-env:UserInstallation=file://" + (folder / "profile").string(),
            "--convert-to",
            "docx:MS Word 2007 XML",
            "--outdir",
            "out",
            input.string()};
}

} // namespace

Command prepare_program(const read::Format& format, const fs::path& folder, const fs::path& input) {
    const bool is_pandoc = format.program == Program::pandoc;
    const fs::path program = is_pandoc ? find_in_path("pandoc") : find_office();
    if (program.empty()) {
        throw missing(format);
    }
    return {.program = program,
            .arguments = is_pandoc ? pandoc_arguments(format, folder, input)
                                   : office_arguments(folder, input),
            .environment = environment(folder),
            .folder = folder};
}

std::string_view output_name(Program program) {
    return program == Program::pandoc ? "out.json" : "out/input.docx";
}

std::vector<fs::path> program_data(Program program) {
    if (program == Program::pandoc) {
        return {};
    }
    return {"/etc/libreoffice",
            "/var/lib/libreoffice",
            "/var/spool/libreoffice",
            "/var/cache/fontconfig",
            "/proc/filesystems"};
}

bool wants_restart(Program program, int exit_code) {
    constexpr int restart = 81; // EXITHELPER_NORMAL_RESTART of desktop/source/app/exithelper.h
    return program == Program::office && exit_code == restart;
}

std::string_view display_name(Program program) {
    return program == Program::pandoc ? "Pandoc" : "LibreOffice";
}

} // namespace engross::run
