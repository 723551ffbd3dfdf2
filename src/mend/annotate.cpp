#include "mend/annotate.h"

#include "doc/comments.h"
#include "mend/mend.h"

namespace engross::mend {

namespace {

void add_step(std::vector<std::string>& lines,
              const Text& heading,
              const Text& step,
              Language language) {
    if (!step.empty()) {
        lines.push_back(heading.in(language) + step.in(language));
    }
}

Comment comment_of(const Finding& finding, Language language) {
    Comment comment{finding.where.src, finding.where.quote, {}};
    auto& lines = comment.lines;
    lines.push_back(std::string(doc::comment_mark) + finding.rule + "〕" +
                    finding.message.in(language));
    add_step(lines, Text("原因：", "Why: "), finding.reason, language);
    if (finding.fix.word == finding.fix.libreoffice) {
        add_step(lines, Text("改法：", "To mend it: "), finding.fix.word, language);
    } else {
        add_step(lines, Text("Word：", "In Word: "), finding.fix.word, language);
        add_step(
            lines, Text("LibreOffice：", "In LibreOffice: "), finding.fix.libreoffice, language);
    }
    return comment;
}

} // namespace

Bytes annotate(BytesView file,
               std::string_view format,
               std::span<const Finding> findings,
               Language language,
               const Limits& limits) {
    Copy copy(file, format, limits);
    std::vector<Comment> comments;
    for (const Finding& finding : findings) {
        comments.push_back(comment_of(finding, language));
    }
    copy.is_docx() ? annotate_docx(copy, comments) : annotate_odt(copy, comments);
    return copy.write();
}

} // namespace engross::mend
