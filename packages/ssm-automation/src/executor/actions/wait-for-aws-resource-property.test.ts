import { type Step } from '../../document';
import { documentOf, run } from '../../testing/run';

const wait: Step = {
  name: 'wait',
  action: 'aws:waitForAwsResourceProperty',
  inputs: { Service: 'ec2', Api: 'Look', PropertySelector: '$.State', DesiredValues: ['ok'] },
};

test('looks until it is so', async () => {
  let looks = 0;
  const { status, seconds } = await run(documentOf([wait]), {
    Look: () => ({ State: ++looks < 4 ? 'not yet' : 'ok' }),
  });
  expect([status, looks]).toEqual(['Success', 4]);
  expect(seconds).toBeGreaterThan(0);
});

test('times out after an hour by default', async () => {
  const { status, seconds } = await run(documentOf([wait]));
  expect([status, seconds]).toEqual(['TimedOut', 3600]);
});

test('being throttled means to look later, another error is the end', async () => {
  let looks = 0;
  const named = (name: string) => Object.assign(new Error('x'), { name });
  const throttled = () => {
    if (++looks === 1) throw named('ThrottlingException');
    return { State: 'ok' };
  };
  expect((await run(documentOf([wait]), { Look: throttled })).status).toBe('Success');
  const gone = () => {
    throw named('InvalidInstanceID.NotFound');
  };
  expect((await run(documentOf([wait]), { Look: gone })).status).toBe('Failed');
});
