// Readings that are kept between runs, so that a picture that was read once is not read again.
#pragma once

#include "recognize/recognize.h"

#include <filesystem>
#include <string>

namespace engross::recognize {

// A reading and the name that it is kept under.
struct Kept {
    std::string key;
    Bytes reading; // encode()
};

// Files FOLDER/ab/abcdef…, named by the SHA-256 of the picture and of all that its reading hangs
// on: Tesseract, Leptonica, the models' files and our own program. Any number of processes may use
// it at once. Whatever is wrong with it (no permission, full disk, links, spoilt files) only means
// that nothing is found or kept.
class Cache {
public:
    // "": nothing is ever found or kept.
    explicit Cache(std::filesystem::path folder);

    // Throws Error(internal) when the module is missing.
    [[nodiscard]] std::string key(BytesView picture);
    [[nodiscard]] std::optional<Reading> find(const std::string& key) const;
    // What it is given may come from a process that is not to be trusted: other keys and bytes than
    // those of key() and encode() are passed over. Over the limit (64 MiB in all) the oldest go.
    void keep(const Kept& kept) const noexcept;

private:
    std::filesystem::path folder_;
    std::string recipe_;
};

// stamps() of the models' files.
std::string models();

// $XDG_CACHE_HOME/engross/ocr, else ~/.cache/engross/ocr; "" when there is neither.
std::filesystem::path user_cache_folder();

// `reader`, but what `cache` has is not read, and what was read is added to `fresh`.
Reader with_cache(Reader reader, Cache& cache, std::vector<Kept>& fresh);

} // namespace engross::recognize
