#include "base/digest.h"

#include "base/bytes.h"
#include "base/error.h"

#include <openssl/evp.h>

#include <unistd.h>

#include <array>
#include <cerrno>
#include <memory>

namespace engross {

namespace {

constexpr std::size_t piece = 1U << 16U; // on the stack: a fresh page costs more than its digest

using Context = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

Error broken_off(const std::filesystem::path& path) {
    return {ExitCode::unreadable, path.string(), Text("檔案讀到一半中斷。", "Reading the file broke off.")};
}

std::string hexadecimal(const unsigned char* bytes, unsigned int length) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    for (unsigned int i = 0; i < length; ++i) {
        out += digits[bytes[i] >> 4U];
        out += digits[bytes[i] & 15U];
    }
    return out;
}

} // namespace

std::string sha256(BytesView bytes) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int length = 0;
    if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha256(), nullptr) != 1) {
        throw Error(ExitCode::internal, {}, Text("無法計算 SHA-256。", "SHA-256 could not be computed."));
    }
    return hexadecimal(digest.data(), length);
}

std::string sha256_of_file(const std::filesystem::path& path) {
    const File file(path);
    const Context context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr);
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
            break;
        }
        EVP_DigestUpdate(context.get(), buffer.data(), static_cast<std::size_t>(got));
        at += got;
    }
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int length = 0;
    EVP_DigestFinal_ex(context.get(), digest.data(), &length);
    return hexadecimal(digest.data(), length);
}

} // namespace engross
