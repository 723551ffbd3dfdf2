#include "run/run.h"

#include "run/outputs.h"
#include "run/pulse.h"
#include "run/task.h"

#include "enrich/enrich.h"
#include "layout/layout.h"
#include "normalize/normalize.h"
#include "read/reader.h"

#include <filesystem>
#include <future>
#include <new>

namespace engross::run {

namespace fs = std::filesystem;

namespace {

// A report of our own with a little of everything, in flat ODF.
const Bytes rehearsal = R"(<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>
<text:p>出國報告（出國類別：考察）</text:p><text:p>考察報告</text:p><text:p>服務機關：某機關</text:p>
<text:p>出國期間：113年5月1日至5月3日</text:p><text:p>報告日期：113年6月1日</text:p><text:p>摘要</text:p>
<text:p>本報告說明考察的目的、過程（含 3 場會議）與建議。</text:p><text:p>目次</text:p><text:p>壹、目的……1</text:p>
<text:h text:outline-level="1">壹、目的</text:h><text:p>一、瞭解 accessibility 的作法，如表 1。</text:p><text:p>（一）訪談。</text:p>
<text:p>表 1　行程</text:p><table:table><table:table-row><table:table-cell><text:p>日期</text:p></table:table-cell>
<table:table-cell><text:p>5月1日（三）</text:p></table:table-cell></table:table-row></table:table>
<text:h text:outline-level="1">貳、心得與建議</text:h><text:list><text:list-item><text:p>Email a@example.org</text:p></text:list-item></text:list>
</office:text></office:body></office:document>)";

// Thrown to leave early with --dump-after; caught in run().
struct Dumped {
    Bytes xml;
};

Bytes readable(const doc::Document& document) {
    return xml::serialize(document.tree, {.indent = true});
}

void reached(const Job& job, std::string_view pass, const doc::Document& document) {
    beat(pass);
    if (job.dump_after == pass) {
        throw Dumped{readable(document)};
    }
}

void apply(std::span<const doc::Pass> passes, const Job& job, doc::Document& document) {
    for (const doc::Pass& pass : passes) {
        pass.run(document);
        reached(job, pass.name, document);
    }
}

doc::Document prepare(const Job& job, const Bytes& bytes, const read::Converted* converted, Engine& engine) {
    doc::Document document = read::read(
        {.name = job.input.filename().string(), .bytes = bytes, .limits = job.limits, .converted = converted});
    reached(job, "read", document);
    recognize::picture_facts(document);
    if (job.ocr) {
        engine.text_reader().read(document);
    }
    reached(job, "recognize", document);
    apply(normalize::passes(), job, document);
    reached(job, "normalize", document);
    apply(enrich::passes(), job, document);
    reached(job, "enrich", document);
    if (writes(job)) {
        doc::validate(document, "enrich");
    }
    return document;
}

// Top-level names of all that a job may write.
std::vector<std::string> output_names(const Job& job) {
    const std::string stem = job.input.stem().string();
    return {stem + ".xml", stem + ".files", stem + ".html", stem + ".pdf"};
}

// Returns the page.
Bytes write_html(const Job& job, const doc::Document& document, const std::string& stem, const fs::path& staging) {
    const std::string folder = stem + ".files";
    html::Page page = html::write(
        document, {.inline_images = job.inline_images, .fragment = job.fragment, .picture_folder = folder});
    stage(staging, stem + ".html", page.html);
    for (const html::File& file : page.files) {
        stage(staging, fs::path(folder) / file.name, file.bytes);
    }
    return std::move(page.html);
}

// Returns the HTML page, empty when none is written.
Bytes write(const Job& job, const doc::Document& document, const Bytes& xml, const layout::Layout& layout,
            const fs::path& staging) {
    Bytes page;
    const std::string stem = job.input.stem().string();
    constexpr std::size_t few = 3; // pages: starting a thread takes longer than it saves
    const auto when = layout.pages.size() < few ? std::launch::deferred : std::launch::async;
    std::future<Bytes> pdf; // the longest work
    if (job.to.pdf) {
        pdf = std::async(when, [&] { return pdf::write(document, layout, job.pdf_profile); });
    }
    if (job.to.xml) {
        stage(staging, stem + ".xml", xml);
    }
    if (job.to.html) {
        page = write_html(job, document, stem, staging);
    }
    if (job.to.pdf) {
        stage(staging, stem + ".pdf", pdf.get());
    }
    return page;
}

std::vector<Finding> findings_of(const doc::Document& document, const layout::Layout& layout,
                                 const rules::Checker& checker) {
    std::vector<Finding> findings = checker.check(document.tree);
    for (Finding& finding : findings) {
        if (const auto start = layout.starts.find(finding.where.id); start != layout.starts.end()) {
            finding.where.pdf_page = static_cast<int>(start->second.page) + 1;
        }
    }
    return findings;
}

// Findings on the page that was written, each at the block of the document it shows.
void add_page_findings(const doc::Document& document, const Bytes& page, const rules::Checker& checker,
                       std::vector<Finding>& findings) {
    const xml::Document tree = xml::parse(html::without_doctype(page), "HTML");
    for (Finding& finding : checker.check(tree)) {
        finding.where.src = doc::find(document, finding.where.id).attr("src");
        findings.push_back(std::move(finding));
    }
}

About about(xml::Node meta) {
    const std::string_view date = meta.child("date").attr("value");
    return {.title = meta.child("title").text(),
            .agency = meta.child("agency").text(),
            .date = std::string(date.empty() ? meta.child("period").attr("from") : date)};
}

void do_all(const Task& task, Engine& engine, Result& result) {
    const Job& job = task.job();
    const Bytes bytes = task.input().read(job.limits.input_size);
    std::optional<read::Converted> converted;
    if (task.conversion() != nullptr) {
        converted = task.conversion()->result(job.limits);
    }
    doc::Document document = prepare(job, bytes, converted ? &*converted : nullptr, engine);
    result.file.sha256 = document.meta().child("source").attr("sha256");
    result.about = about(document.meta());
    // What layout could not carry over is for the rules, not for the XML, which is the same whatever the
    // outputs are.
    const Bytes xml = job.to.xml ? readable(document) : Bytes();
    layout::Layout layout;
    if (job.to.pdf || job.check) {
        layout = layout::lay_out(document, engine.fonts());
    }
    if (job.check) {
        result.file.findings = findings_of(document, layout, engine.checker());
    }
    const Bytes page = writes(job) ? write(job, document, xml, layout, task.staging()) : Bytes();
    if (job.check && !page.empty() && !job.fragment) {
        add_page_findings(document, page, engine.page_checker(), result.file.findings);
    }
    if (job.check) {
        result.code = report::any_at_least(result.file, job.fail_on) ? ExitCode::findings : ExitCode::passes;
    }
}

void fail(Result& result, Error error) {
    if (error.where.empty() || error.where != result.file.path) {
        // The part inside the file comes after the file's own name.
        error.where = error.where.empty() ? result.file.path : result.file.path + ": " + error.where;
    }
    result.code = error.code;
    result.file.error = std::move(error);
}

} // namespace

