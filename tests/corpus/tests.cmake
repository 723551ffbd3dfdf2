# engross's text of the corpus against pandoc's and LibreOffice's.
add_test(NAME corpus.text
         COMMAND python3 ${CMAKE_CURRENT_LIST_DIR}/text_test.py $<TARGET_FILE:engross> ${CMAKE_SOURCE_DIR}/../shared/corpus
                 --cache ${CMAKE_BINARY_DIR}/corpus-cache --libreoffice --details ${CMAKE_BINARY_DIR}/corpus-text.tsv)
set_tests_properties(corpus.text PROPERTIES LABELS long SKIP_RETURN_CODE 77 TIMEOUT 3600)
# engross's headings, lists, tables, notes, links and pictures of the corpus against pandoc's and the source's XML.
add_test(NAME corpus.structure
         COMMAND python3 ${CMAKE_CURRENT_LIST_DIR}/structure_test.py $<TARGET_FILE:engross> ${CMAKE_SOURCE_DIR}/../shared/corpus
                 --cache ${CMAKE_BINARY_DIR}/corpus-cache --details ${CMAKE_BINARY_DIR}/corpus-structure.tsv)
set_tests_properties(corpus.structure PROPERTIES LABELS long SKIP_RETURN_CODE 77 TIMEOUT 3600)
# PDFs and pages of the corpus before all judges: a fixed sample in every run, all of it in the long one.
set(conformance python3 ${CMAKE_CURRENT_LIST_DIR}/conformance.py $<TARGET_FILE:engross> ${CMAKE_SOURCE_DIR}/../shared/corpus)
foreach(flavour ua1 ua2)
    set(pages $<$<STREQUAL:${flavour},ua1>:--html>)
    add_test(NAME corpus.sample.${flavour}
             COMMAND ${conformance} ${CMAKE_BINARY_DIR}/corpus-sample/${flavour} --pdf ${flavour} ${pages}
                     --sample ${CMAKE_CURRENT_LIST_DIR}/sample.txt
             COMMAND_EXPAND_LISTS)
    set_tests_properties(corpus.sample.${flavour} PROPERTIES LABELS judge SKIP_RETURN_CODE 77 TIMEOUT 900)
    add_test(NAME corpus.conformance.${flavour}
             COMMAND ${conformance} ${CMAKE_BINARY_DIR}/corpus-conformance/${flavour} --pdf ${flavour} ${pages}
                     --passed ${CMAKE_BINARY_DIR}/corpus-passed
             COMMAND_EXPAND_LISTS)
    set_tests_properties(corpus.conformance.${flavour} PROPERTIES LABELS long SKIP_RETURN_CODE 77 TIMEOUT 10800)
endforeach()
# Pages against what the author's program recorded: at least 85 % of the documents within 10 %.
add_test(NAME corpus.pages
         COMMAND python3 ${CMAKE_CURRENT_LIST_DIR}/pages.py ${CMAKE_SOURCE_DIR}/../shared/corpus ${CMAKE_BINARY_DIR}/corpus-pages
                 --engross $<TARGET_FILE:engross> --details ${CMAKE_BINARY_DIR}/corpus-pages.tsv)
set_tests_properties(corpus.pages PROPERTIES LABELS long SKIP_RETURN_CODE 77 TIMEOUT 1800)
# Errors and warnings on the Chinese files, against what a person said of each.
add_test(NAME corpus.findings
         COMMAND python3 ${CMAKE_CURRENT_LIST_DIR}/findings_test.py $<TARGET_FILE:engross> ${CMAKE_SOURCE_DIR}/../shared/corpus)
set_tests_properties(corpus.findings PROPERTIES LABELS long SKIP_RETURN_CODE 77 TIMEOUT 600)
