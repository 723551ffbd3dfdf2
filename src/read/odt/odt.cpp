#include "read/odt/odt.h"
namespace engross::read::odt {
bool is(const Input&) { return false; }
doc::Document read(const Input&) { return doc::create(); }
bool is_flat(const Input&) { return false; }
doc::Document read_flat(const Input&) { return doc::create(); }
}
