#include "gate/policy.h"

#include "gate/yaml_file.h"

#include <array>

namespace engross::gate {

namespace fs = std::filesystem;
using rules::Yaml;
using rules::YamlReader;

namespace {

constexpr std::array<std::string_view, 4> stages{"draft", "submit", "publish", "archive"};
constexpr std::array<std::string_view, 3> thresholds{"error", "warning", "review"};
constexpr std::array<std::string_view, 5> level_words{
    "error", "warning", "advice", "review", "off"};
constexpr std::array<std::string_view, 2> judges{"own", "verapdf"};
constexpr std::array<std::string_view, 3> outputs{"xml", "html", "pdf"};
constexpr std::array<std::string_view, 2> pdfs{"ua1", "ua2"};

class Loader {
public:
    Loader(const Yaml& yaml, fs::path file) : file_(std::move(file)), read_(yaml, file_.string()) {}

    Policy load() {
        policy_.file = file_;
        if (const Yaml& profile = read_.optional("profile"); !profile.is_null()) {
            policy_.profile = {read_.needed("profile"), at(profile)};
        }
        choose("stage", stages, policy_.stage);
        choose("verify", judges, policy_.verify);
        choose("pdf", pdfs, policy_.pdf);
        Said<std::string> fail_on{"error"};
        choose("fail-on", thresholds, fail_on);
        policy_.fail_on = {*severity_from(fail_on.value), fail_on.by};
        most("max-warning", policy_.max_warning);
        most("max-review", policy_.max_review);
        wanted_outputs();
        levels();
        limits();
        policy_.waivers = beside("waivers");
        policy_.baseline = beside("baseline");
        read_.done();
        return std::move(policy_);
    }

private:
    [[nodiscard]] std::string at(const Yaml& value) const { return place(file_, value); }

    void
    choose(std::string_view key, std::span<const std::string_view> words, Said<std::string>& said) {
        if (const Yaml& value = read_.optional(key); !value.is_null()) {
            said = {one_of(read_, value, words), at(value)};
        }
    }

    void most(std::string_view key, Said<std::optional<std::size_t>>& said) {
        if (const Yaml& value = read_.optional(key); !value.is_null()) {
            said = {number(read_, value, 0), at(value)};
        }
    }

    void wanted_outputs() {
        const Yaml& value = read_.optional("outputs");
        if (value.is_null()) {
            return;
        }
        if (value.kind != Yaml::Kind::list || value.items.empty()) {
            read_.fail(value,
                       {"outputs 應為清單，例如 [xml, html, pdf]",
                        "outputs must be a list such as [xml, html, pdf]"});
        }
        policy_.outputs = {{}, at(value)};
        for (const Yaml& item : value.items) {
            policy_.outputs.value.push_back(one_of(read_, item, outputs));
        }
    }

    void levels() {
        const Yaml& value = read_.optional("levels");
        if (!value.is_null() && !value.is_map()) {
            read_.fail(value, {"levels 應為「規則: 等級」", "levels must be RULE: LEVEL"});
        }
        for (const auto& [rule, level] : value.fields) {
            policy_.levels[rule] = {severity_from(one_of(read_, level, level_words)), at(level)};
        }
    }

    void limits() {
        const Yaml& value = read_.optional("limits");
        if (value.is_null()) {
            return;
        }
        YamlReader reader(value, file_.string());
        const auto limit = [&](std::string_view key, const auto& set) {
            if (const Yaml& each = reader.optional(key); !each.is_null()) {
                const std::size_t size = number(reader, each, 1);
                set(size);
                policy_.limits_said[std::string(key)] = {size, at(each)};
            }
        };
        Limits& out = policy_.limits;
        limit("input-mib", [&](std::size_t size) { out.input_size = size << 20U; });
        limit("memory-mib", [&](std::size_t size) { out.memory = size << 20U; });
        limit("cpu-seconds",
              [&](std::size_t size) { out.cpu_seconds = static_cast<unsigned>(size); });
        limit("cpu-seconds-per-mib",
              [&](std::size_t size) { out.cpu_seconds_per_mib = static_cast<unsigned>(size); });
        limit("blocks", [&](std::size_t size) { out.blocks = size; });
        limit("image-pixels", [&](std::size_t size) { out.image_pixels = size; });
        reader.done();
    }

    Said<fs::path> beside(std::string_view key) {
        const std::string name = read_.string(key);
        return name.empty() ? Said<fs::path>{{}}
                            : Said<fs::path>{(file_.parent_path() / name).lexically_normal(),
                                             at(read_.optional(key))};
    }

    fs::path file_;
    YamlReader read_;
    Policy policy_;
};

} // namespace

std::optional<std::size_t> Policy::review_limit() const {
    return max_review.value || stage.value != "publish" ? max_review.value : 0;
}

Policy load_policy(const fs::path& file) {
    const Yaml yaml = load_yaml(file);
    return Loader(yaml, file).load();
}

} // namespace engross::gate
