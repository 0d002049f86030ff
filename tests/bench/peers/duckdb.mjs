// DuckDB: all requests as one query. Items, requests, and who stands under whom are tables; a condition is two
// columns of bounds or a bitmap; a missing fact is NULL, so SQL's own third truth value does the rest. One thread,
// requests and items already in tables.
//   node duckdb.mjs FOLDER SECONDS
import { DuckDBInstance } from '@duckdb/node-api';
import { performance } from 'node:perf_hooks';
import { chain, load, versionOf } from './common.mjs';

const { policy, lines } = load(process.argv[2]);
const limit = Number(process.argv[3]) * 1000;
const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
const db = await instance.connect();

async function append(table, columns, rows) {
  await db.run(`CREATE TABLE ${table} (${columns.join(', ')})`);
  const appender = await db.createAppender(table);
  for (const row of rows) {
    row.forEach((value, i) => {
      const type = columns[i].split(' ')[1];
      if (value === null || value === undefined) appender.appendNull();
      else if (type === 'BOOLEAN') appender.appendBoolean(value);
      else if (type === 'VARCHAR') appender.appendVarchar(value);
      else if (type === 'UBIGINT') appender.appendUBigInt(value);
      else appender.appendInteger(value);
    });
    appender.endRow();
  }
  appender.closeSync();
}

const bits = (values) => values.reduce((mask, value) => mask | (1n << BigInt(value)), 0n);
const ALL = (1n << 64n) - 1n;

// Sorts of assigner as bits.
const sorts = new Map();
const sortBits = (keys) => bits(keys.map((key) => {
  if (!sorts.has(key)) sorts.set(key, sorts.size);
  return sorts.get(key);
}));

// One condition in SQL, by its kind; a, b: value and set of the item's first or second condition.
const CONDITIONS = {
  funds_below: (x) => `r.funds < i.v${x}`,
  funds_at_least: (x) => `r.funds >= i.v${x}`,
  headcount_over: (x) => `r.headcount > i.v${x}`,
  tags_any: (x) => `(r.tags & i.s${x}) <> 0`,
  tags_all: (x) => `(r.tags & i.s${x}) = i.s${x}`,
  channel_is: (x) => `r.channel = i.v${x}`,
  channel_among: (x) => `((i.s${x} >> r.channel) & 1) = 1`,
  category_is: (x) => `r.category = i.v${x}`,
  deadline_before: (x) => `r.deadline < i.v${x}`,
  deadline_within: (x) => `r.deadline - r.date < i.v${x}`,
  urgent: () => 'r.urgent',
  population_over: (x) => `r.population >= i.v${x}`,
};
const ATOMS = Object.keys(CONDITIONS);
const branches = (x) => ATOMS.map((atom, i) => `WHEN ${i} THEN ${CONDITIONS[atom](x)}`).join(' ');
const condition = (x) => `CASE i.c${x} ${branches(x)} ELSE true END`;

const start = performance.now();
const itemRows = [];
const scopeRows = [];
policy.items.forEach((item, n) => {
  const [a, b] = item.guard;
  itemRows.push([
    n, { forbid: 0, mandate: 1, permit: 2 }[item.mode], item.level,
    item.roles.length === 0 ? ALL : bits(item.roles), item.from.length === 0 ? ALL : sortBits(item.from),
    item.first, item.last ?? 2000000000, item.either,
    a ? ATOMS.indexOf(a.atom) : null, a?.value ?? null, a ? bits(a.set) : null,
    b ? ATOMS.indexOf(b.atom) : null, b?.value ?? null, b ? bits(b.set) : null,
    typeof item.unless === 'number' ? item.unless : item.unless === 'urgent' ? 4 : 5,
  ]);
  // What stands under a named matter is settled once, not for each request; regions are joined.
  for (const matter of item.matters) for (const region of item.regions) scopeRows.push([n, matter, region]);
});
await append('item', ['n INTEGER', 'mode INTEGER', 'level INTEGER', 'roles UBIGINT', 'sorts UBIGINT', 'first INTEGER',
  'last INTEGER', 'either BOOLEAN', 'ca INTEGER', 'va INTEGER', 'sa UBIGINT', 'cb INTEGER', 'vb INTEGER', 'sb UBIGINT',
  'unless INTEGER'], itemRows);
