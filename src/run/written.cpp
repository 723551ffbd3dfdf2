#include "run/written.h"

#include "base/digest.h"
#include "html/html.h"
#include "pdf/verify.h"
#include "run/outputs.h"
#include "run/versions.h"

#include <future>

namespace engross::run {

namespace fs = std::filesystem;

namespace {

// A picture that nothing was taken from is one of the document's, and these go by their hash.
std::string sum_of(const doc::Document& document, const html::File& picture) {
    const BytesView whole = document.resources.at(picture.resource)->bytes;
    return whole == picture.bytes ? picture.resource : sha256(picture.bytes);
}

// Returns the page.
Bytes write_html(const Job& job,
                 const doc::Document& document,
                 const std::string& stem,
                 const fs::path& staging,
                 std::vector<Sum>& sums) {
    const std::string folder = stem + ".files";
    const auto take = [&](const html::File& file) {
        const fs::path name = fs::path(folder) / file.name;
        stage(staging, name, file.bytes);
        if (job.sums) {
            sums.push_back({name.string(), sum_of(document, file)});
        }
    };
    Bytes page = html::write(document,
                             {.inline_images = job.inline_images,
                              .fragment = job.fragment,
                              .picture_folder = folder,
                              .take = take});
    stage(staging, stem + ".html", page);
    return page;
}

// Returns its sum, when that is wanted.
std::string write_pdf(const Job& job,
                      const doc::Document& document,
                      const layout::Layout& layout,
                      const fs::path& path) {
    FileWriter file(path);
    Sha256 sum;
    const auto take = [&](BytesView piece) {
        file.write(piece);
        if (job.sums) {
            sum.add(piece);
        }
    };
    pdf::write(document, layout, job.pdf_profile, take, job.processors);
    file.finish();
    return job.sums ? sum.digits() : std::string();
}

void confirm_pdf(const std::string& name, BytesView pdf) {
    if (const auto faults = pdf::verify(pdf); !faults.empty()) {
        throw Error(
            ExitCode::internal,
            name,
            Text("寫出的 PDF 沒有通過檢查，不予保留；請回報給我們（" + faults.front() + "）。",
                 "The PDF that was written does not hold and is not kept; please report it (" +
                     faults.front() + ")."));
    }
}

} // namespace

Written write(const Job& job,
              const doc::Document& document,
              const Bytes& xml,
              const layout::Layout& layout,
              const fs::path& staging) {
    Written written{.xml = xml};
    const std::string stem = job.input.stem().string();
    constexpr std::size_t few = 3; // pages: starting a thread takes longer than it saves
    const bool is_worth_it = job.processors > 1 && layout.pages.size() >= few;
    const auto when = is_worth_it ? std::launch::async : std::launch::deferred;
    std::future<std::string> pdf; // the longest work
    if (job.to.pdf) {
        pdf = std::async(
            when, [&] { return write_pdf(job, document, layout, staging / (stem + ".pdf")); });
    }
    if (job.to.xml) {
        stage(staging, stem + ".xml", xml);
    }
    if (job.to.html) {
        written.page = write_html(job, document, stem, staging, written.sums);
    }
    if (job.to.pdf) {
        const std::string sum = pdf.get();
        if (job.sums) {
            written.sums.push_back({stem + ".pdf", sum});
        }
        written.pdf = std::make_unique<const MappedFile>(staging / (stem + ".pdf"));
    }
    return written;
}

void confirm(const Job& job, const Written& written, report::File& file) {
    const std::string stem = job.input.stem().string();
    const auto confirmed = [&](const char* ending, const Text& standard) {
        file.confirmations.push_back({stem + ending, Text::same("engross " + version()), standard});
    };
    if (job.to.xml) {
        doc::Document back;
        back.tree = xml::parse(written.xml, stem + ".xml");
        doc::validate(back, "xml");
        confirmed(".xml", {"正規 XML 的綱要", "schema of the canonical XML"});
    }
    if (job.to.html && job.check && !job.fragment) {
        confirmed(
            ".html",
            {"網頁規則（結果列為問題）", "rules of the page (what does not hold is a finding)"});
    }
    if (job.to.pdf) {
        confirm_pdf(stem + ".pdf", written.pdf->view());
        confirmed(".pdf",
                  {"標籤樹、替代文字、字型（不是整個 PDF/UA）",
                   "tag tree, alternative texts, fonts (not the whole of PDF/UA)"});
    }
}

} // namespace engross::run
