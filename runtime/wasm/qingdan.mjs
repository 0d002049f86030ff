// qingdan for JavaScript: loads qingdan.wasm, which lies beside this file. Runs in Node and in browsers.
//
//   import { Qingdan } from "./qingdan.mjs";
//   const qingdan = await Qingdan.load();              // or load(bytes of qingdan.wasm)
//   const program = qingdan.open(bytesOfAnArtifact);   // a .qdc file
//   const session = program.session();
//   const answer = session.decide(request, "zh");      // a request and an answer in the shape of AuthZEN 1.0
//   const text = session.explain(request, "zh");
//
// `free()` on a session or a program gives its memory back at once; what is not freed goes with the module.
// `calls` are the calls of qingdan/qingdan.h themselves, on addresses in `memory`.

const OK = 0;
const REFUSED = 48;
const LANGUAGES = { zh: 0, en: 1 };

export class QingdanError extends Error {
  constructor(status, message) {
    super(message);
    this.name = "QingdanError";
    this.status = status; // a qd_status
  }
}

async function compile(bytes) {
  if (bytes !== undefined) return WebAssembly.compile(bytes);
  const url = new URL("qingdan.wasm", import.meta.url);
  if (url.protocol !== "file:") return WebAssembly.compile(await (await fetch(url)).arrayBuffer());
  const { readFile } = await import("node:fs/promises");
  return WebAssembly.compile(await readFile(url));
}

// What the module asks of its surroundings: nothing that it needs. Only running out of memory ends it.
function surroundings(module) {
  const imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    imports[from] ??= {};
    imports[from][name] =
      name === "proc_exit" || name === "abort"
        ? () => {
            throw new QingdanError(6, "out of memory");
          }
        : () => 0;
  }
  return imports;
}

export class Qingdan {
  static async load(bytes) {
    const module = await compile(bytes);
    const instance = await WebAssembly.instantiate(module, surroundings(module));
    instance.exports._initialize?.();
    return new Qingdan(instance.exports);
  }

  constructor(calls) {
    this.calls = calls;
  }

  get memory() {
    return new Uint8Array(this.calls.memory.buffer); // a new one each time: the buffer moves as it grows
  }

  get version() {
    return this.textAt(this.calls.qd_version());
  }

  // Copies bytes in, with a NUL behind them, for the length of one call.
  withBytes(bytes, use) {
    const address = this.calls.malloc(bytes.length + 1) >>> 0;
    if (address === 0) throw new QingdanError(6, "out of memory");
    try {
      this.memory.set(bytes, address);
      this.memory[address + bytes.length] = 0;
      return use(address);
    } finally {
      this.calls.free(address);
    }
  }

  textAt(address) {
    const memory = this.memory;
    const from = address >>> 0;
    return new TextDecoder().decode(memory.subarray(from, memory.indexOf(0, from)));
  }

  pointerAt(address) {
    return new DataView(this.calls.memory.buffer).getUint32(address, true);
  }

  check(status) {
    if (status === OK || status === REFUSED) return;
    throw new QingdanError(status, this.textAt(this.calls.qd_status_text(status, LANGUAGES.zh)));
  }

  // What a call writes into the pointer that `use` is given.
  result(use) {
    return this.withBytes(new Uint8Array(4), (out) => {
      this.check(use(out));
      return this.pointerAt(out);
    });
  }

  open(artifact) {
    const handle = this.withBytes(artifact, (bytes) =>
      this.result((out) => this.calls.qd_program_open_bytes(bytes, artifact.length, out)),
    );
    return new Program(this, handle);
  }
}

class Program {
  constructor(qingdan, handle) {
    this.qingdan = qingdan;
    this.handle = handle;
  }

  session() {
    const handle = this.qingdan.result((out) => this.qingdan.calls.qd_session_new(this.handle, out));
    return new Session(this.qingdan, handle);
  }

  // The SHA-256 that the artifact carries, of all its bytes after the first 64.
  digest() {
    return this.qingdan.withBytes(new Uint8Array(32), (digest) => {
      this.qingdan.check(this.qingdan.calls.qd_program_digest(this.handle, digest));
      return this.qingdan.memory.slice(digest, digest + 32);
    });
  }

  free() {
    this.qingdan.calls.qd_program_free(this.handle);
    this.handle = 0;
  }
}

class Session {
  constructor(qingdan, handle) {
    this.qingdan = qingdan;
    this.handle = handle;
  }

  // `request`: an object, or its JSON.
  ask(call, request, language) {
    const json = typeof request === "string" ? request : JSON.stringify(request);
    const line = new TextEncoder().encode(json);
    const address = this.qingdan.withBytes(line, (bytes) =>
      this.qingdan.result((out) => call(this.handle, bytes, line.length, LANGUAGES[language] ?? -1, out, 0)),
    );
    return this.qingdan.textAt(address);
  }

  // The answer as the bytes of JSON that `qingdan decide --format json` gives, and as an object.
  decideText(request, language = "zh") {
    return this.ask(this.qingdan.calls.qd_decide_json, request, language);
  }
  decide(request, language = "zh") {
    return JSON.parse(this.decideText(request, language));
  }
  explain(request, language = "zh") {
    return this.ask(this.qingdan.calls.qd_explain_json, request, language);
  }

  free() {
    this.qingdan.calls.qd_session_free(this.handle);
    this.handle = 0;
  }
}
