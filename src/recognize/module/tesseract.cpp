#include "tesseract.h"

#include "codes.h"
#include "glance.h"
#include "lines.h"
#include "order.h"
#include "straighten.h"

#include <leptonica/allheaders.h>
#include <omp.h>
#include <tesseract/baseapi.h>
#include <tesseract/resultiterator.h>

#include <array>
#include <string>

namespace {

using engross::recognize::Line;
using namespace engross::recognize;

// Hiragana or Katakana: three bytes that begin with E3 81, 82 or 83.
bool has_kana(const std::string& text) {
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
        const auto second = static_cast<unsigned char>(text[i + 1]);
        if (static_cast<unsigned char>(text[i]) == 0xE3 && second >= 0x81 && second <= 0x83) {
            return true;
        }
    }
    return false;
}

// One set of models, loaded when it is first asked for.
class Models {
public:
    explicit Models(const char* names) : names_(names) {}

    bool load() {
        if (!tried_) {
            tried_ = true;
            // Strips are dark on light already: what is doubtful is not tried inverted once more.
            const std::vector<std::string> names{"debug_file", "tessedit_do_invert"},
                values{"/dev/null", "0"};
            loaded_ = api_.Init(nullptr,
                                names_,
                                tesseract::OEM_LSTM_ONLY,
                                nullptr,
                                0,
                                &names,
                                &values,
                                false) == 0;
        }
        return loaded_;
    }

    [[nodiscard]] bool is_loaded() const { return loaded_; }

    Line read(const Strip& strip, tesseract::PageSegMode mode) {
        Line line{};
        if (!load() || strip.pixels.empty()) {
            return line;
        }
        api_.SetPageSegMode(mode);
        api_.SetImage(strip.pixels.data(), strip.width, strip.height, 1, strip.width);
        if (api_.Recognize(nullptr) == 0) {
            collect(line);
        }
        api_.Clear();
        return line;
    }

private:
    void collect(Line& line) {
        const std::unique_ptr<tesseract::ResultIterator> at(api_.GetIterator());
        if (at == nullptr) {
            return;
        }
        double weight = 0;
        do {
            const std::unique_ptr<char[]> words(at->GetUTF8Text(tesseract::RIL_TEXTLINE));
            if (words != nullptr) {
                const std::string text = words.get();
                line.text += (line.text.empty() ? "" : " ") + text;
                line.confidence += at->Confidence(tesseract::RIL_TEXTLINE) / 100.0 *
                                   static_cast<double>(text.size());
                weight += static_cast<double>(text.size());
            }
        } while (at->Next(tesseract::RIL_TEXTLINE));
        line.confidence /= weight > 0 ? weight : 1;
    }

    const char* names_;
    bool tried_ = false;
    bool loaded_ = false;
    tesseract::TessBaseAPI api_;
};

constexpr double clear = 2.7;
constexpr double doubtful = 0.8;
constexpr double good_confidence = 0.55;
constexpr double most_taken = 0.35;    // of a line's place, by others
constexpr std::size_t few_glances = 3; // that find no text: texture
constexpr std::size_t most_glances = 200;
constexpr double surely_none = -3; // textness
constexpr double fairly_text = 2;
constexpr double longest_on_trial = 30;    // characters
constexpr int most_in_vain = 3;            // lines
constexpr std::size_t enough_to_judge = 8; // of a picture, lines that are none
constexpr std::size_t enough_in_vain = 3;  // when no other was one
constexpr std::size_t enough_to_trust = 3; // lines beside which a short one may be text too
constexpr double longest_in_vain = 120;    // characters

class Engine : public engross::recognize::Tesseract {
public:
    bool start() {
        // Parallel regions cost 1.6 times the CPU and gain nothing on text lines: one thread each.
        omp_set_max_active_levels(0);
        setMsgSeverity(L_SEVERITY_NONE);
        return chinese_.load();
    }

    bool find(const char* pixels, int width, int height) override {
        const GrayView picture(pixels, width, height);
        found_ = likely_lines(picture);
        found_width_ = width;
        longer_ = 1;
        in_vain_ = 0;
        return !found_.empty() && found_.front().likeness > 0;
    }

    std::vector<Line>
    read(const char* pixels, int width, int height, bool (*is_text)(const Line&)) override {
        const GrayView picture(pixels, width, height);
        for (TextLine& line : found_) {
            enlarge(line, static_cast<double>(width) / found_width_);
        }
        std::vector<ReadPlace> found = read_lines(picture, is_text);
        sort_for_reading(found);
        std::vector<Line> lines;
        for (ReadPlace& one : found) {
            const TextLine& place = one.place;
            one.line.box =
                box_around({place.left_top, place.right_top, place.right_bottom, place.left_bottom},
                           width,
                           height);
            one.line.column = one.place.column;
            lines.push_back(std::move(one.line));
        }
        return lines;
    }

    [[nodiscard]] unsigned loaded() const override {
        unsigned sets = 0;
        for (std::size_t i = 0; i < all_.size(); ++i) {
            sets |= all_.at(i)->is_loaded() ? 1U << i : 0U;
        }
        return sets;
    }

