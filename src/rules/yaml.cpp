#include "rules/yaml.h"

#include "base/error.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <set>
#include <sstream>

namespace engross::rules {

namespace {

constexpr std::size_t max_depth = 16;

[[noreturn]] void refuse(const std::string& where, int line, Text message) {
    throw Error(ExitCode::usage, where + ":" + std::to_string(line), std::move(message));
}

class Builder : public YAML::EventHandler {
public:
    explicit Builder(std::string where) : where_(std::move(where)) {}

    Yaml take() { return std::move(root_); }

    void OnDocumentStart(const YAML::Mark& /*mark*/) override {}

    void OnDocumentEnd() override {}

    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        plain(mark, anchor);
        place({.line = mark.line + 1});
    }

    void OnAlias(const YAML::Mark& mark, YAML::anchor_t /*anchor*/) override { plain(mark, 1); }

    void OnScalar(const YAML::Mark& mark,
                  const std::string& tag,
                  YAML::anchor_t anchor,
                  const std::string& value) override {
        plain(mark, anchor);
        place({.kind = Yaml::Kind::scalar,
               .line = mark.line + 1,
               .scalar = value,
               .quoted = tag == "!"});
    }

    void OnSequenceStart(const YAML::Mark& mark,
                         const std::string& /*tag*/,
                         YAML::anchor_t anchor,
                         YAML::EmitterStyle::value /*style*/) override {
        open(mark, anchor, Yaml::Kind::list);
    }

    void OnSequenceEnd() override { close(); }

    void OnMapStart(const YAML::Mark& mark,
                    const std::string& /*tag*/,
                    YAML::anchor_t anchor,
                    YAML::EmitterStyle::value /*style*/) override {
        open(mark, anchor, Yaml::Kind::map);
    }

    void OnMapEnd() override { close(); }

private:
    struct Open {
        Yaml value;
        std::string key;
        bool has_key = false;
    };

    void plain(const YAML::Mark& mark, YAML::anchor_t anchor) const {
        if (anchor != 0) {
            refuse(where_,
                   mark.line + 1,
                   {"不支援 YAML 的錨點與別名", "YAML anchors are not supported"});
        }
    }

    void open(const YAML::Mark& mark, YAML::anchor_t anchor, Yaml::Kind kind) {
        plain(mark, anchor);
        if (open_.size() >= max_depth) {
            refuse(where_, mark.line + 1, {"YAML 的層次太深", "YAML is nested too deeply"});
        }
        open_.push_back(
            {.value = {.kind = kind, .line = mark.line + 1}, .key = {}, .has_key = false});
    }

    void close() {
        Yaml value = std::move(open_.back().value);
        open_.pop_back();
        place(std::move(value));
    }

    void place(Yaml value) {
        if (open_.empty()) {
            root_ = std::move(value);
            return;
        }
        Open& parent = open_.back();
        if (parent.value.kind == Yaml::Kind::list) {
            parent.value.items.push_back(std::move(value));
        } else if (!parent.has_key) {
            key(parent, value);
        } else {
            parent.value.fields.emplace_back(std::move(parent.key), std::move(value));
            parent.has_key = false;
        }
    }

    void key(Open& parent, const Yaml& value) const {
        if (value.kind != Yaml::Kind::scalar) {
            refuse(where_, value.line, {"鍵須為文字", "a key must be a word"});
        }
        if (!parent.value[value.scalar].is_null()) {
            refuse(where_, value.line, {"鍵重複：" + value.scalar, "key twice: " + value.scalar});
        }
        parent.key = value.scalar;
        parent.has_key = true;
    }

    std::string where_;
    Yaml root_;
    std::vector<Open> open_;
};

} // namespace

const Yaml& Yaml::operator[](std::string_view key) const {
    static const Yaml none;
    const auto found = std::find_if(
        fields.begin(), fields.end(), [&](const auto& field) { return field.first == key; });
    return found == fields.end() ? none : found->second;
}

