#include "base/digest.h"

#include "base/error.h"

#include <openssl/evp.h>

#include <unistd.h>

#include <array>
#include <cerrno>

namespace engross {

namespace {

constexpr std::size_t piece = 1U << 16U; // on the stack: a fresh page costs more than its digest

Error broken_off(const std::filesystem::path& path) {
    return {ExitCode::unreadable, path.string(), Text("檔案讀到一半中斷。", "Reading the file broke off.")};
}

void need(bool done) {
    if (!done) {
        throw Error(ExitCode::internal, {}, Text("無法計算 SHA-256。", "SHA-256 could not be computed."));
    }
}

} // namespace

void Sha256::Free::operator()(evp_md_ctx_st* context) const { EVP_MD_CTX_free(context); }

Sha256::Sha256() : context_(EVP_MD_CTX_new()) {
    need(context_ && EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr) == 1);
}

void Sha256::add(BytesView bytes) { need(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()) == 1); }

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

std::string sha256_of_file(const std::filesystem::path& path) {
    const File file(path);
    Sha256 hash;
    std::array<char, piece> buffer; // filled by pread()
    for (off_t at = 0;;) {
        const auto got = ::pread(file.descriptor(), buffer.data(), buffer.size(), at);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            throw broken_off(path);
        }
        if (got == 0) {
            return hash.digits();
        }
        hash.add({buffer.data(), static_cast<std::size_t>(got)});
        at += got;
    }
}

} // namespace engross
