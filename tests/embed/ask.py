"""qingdan in Python, with nothing but ctypes: opens an artifact, asks one question in JSON, prints the
verdict, the item it rests on with its citation, and the explanation.

    python3 ask.py libqingdan_json.so policies.qdc request.json
"""

import ctypes
import hashlib
import json
import sys
from ctypes import POINTER, byref, c_char_p, c_int32, c_size_t, c_uint8, c_void_p

ZH, EN = 0, 1
OK, REFUSED = 0, 48


class Qingdan:
    """One artifact and one session: for one thread at a time. Make one for each thread."""

    def __init__(self, library, artifact):
        self.lib = ctypes.CDLL(library)
        self.lib.qd_status_text.restype = c_char_p
        for free in (self.lib.qd_session_free, self.lib.qd_program_free):
            free.argtypes, free.restype = [c_void_p], None
        for ask in (self.lib.qd_decide_json, self.lib.qd_explain_json):
            ask.argtypes = [c_void_p, c_char_p, c_size_t, c_int32, POINTER(c_char_p), POINTER(c_size_t)]
        self.program, self.session = c_void_p(), c_void_p()
        data = open(artifact, "rb").read()
        self.check(self.lib.qd_program_open_bytes(data, c_size_t(len(data)), byref(self.program)))
        digest = (c_uint8 * 32)()
        self.check(self.lib.qd_program_digest(self.program, digest))
        if bytes(digest) != hashlib.sha256(data[64:]).digest():
            raise ValueError(artifact + ": 与生成时的摘要不符")
        self.check(self.lib.qd_session_new(self.program, byref(self.session)))

    def check(self, status):
        if status not in (OK, REFUSED):
            raise RuntimeError(self.lib.qd_status_text(status, ZH).decode())

    def _ask(self, call, request, language):
        line, text = json.dumps(request).encode(), c_char_p()
        self.check(call(self.session, line, len(line), language, byref(text), None))
        return text.value.decode()

    def decide(self, request, language=ZH):
        return json.loads(self._ask(self.lib.qd_decide_json, request, language))

    def explain(self, request, language=ZH):
        return self._ask(self.lib.qd_explain_json, request, language)

    def close(self):
        self.lib.qd_session_free(self.session)
        self.lib.qd_program_free(self.program)
        self.session = self.program = None


def main(library, artifact, request_file):
    request = json.load(open(request_file, encoding="utf-8"))
    qingdan = Qingdan(library, artifact)
    context = qingdan.decide(request)["context"]
    item = context["deciding"][0]
    print(context["verdict"])
    print(item["item"] + ": " + item["citation"])
    print(qingdan.explain(request), end="")
    qingdan.close()


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    main(*sys.argv[1:])
