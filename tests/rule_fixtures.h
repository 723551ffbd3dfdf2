// The fixtures of the rules as documents: fixtures/rules/README.md tells how they look.
#pragma once

#include "doc/document.h"

#include <filesystem>
#include <string>
#include <vector>

namespace engross::rule_fixtures {

namespace fs = std::filesystem;

struct Case {
    std::string rule;
    fs::path file;
};

// All of them, sorted by file.
std::vector<Case> cases();

xml::Document parsed(const fs::path& file);

// The base document changed as the fixture says (a null node: not at all), with its facts; or,
// where the fixture's subject is html, the page of the base document, changed; where it is pdf, its
// PDF as inspected. A step that finds nothing to change throws std::runtime_error.
doc::Document built(xml::Node fixture);

// The page of the base document, as an XML tree.
doc::Document page();
// Its PDF, as pdf::inspect() sees it.
doc::Document tags();

} // namespace engross::rule_fixtures
