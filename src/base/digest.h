// SHA-256 of what one does not want to hold whole.
#pragma once

#include "base/bytes.h"

#include <memory>

struct evp_md_ctx_st; // OpenSSL's EVP_MD_CTX

namespace engross {

class Sha256 {
public:
    // Each throws Error(internal) when the library fails.
    Sha256();
    void add(BytesView bytes);
    std::string digits(); // 64, hexadecimal, lower-case; once

private:
    struct Free {
        void operator()(evp_md_ctx_st* context) const;
    };

    std::unique_ptr<evp_md_ctx_st, Free> context_;
};

// As sha256() gives it, read in pieces. Throws Error(unreadable) as File does.
std::string sha256_of(const File& file);
std::string sha256_of_file(const std::filesystem::path& path);

} // namespace engross