Yaml parse_yaml(const std::string& text, const std::string& where) {
    Builder builder(where);
    try {
        std::istringstream input(text);
        YAML::Parser parser(input);
        parser.HandleNextDocument(builder);
    } catch (const YAML::Exception& error) {
        refuse(where, error.mark.line + 1, {"YAML 有誤：" + error.msg, "bad YAML: " + error.msg});
    }
    return builder.take();
}

YamlReader::YamlReader(const Yaml& map, std::string where) : map_(map), where_(std::move(where)) {
    if (!map.is_map()) {
        fail(map, {"此處應為「鍵: 值」", "expected keys and values here"});
    }
}

void YamlReader::fail(const Yaml& at, Text message) const {
    refuse(where_, at.line == 0 ? std::max(map_.line, 1) : at.line, std::move(message));
}

const Yaml& YamlReader::optional(std::string_view key) {
    asked_.push_back(key);
    return map_[key];
}

std::string YamlReader::scalar(const Yaml& value) const {
    if (value.kind != Yaml::Kind::scalar) {
        fail(value, {"此處應為一個值", "expected one value here"});
    }
    return value.scalar;
}

std::string YamlReader::string(std::string_view key, std::string_view fallback) {
    const Yaml& value = optional(key);
    return value.is_null() ? std::string(fallback) : scalar(value);
}

std::string YamlReader::needed(std::string_view key) {
    const std::string value = string(key);
    if (value.empty()) {
        fail(map_, {"缺少 " + std::string(key), "missing: " + std::string(key)});
    }
    return value;
}

bool YamlReader::flag(std::string_view key) {
    const std::string value = string(key, "false");
    if (value != "true" && value != "false") {
        fail(map_[key],
             {std::string(key) + " 應為 true 或 false",
              std::string(key) + " must be true or false"});
    }
    return value == "true";
}

int YamlReader::integer(std::string_view key, int fallback) {
    const Yaml& value = optional(key);
    if (value.is_null()) {
        return fallback;
    }
    const int number = text::to_int(scalar(value), -1);
    if (number < 0) {
        fail(value,
             {std::string(key) + " 應為不小於 0 的整數",
              std::string(key) + " must be a whole number"});
    }
    return number;
}

std::vector<std::string> YamlReader::strings(std::string_view key) {
    const Yaml& value = optional(key);
    std::vector<std::string> result;
    if (value.kind == Yaml::Kind::list) {
        for (const Yaml& item : value.items) {
            result.push_back(scalar(item));
        }
    } else if (!value.is_null()) {
        result.push_back(scalar(value));
    }
    return result;
}

Text YamlReader::both(std::string_view key) {
    const Yaml& value = optional(key);
    if (value.is_null()) {
        fail(map_, {"缺少 " + std::string(key), "missing: " + std::string(key)});
    }
    YamlReader reader(value, where_);
    Text result{reader.needed("zh"), reader.needed("en")};
    reader.done();
    return result;
}

std::vector<std::pair<std::string, std::string>> YamlReader::pairs(std::string_view key) {
    const Yaml& value = optional(key);
    std::vector<std::pair<std::string, std::string>> result;
    if (!value.is_null() && !value.is_map()) {
        fail(value, {"此處應為「鍵: 值」", "expected keys and values here"});
    }
    for (const auto& [name, field] : value.fields) {
        result.emplace_back(name, field.is_null() ? "" : scalar(field));
    }
    return result;
}

void YamlReader::done() const {
    for (const auto& [key, value] : map_.fields) {
        if (std::find(asked_.begin(), asked_.end(), key) == asked_.end()) {
            const std::string all = text::joined(std::set(asked_.begin(), asked_.end()), ", ");
            fail(value,
                 {"不認得的鍵：" + key + "；可用：" + all,
                  "unknown key: " + key + "; known: " + all});
        }
    }
}

} // namespace engross::rules
