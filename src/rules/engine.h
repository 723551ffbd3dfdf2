// What all rules of one check share: the document's index, evaluated contexts, places.
#pragma once

#include "base/finding.h"
#include "rules/location.h"
#include "rules/schema.h"
#include "xml/xpath.h"

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace engross::rules {

// A finding with what it is sorted by.
struct Found {
    long order = 0;  // of the element that it points to
    long offset = 0; // in the block's text, or the order of the node itself
    long end = 0;    // of a match in the block's text; structure rules: 0
    Finding finding;
};

class Engine {
public:
    Engine(const xml::Document& document, bool fast);

    // A compiled schema. `severity`: instead of the assertions' own, when the profile gives one
    // level for the rule; `change` maps an own severity at this stage.
    using Level = Severity (*)(Severity own, const void* data);
    // Returns at how many nodes its assertions were asked.
    int check(const Schema& schema, Level level, const void* data, std::vector<Found>& found);

    // From now on what speaks is noted there, and no findings are made of it.
    void note(std::vector<Fired>& fired) { fired_ = &fired; }

    [[nodiscard]] xml::XPathContext& xpath() { return xpath_; }

    [[nodiscard]] Locator& locator() { return locator_; }

    [[nodiscard]] xml::Node root() const { return root_; }

    [[nodiscard]] unsigned long steps() const { return xpath_.steps() + candidates_; }

private:
    using Nodes = std::vector<xml::Node>;

    void check_pattern(const Schema& schema, const Pattern& pattern);
    void check_node(const Schema& schema, const Rule& rule, xml::Node node);
    void report(const Schema& schema, const Assertion& assertion, xml::Node node);
    std::string fill(const Parts& parts, xml::Node node);
    void set(const std::vector<Let>& lets, xml::Node node);
    void unset(const std::vector<Let>& lets);

    const Nodes& matches(const Schema& schema, const Context& context);
    Nodes look_up(const Context& context);
    void add_candidates(const Context::Alternative& alternative, Nodes& nodes);
    const Nodes& candidates(const Context::Alternative& alternative);
    [[nodiscard]] bool fits(const Context::Alternative& alternative, xml::Node node);
    void build_index();

    xml::Node root_;
    bool fast_;
    xml::XPathContext xpath_;
    Locator locator_;
    Nodes elements_;                                    // in document order
    std::unordered_map<std::string_view, Nodes> names_; // elements without namespace
    // Elements by name and attribute (made when first asked for), then by its value.
    std::map<std::pair<std::string, std::string>, std::unordered_map<std::string_view, Nodes>>
        keyed_;
    std::map<std::string, Nodes> shared_; // by namespaces and context
    Nodes own_;                           // of a context that is not shared
    unsigned long candidates_ = 0;        // tried by fits()
    int places_ = 0;                      // nodes asked by the schema at work
    int line_ = 0;                        // of the rule at work, for messages
    Level level_ = nullptr;
    const void* level_data_ = nullptr;
    std::vector<Found>* found_ = nullptr;
    std::vector<Fired>* fired_ = nullptr;
};

} // namespace engross::rules
