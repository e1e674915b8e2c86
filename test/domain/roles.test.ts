/** Who may do what: role × command written out, and the tree of units. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { allowedCommands, decide } from '../../src/domain/decide.ts';
import { commandNames, commandParties, isTheirs, isWithin } from '../../src/domain/roles.ts';
import { maySee, partyOf, roleParty, roleUnitKind } from '../../src/domain/roles.ts';
import type { Actor, Role } from '../../src/domain/roles.ts';
import { agreement2009, at, circuit, coordinator, director, given, helpdesk } from './support.ts';
import { headquarters, inRestoration, manager, neighbour, notified } from './support.ts';
import { otherCarrier, otherProvince, technician } from './support.ts';

const roles = Object.keys(roleParty) as Role[];

// The paper's two columns: what is the customer's, and what is the carrier's. A dot: not theirs.
const table = `
                          site  coordinator  headquarters  helpdesk  account-manager  director
  report                  yes   yes          yes           .         .                .
  self-diagnose           yes   yes          yes           .         .                .
  withdraw                yes   yes          yes           .         .                .
  log-call                yes   yes          yes           .         .                .
  notify                  yes   yes          yes           .         .                .
  escalate                yes   yes          yes           .         .                .
  respond                 .     .            .             yes       yes              yes
  update                  yes   yes          yes           yes       yes              yes
  diagnose                .     .            .             yes       yes              yes
  propose-responsibility  yes   yes          yes           yes       yes              yes
  agree-responsibility    yes   yes          yes           yes       yes              yes
  dispute-responsibility  yes   yes          yes           yes       yes              yes
  report-local-fix        yes   yes          yes           .         .                .
  revise-etr              .     .            .             yes       yes              yes
  claim-force-majeure     .     .            .             yes       yes              yes
  accept-force-majeure    yes   yes          yes           .         .                .
  reject-force-majeure    yes   yes          yes           .         .                .
  end-force-majeure       yes   yes          yes           yes       yes              yes
  report-fixed            .     .            .             yes       yes              yes
  confirm                 yes   yes          yes           .         .                .
  reject                  yes   yes          yes           .         .                .
  sign                    yes   yes          yes           yes       yes              yes
  ask-rfo                 yes   yes          yes           .         .                .
  give-rfo                .     .            .             yes       yes              yes
  attach                  yes   yes          yes           yes       yes              yes
  note                    yes   yes          yes           yes       yes              yes
  correct                 yes   yes          yes           yes       yes              yes
`;

const lines = table.split('\n').map((line) => line.trim().split(/ +/));
const [header = [], ...body] = lines.filter((cells) => cells[0] !== '');

test('role by command, as the table has it', () => {
  assert.deepEqual(header, roles);
  assert.deepEqual(
    body.map(([name]) => name),
    commandNames,
  );
  for (const [name, ...cells] of body) {
    const command = commandNames.find((each) => each === name) ?? assert.fail(name);
    for (const [index, role] of roles.entries()) {
      assert.equal(isTheirs({ role }, command), cells[index] === 'yes', `${command} by ${role}`);
    }
  }
});

test('the roles of a side differ in whom they stand for, not in what they may do', () => {
  const { incident } = inRestoration(agreement2009);
  const may = (by: Actor): string[] => allowedCommands(incident, by);
  assert.deepEqual(may(coordinator), may(technician));
  assert.deepEqual(may(headquarters), may(technician));
  assert.deepEqual(may(manager), may(helpdesk));
  assert.deepEqual(may(director), may(helpdesk));
  assert.ok(may(helpdesk).includes('report-fixed'));
});

test('every command is somebody’s, every role has a side and acts from a kind of unit', () => {
  for (const name of commandNames) assert.notDeepEqual([...commandParties[name]], []);
  assert.deepEqual(Object.keys(roleUnitKind), roles);
  for (const role of roles) {
    assert.equal(partyOf({ role }), roleParty[role]);
    assert.equal(roleUnitKind[role] === 'carrier', roleParty[role] === 'carrier');
  }
});

const scope = {
  customerUnits: ['hq', 'stc-01', 'ptc-001'],
  carrierUnit: 'carrier',
  notified: true,
};

test('the tree: an office for itself, a coordinator for its province, headquarters for all', () => {
  for (const by of [technician, coordinator, headquarters]) assert.ok(isWithin(by, scope), by.unit);
  for (const by of [neighbour, otherProvince]) assert.ok(!isWithin(by, scope), by.unit);
  const elsewhere = { ...scope, customerUnits: ['hq', 'stc-48', 'ptc-900'] };
  assert.ok(isWithin(headquarters, elsewhere));
  assert.ok(isWithin(otherProvince, elsewhere));
  assert.ok(!isWithin(coordinator, elsewhere));
});

test('a technician acts for the office itself, whatever unit the account was put in', () => {
  assert.ok(!isWithin({ ...technician, unit: 'stc-01' }, scope));
  assert.ok(!isWithin({ ...technician, unit: 'hq' }, scope));
  assert.ok(!isWithin({ ...technician, unit: 'carrier' }, scope));
  assert.ok(!isWithin({ ...helpdesk, unit: 'hq' }, scope));
});

test('the carrier sees what it was notified of, the customer all of its own', () => {
  const before = { ...scope, notified: false };
  for (const by of [helpdesk, manager, director]) {
    assert.ok(maySee(by, scope));
    assert.ok(!maySee(by, before));
  }
  assert.ok(!maySee(otherCarrier, scope));
  for (const by of [technician, coordinator, headquarters]) assert.ok(maySee(by, before));
  assert.ok(!maySee(neighbour, before));
});

test('an office reports its own circuits, those above it report for it, others do not', () => {
  const data = { circuit: 'tt-001', symptom: 'down', description: '', outageSince: at('08:00') };
  const report = { name: 'report', data: { ...data, symptom: 'down' } } as const;
  const reportedBy = (actor: Actor): string => {
    const situation = { now: at('08:00'), actor, agreement: agreement2009, circuit, code: 'C' };
    const verdict = decide(undefined, report, situation);
    return 'refusal' in verdict ? verdict.refusal : 'accepted';
  };
  for (const by of [technician, coordinator, headquarters]) {
    assert.equal(reportedBy(by), 'accepted', by.role);
  }
  for (const by of [neighbour, otherProvince]) assert.equal(reportedBy(by), 'P-0.1', by.unit);
  for (const by of [helpdesk, director, otherCarrier]) assert.equal(reportedBy(by), 'P-0.2');
});

test('one office’s incident is no other office’s, at any step', () => {
  const told = given(agreement2009).reported('08:00');
  for (const story of [
    told,
    notified(agreement2009),
    inRestoration(agreement2009).fixed('11:00'),
  ]) {
    for (const stranger of [neighbour, otherProvince, otherCarrier]) {
      for (const name of commandNames) {
        if (name === 'report') continue;
        // Strangers are turned away before their words are read: any will do.
        assert.equal(story.refusal(stranger, '12:00', name, { text: '' }), 'P-0.1');
      }
    }
  }
});
