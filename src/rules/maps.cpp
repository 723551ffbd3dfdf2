#include "rules/maps.h"

#include "base/bytes.h"
#include "rules/yaml.h"

#include <algorithm>

namespace engross::rules {

namespace {

namespace fs = std::filesystem;

std::vector<std::string> parts(const std::string& value, const std::string& separator) {
    std::vector<std::string> list;
    std::size_t start = 0;
    for (std::size_t at = value.find(separator); at != std::string::npos;
         at = value.find(separator, start)) {
        list.push_back(value.substr(start, at - start));
        start = at + separator.size();
    }
    list.push_back(value.substr(start));
    return list;
}

std::string* kind_of(MapItem& item, const std::string& part) {
    return part.starts_with("person: ") ? &item.person
           : part.starts_with("made: ") ? &item.made
           : part.starts_with("none: ") ? &item.none
                                        : nullptr;
}

void add_part(MapItem& item,
              const std::string& part,
              const std::set<std::string>& ids,
              const YamlReader& reader,
              const Yaml& at) {
    if (std::string* kind = kind_of(item, part)) {
        *kind += (kind->empty() ? "" : "; ") + part.substr(part.find(": ") + 2);
        return;
    }
    // What follows a kind without one of its own belongs to it.
    for (std::string* kind : {&item.none, &item.made, &item.person}) {
        if (!kind->empty()) {
            *kind += "; " + part;
            return;
        }
    }
    for (const std::string& id : parts(part, ", ")) {
        if (!ids.contains(id)) {
            reader.fail(at, {"沒有這條規則：" + id, "no such rule: " + id});
        }
        item.rules.push_back(id);
    }
}

RuleMap load_map(const fs::path& file, const std::set<std::string>& ids) {
    const Yaml yaml = parse_yaml(read_file(file, 1U << 20U), file.string());
    YamlReader reader(yaml, file.string());
    RuleMap map;
    map.name = reader.optional("name").scalar;
    map.version = reader.optional("version").scalar;
    map.organization = reader.optional("organization").scalar;
    map.link = reader.optional("link").scalar;
    map.title = reader.both("title");
    map.source = reader.both("source");
    map.read = reader.needed("read");
    for (const auto& [name, value] : reader.optional("items").fields) {
        MapItem item;
        item.item = name;
        for (const std::string& part : parts(value.scalar, "; ")) {
            add_part(item, part, ids, reader, value);
        }
        map.items.push_back(std::move(item));
    }
    reader.done();
    return map;
}

} // namespace

std::vector<RuleMap> load_maps(const fs::path& folder, const std::set<std::string>& ids) {
    std::vector<fs::path> files;
    std::error_code none; // rules of one's own need no lists
    for (const fs::directory_entry& entry : fs::directory_iterator(folder / "maps", none)) {
        if (entry.path().extension() == ".yml") {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    std::vector<RuleMap> maps;
    for (const fs::path& file : files) {
        maps.push_back(load_map(file, ids));
    }
    return maps;
}

} // namespace engross::rules
