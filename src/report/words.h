// Words that several formats use.
#pragma once

#include "report/report.h"

#include <map>

namespace engross::report {

Text severity_word(Severity severity);
Text verdict_word(std::string_view verdict);
std::size_t count(const File& file, Severity severity); // those that are waived apart
// "known from before", "waived until 2026-12-31: reason (owner; waivers.yml:12)"; empty when it is
// new.
Text standing(const Finding& finding);
// Of a report with a gate: "3 errors (2 new, 1 known) · … · 4 need a person · 2 waived".
Text gate_counts(const Report& report);
// "may pass", "may not pass"
Text gate_word(const Gate& gate);
// "第二章 過程 › 一、… ，第 3 頁": where a person finds the place in the own file.
std::string place(const Location& where, Language language);
// "第 3 頁，PDF 第 4 頁"; empty when no page is known.
Text pages_of(const Location& where);
// The findings of a file by rule and standing, in the order in which the rules first speak, the
// gravest first, of these the new ones.
std::vector<std::vector<const Finding*>> by_rule(const File& file);

} // namespace engross::report
