#include "base/digest.h"

#include "base/error.h"

#include <openssl/evp.h>

#include <array>

namespace engross {

namespace {

void need(bool done) {
    if (!done) {
        throw Error(
            ExitCode::internal, {}, Text("無法計算 SHA-256。", "SHA-256 could not be computed."));
    }
}

} // namespace

void Sha256::Free::operator()(evp_md_ctx_st* context) const { EVP_MD_CTX_free(context); }

Sha256::Sha256() : context_(EVP_MD_CTX_new()) {
    need(context_ && EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr) == 1);
}

void Sha256::add(BytesView bytes) {
    need(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()) == 1);
}

std::string Sha256::digits() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int length = 0;
    need(EVP_DigestFinal_ex(context_.get(), digest.data(), &length) == 1);
    constexpr std::string_view all = "0123456789abcdef";
    std::string out;
    for (unsigned int i = 0; i < length; ++i) {
        out += all[digest.at(i) >> 4U];
        out += all[digest.at(i) & 15U];
    }
    return out;
}

std::string sha256(BytesView bytes) {
    Sha256 hash;
    hash.add(bytes);
    return hash.digits();
}

std::string sha256_of(const File& file) {
    Sha256 hash;
    file.read([&](BytesView piece) {
        hash.add(piece);
        return true;
    });
    return hash.digits();
}

std::string sha256_of_file(const std::filesystem::path& path) { return sha256_of(File(path)); }

} // namespace engross