await append('scope', ['n INTEGER', 'matter INTEGER', 'region INTEGER'], scopeRows);
const closure = (parents) => parents.flatMap((_, row) => chain(parents, row).map((above) => [row, above]));
await append('matter_up', ['matter INTEGER', 'above INTEGER'], closure(policy.matters));
await append('region_up', ['region INTEGER', 'above INTEGER'], closure(policy.regions));
await append('list', ['region INTEGER', 'first INTEGER', 'last INTEGER', 'kinds UBIGINT', 'roles UBIGINT',
  'rejects BOOLEAN'], policy.lists.map((list) => [list.region, list.first, list.last ?? 2000000000, bits(list.kinds),
  list.roles.length === 0 ? ALL : bits(list.roles), list.unlisted === 'reject']));
const asked = lines.map((line) => JSON.parse(line));
await append('request', ['n INTEGER', 'matter INTEGER', 'role INTEGER', 'village INTEGER', 'date INTEGER',
  'sorts UBIGINT', 'headcount INTEGER', 'population INTEGER', 'tags UBIGINT', 'urgent BOOLEAN', 'funds INTEGER',
  'channel INTEGER', 'category INTEGER', 'deadline INTEGER', 'a0 INTEGER', 'a1 INTEGER', 'a2 INTEGER', 'a3 INTEGER',
  'kind INTEGER'], asked.map((r) => [r.n, r.matter, r.role, r.village, r.date, sortBits(r.from.filter((key) =>
  sorts.has(key))), r.headcount, r.population, bits(r.tags), r.urgent, r.funds, r.channel, r.category, r.deadline,
  ...r.approvals, policy.kinds[r.matter]]));
const load_s = (performance.now() - start) / 1000;

// Truths are 0, 1, 2. First what applies, then level by level what stands, then the lines of the verdict.
const QUERY = `
WITH up AS (
  SELECT r.n, m.above AS matter, g.above AS region
  FROM request r JOIN matter_up m ON m.matter = r.matter JOIN region_up g ON g.region = r.village
), applied AS (
  SELECT DISTINCT r.n, i.n AS item, i.mode, i.level,
    CASE WHEN i.either THEN ${condition('a')} OR ${condition('b')} ELSE ${condition('a')} AND ${condition('b')} END AS guard,
    CASE i.unless WHEN 0 THEN r.a0 WHEN 1 THEN r.a1 WHEN 2 THEN r.a2 WHEN 3 THEN r.a3 ELSE 0 END AS approval
  FROM up JOIN scope s ON s.matter = up.matter AND s.region = up.region
    JOIN item i ON i.n = s.n JOIN request r ON r.n = up.n
  WHERE r.date BETWEEN i.first AND i.last AND ((i.roles >> r.role) & 1) = 1 AND (i.sorts & (r.sorts | 9223372036854775808)) <> 0
    AND NOT (i.unless = 4 AND r.urgent)
), truths AS (
  SELECT n, mode, level, approval, CASE WHEN guard THEN 2 WHEN guard IS NULL THEN 1 ELSE 0 END AS truth FROM applied
), levels AS (
  SELECT n,
    max(CASE WHEN mode = 0 AND level = 0 THEN least(truth, 2 - approval) ELSE 0 END) AS b0,
    max(CASE WHEN mode = 0 AND level = 1 THEN least(truth, 2 - approval) ELSE 0 END) AS b1,
    max(CASE WHEN mode = 0 AND level = 2 THEN least(truth, 2 - approval) ELSE 0 END) AS b2,
    max(CASE WHEN mode = 1 AND level = 0 THEN truth ELSE 0 END) AS m0,
    max(CASE WHEN mode = 1 AND level = 1 THEN truth ELSE 0 END) AS m1,
    max(CASE WHEN mode = 1 AND level = 2 THEN truth ELSE 0 END) AS m2,
    max(CASE WHEN mode = 2 THEN truth ELSE 0 END) AS permit,
    max(CASE WHEN mode = 0 THEN least(truth, approval) ELSE 0 END) AS lifted
  FROM truths WHERE truth > 0 GROUP BY n
), at_1 AS (
  SELECT *, least(b1, 2 - m0) AS s1, least(m1, 2 - b0) AS k1 FROM levels
), standing AS (
  SELECT n, permit, lifted, greatest(b0, s1, least(b2, 2 - greatest(m0, k1))) AS banned,
    greatest(m0, k1, least(m2, 2 - greatest(b0, s1))) AS must
  FROM at_1
), lines AS (
  SELECT n, banned, greatest(must, least(permit, 2 - banned), lifted) AS permitted FROM standing
), unlisted AS (
  SELECT r.n, bool_or(l.rejects) AS rejects
  FROM request r JOIN region_up g ON g.region = r.village JOIN list l ON l.region = g.above
  WHERE r.date BETWEEN l.first AND l.last AND ((l.kinds >> r.kind) & 1) = 1
    AND ((l.roles >> r.role) & 1) = 1
  GROUP BY r.n
)
SELECT r.n, CASE
    WHEN banned = 2 THEN 'reject'
    WHEN permitted = 2 THEN CASE WHEN banned = 1 THEN 'incomplete' ELSE 'accept' END
    WHEN permitted = 1 THEN 'incomplete'
    WHEN rejects THEN 'reject'
    WHEN banned = 1 OR rejects IS NULL THEN 'incomplete'
    ELSE 'refer' END AS verdict
FROM request r LEFT JOIN lines ON lines.n = r.n LEFT JOIN unlisted ON unlisted.n = r.n
ORDER BY r.n`;

