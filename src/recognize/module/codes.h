// QR codes and barcodes.
#pragma once

#include <string>

namespace engross::recognize {

// "ZXing-C++ 1.4.0"
std::string codes_version();

} // namespace engross::recognize
