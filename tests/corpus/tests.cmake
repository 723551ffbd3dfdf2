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
# Errors and warnings on the Chinese files, against what a person said of each.
add_test(NAME corpus.findings
         COMMAND python3 ${CMAKE_CURRENT_LIST_DIR}/findings_test.py $<TARGET_FILE:engross> ${CMAKE_SOURCE_DIR}/../shared/corpus)
set_tests_properties(corpus.findings PROPERTIES LABELS long SKIP_RETURN_CODE 77 TIMEOUT 600)
