// usage: ocr_reader PICTURE…     what engross reads in each, a line of JSON a picture; for
// tests/ocr/bench.py
#include "base/bytes.h"
#include "base/limits.h"
#include "recognize/recognize.h"

#include <nlohmann/json.hpp>

#include <ctime>
#include <iostream>

int main(int count, char** arguments) {
    engross::recognize::TextReader reader;
    for (int i = 1; i < count; ++i) {
        const engross::Bytes bytes = engross::read_file(arguments[i], engross::Limits{}.input_size);
        const std::clock_t start = std::clock();
        nlohmann::json lines = nlohmann::json::array(), boxes = lines;
        for (const auto& line : reader.read(bytes).lines) {
            lines.push_back(line.text);
            boxes.push_back({line.box.left, line.box.top, line.box.width, line.box.height});
        }
        const double ms = 1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
        std::cout << nlohmann::json{{"file", arguments[i]},
                                    {"lines", lines},
                                    {"boxes", boxes},
                                    {"ms", ms}}
                  << '\n';
    }
}
