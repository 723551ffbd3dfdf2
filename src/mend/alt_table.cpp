#include "mend/alt_table.h"

#include "base/error.h"
#include "base/text.h"

#include <algorithm>

namespace engross::mend {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF"; // of spreadsheets

[[noreturn]] void fail(int line, Text text) {
    throw Error(ExitCode::usage, "--alt:" + std::to_string(line), std::move(text));
}

// Reads one field; `at` is then at the comma, the line end or the end.
std::string field(BytesView bytes, std::size_t& at, int& line) {
    std::string value;
    if (at >= bytes.size() || bytes[at] != '"') {
        while (at < bytes.size() && bytes[at] != ',' && bytes[at] != '\n' && bytes[at] != '\r') {
            value += bytes[at++];
        }
        return value;
    }
    const int begin = line;
    for (++at; at < bytes.size(); ++at) {
        line += bytes[at] == '\n' ? 1 : 0;
        if (bytes[at] != '"') {
            value += bytes[at];
        } else if (at + 1 < bytes.size() && bytes[at + 1] == '"') {
            value += bytes[at++];
        } else {
            ++at;
            return value;
        }
    }
    fail(begin, Text("引號沒有成對。", "A quotation mark is not closed."));
}

std::string quoted(const std::string& value) {
    if (value.find_first_of("\",\r\n") == std::string::npos) {
        return value;
    }
    std::string out = "\"";
    for (const char c : value) {
        out += c == '"' ? std::string("\"\"") : std::string(1, c);
    }
    return out + "\"";
}

// Words come from documents of strangers: a spreadsheet takes a cell that begins so for a formula,
// unless ' is before it.
bool is_formula(std::string_view value) { return value.find_first_of("=+-@\t\r") == 0; }

std::string guarded(const std::string& value) {
    return is_formula(value) || value.starts_with('\'') ? "'" + value : value;
}

std::string unguarded(const std::string& value) {
    const std::string rest = value.substr(std::min<std::size_t>(1, value.size()));
    return value.starts_with('\'') && (is_formula(rest) || rest.starts_with('\'')) ? rest : value;
}

} // namespace

Rows read_csv(BytesView bytes) {
    if (bytes.starts_with(byte_order_mark)) {
        bytes.remove_prefix(byte_order_mark.size());
    }
    Rows rows;
    int line = 1;
    for (std::size_t at = 0; at < bytes.size();) {
        std::vector<std::string>& row = rows.emplace_back();
        row.push_back(field(bytes, at, line));
        while (at < bytes.size() && bytes[at] == ',') {
            row.push_back(field(bytes, ++at, line));
        }
        while (at < bytes.size() && bytes[at] != '\n') {
            ++at;
        }
        ++at;
        ++line;
    }
    for (auto& row : rows) {
        std::ranges::transform(row, row.begin(), unguarded);
    }
    return rows;
}

Bytes write_csv(const Rows& rows) {
    Bytes out(byte_order_mark);
    for (const auto& row : rows) {
        for (std::size_t at = 0; at < row.size(); ++at) {
            out += (at == 0 ? "" : ",") + quoted(guarded(row[at]));
        }
        out += "\r\n";
    }
    return out;
}

std::map<std::string, std::string> reviewed_texts(BytesView table) {
    std::map<std::string, std::string> texts;
    const Rows rows = read_csv(table);
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
