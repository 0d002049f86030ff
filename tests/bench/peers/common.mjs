// What the peers in Node share: reading the workload, the last step from matched items to a verdict, and
// the measuring.
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

export function load(folder) {
  const policy = JSON.parse(readFileSync(`${folder}/policy.json`, 'utf8'));
  const lines = readFileSync(`${folder}/requests.ndjson`, 'utf8').trimEnd().split('\n');
  return { policy, lines };
}

// The row itself and those above it.
export function chain(parents, row) {
  const rows = [];
  for (let at = row; at !== -1; at = parents[at]) rows.push(at);
  return rows;
}

// Countries are level 0, counties 3: a county and what stands above and below it.
export function countyOf(policy, village) {
  const up = chain(policy.regions, village);
  return up[up.length - 4];
}
export function itemsOf(policy, county) {
  const above = new Set(chain(policy.regions, county));
  const concerns = (item) =>
    item.regions.some((region) => above.has(region) || chain(policy.regions, region).includes(county));
  return policy.items.map((item, n) => ({ ...item, n })).filter(concerns);
}

const OPEN = new Set(['funds', 'channel', 'category', 'deadline']);
export const factOf = (atom) => atom.split('_')[0];
// Whether it can be unknown if the item applies: it reads an open fact.
export const canBeUnknown = (item) => item.guard.some(({ atom }) => OPEN.has(factOf(atom)));
export const isOpen = (atom) => OPEN.has(factOf(atom));

// Lists that say what their silence means, by region.
export function listsByRegion(policy) {
  const by = new Map();
  for (const list of policy.lists) {
    if (!by.has(list.region)) by.set(list.region, []);
    by.get(list.region).push(list);
  }
  return by;
}

// From the items that apply, for sure (2) or perhaps (1), to the verdict. `matched`: pairs of item and truth,
// where the truth leaves the approval of an `unless` out.
export function resolve(policy, lists, request, matched) {
  const ban = [0, 0, 0];
  const mandate = [0, 0, 0];
  let permit = 0;
  let lifted = 0;
  for (const [item, truth] of matched) {
    if (item.mode === 'mandate') {
      mandate[item.level] = Math.max(mandate[item.level], truth);
    } else if (item.mode === 'permit') {
      permit = Math.max(permit, truth);
    } else {
      const approval = typeof item.unless === 'number' ? request.approvals[item.unless] : 0;
      ban[item.level] = Math.max(ban[item.level], Math.min(truth, 2 - approval));
      lifted = Math.max(lifted, Math.min(truth, approval));
    }
  }
  // Down the levels: a ban falls to a standing mandate above it, a mandate to a standing ban above it.
  let banned = 0;
  let must = 0;
  for (let level = 0; level < 3; level += 1) {
    const standing = [Math.min(ban[level], 2 - must), Math.min(mandate[level], 2 - banned)];
    banned = Math.max(banned, standing[0]);
    must = Math.max(must, standing[1]);
  }
  const permitted = Math.max(must, Math.min(permit, 2 - banned), lifted);
  if (banned === 2) return 'reject';
  if (permitted === 2) return banned === 0 ? 'accept' : 'incomplete';
  if (permitted === 1) return 'incomplete';
  const unlisted = silence(policy, lists, request);
  return banned === 0 || unlisted === 'reject' ? unlisted : 'incomplete';
}

// No item permits: the strictest list that covers the matter.
function silence(policy, lists, request) {
  let verdict = 'incomplete';
  for (let at = request.village; at !== -1; at = policy.regions[at]) {
    for (const list of lists.get(at) ?? []) {
      const covers =
        list.first <= request.date && (list.last === null || request.date <= list.last) &&
        list.kinds.includes(policy.kinds[request.matter]) &&
        (list.roles.length === 0 || list.roles.includes(request.role));
      if (covers && list.unlisted === 'reject') return 'reject';
      if (covers) verdict = 'refer';
    }
  }
  return verdict;
}

// Collects times and disagreements. The mean is processor time, of all threads; the percentiles are of single
// calls by the clock. `limit`: seconds for all decisions together.
export class Measurement {
  constructor(engine, version, build, limit) {
    this.result = { engine, version, build, load_s: 0 };
    this.times = [];
    this.processor = 0;
    this.limit = limit * 1000;
    this.total = 0;
  }
  get isOver() {
    return this.total > this.limit;
  }
  async loading(work) {
    const start = performance.now();
    const made = await work();
    this.result.load_s += (performance.now() - start) / 1000;
    return made;
  }
  // `decide` takes a line and gives the verdict, or a promise of it.
  async all(lines, decide) {
    const verdicts = [];
    const before = process.cpuUsage();
    for (const line of lines) {
      if (this.isOver) break;
      const start = performance.now();
      const given = decide(line);
      verdicts.push(given instanceof Promise ? await given : given);
      const took = performance.now() - start;
      this.total += took;
      this.times.push(took * 1e6);
    }
    const { user, system } = process.cpuUsage(before);
    this.processor += (user + system) * 1e3;
    verdicts.forEach((verdict, i) => this.check(lines[i], verdict));
  }
  check(line, verdict) {
    const { n, expected } = JSON.parse(line);
    if (verdict !== expected) {
      console.error(`${this.result.engine}: request ${n}: expected ${expected}, got ${verdict}\n  ${line}`);
      process.exit(1);
    }
  }
  print(more = {}) {
    this.times.sort((a, b) => a - b);
    const at = (share) => this.times[Math.floor(this.times.length * share)];
    const mean = this.processor / this.times.length;
    const { times: { length: requests } } = this;
    console.log(JSON.stringify({ ...this.result, requests, mean, p50: at(0.5), p99: at(0.99), ...more }));
  }
}

// Requests by county, those of a county together: a linear engine is given its county's items alone.
export function byCounty(policy, lines) {
  const groups = new Map();
  for (const line of lines) {
    const county = countyOf(policy, JSON.parse(line).village);
    if (!groups.has(county)) groups.set(county, []);
    groups.get(county).push(line);
  }
  return groups;
}

export function versionOf(name) {
  const lock = JSON.parse(readFileSync(new URL('./package-lock.json', import.meta.url), 'utf8'));
  return lock.packages[`node_modules/${name}`].version;
}
