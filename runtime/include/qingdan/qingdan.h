// qingdan in C (C11): open an artifact, ask, read the answer. For every language that can call C.
//
// Texts     go in and come out as UTF-8, ending in a NUL. A text that comes out belongs to the handle it
//           came from and lasts until the next call with that handle.
// Errors    Every call that can fail gives a qd_status; the numbers are stable for ever. Nothing throws,
//           nothing ends the process; a null pointer or a handle of the wrong kind is an error like any
//           other. Where a call fails, its results are left as they were.
// Threads   A program is immutable: any number of threads may use it at once. A session and a request
//           belong to one thread at a time: make one of each per thread, and use them again and again.
// Freeing   Each handle is freed once, by its own function, in any order: a session or a request keeps
//           what it needs of its program. Freeing null does nothing.
#ifndef QINGDAN_QINGDAN_H
#define QINGDAN_QINGDAN_H

#include <stddef.h>
#include <stdint.h>

#if defined(__EMSCRIPTEN__)
#define QD_API __attribute__((used, visibility("default")))
#elif defined(__GNUC__)
#define QD_API __attribute__((visibility("default")))
#else
#define QD_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

// Grows when calls are added. What is here stays as it is as long as the library is libqingdan.so.1.
#define QD_ABI_VERSION 1
#define QD_NONE UINT32_MAX    // no such row: an id that is not there
#define QD_MAX_TEXT 1048576   // bytes of a text that goes in
#define QD_MAX_ENTRIES 10000  // matters, approvals, values of a fact, rows of a sequence in a request

typedef struct qd_program qd_program;  // an artifact, checked
typedef struct qd_session qd_session;  // memory of one thread that asks
typedef struct qd_request qd_request;  // one question

typedef int32_t qd_status;
enum {
  QD_OK = 0,
  QD_NULL_ARGUMENT = 1,  // a pointer that must not be null is
  QD_BAD_ARGUMENT = 2,   // a number that is none of the constants below, or out of its range
  QD_BAD_HANDLE = 3,     // not a handle of this kind
  QD_NOT_UTF8 = 4,       // GBK, say
  QD_TEXT_TOO_LONG = 5,
  QD_OUT_OF_MEMORY = 6,
  QD_INTERNAL = 7,  // a mistake in the library: please report it
  QD_OTHER_PROGRAM = 8,

  // Opening an artifact.
  QD_CANNOT_READ = 20,  // errno says why
  QD_TOO_SHORT = 21,
  QD_NOT_AN_ARTIFACT = 22,
  QD_WRONG_VERSION = 23,
  QD_WRONG_SIZE = 24,
  QD_BAD_LAYOUT = 25,
  QD_BAD_REFERENCE = 26,
  QD_BAD_CODE = 27,
  QD_BAD_INDEX = 28,
  QD_DIGEST_MISMATCH = 29,

  // Building a request.
  QD_UNKNOWN_NAME = 40,
  QD_WRONG_TYPE = 41,   // the fact does not take such a value
  QD_WRONG_PLACE = 42,  // the fact belongs to a row of a sequence, or to none
  QD_GIVEN_TWICE = 43,
  QD_BAD_DATE = 44,  // not YYYY-MM-DD, or no day of 1900 to 2999
  QD_NO_ROW = 45,    // a row, or the end of rows, where no rows were begun
  QD_ROWS_OPEN = 46,
  QD_TOO_MANY = 47,  // more than QD_MAX_ENTRIES
  QD_REFUSED = 48    // a request in JSON on which nothing is decided (qingdan_json.h)
};

enum { QD_ZH = 0, QD_EN = 1 };

enum { QD_ACCEPT = 0, QD_REJECT = 1, QD_REFER = 2, QD_INCOMPLETE = 3 };

// Why: the first line of the verdict table that counts.
enum {
  QD_BANNED = 1,
  QD_CONTESTED = 2,
  QD_NEEDED = 3,
  QD_PERMITTED = 4,
  QD_UNLISTED_REJECT = 5,
  QD_UNLISTED_REFER = 6,
  QD_SILENT = 7
};