    void load(unsigned sets) override {
        for (std::size_t i = 0; i < all_.size(); ++i) {
            if ((sets >> i & 1U) != 0) {
                all_.at(i)->load();
            }
        }
    }

private:
    // What a closer look does not rule out, what it takes for text first.
    static std::vector<TextLine> likely_lines(GrayView picture) {
        std::vector<TextLine> lines = find_lines(picture);
        std::size_t glances = 0, most = few_glances;
        for (TextLine& line : lines) {
            if (glances++ == most) {
                break;
            }
            line.likeness = textness(traits_of(picture, line));
            most = line.likeness > 0 ? most_glances : most;
        }
        lines.resize(std::min(lines.size(), most));
        std::erase_if(lines, [](const TextLine& line) { return line.likeness < surely_none; });
        std::ranges::stable_partition(lines,
                                      [](const TextLine& line) { return line.likeness > 0; });
        return lines;
    }

    // A line that was read well keeps its place from others.
    std::vector<ReadPlace> read_lines(GrayView picture, bool (*is_text)(const Line&)) {
        std::vector<ReadPlace> good;
        std::vector<TextLine> taken;
        std::size_t bad = 0;
        double bad_length = 0; // in characters: reading takes time by it
        std::vector<TextLine> places = std::move(found_);
        for (std::size_t i = 0; i < places.size(); ++i) {
            const TextLine place = places[i];
            if (place.likeness <= 0 && good.size() < enough_to_trust) {
                break;
            }
            if (taken_of(place, taken) > most_taken) {
                continue;
            }
            ReadPlace one{place, read(picture, place)};
            if (one.line.confidence >= good_confidence && is_text(one.line)) {
                if (good.empty()) { // what is set in columns is read in columns first
                    std::stable_sort(places.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                                     places.end(),
                                     [&](const TextLine& one_place, const TextLine& other) {
                                         return rank(one_place, place) < rank(other, place);
                                     });
                }
                taken.push_back(place);
                good.push_back(std::move(one));
            } else {
                bad_length += length_of(place);
                const std::size_t enough = good.empty() ? enough_in_vain : enough_to_judge;
                if (++bad > 4 * good.size() && (bad >= enough || bad_length > longest_in_vain)) {
                    break; // texture
                }
            }
        }
        return good;
    }

    // The likely before the others, and of each those that are set as `first` is.
    static int rank(const TextLine& line, const TextLine& first) {
        return (line.likeness > 0 ? 0 : 2) + (line.column == first.column ? 0 : 1);
    }

    static tesseract::PageSegMode mode_of(bool column) {
        return column ? tesseract::PSM_SINGLE_BLOCK_VERT_TEXT : tesseract::PSM_RAW_LINE;
    }

    // A line and the models that read it best.
    struct Attempt {
        Line line;
        Models* models;
    };

    Attempt read(GrayView picture, const TextLine& place, double longer) {
        const Strip strip = straightened(picture, place, longer);
        const tesseract::PageSegMode mode = mode_of(place.column);
        Models* const chinese = place.column ? &columns_ : &chinese_;
        Attempt best{chinese->read(strip, mode), chinese};
        if (place.clearness >= clear && place.likeness >= fairly_text &&
            best.line.confidence < doubtful) {
            Models* const japanese = place.column ? &japanese_columns_ : &japanese_;
            Line line = japanese->read(strip, mode);
            if (line.confidence > best.line.confidence && has_kana(line.text)) {
                best = {std::move(line), japanese};
            }
        }
        return best;
    }

    // Seen from the side, characters are narrow: as many times longer as the lines before, else by
    // trial, as long as it gets better.
    Line read(GrayView picture, const TextLine& place) {
        const double before = longer_, enough = before > 1 ? doubtful : good_confidence;
        auto [best, models] = read(picture, place, before);
        if (place.column || place.likeness < fairly_text || length_of(place) > longest_on_trial ||
            best.confidence >= enough || in_vain_ >= most_in_vain) {
            return std::move(best);
        }
        for (const double longer : {1.0, 1.35, 1.75}) {
            if (longer == before) {
                continue;
            }
            Line line = models->read(straightened(picture, place, longer), mode_of(false));
            if (line.confidence > best.confidence) {
                best = std::move(line);
                longer_ = best.confidence >= doubtful ? longer : longer_;
            } else if (longer > before) {
                break;
            }
        }
        in_vain_ = best.confidence >= good_confidence ? 0 : in_vain_ + 1;
        return std::move(best);
    }

    double longer_ = 1; // the present picture's
    int in_vain_ = 0;
    std::vector<TextLine> found_; // by find()
    int found_width_ = 1;
    Models chinese_{"chi_tra+eng"};
    Models columns_{"chi_tra_vert"};
    Models japanese_{"jpn"};
    Models japanese_columns_{"jpn_vert"};
    std::array<Models*, 4> all_{&chinese_, &columns_, &japanese_, &japanese_columns_};
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
    versions = std::string("Tesseract ") + tesseract::TessBaseAPI::Version() + ", " +
               leptonica.get() + ", " + codes_version();
}
