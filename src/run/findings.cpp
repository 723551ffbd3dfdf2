#include "run/findings.h"

#include "html/html.h"
#include "pdf/verify.h"

#include <algorithm>
#include <iterator>

namespace engross::run {

void add_findings(const rules::Checker& checker, const xml::Document& tree, report::File& file) {
    rules::Work work;
    std::ranges::move(checker.check(tree, true, &work), std::back_inserter(file.findings));
    std::ranges::move(work.asked, std::back_inserter(file.asked));
}

void check_written(
    BytesView page, BytesView pdf, const Job& job, const Engine& engine, report::File& file) {
    if (!page.empty() && !job.fragment) {
        add_findings(engine.page_checker(), xml::parse(html::without_doctype(page), "HTML"), file);
    }
    if (!pdf.empty()) {
        add_findings(engine.pdf_checker(), pdf::inspect(pdf), file);
    }
}

void complete(const doc::Document& document, const layout::Layout& layout, report::File& file) {
    const doc::BlockIndex blocks(document);
    for (Finding& finding : file.findings) {
        if (finding.where.src.empty()) {
            finding.where.src = blocks[finding.where.id].attr("src");
        }
        if (const auto start = layout.starts.find(finding.where.id); start != layout.starts.end()) {
            finding.where.pdf_page = static_cast<int>(start->second.page) + 1;
        }
    }
    set_fingerprints(file.findings);
}

} // namespace engross::run
