// What the signs of formulas are called, and the phrases around their parts.
#pragma once

#include "base/text.h"

namespace engross::doc {

struct Phrase {
    std::string_view zh;
    std::string_view en;

    [[nodiscard]] std::string_view in(Language language) const {
        return language == Language::zh_tw ? zh : en;
    }

    explicit operator bool() const { return !zh.empty(); }
};

// The names of a sign: an operator, letter or function. Empty where it has none of its own.
Phrase name_of(std::string_view sign);
// Of + and − that have nothing before them to be joined to what follows.
Phrase prefix_name_of(std::string_view sign);
// What a sign over or under its base makes of it: x̂.
Phrase mark_over(std::string_view sign);
Phrase mark_under(std::string_view sign);
// What a sign set as a script makes of its base: x′, A⊤.
Phrase mark_raised(std::string_view sign);
// What has limits and works on what follows it: ∑, lim.
Phrase large_name_of(std::string_view sign);

// Words between spaces; $0 to $9 stand for the parts, which are kept apart from the words around
// them unless they are written in one with them.
namespace phrases {

inline constexpr Phrase group{"群組 ， $0 ， 群組結束", "start group $0 end group"};

inline constexpr Phrase over{"$1 分之 $0", "$0 over $1"};
inline constexpr Phrase fraction{"分數 ， 分子 $0 ， 分母 $1 ， 分數結束",
                                 "start fraction $0 over $1 end fraction"};
inline constexpr Phrase stack{"堆疊 ， 上方 $0 ， 下方 $1 ， 堆疊結束",
                              "start stack $0 above $1 end stack"};
inline constexpr Phrase choose{"$0 取 $1", "$0 choose $1"};
inline constexpr Phrase binomial{"組合數 ， $0 取 $1 ， 組合數結束",
                                 "start binomial $0 choose $1 end binomial"};

inline constexpr Phrase root{"根號 $0", "square root of $0"};
inline constexpr Phrase root_closed{"根號 ， $0 ， 根號結束", "square root of $0 end root"};
inline constexpr Phrase cube_root{"3 次根號 $0", "cube root of $0"};
inline constexpr Phrase cube_root_closed{"3 次根號 ， $0 ， 根號結束", "cube root of $0 end root"};
inline constexpr Phrase degree_root{"$1 次根號 $0", "root of degree $1 of $0"};
inline constexpr Phrase degree_root_closed{"次數為 $1 的根號 ， $0 ， 根號結束",
                                           "root of degree $1 of $0 end root"};

inline constexpr Phrase squared{"$0 的平方", "$0 squared"};
inline constexpr Phrase cubed{"$0 的立方", "$0 cubed"};
inline constexpr Phrase to_the{"$0 的 $1 次方", "$0 to the $1"};
inline constexpr Phrase to_the_closed{"$0 的 $1 次方", "$0 to the $1 power"};
inline constexpr Phrase power{"$0 的次方 ， $1 ， 次方結束", "$0 to the power of $1 end power"};
inline constexpr Phrase raised{"$0 上標 $1", "$0 superscript $1"};
inline constexpr Phrase raised_closed{"$0 上標 ， $1 ， 上標結束",
                                      "$0 start superscript $1 end superscript"};
inline constexpr Phrase sub{"$0 下標 $1", "$0 sub $1"};
inline constexpr Phrase sub_closed{"$0 下標 ， $1 ， 下標結束", "$0 start sub $1 end sub"};
inline constexpr Phrase raised_before{"前上標 $1 ， $0", "superscript $1 before $0"};
inline constexpr Phrase sub_before{"前下標 $1 ， $0", "sub $1 before $0"};
inline constexpr Phrase log_base{"以 $1 為底的$0", "$0 base $1"};

inline constexpr Phrase from_to{"從 $1 到 $2 的$0", "$0 from $1 to $2"};
inline constexpr Phrase within{"在 $1 的$0", "$0 over $1"};
inline constexpr Phrase up_to{"到 $1 的$0", "$0 to $1"};
inline constexpr Phrase limit{"當 $1 的$0", "$0 as $1"};
inline constexpr Phrase of{"，", "of"};
inline constexpr Phrase approaches{"趨近於", "approaches"};

inline constexpr Phrase above{"$0 上方 ， $1 ， 上方結束", "$0 with $1 above"};
inline constexpr Phrase below{"$0 下方 ， $1 ， 下方結束", "$0 with $1 below"};

inline constexpr Phrase absolute{"絕對值 ， $0 ， 絕對值結束",
                                 "absolute value of $0 end absolute value"};
inline constexpr Phrase norm{"範數 ， $0 ， 範數結束", "norm of $0 end norm"};
inline constexpr Phrase boxed{"加框 ， $0 ， 加框結束", "start box $0 end box"};
inline constexpr Phrase struck{"劃掉 ， $0 ， 劃掉結束", "start crossed out $0 end crossed out"};

inline constexpr Phrase blank{"空白", "blank"};
inline constexpr Phrase comma{"，", ","};

} // namespace phrases

// A table of $0 rows and $1 columns, its rows' number $0, its end.
struct TablePhrases {
    Phrase begin;
    Phrase row;
    Phrase end;
};

namespace phrases {

inline constexpr Phrase line{"第$0列", "row $0"}; // what Taiwan calls 列 is a row
inline constexpr TablePhrases matrix{
    {"矩陣 ， $0 列 $1 行", "$0 by $1 matrix"}, line, {"矩陣結束", "end matrix"}};
inline constexpr TablePhrases determinant{
    {"行列式 ， $0 列 $1 行", "$0 by $1 determinant"}, line, {"行列式結束", "end determinant"}};
inline constexpr TablePhrases table{
    {"表格 ， $0 列 $1 行", "$0 by $1 table"}, line, {"表格結束", "end table"}};
inline constexpr TablePhrases lines{
    {"算式 ， 共 $0 列", "lines , $0 in all"}, {"第$0列", "line $0"}, {"算式結束", "end lines"}};
inline constexpr TablePhrases brace{{"大括號 ， 共 $0 列", "brace , lines , $0 in all"},
                                    {"第$0列", "line $0"},
                                    {"大括號結束", "end brace"}};

} // namespace phrases

} // namespace engross::doc