enum { QD_NO = 0, QD_UNKNOWN = 1, QD_YES = 2 };

// The verdict, and the item or list that it rests on. Only QD_ACCEPT is a yes.
typedef struct qd_brief {
  int32_t verdict;
  int32_t line;
  uint32_t item;        // QD_NONE where a list decides, or nothing does
  uint32_t list;        // QD_NONE where an item decides, or nothing does
  int32_t by_approval;  // 1: permitted since an approval lifted this item
  int32_t truth;        // QD_UNKNOWN: it could still decide, once the missing facts are known
} qd_brief;

// What the library was built as: QD_ABI_VERSION, and "0.1.0".
QD_API uint32_t qd_abi_version(void);
QD_API const char* qd_version(void);
// One sentence, never null; it lasts for ever.
QD_API const char* qd_status_text(qd_status status, int32_t language);

// --- A program ---------------------------------------------------------------------------------------

// From a file. Replace an artifact by renaming a new one over it, as `qingdan build` does; do not write
// into the file while it is open.
QD_API qd_status qd_program_open_file(const char* path, qd_program** program);
// From bytes, which are copied.
QD_API qd_status qd_program_open_bytes(const void* bytes, size_t size, qd_program** program);
QD_API void qd_program_free(qd_program* program);
// The SHA-256 that was written into the artifact, of all its bytes after the first 64. This library
// carries it and hashes nothing: compare it where files come from others.
QD_API qd_status qd_program_digest(const qd_program* program, uint8_t digest[32]);

// Names are in either language, aliases too. For the calls below that take ids instead of names.
enum {
  QD_REGION = 0,
  QD_ORGAN_KIND = 1,
  QD_MATTER = 2,
  QD_ROLE = 3,
  QD_FACT = 4,
  QD_ITEM = 5,
  QD_LIST = 6,
  QD_DOCUMENT = 7,
  QD_SEQUENCE = 8,
  QD_MATERIAL = 9,
  QD_REGISTER = 10
};
QD_API qd_status qd_find(const qd_program* program, int32_t kind, const char* name, uint32_t* id);
// "甲县.应急局": its kind, and its region or QD_NONE.
QD_API qd_status qd_find_organ(const qd_program* program, const char* name, uint32_t* kind, uint32_t* region);

// --- A request ---------------------------------------------------------------------------------------
// What is not given is unknown, or the declared default of a closed fact; a null name says the same.
// Unknown is never a yes. But a mistake is not taken as unknown: the first call that fails marks the
// request, every later one and qd_decide give its status again, and qd_request_message says what it was,
// until qd_request_clear.

QD_API qd_status qd_request_new(const qd_program* program, qd_request** request);
QD_API void qd_request_free(qd_request* request);
// Nothing given, no error; to be filled again.
QD_API qd_status qd_request_clear(qd_request* request);
// "没有声明过这个名称:事项“安全升产”"; empty where nothing failed. It lasts until the next call with the
// request.
QD_API const char* qd_request_message(qd_request* request, int32_t language);

// Who assigns: "甲县.应急局", "中央.国务院", "公证机构".
QD_API qd_status qd_request_set_assigner(qd_request* request, const char* organ);
// "assign" or "交办", "request_certificate", …; assign, where it is not set; null: unknown.
QD_API qd_status qd_request_set_action(qd_request* request, const char* action);
// To whom: the village, or the smallest declared region that holds it; and which body of it.
QD_API qd_status qd_request_set_village(qd_request* request, const char* region);
QD_API qd_status qd_request_set_addressee(qd_request* request, const char* organ_kind);
// The event date, "2024-03-01"; and by what was known when (null: no restriction).
QD_API qd_status qd_request_set_date(qd_request* request, const char* date);
QD_API qd_status qd_request_set_known_at(qd_request* request, const char* date);
// The document that the assigner cites.
QD_API qd_status qd_request_set_basis(qd_request* request, const char* document);
// 1: something already done, judged for findings only; its verdict says nothing.
QD_API qd_status qd_request_set_observation(qd_request* request, int32_t observation);

