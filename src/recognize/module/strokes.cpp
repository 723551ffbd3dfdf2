#include "strokes.h"

#include "hat.h"

namespace engross::recognize {

namespace {

constexpr double least_contrast = 12; // gray levels
constexpr double most_contrast = 24;
constexpr int smallest_part = 4; // pixels of the longer side
constexpr std::size_t most_parts = 9'000;

bool is_part(const Stroke& part) {
    const int longer = std::max(part.width(), part.height());
    const int shorter = std::min(part.width(), part.height());
    const bool is_rule = longer > 40 && longer > 10 * shorter; // of a table
    return longer >= smallest_part && part.height() <= largest_part &&
           part.width() <= 2 * largest_part && !is_rule;
}

struct BoxaDelete {
    void operator()(Boxa* boxes) const { boxaDestroy(&boxes); }
};

} // namespace

Strokes strokes_of(Pix* gray, bool light) {
    Strokes found;
    const PixPtr hat = top_hat(gray, light);
    // Noise and texture stand out everywhere.
    float average = 0;
    pixGetAverageMasked(hat.get(), nullptr, 0, 0, 4, L_MEAN_ABSVAL, &average);
    const double contrast = std::clamp(3.0 * average, least_contrast, most_contrast);
    found.ink.reset(pixThresholdToBinary(hat.get(), static_cast<int>(contrast)));
    pixInvert(found.ink.get(), found.ink.get());
    found.around.reset(pixDilateBrick(nullptr, found.ink.get(), 5, 5));
    const std::unique_ptr<Boxa, BoxaDelete> boxes(pixConnCompBB(found.ink.get(), 8));
    const int count = boxes ? boxaGetCount(boxes.get()) : 0;
    for (int i = 0; i < count; ++i) {
        Stroke part;
        boxaGetBoxGeometry(boxes.get(), i, &part.left, &part.top, &part.right, &part.bottom);
        part.right += part.left;
        part.bottom += part.top;
        if (is_part(part)) {
            found.parts.push_back(part);
        }
    }
    if (found.parts.size() > most_parts) {
        found.parts.clear();
    }
    std::ranges::sort(found.parts, {}, &Stroke::left);
    return found;
}

} // namespace engross::recognize
