#include "bulk/recipe.h"

#include "base/bytes.h"
#include "fonts/library.h"
#include "run/versions.h"

#include <sys/stat.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

namespace engross::bulk {

namespace fs = std::filesystem;

namespace {

// Names, sizes and times of all files below; reading 300 MiB of fonts would tell nothing more.
void add_folder(std::string& all, const fs::path& folder) {
    std::error_code error;
    std::vector<std::string> lines;
    for (const auto& entry : fs::recursive_directory_iterator(folder, fs::directory_options::skip_permission_denied, error)) {
        struct stat info {};
        if (::stat(entry.path().c_str(), &info) == 0 && S_ISREG(info.st_mode)) {
            lines.push_back(entry.path().string() + ' ' + std::to_string(info.st_size) + ' ' + std::to_string(info.st_mtim.tv_sec) + '\n');
        }
    }
    std::ranges::sort(lines);
    for (const std::string& line : lines) {
        all += line;
    }
}

void add_models(std::string& all) {
    const char* named = std::getenv("TESSDATA_PREFIX");
    add_folder(all, named == nullptr ? "/usr/share/tesseract-ocr" : named);
}

std::string options_of(const run::Job& job) {
    std::string all;
    for (const bool option : {job.to.xml, job.to.html, job.to.pdf, job.inline_images, job.fragment, job.ocr}) {
        all += option ? '1' : '0';
    }
    return all + std::to_string(static_cast<int>(job.pdf_profile)) + '\n';
}

constexpr std::uintmax_t most = 16U << 20U; // bytes of a rule's file

} // namespace

Recipe recipe_of(const run::Job& sample, const run::Rules& rules, Language language) {
    std::string conversion = run::versions() + options_of(sample);
    for (const std::string& folder : fonts::Library::folders()) {
        add_folder(conversion, folder);
    }
    if (sample.ocr) {
        add_models(conversion);
        const rules::Recognition& least = rules.recognition;
        for (const double confidence : {least.alternative, least.caption, least.text}) {
            conversion += text::number(confidence) + '\n';
        }
    }
    std::string checks = run::version() + rules.selection.profile + ' ' + rules.selection.stage + (language == Language::zh_tw ? " zh\n" : " en\n");
    for (const rules::RuleInfo& rule : rules.pack->rules()) {
        if (const auto severity = rules.pack->severity(rules.selection, rule.id)) {
            checks += rule.id + ' ' + std::string(name(*severity)) + '\n' + read_file(rule.file, most);
        }
    }
    return {sha256(conversion), sha256(checks)};
}

} // namespace engross::bulk
