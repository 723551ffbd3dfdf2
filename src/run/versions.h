// Version of engross and of the libraries that do the work, for --version and bug reports.
#pragma once

#include <string>

namespace engross::run {

std::string version();  // "0.1.0"
std::string versions(); // a line for engross, then the libraries

// The same, with what reads text in pictures or without.
std::string versions_for(bool ocr);

} // namespace engross::run
