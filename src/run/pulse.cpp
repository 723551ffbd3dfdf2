#include "run/pulse.h"

#include "base/error.h"

#include <sys/mman.h>

#include <algorithm>
#include <new>

namespace engross::run {

Pulse::Page* Pulse::heard_ = nullptr;

Pulse::Pulse() {
    void* memory =
        ::mmap(nullptr, sizeof(Page), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) {
        throw machine_error("worker", Text("記憶體不足。", "Out of memory."));
    }
    page_ = new (memory) Page{};
}

Pulse::~Pulse() { ::munmap(page_, sizeof(Page)); }

void Pulse::attach() const { heard_ = page_; }

std::uint64_t Pulse::count() const { return page_->count; }

std::string Pulse::stage() const {
    std::string name;
    for (const char letter : page_->stage) {
        if ((letter < 'a' || letter > 'z') && letter != '-') {
            break;
        }
        name += letter;
    }
    return name;
}

void beat(std::string_view stage) {
    if (Pulse::heard_ == nullptr) {
        return;
    }
    auto& name = Pulse::heard_->stage;
    name.fill('\0');
    std::copy_n(stage.begin(), std::min(stage.size(), name.size()), name.begin());
    ++Pulse::heard_->count;
}

} // namespace engross::run
