# Copies with comments, read back through LibreOffice; of the seed where it is there.
set(mend_samples ${CMAKE_SOURCE_DIR}/fixtures/docx/faulty-report/input.docx
                 ${CMAKE_SOURCE_DIR}/fixtures/odt/faulty-report/input.odt
                 ${CMAKE_SOURCE_DIR}/../shared/seed/trip-report.docx)
add_test(NAME mend.annotate
         COMMAND python3 ${CMAKE_CURRENT_LIST_DIR}/annotate.py $<TARGET_FILE:engross> ${mend_samples} --office)
set_tests_properties(mend.annotate PROPERTIES TIMEOUT 300)
# The same of every file of the corpus.
add_test(NAME corpus.annotate
         COMMAND python3 ${CMAKE_CURRENT_LIST_DIR}/annotate.py $<TARGET_FILE:engross>
                 --corpus ${CMAKE_SOURCE_DIR}/../shared/corpus --office)
set_tests_properties(corpus.annotate PROPERTIES LABELS long SKIP_RETURN_CODE 77 TIMEOUT 3600)
