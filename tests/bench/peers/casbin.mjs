// node-casbin: an ABAC model. Matters, regions and dates are columns; the rest of an item is a rule, compiled once to
// a function (casbin's own eval() compiles each rule anew for each request). The effect is by priority, in the order in which items prevail here:
// bans and mandates level by level, permits, approvals. The first match decides; if it only perhaps applies
// (casbin has no third truth value), the question is put again for what comes after it. One filtered policy for
// each county.
//   node casbin.mjs FOLDER SECONDS
import { newEnforcer, newModelFromString } from 'casbin';
import {
  Measurement, byCounty, canBeUnknown, chain, factOf, isOpen, itemsOf, listsByRegion, load, resolve, versionOf,
} from './common.mjs';

const { policy, lines } = load(process.argv[2]);
const lists = listsByRegion(policy);

// The hierarchies are asked first, the rule is evaluated last.
const MODEL = `
[request_definition]
r = ask, after
[policy_definition]
p = place, number, matters, regions, first, last, rule, truth, eft
[policy_effect]
e = priority(p.eft) || deny
[matchers]
m = under(r.ask.matters, p.matters) && under(r.ask.regions, p.regions) && \
r.ask.date >= p.first && r.ask.date <= p.last && p.place > r.after && holds(p.rule, r.ask)
`;

function condition({ atom, value, set }) {
  switch (atom) {
    case 'funds_below': return `r.ask.funds < ${value}`;
    case 'funds_at_least': return `r.ask.funds >= ${value}`;
    case 'headcount_over': return `r.ask.headcount > ${value}`;
    case 'tags_any': return set.map((tag) => `has(r.ask.tags, ${tag})`).join(' || ');
    case 'tags_all': return set.map((tag) => `has(r.ask.tags, ${tag})`).join(' && ');
    case 'channel_is': return `r.ask.channel == ${value}`;
    case 'channel_among': return set.map((one) => `r.ask.channel == ${one}`).join(' || ');
    case 'category_is': return `r.ask.category == ${value}`;
    case 'deadline_before': return `r.ask.deadline < ${value}`;
    case 'deadline_within': return `r.ask.deadline - r.ask.date < ${value}`;
    case 'urgent': return 'r.ask.urgent';
    case 'population_over': return `r.ask.population >= ${value}`;
    default: throw new Error(`no such condition: ${atom}`);
  }
}

function guardOf(item, certain) {
  const parts = item.guard.map((one) => {
    if (!isOpen(one.atom)) return `(${condition(one)})`;
    const known = `r.ask.${factOf(one.atom)} != -1`;
    return certain ? `(${known} && (${condition(one)}))` : `(!(${known}) || (${condition(one)}))`;
  });
  return parts.length === 0 ? [] : [`(${parts.join(item.either ? ' || ' : ' && ')})`];
}

// A ban that an approval lifts is two rules: the ban, and the permission that the approval gives.
function rulesOf(item, certain) {
  const scope = [];
  if (item.roles.length > 0) scope.push(`(${item.roles.map((role) => `r.ask.role == ${role}`).join(' || ')})`);
  if (item.from.length > 0) scope.push(`(${item.from.map((sort) => `has(r.ask.from, '${sort}')`).join(' || ')})`);
  if (item.unless === 'urgent') scope.push('!r.ask.urgent');
  scope.push(...guardOf(item, certain));
  const all = (more) => [...scope, ...more].join(' && ') || 'true';
  if (typeof item.unless !== 'number') return [{ rule: all([]), lifts: false }];
  const approval = `has(r.ask.approved, ${item.unless})`;
  const pending = `has(r.ask.pending, ${item.unless})`;
  return [
    { rule: all([certain ? `!${approval} && !${pending}` : `!${approval}`]), lifts: false },
    { rule: all([certain ? approval : `(${approval} || ${pending})`]), lifts: true },
  ];
}

// Place in the order in which they prevail.
function tier(item, lifts) {
  if (lifts || item.mode === 'permit') return 6;
  return item.level * 2 + (item.mode === 'mandate' ? 1 : 0);
}

function policyLines(items) {
  const rows = [];
  for (const item of items) {
    const unknown = canBeUnknown(item) || typeof item.unless === 'number';
    for (const certain of unknown ? [true, false] : [true]) {
      for (const { rule, lifts } of rulesOf(item, certain)) rows.push({ item, certain, rule, lifts });
    }
  }
  // What is certain stands before what is perhaps, so that a perhaps that is reached is no more than that.
  rows.sort((a, b) => tier(a.item, a.lifts) - tier(b.item, b.lifts) || Number(b.certain) - Number(a.certain));
  return rows.map(({ item, certain, rule, lifts }, i) => [
    String(i + 1), String(item.n), item.matters.join(' '), item.regions.join(' '), String(item.first),
    String(item.last ?? 1e9), rule, certain ? '2' : '1',
    item.mode === 'forbid' && !lifts ? 'deny' : 'allow',
  ]);
}

const has = (all, one) => all.includes(one);

async function enforcerFor(items) {
  const enforcer = await newEnforcer(newModelFromString(MODEL));
  const sets = new Map();
  const numbers = (text) => {
    if (!sets.has(text)) sets.set(text, text.split(' ').map(Number));
    return sets.get(text);
  };
  await enforcer.addFunction('under', (above, named) => numbers(named).some((one) => above.includes(one)));
  const compiled = new Map();
  await enforcer.addFunction('holds', (rule, ask) => {
    if (!compiled.has(rule)) compiled.set(rule, new Function('r', 'has', `return ${rule};`));
    return compiled.get(rule)({ ask }, has);
  });
  await enforcer.addPolicies(policyLines(items));
  return enforcer;
}

// Policies are asked in the order in which they were added. One answer, or several as long as each only perhaps applies.
function decide(enforcer, request) {
  const seen = [];
  let after = 0;
  for (;;) {
    const [allowed, rule] = enforcer.enforceExSync(request, after);
    if (rule.length === 0) break;
    seen.push([allowed ? 'accept' : 'reject', rule[7] === '2']);
    if (rule[7] === '2') break;
    after = Number(rule[0]);
  }
  const verdicts = new Set(seen.map(([verdict]) => verdict));
  if (seen.length === 0 || !seen[seen.length - 1][1]) verdicts.add(resolve(policy, lists, request, []));
  return verdicts.size === 1 ? [...verdicts][0] : 'incomplete';
}

const measurement = new Measurement('node-casbin', versionOf('casbin'), 'JavaScript', Number(process.argv[3]));
let inPolicy = 0;
for (const [county, group] of byCounty(policy, lines)) {
  if (measurement.isOver) break;
  const enforcer = await measurement.loading(() => {
    const items = itemsOf(policy, county);
    inPolicy = items.length;
    return enforcerFor(items);
  });
  await measurement.all(group, (text) => {
    const request = JSON.parse(text);
    request.matters = chain(policy.matters, request.matter);
    request.regions = chain(policy.regions, request.village);
    for (const fact of ['funds', 'channel', 'category', 'deadline']) request[fact] ??= -1;
    request.approved = request.approvals.flatMap((truth, i) => (truth === 2 ? [i] : []));
    request.pending = request.approvals.flatMap((truth, i) => (truth === 1 ? [i] : []));
    return decide(enforcer, request);
  });
}
measurement.print({ items_in_a_policy: inPolicy });
