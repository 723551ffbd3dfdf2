// What the rules say of a document and of what was written of it.
#pragma once

#include "layout/page.h"
#include "report/report.h"
#include "run/engine.h"
#include "run/job.h"

namespace engross::run {

// Adds what the rules of one subject say of its tree.
void add_findings(const rules::Checker& checker, const xml::Document& tree, report::File& file);

// Adds what they say of the page and of the PDF; an empty one was not written.
void check_written(
    BytesView page, BytesView pdf, const Job& job, const Engine& engine, report::File& file);

// Says of each finding where it is in the author's file and in our PDF.
void complete(const doc::Document& document, const layout::Layout& layout, report::File& file);

} // namespace engross::run