bool writes(const Job& job) {
    return job.dump_after.empty() && (job.to.xml || job.to.html || job.to.pdf);
}

Task::Task(const Job& job) : job_(job), input_(job.input),
      conversion_(Conversion::of(input_, job.input.filename().string(), job.limits)) {
    if (writes(job)) {
        outputs_.emplace(job.output_folder);
    }
}

Result Task::work(Engine& engine) const {
    Result result;
    result.file.path = job_.input.string();
    try {
        do_all(*this, engine, result);
    } catch (Dumped& dumped) {
        result.dump = std::move(dumped.xml);
    } catch (const Error& error) {
        fail(result, error);
    } catch (const std::bad_alloc&) {
        fail(result, Error(ExitCode::limit, {}, Text("記憶體不足。", "Out of memory.")));
    } catch (const std::exception& fault) {
        fail(result, Error(ExitCode::internal, {},
                           Text(std::string("engross 內部錯誤：") + fault.what(),
                                std::string("Internal error of engross: ") + fault.what())));
    }
    return result;
}

void Task::deliver(Result& result) {
    if (!outputs_ || result.file.error) {
        return;
    }
    try {
        outputs_->commit(output_names(job_));
    } catch (const Error& error) {
        fail(result, error);
    }
}

Result failed(const Job& job, Error error) {
    Result result;
    result.file.path = job.input.string();
    fail(result, std::move(error));
    return result;
}

void rehearse(Job job, Engine& engine) {
    job.ocr = false;
    job.dump_after.clear();
    doc::Document document = prepare(job, rehearsal, nullptr, engine);
    static_cast<void>(readable(document));
    if (job.check || job.to.pdf) {
        const layout::Layout layout = layout::lay_out(document, engine.fonts());
        if (job.check) {
            static_cast<void>(findings_of(document, layout, engine.checker()));
        }
        if (job.to.pdf) {
            static_cast<void>(pdf::write(document, layout, job.pdf_profile));
        }
    }
    if (job.to.html) {
        static_cast<void>(html::write(document, {}));
    }
}

Result run(const Job& job, Engine& engine) {
    try {
        Task task(job);
        if (task.conversion() != nullptr) {
            finish(*task.conversion());
        }
        Result result = task.work(engine);
        task.deliver(result);
        return result;
    } catch (const Error& error) {
        return failed(job, error);
    }
}

std::vector<std::string_view> pass_names() {
    std::vector<std::string_view> names{"read", "recognize"};
    for (const doc::Pass& pass : normalize::passes()) {
        names.push_back(pass.name);
    }
    names.emplace_back("normalize");
    for (const doc::Pass& pass : enrich::passes()) {
        names.push_back(pass.name);
    }
    names.emplace_back("enrich");
    return names;
}

} // namespace engross::run
