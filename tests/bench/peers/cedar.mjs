// Cedar: a policy for each item; the assigner is the principal with its sorts as parents, the role the action,
// the village the resource under its regions, the matter an entity under those above it. Cedar has no third
// truth value: an item that reads a fact which may be missing is two policies, one that certainly applies and
// one that perhaps does. All are `permit`, since the reasons of an answer are what is wanted: a `forbid` would
// hide the mandates that beat it. One preparsed set for each county.
//   node cedar.mjs FOLDER SECONDS
import { createRequire } from 'node:module';
import {
  Measurement, byCounty, canBeUnknown, chain, factOf, isOpen, itemsOf, listsByRegion, load, resolve, versionOf,
} from './common.mjs';

const cedar = createRequire(import.meta.url)('@cedar-policy/cedar-wasm/nodejs');
const { policy, lines } = load(process.argv[2]);
const lists = listsByRegion(policy);

function condition({ atom, value, set }) {
  const fact = `context.${factOf(atom)}`;
  switch (atom) {
    case 'funds_below': return `context.funds < ${value}`;
    case 'funds_at_least': return `context.funds >= ${value}`;
    case 'headcount_over': return `context.headcount > ${value}`;
    case 'tags_any': return `context.tags.containsAny([${set}])`;
    case 'tags_all': return `context.tags.containsAll([${set}])`;
    case 'channel_is': return `context.channel == ${value}`;
    case 'channel_among': return `[${set}].contains(context.channel)`;
    case 'category_is': return `context.category == ${value}`;
    case 'deadline_before': return `context.deadline < ${value}`;
    case 'deadline_within': return `context.deadline - context.date < ${value}`;
    case 'urgent': return `context.urgent`;
    case 'population_over': return `resource.population >= ${value}`;
    default: throw new Error(`no such condition: ${atom} of ${fact}`);
  }
}

function guardOf(item, certain) {
  const parts = item.guard.map((one) => {
    if (!isOpen(one.atom)) return condition(one);
    const known = `context has ${factOf(one.atom)}`;
    return certain ? `(${known} && ${condition(one)})` : `(!(${known}) || ${condition(one)})`;
  });
  return parts.length === 0 ? [] : [`(${parts.join(item.either ? ' || ' : ' && ')})`];
}

const entities = (type, ids) => `[${ids.map((id) => `${type}::"${id}"`)}]`;

function write(item, certain) {
  const principal = item.from.length === 1 ? `principal in Sort::"${item.from[0]}"` : 'principal';
  const action =
    item.roles.length === 0 ? 'action' : `action in ${entities('Action', item.roles.map((role) => `role${role}`))}`;
  const resource = item.regions.length === 1 ? `resource in Region::"${item.regions[0]}"` : 'resource';
  const when = [`context.matter in ${entities('Matter', item.matters)}`, `context.date >= ${item.first}`];
  if (item.last !== null) when.push(`context.date <= ${item.last}`);
  if (item.from.length > 1) when.push(`principal in ${entities('Sort', item.from)}`);
  if (item.regions.length > 1) when.push(`resource in ${entities('Region', item.regions)}`);
  if (item.unless === 'urgent') when.push('!context.urgent');
  when.push(...guardOf(item, certain));
  return `permit(${principal}, ${action}, ${resource}) when { ${when.join(' && ')} };`;
}

const ref = (type, id) => ({ type, id: String(id) });

function call(request, set) {
  const matters = chain(policy.matters, request.matter);
  const regions = chain(policy.regions, request.village);
  const context = {
    date: request.date, matter: { __entity: ref('Matter', request.matter) }, headcount: request.headcount,
    tags: request.tags, urgent: request.urgent,
  };
  for (const fact of ['funds', 'channel', 'category', 'deadline']) {
    if (fact in request) context[fact] = request[fact];
  }
  return {
    principal: ref('Organ', 'assigner'), action: ref('Action', `role${request.role}`),
    resource: ref('Region', request.village), context, preparsedPolicySetId: set,
    entities: [
      { uid: ref('Organ', 'assigner'), attrs: {}, parents: request.from.map((sort) => ref('Sort', sort)) },
      ...matters.map((id, i) => ({
        uid: ref('Matter', id), attrs: {}, parents: i + 1 < matters.length ? [ref('Matter', matters[i + 1])] : [],
      })),
      ...regions.map((id, i) => ({
        uid: ref('Region', id), attrs: i === 0 ? { population: request.population } : {},
        parents: i + 1 < regions.length ? [ref('Region', regions[i + 1])] : [],
      })),
    ],
  };
}

const measurement = new Measurement(
  'Cedar', versionOf('@cedar-policy/cedar-wasm'), 'WebAssembly, from npm; native Rust is faster', Number(process.argv[3]));

let inSet = 0;
for (const [county, group] of byCounty(policy, lines)) {
  if (measurement.isOver) break;
  await measurement.loading(() => {
    const staticPolicies = {};
    for (const item of itemsOf(policy, county)) {
      staticPolicies[`${item.n}y`] = write(item, true);
      if (canBeUnknown(item)) staticPolicies[`${item.n}m`] = write(item, false);
    }
    const parsed = cedar.preparsePolicySet('county', { staticPolicies });
    if (parsed.type !== 'success') throw new Error(JSON.stringify(parsed).slice(0, 1000));
    inSet = Object.keys(staticPolicies).length;
  });
  await measurement.all(group, (text) => {
    const request = JSON.parse(text);
    const answer = cedar.statefulIsAuthorized(call(request, 'county'));
    if (answer.type !== 'success' || answer.response.diagnostics.errors.length > 0) {
      throw new Error(JSON.stringify(answer).slice(0, 1000));
    }
    const matched = answer.response.diagnostics.reason.map((id) => [
      policy.items[Number(id.slice(0, -1))], id.endsWith('y') ? 2 : 1,
    ]);
    return resolve(policy, lists, request, matched);
  });
}
measurement.print({ policies_in_a_set: inSet });
