// A YAML file as a tree of values with their lines. Built from yaml-cpp's events: its own tree is
// several times slower and forgets where things stand.
#pragma once

#include "base/text.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace engross::rules {

struct Yaml {
    enum class Kind { null, scalar, list, map };

    Kind kind = Kind::null;
    int line = 0; // from 1
    std::string scalar = {};
    bool quoted = false;                                   // a scalar written in quotes
    std::vector<Yaml> items = {};                          // of a list
    std::vector<std::pair<std::string, Yaml>> fields = {}; // of a map, in order

    // The field; a null value when it is not there.
    [[nodiscard]] const Yaml& operator[](std::string_view key) const;

    [[nodiscard]] bool is_null() const { return kind == Kind::null; }

    [[nodiscard]] bool is_map() const { return kind == Kind::map; }
};

// Throws Error(usage) naming `where` and the line. Anchors, aliases and a key twice are refused.
Yaml parse_yaml(const std::string& text, const std::string& where);

// Reads one YAML file strictly: every question names its key, and done() refuses what was never
// asked for. All throw Error(usage) with "FILE:LINE".
class YamlReader {
public:
    YamlReader(const Yaml& map, std::string where);

    [[nodiscard]] const Yaml& optional(std::string_view key);
    [[nodiscard]] std::string string(std::string_view key, std::string_view fallback = {});
    [[nodiscard]] std::string needed(std::string_view key);
    [[nodiscard]] bool flag(std::string_view key);
    [[nodiscard]] int integer(std::string_view key, int fallback);
    // A list of strings; one string counts as a list of one.
    [[nodiscard]] std::vector<std::string> strings(std::string_view key);
    // {zh, en}, both there and not empty.
    [[nodiscard]] Text both(std::string_view key);
    // Pairs of strings, in order.
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> pairs(std::string_view key);
    void done() const;

    [[noreturn]] void fail(const Yaml& at, Text message) const;

    [[nodiscard]] const std::string& where() const { return where_; }

    [[nodiscard]] const Yaml& map() const { return map_; }

private:
    std::string scalar(const Yaml& value) const;

    const Yaml& map_;
    std::string where_;
    std::vector<std::string_view> asked_;
};

} // namespace engross::rules
