# Writes INPUT as the string constant NAMESPACE::NAME into the C++ file OUTPUT, in pieces that every
# compiler takes.
file(READ ${INPUT} content)
string(LENGTH "${content}" length)
set(pieces "")
set(at 0)
while(at LESS length)
    string(SUBSTRING "${content}" ${at} 4000 piece)
    string(APPEND pieces "R\"rng(${piece})rng\"\n")
    math(EXPR at "${at} + 4000")
endwhile()
file(WRITE ${OUTPUT} "#include <string_view>\nnamespace ${NAMESPACE} {\nextern const std::string_view ${NAME};\nconst std::string_view ${NAME} = ${pieces};\n}\n")
