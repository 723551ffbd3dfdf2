// Tables for spreadsheets: CSV (RFC 4180) in UTF-8. Their words come out of documents of strangers,
// and a spreadsheet takes a cell that begins with = + - @ for a formula; so such a cell gets an
// apostrophe before it, which reading takes away.
#pragma once

#include "base/bytes.h"

#include <string>
#include <string_view>
#include <vector>

namespace engross::csv {

using Row = std::vector<std::string>;

constexpr std::string_view byte_order_mark =
    "\xEF\xBB\xBF"; // else Excel takes them for another code

std::string line(const Row& row);

// With the byte order mark.
Bytes write(const std::vector<Row>& rows);

// Throws Error(usage) at "NAME:LINE".
std::vector<Row> read(BytesView bytes, std::string_view name);

} // namespace engross::csv
