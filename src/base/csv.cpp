#include "base/csv.h"

#include "base/error.h"

#include <algorithm>

namespace engross::csv {

namespace {

// Reads one field; `at` is then at the comma, the line end or the end.
std::string field(BytesView bytes, std::size_t& at, int& number, std::string_view name) {
    std::string value;
    if (at >= bytes.size() || bytes[at] != '"') {
        while (at < bytes.size() && bytes[at] != ',' && bytes[at] != '\n' && bytes[at] != '\r') {
            value += bytes[at++];
        }
        return value;
    }
    const int begin = number;
    for (++at; at < bytes.size(); ++at) {
        number += bytes[at] == '\n' ? 1 : 0;
        if (bytes[at] != '"') {
            value += bytes[at];
        } else if (at + 1 < bytes.size() && bytes[at + 1] == '"') {
            value += bytes[at++];
        } else {
            ++at;
            return value;
        }
    }
    throw Error(ExitCode::usage,
                std::string(name) + ":" + std::to_string(begin),
                Text("引號沒有成對。", "A quotation mark is not closed."));
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

bool is_formula(std::string_view value) { return value.find_first_of("=+-@\t\r") == 0; }

std::string guarded(const std::string& value) {
    return is_formula(value) || value.starts_with('\'') ? "'" + value : value;
}

std::string unguarded(const std::string& value) {
    const std::string rest = value.substr(std::min<std::size_t>(1, value.size()));
    return value.starts_with('\'') && (is_formula(rest) || rest.starts_with('\'')) ? rest : value;
}

} // namespace

std::string line(const Row& row) {
    std::string out;
    for (std::size_t at = 0; at < row.size(); ++at) {
        out += (at == 0 ? "" : ",") + quoted(guarded(row[at]));
    }
    return out + "\r\n";
}

Bytes write(const std::vector<Row>& rows) {
    Bytes out(byte_order_mark);
    for (const Row& row : rows) {
        out += line(row);
    }
    return out;
}

std::vector<Row> read(BytesView bytes, std::string_view name) {
    if (bytes.starts_with(byte_order_mark)) {
        bytes.remove_prefix(byte_order_mark.size());
    }
    std::vector<Row> rows;
    int number = 1;
    for (std::size_t at = 0; at < bytes.size();) {
        Row& row = rows.emplace_back();
        row.push_back(field(bytes, at, number, name));
        while (at < bytes.size() && bytes[at] == ',') {
            row.push_back(field(bytes, ++at, number, name));
        }
        while (at < bytes.size() && bytes[at] != '\n') {
            ++at;
        }
        ++at;
        ++number;
    }
    for (Row& row : rows) {
        std::ranges::transform(row, row.begin(), unguarded);
    }
    return rows;
}

} // namespace engross::csv
