// Pieces of WordprocessingML for the tests of the DOCX reader.
#pragma once

#include "samples.h"

namespace engross::read {

inline std::string para(const std::string& inside, const std::string& properties = "") {
    return "<w:p>" + (properties.empty() ? "" : "<w:pPr>" + properties + "</w:pPr>") + inside +
           "</w:p>";
}

inline std::string run_of(const std::string& inside, const std::string& properties = "") {
    return "<w:r><w:rPr>" + properties + "</w:rPr>" + inside + "</w:r>";
}

inline std::string said(const std::string& text, const std::string& properties = "") {
    return run_of("<w:t xml:space=\"preserve\">" + text + "</w:t>", properties);
}

// A complex field; without `result`, one that stores none.
inline std::string complex_field(const std::string& instruction, const std::string& result = "") {
    const auto mark = [](const std::string& type) {
        return run_of("<w:fldChar w:fldCharType=\"" + type + "\"/>");
    };
    return mark("begin") + run_of("<w:instrText>" + instruction + "</w:instrText>") +
           (result.empty() ? "" : mark("separate") + result) + mark("end");
}

inline std::string table_of(const std::string& rows, const std::string& properties = "") {
    return "<w:tbl><w:tblPr>" + properties + "</w:tblPr>" + rows + "</w:tbl>";
}

inline std::string cell_of(const std::string& words, const std::string& properties = "") {
    return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + para(said(words)) + "</w:tc>";
}

inline std::string row_of(const std::string& cells, const std::string& properties = "") {
    return "<w:tr><w:trPr>" + properties + "</w:trPr>" + cells + "</w:tr>";
}

inline std::string control(const std::string& properties, const std::string& content) {
    return "<w:sdt><w:sdtPr>" + properties + "</w:sdtPr><w:sdtContent>" + content +
           "</w:sdtContent></w:sdt>";
}

inline std::string body_of_docx(const std::string& inside) {
    return body_of(read_docx({.body = inside}));
}

} // namespace engross::read
