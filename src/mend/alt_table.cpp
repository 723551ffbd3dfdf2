#include "mend/alt_table.h"

#include "base/csv.h"
#include "base/error.h"
#include "base/text.h"

#include <algorithm>

namespace engross::mend {

namespace {

[[noreturn]] void fail(int line, Text text) {
    throw Error(ExitCode::usage, "--alt:" + std::to_string(line), std::move(text));
}

} // namespace

std::map<std::string, std::string> reviewed_texts(BytesView table) {
    std::map<std::string, std::string> texts;
    const std::vector<csv::Row> rows = csv::read(table, "--alt");
    if (rows.empty()) {
        return texts;
    }
    const auto column = [&](std::string_view name) {
        const auto found = std::ranges::find(rows.front(), name);
        if (found == rows.front().end()) {
            fail(1,
                 Text("缺少欄位「" + std::string(name) + "」。",
                      "The column \"" + std::string(name) + "\" is missing."));
        }
        return static_cast<std::size_t>(found - rows.front().begin());
    };
    const std::size_t place = column("place");
    const std::size_t corrected = column("corrected");
    for (const auto& row : rows) {
        if (&row != &rows.front() && row.size() > std::max(place, corrected) &&
            !text::is_blank(row[corrected])) {
            texts[row[place]] = std::string(text::trim(row[corrected]));
        }
    }
    return texts;
}

} // namespace engross::mend
