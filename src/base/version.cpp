#include "base/text.h"

#include <openssl/crypto.h>
#include <unicode/uversion.h>

namespace engross {

std::string library_versions() {
    return std::string("ICU ") + U_ICU_VERSION + ", OpenSSL " +
           OpenSSL_version(OPENSSL_VERSION_STRING);
}

} // namespace engross
