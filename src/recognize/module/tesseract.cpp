#include "tesseract.h"

#include <leptonica/allheaders.h>
#include <omp.h>
#include <tesseract/baseapi.h>
#include <tesseract/resultiterator.h>

namespace {

using engross::recognize::Line;

class Engine : public engross::recognize::Tesseract {
public:
    bool start() {
        // Parallel regions cost 1.6 times the CPU and gain nothing on text lines: one thread each.
        omp_set_max_active_levels(0);
        setMsgSeverity(L_SEVERITY_NONE);
        api_.SetVariable("debug_file", "/dev/null");
        if (api_.Init(nullptr, "chi_tra+eng", tesseract::OEM_LSTM_ONLY) != 0) {
            return false;
        }
        api_.SetPageSegMode(tesseract::PSM_AUTO);
        return true;
    }

    std::vector<Line> read(const char* pixels, int width, int height) override {
        api_.SetImage(reinterpret_cast<const unsigned char*>(pixels), width, height, 1, width);
        std::vector<Line> lines;
        if (api_.Recognize(nullptr) == 0) {
            collect(lines);
        }
        api_.Clear();
        return lines;
    }

private:
    void collect(std::vector<Line>& lines) {
        const std::unique_ptr<tesseract::ResultIterator> at(api_.GetIterator());
        if (at == nullptr) {
            return;
        }
        do {
            const std::unique_ptr<char[]> words(at->GetUTF8Text(tesseract::RIL_TEXTLINE));
            if (words != nullptr) {
                lines.push_back({words.get(), at->Confidence(tesseract::RIL_TEXTLINE) / 100.0});
            }
        } while (at->Next(tesseract::RIL_TEXTLINE));
    }

    tesseract::TessBaseAPI api_;
};

} // namespace

bool engross_make_tesseract(std::unique_ptr<engross::recognize::Tesseract>& made) {
    auto engine = std::make_unique<Engine>();
    const bool started = engine->start();
    made = std::move(engine);
    return started;
}

void engross_tesseract_versions(std::string& versions) {
    const std::unique_ptr<char, decltype(&lept_free)> leptonica(getLeptonicaVersion(), &lept_free);
    versions = std::string("Tesseract ") + tesseract::TessBaseAPI::Version() + ", " + leptonica.get();
}
