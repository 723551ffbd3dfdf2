#include "run/run.h"

#include "layout/layout.h"
#include "mend/mend.h"
#include "read/reader.h"
#include "run/checked.h"
#include "run/document.h"
#include "run/findings.h"
#include "run/fix.h"
#include "run/outputs.h"
#include "run/pictures.h"
#include "run/rehearsal.h"
#include "run/task.h"
#include "run/written.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <new>

namespace engross::run {

namespace fs = std::filesystem;

namespace {

// Top-level names of all that a job may write.
std::vector<std::string> output_names(const Job& job) {
    const std::string stem = job.input.stem().string();
    if (job.repair) {
        return {job.repair->name};
    }
    return {stem + ".xml",
            stem + ".files",
            stem + ".html",
            stem + ".pdf",
            stem + std::string(checked_ending),
            job.input.filename().string()};
}

About about(xml::Node meta) {
    const std::string_view date = meta.child("date").attr("value");
    return {.title = meta.child("title").text(),
            .agency = meta.child("agency").text(),
            .date = std::string(date.empty() ? meta.child("period").attr("from") : date)};
}

void recheck(const Task& task, Engine& engine, Result& result) {
    const Job& job = task.job();
    doc::Document document;
    document.tree = xml::parse(task.input().read(job.limits.package_size), checked_ending);
    const layout::Layout layout = take_pages(document);
    result.file.sha256 = document.meta().child("source").attr("sha256");
    result.about = about(document.meta());
    add_findings(engine.checker(), document.tree, result.file);
    const auto kept = [&](const fs::path& file) { // whoever else may change it meanwhile
        return fs::exists(file) ? read_file(file, job.limits.package_size) : Bytes();
    };
    const fs::path page = page_beside(job.input);
    check_written(
        kept(page), kept(fs::path(page).replace_extension(".pdf")), job, engine, result.file);
    complete(document, layout, result.file);
}

void stage_annotated(const Task& task,
                     BytesView bytes,
                     const doc::Document& document,
                     const report::File& file) {
    const Job& job = task.job();
    const Bytes copy = mend::annotate(bytes,
                                      document.meta().child("source").attr("format"),
                                      file.findings,
                                      *job.annotate,
                                      job.limits);
    stage(task.staging(), job.input.filename(), copy);
}

// Of a file whose bytes have been read.
read::Input input_of(const Task& task, BytesView bytes, const read::Converted* converted) {
    const Job& job = task.job();
    read::Input input = run::input_of(job, bytes);
    input.converted = converted;
    input.spool = &task.spool();
    if (stamp(task.input().descriptor()) == job.stamp) {
        input.sha256 = job.sha256;
    }
    return input;
}

void do_all(const Task& task, Engine& engine, Result& result) {
    const Job& job = task.job();
    if (job.recheck) {
        recheck(task, engine, result);
        return;
    }
    const Blob bytes = task.spool().keep(task.input(), job.limits.input_size);
    std::optional<read::Converted> converted;
    if (task.conversion() != nullptr) {
        converted = task.conversion()->result(job.limits);
    }
    doc::Document document = document_of(
        job, input_of(task, bytes, converted ? &*converted : nullptr), engine, &result.readings);
    if (job.repair) {
        stage_repair(job, bytes, std::move(document), task.staging(), engine, result);
        return;
    }
    result.file.sha256 = document.meta().child("source").attr("sha256");
    result.about = about(document.meta());
    // What layout could not carry over is for the rules, not for the XML, which is the same
    // whatever the outputs are.
    const Bytes xml = job.to.xml ? readable(document) : Bytes();
    layout::Layout layout;
    if (job.to.pdf || job.check || job.pictures) {
        layout = layout::lay_out(document, engine.fonts());
    }
    if (job.check) {
        add_findings(engine.checker(), document.tree, result.file);
    }
    if (job.pictures) {
        result.file.pictures = pictures_of(document, layout);
    }
    Written written = writes(job) ? write(job, document, xml, layout, task.staging()) : Written();
    result.sums = std::move(written.sums);
    if (job.check) {
        check_written(written.page,
                      written.pdf ? written.pdf->view() : BytesView(),
                      job,
                      engine,
                      result.file);
    }
    if (job.annotate) {
        stage_annotated(task, bytes, document, result.file);
    }
    if (job.keep_checked) {
        stage(task.staging(),
              job.input.stem().string() + std::string(checked_ending),
              with_pages(document, layout));
    }
    if (job.verify) {
        confirm(job, written, result.file);
    }
    if (job.check) {
        complete(document, layout, result.file);
        result.code =
            report::any_at_least(result.file, job.fail_on) ? ExitCode::findings : ExitCode::passes;
    }
}

void fail(Result& result, Error error) {
    if (error.where.empty() || error.where != result.file.path) {
        // The part inside the file comes after the file's own name.
        error.where =
            error.where.empty() ? result.file.path : result.file.path + ": " + error.where;
    }
    result.code = error.code;
    result.file.error = std::move(error);
}

} // namespace

bool writes(const Job& job) {
    return job.dump_after.empty() &&
           (job.to.xml || job.to.html || job.to.pdf || job.annotate || job.repair);
}

Task::Task(const Job& job)
    : job_(job), input_(job.input),
      conversion_(job.recheck ? nullptr
                              : Conversion::of(input_, job.input.filename().string(), job.limits)) {
    if (writes(job)) {
        outputs_.emplace(job.output_folder, job.staging);
    }
    std::error_code none; // all stays in memory then
    spool_ =
        std::make_unique<Spool>(outputs_ ? outputs_->staging() : fs::temp_directory_path(none));
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
        fail(result,
             Error(ExitCode::internal,
                   {},
                   Text(std::string("engross 內部錯誤：") + fault.what(),
                        std::string("Internal error of engross: ") + fault.what())));
    }
    return result;
}

void Task::deliver(Result& result) {
    std::ranges::for_each(result.readings,
                          [cache = recognize::Cache(job_.ocr_cache)](const recognize::Kept& kept) {
                              cache.keep(kept);
                          });
    if (!outputs_ || result.file.error) {
        return;
    }
    try {
        result.outputs = outputs_->commit(output_names(job_));
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
    doc::Document document = document_of(job, input_of(job, rehearsal), engine);
    static_cast<void>(readable(document));
    if (job.check || job.to.pdf) {
        const layout::Layout layout = layout::lay_out(document, engine.fonts());
        if (job.check) {
            report::File file;
            add_findings(engine.checker(), document.tree, file);
            complete(document, layout, file);
        }
        if (job.to.pdf) {
            pdf::write(document, layout, job.pdf_profile, [](BytesView) {});
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

} // namespace engross::run
