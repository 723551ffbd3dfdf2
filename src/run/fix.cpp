#include "run/fix.h"

#include "run/outputs.h"
#include "run/task.h"

#include "image/image.h"
#include "mend/mend.h"

#include <algorithm>

namespace engross::run {

namespace {

// Where a change was made, what was there and what is.
std::string told(const mend::Change& change, Language language) {
    const Text nothing("（無）", "(none)");
    const auto words = [&](const Text& text) { return (text.empty() ? nothing : text).in(language); };
    return "  " + (change.src.empty() ? Text("整份文件", "the document").in(language) : change.src) + "\n" +
           Text("    原：", "    was: ").in(language) + words(change.before) + "\n" +
           Text("    改：", "    now: ").in(language) + words(change.after) + "\n";
}

std::string told(const std::vector<mend::Change>& changes, const Repair& repair) {
    std::string out;
    for (const mend::Kind& kind : mend::kinds()) {
        const auto count = std::ranges::count(changes, kind.name, &mend::Change::kind);
        if (count == 0) {
            continue;
        }
        out += std::string(kind.name) + "  " + kind.what.in(repair.language) +
               Text("（" + std::to_string(count) + " 處）", " (" + std::to_string(count) + ")").in(repair.language) + "\n";
        for (const mend::Change& change : changes) {
            if (repair.diff && change.kind == kind.name) {
                out += told(change, repair.language);
            }
        }
    }
    return out.empty() ? Text("沒有可以安全修正的地方。\n", "Nothing that is safe to mend.\n").in(repair.language) : out;
}

bool is_chosen(const Repair& repair, std::string_view kind) {
    return std::ranges::find(repair.kinds, kind) != repair.kinds.end();
}

struct Mended {
    Bytes bytes;
    std::string report;
};

Mended mended(const Job& job, const Bytes& bytes, doc::Document read, Engine& engine) {
    constexpr int most_rounds = 4; // one mending may show another; nothing is to mend in the last
    const mend::Options options{.alt_table = job.repair->alt_table, .strip = image::strip_jpeg};
    Bytes now = bytes;
    std::vector<mend::Change> changes;
    std::optional<doc::Document> document = std::move(read);
    bool has_changed = true;
    for (int round = 0; round < most_rounds && has_changed; ++round) {
        has_changed = false;
        for (const mend::Kind& kind : mend::kinds()) {
            if (!is_chosen(*job.repair, kind.name)) {
                continue;
            }
            if (!document) {
                document = prepare(job, now, nullptr, engine);
            }
            mend::Fixed fixed = mend::fix(kind, now, *document, options, job.limits);
            if (fixed.bytes != now) {
                now = std::move(fixed.bytes);
                std::ranges::move(fixed.changes, std::back_inserter(changes));
                document.reset();
                has_changed = true;
            }
        }
    }
    return {std::move(now), told(changes, *job.repair)};
}

} // namespace

void stage_repair(const Job& job, const Bytes& bytes, doc::Document document, const std::filesystem::path& staging, Engine& engine,
          Result& result) {
    if (job.repair->exports_alternatives) {
        stage(staging, job.repair->name, mend::alt_table(document));
        return;
    }
    Mended copy = mended(job, bytes, std::move(document), engine);
    stage(staging, job.repair->name, copy.bytes);
    result.dump = std::move(copy.report);
}

} // namespace engross::run