// Over and over; processor time of all threads, the best. Gives the rows of the last time, too.
async function batch(work) {
  let best = Infinity;
  let rows;
  let spent = 0;
  for (let batches = 0; batches === 0 || (spent < limit / 2 && batches < 10); batches += 1) {
    const before = process.cpuUsage();
    const began = performance.now();
    rows = await work();
    spent += performance.now() - began;
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
  }
  return { best, rows };
}
const ask = async () => (await (await db.run(QUERY)).getRows());
const inMemory = await batch(ask);

// The same with the requests read from the lines of JSON first.
await append('sort', ['key VARCHAR', 'bit INTEGER'], [...sorts.entries()]);
const set = (list) => `coalesce(list_sum(list_transform(${list}, x -> 1::UBIGINT << x)), 0)::UBIGINT`;
const READ = `
CREATE OR REPLACE TABLE request AS
SELECT n, matter, role, village, date,
  ${set(`list_filter(list_transform("from", k -> s.bits[k]), x -> x IS NOT NULL)`)} AS sorts,
  headcount, population, ${set('tags')} AS tags, urgent, funds, channel, category, deadline,
  approvals[1] AS a0, approvals[2] AS a1, approvals[3] AS a2, approvals[4] AS a3, k.kind
FROM read_json('${process.argv[2]}/requests.ndjson', format = 'newline_delimited', columns = {n: 'INTEGER',
  matter: 'INTEGER', role: 'INTEGER', village: 'INTEGER', date: 'INTEGER', "from": 'VARCHAR[]', headcount: 'INTEGER',
  population: 'INTEGER', tags: 'INTEGER[]', urgent: 'BOOLEAN', funds: 'INTEGER', channel: 'INTEGER',
  category: 'INTEGER', deadline: 'INTEGER', approvals: 'INTEGER[]'}) JOIN matter_kind k USING (matter)
  CROSS JOIN (SELECT map(list(key), list(bit)) AS bits FROM sort) s`;
await append('matter_kind', ['matter INTEGER', 'kind INTEGER'], policy.kinds.map((kind, matter) => [matter, kind]));
const fromJson = await batch(async () => {
  await db.run(READ);
  return ask();
});

for (const { rows } of [inMemory, fromJson]) {
  if (rows.length !== lines.length) throw new Error(`DuckDB: ${rows.length} answers to ${lines.length} requests`);
  for (const [n, verdict] of rows) {
    if (verdict !== asked[n].expected) {
      console.error(`DuckDB: request ${n}: expected ${asked[n].expected}, got ${verdict}\n  ${lines[n]}`);
      process.exit(1);
    }
  }
}
const each = ({ best }) => (best * 1e6) / lines.length;
console.log(JSON.stringify({
  engine: 'DuckDB', version: versionOf('@duckdb/node-api'), build: 'native C++, through its Node binding, one thread',
  load_s, requests: lines.length, mean: each(inMemory), mean_from_json: each(fromJson), p50: null, p99: null,
}));
process.exit(0);
