// qingdan in C with JSON: libqingdan_json has all of qingdan/qingdan.h and these two calls. Use it in place
// of libqingdan, not beside it.
#ifndef QINGDAN_QINGDAN_JSON_H
#define QINGDAN_QINGDAN_JSON_H

#include "qingdan/qingdan.h"

#ifdef __cplusplus
extern "C" {
#endif

// A request as one JSON object in the shape of OpenID AuthZEN 1.0, `size` bytes of UTF-8 (a NUL need not
// follow); the answer as one JSON object without a line break, the same bytes that `qingdan decide --format
// json` gives. Texts in it are in this language (QD_ZH, QD_EN), or in the one that context.language wants.
//
// QD_OK: judged; "decision" is true for `accept` alone. QD_REFUSED: it cannot be judged; the answer stands
// too, with "decision":false and what was wrong. Any other status: there is no answer.
//
// The answer belongs to the session, ends in a NUL, and lasts until the next call with the session.
// `answer_size` may be null.
QD_API qd_status qd_decide_json(qd_session* session, const char* request, size_t size, int32_t language,
                                const char** answer, size_t* answer_size);

// The same in words, as qd_explain gives them. QD_REFUSED: what is wrong with the request.
QD_API qd_status qd_explain_json(qd_session* session, const char* request, size_t size, int32_t language,
                                 const char** text, size_t* text_size);

#ifdef __cplusplus
}
#endif

#endif
