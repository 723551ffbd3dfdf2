// What is done before workers are forked, so that all share what is made on first use.
#pragma once

#include "base/bytes.h"

namespace engross::run {

// A report of our own with a little of everything, in flat ODF.
inline const Bytes rehearsal = R"(<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:automatic-styles><style:style style:name="kai" style:family="text"><style:text-properties
 fo:font-family="Times New Roman" style:font-family-asian="標楷體"/></style:style><style:style style:name="bold"
 style:family="text"><style:text-properties fo:font-family="Times New Roman" style:font-family-asian="標楷體"
 fo:font-weight="bold" style:font-weight-asian="bold"/></style:style></office:automatic-styles>
<office:body><office:text>
<text:p>出國報告（出國類別：考察）</text:p><text:p>考察報告</text:p><text:p>服務機關：某機關</text:p>
<text:p>出國期間：113年5月1日至5月3日</text:p><text:p>報告日期：113年6月1日</text:p><text:p>摘要</text:p>
<text:p>本報告說明<text:span text:style-name="kai">考察的目的 and 過程</text:span>（含 <text:span text:style-name="bold">3 場 meetings</text:span>）與建議。</text:p><text:p>目次</text:p><text:p>壹、目的……1</text:p>
<text:h text:outline-level="1">壹、目的</text:h><text:p>一、瞭解 accessibility 的作法，如表 1。</text:p><text:p>（一）訪談。</text:p>
<text:p>表 1　行程</text:p><table:table><table:table-row><table:table-cell><text:p>日期</text:p></table:table-cell>
<table:table-cell><text:p>5月1日（三）</text:p></table:table-cell></table:table-row></table:table>
<text:h text:outline-level="1">貳、心得與建議</text:h><text:list><text:list-item><text:p>Email a@example.org</text:p></text:list-item></text:list>
</office:text></office:body></office:document>)";

} // namespace engross::run
