// One function a format, one file each.
#pragma once

#include "report/report.h"

namespace engross::report {

Bytes text(const Report& report, Language language, bool colour);
Bytes json(const Report& report, Language language);
Bytes sarif(const Report& report, Language language);
Bytes junit(const Report& report, Language language);
Bytes svrl(const Report& report, Language language);
Bytes earl(const Report& report, Language language);
Bytes html(const Report& report, Language language);

} // namespace engross::report
