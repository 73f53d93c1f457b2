import { find, nap } from '../../testing/find';
import { validateDocument } from '..';

const many = (count: number, length = 4) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [String(index).padStart(length, 'p'), { type: 'String', default: '' }]),
  );

// Inputs are tried beside the executor's own: executor/actions/refuse-beyond-limits.test.ts.
test.each([
  [[nap('one', { maxAttempts: 0 })], ['beyond-limit one']],
  [[nap('one', { timeoutSeconds: '-1' })], ['beyond-limit one']],
  [[nap('one', { maxAttempts: 1, timeoutSeconds: 1 })], []],
  [[nap('one', { timeoutSeconds: 99_999_999 })], []],
  [
    [{ name: 'one', action: 'aws:approve', timeoutSeconds: 99_999_999, inputs: { Approvers: ['ann'] } }],
    ['beyond-limit one'],
  ],
  [
    [{ name: 'one', action: 'aws:approve', inputs: { Approvers: ['ann'], MinRequiredApprovals: 2 } }],
    ['beyond-limit one'],
  ],
  [
    [
      {
        name: 'one',
        action: 'aws:approve',
        inputs: { Approvers: ['ann', '{{ automation:EXECUTION_ID }}'], MinRequiredApprovals: 3 },
      },
    ],
    [],
  ],
  [
    [
      {
        name: 'one',
        action: 'aws:createTags',
        inputs: { ResourceType: 'Parameter', ResourceIds: ['a', 'b'], Tags: [{ Key: 'k', Value: 'v' }] },
      },
    ],
    ['beyond-limit one'],
  ],
  [
    [
      {
        name: 'one',
        action: 'aws:createTags',
        inputs: { ResourceIds: ['i-1', 'i-2'], Tags: [{ Key: 'k', Value: 'v' }] },
      },
    ],
    [],
  ],
  [
    [
      {
        name: 'one',
        action: 'aws:loop',
        inputs: { Iterators: ['a'], MaxIterations: 500, Steps: [nap('inner', { maxAttempts: 0 })] },
      },
    ],
    ['beyond-limit one', 'beyond-limit inner'],
  ],
])('%j', async (steps, findings) => {
  expect(await find(steps)).toEqual(findings);
});

// automation-action-loop.html: onCancel "can only be used for steps defined within a loop"
test('a loop has no onCancel, the steps inside have', async () => {
  const loop = (outer: object, inner: object) =>
    find([
      { name: 'one', action: 'aws:loop', inputs: { Iterators: ['a'], Steps: [nap('inner', inner)] }, ...outer },
      nap('two'),
    ]);
  expect(await loop({ onCancel: 'Abort' }, {})).toEqual(['unknown-key one']);
  expect(await loop({}, { onCancel: 'Abort' })).toEqual([]);
});

// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_StartAutomationExecution.html (Parameters)
test('200 parameters with names of 50 characters, and no more', async () => {
  expect(await find([nap('one')], { parameters: many(200, 50) })).toEqual([]);
  expect(await find([nap('one')], { parameters: many(201) })).toEqual(['beyond-limit']);
  expect(await find([nap('one')], { parameters: many(1, 51) })).toEqual(['wrong-name']);
});

// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_CreateDocument.html (Content)
test('a document of 64 KB, in bytes, and no more', async () => {
  const text = (length: number, sign = 'x') =>
    JSON.stringify({ schemaVersion: '0.3', description: sign.repeat(length), mainSteps: [nap('one')] });
  const room = 65_536 - text(0).length;
  expect(await validateDocument(text(room))).toEqual([]);
  expect((await validateDocument(text(room + 1))).map(({ code }) => code)).toEqual(['beyond-limit']);
  expect((await validateDocument(text(room / 2 + 1, 'é'))).map(({ code }) => code)).toEqual(['beyond-limit']);
});
