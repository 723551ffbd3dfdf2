// Kinds of files by their first bytes, for the table of formats in reader.cpp.
#pragma once

#include "read/reader.h"

namespace engross::read::sniff {

bool rtf(const Input& input);
bool epub(const Input& input);
bool html(const Input& input);
bool latex(const Input& input);
bool docbook(const Input& input);
bool jats(const Input& input);
bool fiction_book(const Input& input);
bool opml(const Input& input);
bool word(const Input& input);
bool old_writer(const Input& input);

// One of the format's extensions, whatever the case of its letters.
bool has_extension(const Format& format, std::string_view file_name);

} // namespace engross::read::sniff
