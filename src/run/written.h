// Writing the outputs, and our own asserts on what was written.
#pragma once

#include "base/mapped_file.h"
#include "layout/page.h"
#include "run/job.h"

namespace engross::run {

// The outputs; empty for one that is not written.
struct Written {
    Bytes xml{};
    Bytes page{};
    std::unique_ptr<const MappedFile> pdf{}; // in the staging folder
    std::vector<Sum> sums{};                 // when the job asks for them
};

// Writes what the job asks for into the staging folder; `xml` is the document's.
Written write(const Job& job,
              const doc::Document& document,
              const Bytes& xml,
              const layout::Layout& layout,
              const std::filesystem::path& staging);

// Reads them back: the XML against its schema, the PDF as pdf/verify.h has it. What the rules of
// the page say is among the findings already. Adds who has confirmed what to the file; throws
// Error(internal) when an output does not hold.
void confirm(const Job& job, const Written& written, report::File& file);

} // namespace engross::run
