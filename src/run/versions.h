// Version of engross and of the libraries that do the work, for --version and bug reports.
#pragma once

#include <string>

namespace engross::run {

std::string versions();

} // namespace engross::run
