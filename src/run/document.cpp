#include "run/document.h"

#include "enrich/enrich.h"
#include "normalize/normalize.h"
#include "run/pulse.h"
#include "run/task.h"

namespace engross::run {

Bytes readable(const doc::Document& document) {
    return xml::serialize(document.tree, {.indent = true});
}

namespace {

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

// For the passes: from which confidence on they make use of what was read.
void say_least(const rules::Recognition& least, const doc::Document& document) {
    if (xml::select(document.root(), "//image/ocr | //image/code").empty()) {
        return;
    }
    xml::Node said = document.meta().child("source").insert_after("recognition");
    said.set("alternative", text::number(least.alternative));
    said.set("caption", text::number(least.caption));
    said.set("text", text::number(least.text));
}

} // namespace

read::Input input_of(const Job& job, BytesView bytes) {
    return {.name = job.input.filename().string(), .bytes = bytes, .limits = job.limits};
}

doc::Document document_of(const Job& job,
                          const read::Input& input,
                          Engine& engine,
                          std::vector<recognize::Kept>* fresh) {
    doc::Document document = read::read(input);
    reached(job, "read", document);
    recognize::picture_facts(document);
    if (job.ocr) {
        std::vector<recognize::Kept> unkept;
        recognize::Cache cache(job.ocr_cache);
        recognize::read_text(document,
                             recognize::with_cache(engine.picture_reader(),
                                                   cache,
                                                   fresh == nullptr ? unkept : *fresh));
        say_least(engine.rules().recognition, document);
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
