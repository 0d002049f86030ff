// qingdan in Node: WebAssembly, so nothing is built or installed on the user's side, and one file runs on
// every processor. Opens an artifact, asks one question in JSON, prints the verdict, the item it rests on
// with its citation, and the explanation.
//
//   node ask.mjs FOLDER/qingdan.mjs policies.qdc request.json
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

const [loader, artifact, requestFile] = process.argv.slice(2);
const { Qingdan } = await import(pathToFileURL(loader));

const qingdan = await Qingdan.load();
const session = qingdan.open(await readFile(artifact)).session();
const request = JSON.parse(await readFile(requestFile, "utf8"));

const { context } = session.decide(request, "zh");
const item = context.deciding[0];
console.log(context.verdict);
console.log(`${item.item}: ${item.citation}`);
process.stdout.write(session.explain(request, "zh"));
