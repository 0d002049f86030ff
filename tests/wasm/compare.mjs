// The WebAssembly module answers as this machine's own runtime does:
//   - the shipped requests: the whole answer in JSON, byte for byte
//   - random policies and requests (tests/property/write_corpus.cpp): verdict, deciding item, explanation
//   node compare.mjs LOADER ARTIFACT REQUESTS ANSWERS CORPUS
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [loader, artifact, requests, answers, corpus] = process.argv.slice(2);
const { Qingdan } = await import(pathToFileURL(loader));
const qingdan = await Qingdan.load();
const { calls } = qingdan;

const differences = [];
let compared = 0;
function expectEqual(actual, expected, what) {
  ++compared;
  if (actual !== expected) differences.push(`${what}\n  expected ${expected}\n  got      ${actual}`);
}

const lines = (path) => readFileSync(path, "utf8").split("\n").filter((line) => line !== "");

function compareShipped() {
  const program = qingdan.open(readFileSync(artifact));
  const session = program.session();
  const expected = lines(answers);
  const asked = lines(requests);
  if (asked.length === 0 || asked.length !== expected.length) throw new Error("requests without answers");
  asked.forEach((line, i) => expectEqual(session.decideText(line, "zh"), expected[i], `request ${i + 1}`));
  session.free();
  program.free();
}

// Texts that a call takes live until it returns.
function perform(request, { call, arguments: given }) {
  const texts = [];
  const taken = given.map((argument) => {
    if (argument === null) return 0;
    if (typeof argument === "number") return argument;
    if (typeof argument === "object") return BigInt(argument.i64);
    const bytes = new TextEncoder().encode(argument + "\0");
    const address = calls.malloc(bytes.length);
    qingdan.memory.set(bytes, address);
    texts.push(address);
    return address;
  });
  if (call === "qd_request_add_approval") {
    const approval = calls.malloc(4 * taken.length);
    new Uint32Array(calls.memory.buffer, approval, taken.length).set(taken);
    texts.push(approval);
    qingdan.check(calls[call](request, approval));
  } else {
    qingdan.check(calls[call](request, ...taken));
  }
  texts.forEach((address) => calls.free(address));
}

function briefOf(session, request) {
  return qingdan.withBytes(new Uint8Array(24), (brief) => {
    qingdan.check(calls.qd_decide(session, request, brief));
    const view = new DataView(calls.memory.buffer, brief, 24);
    return [
      view.getInt32(0, true),
      view.getInt32(4, true),
      view.getUint32(8, true),
      view.getUint32(12, true),
      view.getInt32(16, true),
      view.getInt32(20, true),
    ];
  });
}

function comparePolicy(stem) {
  const program = qingdan.open(readFileSync(`${stem}.qdc`));
  const session = program.session();
  qingdan.check(calls.qd_session_set_remedy_runs(session.handle, 0));
  const request = qingdan.result((out) => calls.qd_request_new(program.handle, out));
  JSON.parse(readFileSync(`${stem}.json`, "utf8")).forEach((asked, i) => {
    qingdan.check(calls.qd_request_clear(request));
    for (const call of asked.calls) perform(request, call);
    const what = `${stem}, request ${i}`;
    expectEqual(briefOf(session.handle, request).join(), asked.brief.join(), what);
    const text = qingdan.result((out) => calls.qd_explain(session.handle, request, 0, out));
    expectEqual(qingdan.textAt(text), asked.explanation, what);
  });
  calls.qd_request_free(request);
  session.free();
  program.free();
}

// What is no artifact, and what is no request, is an error and not the end.
function compareRefusals() {
  const bytes = readFileSync(artifact);
  for (const size of [0, 1, 63, 64, 1000, bytes.length - 1]) {
    let status = 0;
    try {
      qingdan.open(bytes.subarray(0, size));
    } catch (error) {
      status = error.status;
    }
    expectEqual(status >= 20 && status < 40, true, `an artifact cut to ${size} bytes`);
  }
  const session = qingdan.open(bytes).session();
  const refused = session.decide("[".repeat(100000), "en");
  expectEqual(refused.decision, false, "brackets");
  expectEqual(refused.context.error.code.startsWith("QD09"), true, "brackets");
}

compareShipped();
const stems = readdirSync(corpus).filter((name) => name.endsWith(".qdc"));
if (stems.length === 0) throw new Error("no policies");
for (const name of stems) comparePolicy(join(corpus, name.slice(0, -4)));
compareRefusals();

for (const difference of differences.slice(0, 5)) console.error(difference);
console.log(`${stems.length} random policies, ${compared} comparisons, ${differences.length} differences`);
process.exit(differences.length === 0 ? 0 : 1);
