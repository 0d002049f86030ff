// qingdan in C: opens an artifact, asks one question, prints the verdict, the item it rests on with its
// citation, and the explanation.
#include <qingdan/qingdan.h>
#include <stdio.h>

static const char* const kVerdicts[] = {"accept", "reject", "refer", "incomplete"};

// 甲县.应急局 交办 安全生产 作为 主责, to 甲村. The first call that fails marks the request, so asking is
// the one place to look.
static void fill(qd_request* request) {
  qd_request_set_assigner(request, "甲县.应急局");
  qd_request_set_action(request, "assign");
  qd_request_add_matter(request, "安全生产", "主责", 1, 0);
  qd_request_set_village(request, "甲村");
  qd_request_set_date(request, "2024-03-01");
}

static qd_status print_answer(qd_session* session, const qd_request* request) {
  qd_brief brief;
  const char* text = NULL;
  qd_status status = qd_decide(session, request, &brief);
  if (status != QD_OK) return status;
  puts(kVerdicts[brief.verdict]);
  status = qd_item_text(session, brief.item, QD_ADDRESS, QD_ZH, &text);
  if (status != QD_OK) return status;
  printf("%s: ", text);
  status = qd_item_text(session, brief.item, QD_CITATION, QD_ZH, &text);
  if (status != QD_OK) return status;
  puts(text);
  status = qd_explain(session, request, QD_ZH, &text);
  if (status == QD_OK) fputs(text, stdout);
  return status;
}

int main(int argc, char** argv) {
  qd_program* program = NULL;
  qd_session* session = NULL;
  qd_request* request = NULL;
  if (argc != 2) {
    fputs("usage: ask FILE.qdc\n", stderr);
    return 2;
  }
  qd_status status = qd_program_open_file(argv[1], &program);
  if (status == QD_OK) status = qd_session_new(program, &session);
  if (status == QD_OK) status = qd_request_new(program, &request);
  if (status == QD_OK) {
    fill(request);
    status = print_answer(session, request);
  }
  if (status != QD_OK) {
    fprintf(stderr, "%s\n%s\n", qd_status_text(status, QD_ZH), qd_request_message(request, QD_ZH));
  }
  qd_request_free(request);
  qd_session_free(session);
  qd_program_free(program);
  return status == QD_OK ? 0 : 1;
}
