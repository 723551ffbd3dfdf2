#include "run/fix.h"

#include "image/image.h"
#include "layout/layout.h"
#include "mend/mend.h"
#include "run/document.h"
#include "run/outputs.h"
#include "run/task.h"

#include <algorithm>

namespace engross::run {

namespace {

// Where a change was made, what was there and what is.
std::string told(const mend::Change& change, Language language) {
    const Text nothing("（無）", "(none)");
    const auto words = [&](const Text& text) {
        return (text.empty() ? nothing : text).in(language);
    };
    return "  " +
           (change.src.empty() ? Text("整份文件", "the document").in(language) : change.src) +
           "\n" + Text("    原：", "    was: ").in(language) + words(change.before) + "\n" +
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
               Text("（" + std::to_string(count) + " 處）", " (" + std::to_string(count) + ")")
                   .in(repair.language) +
               "\n";
        for (const mend::Change& change : changes) {
            if (repair.diff && change.kind == kind.name) {
                out += told(change, repair.language);
            }
        }
    }
    return out.empty() ? Text("沒有可以安全修正的地方。\n", "Nothing that is safe to mend.\n")
                             .in(repair.language)
                       : out;
}

bool is_chosen(const Repair& repair, std::string_view kind) {
    return std::ranges::find(repair.kinds, kind) != repair.kinds.end();
}

// Where rules speak that the selection has not turned off.
std::vector<mend::Spot>
spots(const Rules& rules, const doc::Document& document, std::span<const std::string_view> ids) {
    std::vector<mend::Spot> found;
    for (const std::string_view id : ids) {
        if (!rules.pack || !rules.pack->severity(rules.selection, id)) {
            continue;
        }
        for (const rules::Spot& spot : rules::Checker(*rules.pack, id).spots(document.tree)) {
            found.push_back({std::string(spot.block.attr("id")),
                             spot.words.substr(0, spot.from),
                             spot.words.substr(spot.from, spot.size),
                             spot.words.substr(spot.from + spot.size)});
        }
    }
    return found;
}

// Pages of our own layout, laid out when the first is asked for: the author's file may not tell
// them.
class Pages {
public:
    Pages(const Job& job, const Bytes& now, Engine& engine)
        : job_(job), now_(now), engine_(engine) {}

    std::string operator()(std::string_view id) {
        if (!layout_) {
            doc::Document document = document_of(job_, input_of(job_, now_), engine_);
            layout_ = layout::lay_out(document, engine_.fonts());
        }
        const auto start = layout_->starts.find(id);
        return start == layout_->starts.end() ? "" : std::to_string(start->second.page + 1);
    }

private:
    const Job& job_;
    const Bytes& now_;
    Engine& engine_;
    std::optional<layout::Layout> layout_;
};

mend::Options options_of(const Job& job, Engine& engine, Pages& pages) {
    return {.alt_table = job.repair->alt_table,
            .strip = image::strip_jpeg,
            .spots =
                [&engine](const doc::Document& document, std::span<const std::string_view> ids) {
                    return spots(engine.rules(), document, ids);
                },
            .page_of = [&pages](std::string_view id) { return pages(id); }};
}

struct Mended {
    Bytes bytes;
    std::string report;
};

Mended mended(const Job& job, BytesView bytes, doc::Document read, Engine& engine) {
    constexpr int most_rounds = 4; // one mending may show another; nothing is to mend in the last
    Bytes now(bytes);
    Pages pages(job, now, engine);
    const mend::Options options = options_of(job, engine, pages);
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
                document = document_of(job, input_of(job, now), engine);
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

void stage_repair(const Job& job,
                  BytesView bytes,
                  doc::Document document,
                  const std::filesystem::path& staging,
                  Engine& engine,
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
