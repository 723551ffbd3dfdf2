#include "bulk/recipe.h"

#include "base/bytes.h"
#include "base/stamps.h"
#include "fonts/library.h"
#include "recognize/cache.h"
#include "run/versions.h"
#include "run/worker.h"

namespace engross::bulk {

namespace {

std::string options_of(const run::Job& job) {
    std::string all;
    for (const bool option :
         {job.to.xml, job.to.html, job.to.pdf, job.inline_images, job.fragment, job.ocr}) {
        all += option ? '1' : '0';
    }
    return all + std::to_string(static_cast<int>(job.pdf_profile)) + '\n';
}

// Asked in a process of its own: modules have to be loaded for it, and bring a hundred libraries
// along that each worker would inherit.
std::string versions(bool ocr) {
    const run::Outcome asked =
        run::confined({.readable = {"/"}}, {}, [&] { return run::versions_for(ocr); });
    return asked.end == run::Outcome::End::done ? asked.bytes : run::versions_for(ocr);
}

constexpr std::uintmax_t most = 16U << 20U; // bytes of a rule's file

} // namespace

Recipe recipe_of(const run::Job& sample, const run::Rules& rules, Language language) {
    std::string conversion = versions(sample.ocr) + options_of(sample);
    for (const std::string& folder : fonts::Library::folders()) {
        conversion += stamps(folder);
    }
    if (sample.ocr) {
        conversion += recognize::models();
        const rules::Recognition& least = rules.recognition;
        for (const double confidence : {least.alternative, least.caption, least.text}) {
            conversion += text::number(confidence) + '\n';
        }
    }
    std::string checks = run::version() + rules.selection.profile + ' ' + rules.selection.stage +
                         (language == Language::zh_tw ? " zh\n" : " en\n");
    for (const rules::RuleInfo& rule : rules.pack->rules()) {
        if (const auto severity = rules.pack->severity(rules.selection, rule.id)) {
            checks +=
                rule.id + ' ' + std::string(name(*severity)) + '\n' + read_file(rule.file, most);
        }
    }
    return {sha256(conversion), sha256(checks)};
}

} // namespace engross::bulk
