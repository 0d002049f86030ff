// GoRules ZEN: one decision table for each county, hit policy "collect", a row for each item, the columns that
// rule out most first. Where an item reads a fact that may be missing, the row matches if it perhaps applies and
// its output says whether it certainly does.
//   node zen.mjs FOLDER SECONDS
import { ZenEngine } from '@gorules/zen-engine';
import {
  Measurement, byCounty, canBeUnknown, chain, factOf, isOpen, itemsOf, listsByRegion, load, resolve, versionOf,
} from './common.mjs';

const { policy, lines } = load(process.argv[2]);
const lists = listsByRegion(policy);

function condition({ atom, value, set }) {
  switch (atom) {
    case 'funds_below': return `funds < ${value}`;
    case 'funds_at_least': return `funds >= ${value}`;
    case 'headcount_over': return `headcount > ${value}`;
    case 'tags_any': return `some(tags, # in [${set}])`;
    case 'tags_all': return set.map((tag) => `contains(tags, ${tag})`).join(' and ');
    case 'channel_is': return `channel == ${value}`;
    case 'channel_among': return `channel in [${set}]`;
    case 'category_is': return `category == ${value}`;
    case 'deadline_before': return `deadline < ${value}`;
    case 'deadline_within': return `deadline - date < ${value}`;
    case 'urgent': return 'urgent';
    case 'population_over': return `population >= ${value}`;
    default: throw new Error(`no such condition: ${atom}`);
  }
}

function guardOf(item, certain) {
  const parts = item.guard.map((one) => {
    if (!isOpen(one.atom)) return `(${condition(one)})`;
    const fact = factOf(one.atom);
    return certain ? `(${fact} != null and ${condition(one)})` : `(${fact} == null or ${condition(one)})`;
  });
  return parts.join(item.either ? ' or ' : ' and ');
}

// A cell without a field of its own is an expression on the whole request; `$` is the field of the column.
function row(item) {
  const anyOf = (field, values) =>
    values.length === 1 ? `contains(${field}, ${values[0]})`
      : `some(${field}, # in [${values}])`;
  const urgent = item.unless === 'urgent' ? 'not(urgent)' : '';
  return {
    _id: String(item.n),
    matter: anyOf('$', item.matters),
    region: anyOf('$', item.regions),
    role: item.roles.join(', '),
    date: item.last === null ? `>= ${item.first}` : `[${item.first}..${item.last}]`,
    from: item.from.length === 0 ? '' : anyOf('$', item.from.map((sort) => `"${sort}"`)),
    guard: [guardOf(item, false), urgent].filter((part) => part !== '').map((part) => `(${part})`).join(' and '),
    item: String(item.n),
    truth: canBeUnknown(item) ? `(${guardOf(item, true)}) ? 2 : 1` : '2',
  };
}

function table(items) {
  const input = (id, field) => ({ id, name: id, ...(field ? { field } : {}) });
  const output = (id) => ({ id, name: id, field: id });
  return {
    contentType: 'application/vnd.gorules.decision',
    nodes: [
      { id: 'in', name: 'request', type: 'inputNode', position: { x: 0, y: 0 } },
      {
        id: 'table', name: 'items', type: 'decisionTableNode', position: { x: 1, y: 0 },
        content: {
          hitPolicy: 'collect',
          inputs: [
            input('matter', 'matters'), input('region', 'regions'), input('role', 'role'), input('date', 'date'),
            input('from', 'from'), input('guard'),
          ],
          outputs: [output('item'), output('truth')],
          rules: items.map(row),
        },
      },
      { id: 'out', name: 'answer', type: 'outputNode', position: { x: 2, y: 0 } },
    ],
    edges: [
      { id: 'a', sourceId: 'in', targetId: 'table', type: 'edge' },
      { id: 'b', sourceId: 'table', targetId: 'out', type: 'edge' },
    ],
  };
}

const measurement = new Measurement('GoRules ZEN', versionOf('@gorules/zen-engine'), 'native Rust, through its Node binding',
  Number(process.argv[3]));
const engine = new ZenEngine();

let inTable = 0;
for (const [county, group] of byCounty(policy, lines)) {
  if (measurement.isOver) break;
  const decision = await measurement.loading(() => {
    const items = itemsOf(policy, county);
    inTable = items.length;
    return engine.createDecision(Buffer.from(JSON.stringify(table(items))));
  });
  await measurement.all(group, async (text) => {
    const request = JSON.parse(text);
    request.matters = chain(policy.matters, request.matter);
    request.regions = chain(policy.regions, request.village);
    const { result } = await decision.evaluate(request);
    return resolve(policy, lists, request, result.map(({ item, truth }) => [policy.items[item], truth]));
  });
}
measurement.print({ rows_in_a_table: inTable });
