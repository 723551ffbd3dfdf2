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
                 --corpus ${CMAKE_SOURCE_DIR}/../shared/corpus --office --store ${CMAKE_BINARY_DIR}/mend-store)
set_tests_properties(corpus.annotate PROPERTIES LABELS long SKIP_RETURN_CODE 77 TIMEOUT 3600)
# Each kind of mending on small reports.
add_test(NAME mend.kinds COMMAND python3 ${CMAKE_CURRENT_LIST_DIR}/kinds.py $<TARGET_FILE:engross>)
set_tests_properties(mend.kinds PROPERTIES TIMEOUT 300)
# Mended copies: of the seed nothing that the kinds claim may be left.
set(odf_schema ${CMAKE_SOURCE_DIR}/.tools/odf/OpenDocument-schema-v1.3.rnc)
set(mend_seed ${CMAKE_SOURCE_DIR}/../shared/seed/trip-report.docx ${CMAKE_SOURCE_DIR}/../shared/seed/trip-report.odt)
set(mend_fixtures ${CMAKE_SOURCE_DIR}/fixtures/docx/short-report/input.docx ${CMAKE_SOURCE_DIR}/fixtures/odt/short-report/input.odt)
add_test(NAME mend.fix
         COMMAND python3 ${CMAKE_CURRENT_LIST_DIR}/fix.py $<TARGET_FILE:engross> --office --strict --schema ${odf_schema}
                 ${mend_seed} ${mend_fixtures})
set_tests_properties(mend.fix PROPERTIES TIMEOUT 300)
# LibreOffice and pandoc read the copies as engross does.
add_test(NAME mend.readings
         COMMAND python3 ${CMAKE_CURRENT_LIST_DIR}/readings.py $<TARGET_FILE:engross> ${mend_seed} ${mend_fixtures})
set_tests_properties(mend.readings PROPERTIES TIMEOUT 300 SKIP_RETURN_CODE 77)
add_test(NAME corpus.fix
         COMMAND python3 ${CMAKE_CURRENT_LIST_DIR}/fix.py $<TARGET_FILE:engross> --office --schema ${odf_schema}
                 --corpus ${CMAKE_SOURCE_DIR}/../shared/corpus --store ${CMAKE_BINARY_DIR}/mend-store)
set_tests_properties(corpus.fix PROPERTIES LABELS long SKIP_RETURN_CODE 77 TIMEOUT 7200)
