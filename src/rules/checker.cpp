#include "base/error.h"
#include "rules/engine.h"
#include "rules/pack_data.h"

#include <algorithm>
#include <tuple>

namespace engross::rules {

namespace {

struct Stage {
    const Profile* profile = nullptr; // none: the rule's own severity
    std::string name;
    MaybeLevel level; // said by the profile for this rule

    static Severity of(Severity own, const void* data) {
        const auto& stage = *static_cast<const Stage*>(data);
        if (stage.level) {
            return *stage.level;
        }
        return stage.profile == nullptr ? own : stage.profile->at_stage(own, stage.name);
    }
};

} // namespace

struct Checker::Data {
    struct Structure {
        Schema schema;
        Stage stage;
    };

    struct Words {
        TextChecker checker;
        Severity severity;
    };

    std::vector<Structure> structures;
    std::vector<Words> words;

    void
    add(const Pack::Data& pack, const std::pair<bool, std::size_t>& place, const Stage& stage) {
        if (place.first) {
            structures.push_back({compile(pack.schemas[place.second], stage.name), stage});
        } else {
            const TextRule& rule = pack.texts[place.second];
            words.push_back({TextChecker(rule), Stage::of(rule.info.severity, &stage)});
        }
    }
};

Checker::Checker(const Pack& pack, const Selection& selection, std::string_view subject)
    : Checker() {
    const Pack::Data& all = *pack.data_;
    const Profile& profile = all.profile(selection);
    for (const auto& [id, place] : all.ids) {
        const RuleInfo& info = all.info(place);
        const auto said = profile.says(id, selection);
        const bool off = said && !*said;
        if (!off && profile.uses(info.pack, selection.date) &&
            all.subjects.find(info.pack)->second == subject) {
            data_->add(all, place, {&profile, selection.stage, said.value_or(MaybeLevel())});
        }
    }
}

Checker::Checker() : data_(std::make_unique<Data>()) {}

Checker::Checker(const Pack& pack, std::string_view rule) : Checker() {
    const auto place = pack.data_->ids.find(rule);
    if (place == pack.data_->ids.end()) {
        const std::string id(rule);
        throw Error(ExitCode::usage, id, {"沒有這條規則：" + id, "no such rule: " + id});
    }
    data_->add(*pack.data_, place->second, {});
}

Checker Checker::of_all(const Pack& pack, std::string_view subject) {
    Checker checker;
    for (const auto& [id, place] : pack.data_->ids) {
        if (pack.data_->subjects.find(pack.data_->info(place).pack)->second == subject) {
            checker.data_->add(*pack.data_, place, {});
        }
    }
    return checker;
}

Checker::Checker(Checker&&) noexcept = default;
Checker::~Checker() = default;

std::vector<Finding> Checker::check(const xml::Document& document, bool fast, Work* work) const {
    std::vector<Found> found;
    Engine engine(document, fast);
    Work done;
    for (const Data::Structure& structure : data_->structures) {
        const int places = engine.check(structure.schema, &Stage::of, &structure.stage, found);
        done.asked.push_back({structure.schema.info.id, places});
    }
    if (!data_->words.empty()) {
        const std::vector<Block> blocks = text_blocks(document.root(), engine.xpath());
        for (const Data::Words& words : data_->words) {
            words.checker.check(engine, blocks, words.severity, found);
            if (work != nullptr) {
                done.asked.push_back(
                    {words.checker.rule(), words.checker.has_place(engine, blocks) ? 1 : 0});
            }
        }
    }
    if (work != nullptr) {
        done.steps = engine.steps();
        std::ranges::sort(done.asked, {}, &Asked::rule);
        *work = std::move(done);
    }
    std::stable_sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
        return std::tie(a.order, a.finding.rule, a.offset) <
               std::tie(b.order, b.finding.rule, b.offset);
    });
    std::vector<Finding> findings;
    findings.reserve(found.size());
    for (Found& one : found) {
        findings.push_back(std::move(one.finding));
    }
    return findings;
}

std::vector<Spot> Checker::spots(const xml::Document& document) const {
    Engine engine(document, true);
    const std::vector<Block> blocks = text_blocks(document.root(), engine.xpath());
    std::vector<Spot> spots;
    for (const Data::Words& words : data_->words) {
        for (const auto& [block, range] : words.checker.ranges(engine, blocks)) {
            Spot spot{block->node, {}, 0, 0};
            block->text.toUTF8String(spot.words);
            const auto bytes = [&](int from, int to) {
                std::string part;
                return block->text.tempSubStringBetween(from, to).toUTF8String(part).size();
            };
            spot.from = bytes(0, range.first);
            spot.size = bytes(range.first, range.second);
            spots.push_back(std::move(spot));
        }
    }
    return spots;
}

std::vector<Fired> Checker::fired(const xml::Document& document, bool fast) const {
    std::vector<Fired> fired;
    std::vector<Found> none;
    Engine engine(document, fast);
    engine.note(fired);
    for (const Data::Structure& structure : data_->structures) {
        engine.check(structure.schema, &Stage::of, &structure.stage, none);
    }
    return fired;
}

std::vector<Matched> Checker::matched(const xml::Document& document) const {
    std::vector<Found> found;
    Engine engine(document, true);
    const std::vector<Block> blocks = text_blocks(document.root(), engine.xpath());
    for (const Data::Words& words : data_->words) {
        words.checker.check(engine, blocks, words.severity, found);
    }
    std::vector<Matched> matched;
    for (const Found& one : found) {
        matched.push_back({one.finding.rule, one.finding.where.id, one.offset, one.end});
    }
    return matched;
}

std::vector<Finding>
check(const xml::Document& document, const Pack& pack, const Selection& selection) {
    return Checker(pack, selection).check(document);
}

} // namespace engross::rules
