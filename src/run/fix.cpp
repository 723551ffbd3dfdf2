#include "run/fix.h"

#include "run/task.h"

#include "image/image.h"
#include "mend/mend.h"

#include <algorithm>

namespace engross::run {

namespace {

// "title  title in the document properties" and below it, a line each, what was and what is.
std::string told(const std::vector<mend::Change>& changes, const Repair& repair) {
    std::string out;
    for (const mend::Kind& kind : mend::kinds()) {
        const auto count = std::ranges::count(changes, kind.name, &mend::Change::kind);
        if (count == 0) {
            continue;
        }
        out += std::string(kind.name) + "  " + kind.what.in(repair.language) + " (" + std::to_string(count) + ")\n";
        for (const mend::Change& change : changes) {
            if (repair.diff && change.kind == kind.name) {
                out += "  " + change.src + "\n  - " + change.before + "\n  + " + change.after + "\n";
            }
        }
    }
    return out.empty() ? Text("沒有可以安全修正的地方。\n", "Nothing is to mend that is safe to mend.\n").in(repair.language) : out;
}

bool is_chosen(const Repair& repair, std::string_view kind) {
    return std::ranges::find(repair.kinds, kind) != repair.kinds.end();
}

} // namespace

Mended mended(const Job& job, const Bytes& bytes, Engine& engine) {
    constexpr int most_rounds = 4; // one mending may show another; nothing is to mend in the last
    const mend::Options options{.alt_table = job.repair->alt_table, .strip = image::strip_jpeg};
    Bytes now = bytes;
    std::vector<mend::Change> changes;
    std::optional<doc::Document> document;
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

} // namespace engross::run
