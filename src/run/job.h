// What is asked of engross for one file, and what came of it.
#pragma once

#include "base/error.h"
#include "base/finding.h"
#include "base/limits.h"
#include "base/stamps.h"
#include "html/html.h"
#include "pdf/pdf.h"
#include "recognize/cache.h"
#include "report/report.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace engross::run {

// Which outputs are written.
struct Targets {
    bool xml = false;
    bool html = false;
    bool pdf = false;
};

// A copy of the input with what is safe mended, or a table of its alternative texts:
// output_folder/name.
struct Repair {
    std::vector<std::string> kinds{};  // names of mend::kinds()
    Bytes alt_table{};                 // reviewed alternative texts, or ""
    bool diff = false;                 // tell each change in words
    bool exports_alternatives = false; // the table instead of a copy
    std::string name{};
    Language language = Language::zh_tw;
};

struct Job {
    std::filesystem::path input;
    Stamp stamp{};        // as long as the input has this,
    std::string sha256{}; // this is its sum; "": not known
    std::filesystem::path
        output_folder{};             // outputs are output_folder/STEM.xml, .html, .pdf, .files/
    std::filesystem::path staging{}; // where outputs are made before they are moved; on the same
                                     // disk. "": beside them
    Targets to{};
    bool inline_images = false; // html: pictures inside the page
    bool fragment = false;      // html: only the content of <main>
    pdf::Profile pdf_profile = pdf::Profile::ua1;
    bool ocr = true;
    std::filesystem::path ocr_cache{}; // folder of readings of earlier runs; "": none
    unsigned ocr_seconds = 20;         // processor time for one picture
    unsigned processors = 1; // that are free for it: pictures read, outputs made at a time
    bool pictures = false;   // the inventory of pictures, with thumbnails
    bool check = false;      // ask the engine's rules
    bool verify =
        false; // read the outputs back; what does not hold is an error, and nothing is kept
    Severity fail_on = Severity::error; // findings from here on make the exit code 1
    std::optional<Language>
        annotate{}; // a copy of the input with its findings as comments, in output_folder
    bool keep_checked = false; // output_folder/STEM.checked.xml: what the rules were asked of
    bool sums = false;         // tell the sums of large outputs
    bool recheck = false;      // `input` is such a file: ask the rules of it, and of STEM.html and
                               // STEM.pdf beside it
    std::optional<Repair> repair{};
    std::string dump_after{}; // name of a pass: stop there and give the XML
    Limits limits{};
    std::size_t number = 0; // the caller's own, to know it again
};

// Why a document was not done: its own fault, or (machine) none of its own.
enum class Reason { none, unreadable, limit, time, memory, crash, machine };

// What a report says of itself, for those who count reports.
struct About {
    std::string title;
    std::string agency;
    std::string date; // YYYY-MM-DD, of the report or else of the trip
};

// SHA-256 of an output as the worker wrote it.
struct Sum {
    std::string name; // below the output folder
    std::string sha256;
};

struct Result {
    About about{};
    report::File file; // path, hash, findings, and the error when there was one
    ExitCode code = ExitCode::passes;
    std::vector<std::string>
        outputs{};           // names in the output folder, of files and folders of pictures
    std::vector<Sum> sums{}; // of the PDF and of pictures, as the worker says
    Bytes dump;              // for dump_after; what was mended, in words
    std::vector<recognize::Kept> readings{}; // of pictures that the cache did not have
    // What the parent saw; nothing of it when there was no worker:
    Reason reason = Reason::none;
    double cpu = 0;            // seconds
    std::uintmax_t memory = 0; // bytes at the peak
    std::string stage{};       // that was reached last
};

} // namespace engross::run