// A matter asked for, in its role; how many of it (usually 1), and how many that are there they replace.
QD_API qd_status qd_request_add_matter(qd_request* request, const char* matter, const char* role,
                                       int64_t added, int64_t replaced);

// The value of a fact. For a fact of several values each call adds one. Within rows, of the current row.
QD_API qd_status qd_request_give_bool(qd_request* request, const char* fact, int32_t truth);
// An integer, days, working days; money in fen (5000 yuan: 500000).
QD_API qd_status qd_request_give_number(qd_request* request, const char* fact, int64_t number);
// A date, a text, a choice, a level; an organ, region, matter, role or material by name.
QD_API qd_status qd_request_give_text(qd_request* request, const char* fact, const char* text);
// Of several values none; and: not known, though it has a default.
QD_API qd_status qd_request_give_none(qd_request* request, const char* fact);
QD_API qd_status qd_request_give_unknown(qd_request* request, const char* fact);

// The rows of a sequence, all of them: begin, then for each row `next` and what it gives, then end.
// One that is left out was not there. begin and end alone: there are none.
QD_API qd_status qd_request_begin_rows(qd_request* request, const char* sequence);
QD_API qd_status qd_request_next_row(qd_request* request);
QD_API qd_status qd_request_end_rows(qd_request* request);
// Not known, though absent would mean none.
QD_API qd_status qd_request_rows_unknown(qd_request* request, const char* sequence);

// An approval put forward: it counts only as far as it says. `status` must stand: "granted", "pending",
// "refused", "withdrawn". Dates as above; null for one that there is not.
typedef struct qd_approval {
  const char* organ;
  const char* status;
  const char* matter;
  const char* role;
  const char* region;
  const char* granted;
  const char* from;   // it counts from the later of granted and from
  const char* until;  // the last day
  const char* known_since;
} qd_approval;
QD_API qd_status qd_request_add_approval(qd_request* request, const qd_approval* approval);

// For loops that have looked up their names once; ids of this request's program alone, or QD_NONE.
QD_API qd_status qd_request_set_assigner_id(qd_request* request, uint32_t organ_kind, uint32_t region);
QD_API qd_status qd_request_set_village_id(qd_request* request, uint32_t region);
// Days since 1970-01-01.
QD_API qd_status qd_request_set_date_days(qd_request* request, int32_t days);
QD_API qd_status qd_request_add_matter_id(qd_request* request, uint32_t matter, uint32_t role, int64_t added,
                                          int64_t replaced);
QD_API qd_status qd_request_give_bool_id(qd_request* request, uint32_t fact, int32_t truth);
QD_API qd_status qd_request_give_number_id(qd_request* request, uint32_t fact, int64_t number);

// --- Asking ------------------------------------------------------------------------------------------

QD_API qd_status qd_session_new(const qd_program* program, qd_session** session);
QD_API void qd_session_free(qd_session* session);

// The fast answer; it allocates nothing once warm.
QD_API qd_status qd_decide(qd_session* session, const qd_request* request, qd_brief* brief);
// The whole answer in words: verdict, citations, reasons, what was defeated, what is missing, what would
// turn it to accept.
QD_API qd_status qd_explain(qd_session* session, const qd_request* request, int32_t language,
                            const char** text);
// How often qd_explain may decide again in search of a remedy (20000 at first; 0: no remedies).
QD_API qd_status qd_session_set_remedy_runs(qd_session* session, uint32_t runs);

// Of an item or a list in a qd_brief. A list has an address and a title.
enum {
  QD_ADDRESS = 0,   // "意见2022.N.N1"
  QD_TITLE = 1,     //
  QD_CITATION = 2,  // "《…》(厅字〔2022〕28号) 二(一)"
  QD_REASON = 3     // may be empty
};
QD_API qd_status qd_item_text(qd_session* session, uint32_t item, int32_t which, int32_t language,
                              const char** text);
QD_API qd_status qd_list_text(qd_session* session, uint32_t list, int32_t which, int32_t language,
                              const char** text);

#ifdef __cplusplus
}
#endif

#endif
