import { find, nap } from '../../testing/find';

test('numbers and switches may be text or references, and rules may be spelled as published runbooks do', async () => {
  const envelope = {
    timeoutSeconds: '60',
    maxAttempts: 2,
    isCritical: 'True',
    isEnd: false,
    onFailure: 'abort',
    onCancel: 'step: two',
    description: 'd',
  };
  expect(
    await find([nap('one', envelope), script('two', '{{ Seconds }}')], {
      parameters: { Seconds: { type: 'Integer' } },
    }),
  ).toEqual([]);
});

test.each([
  [{ timeoutSecond: 3 }, 'unknown-key'],
  [{ name: 'a b' }, 'wrong-name'],
  [{ name: 'ab' }, 'wrong-name'],
  [{ action: 'aws:slep', inputs: {} }, 'unknown-action'],
  [{ action: 'AWS:sleep', inputs: {} }, 'unknown-action'],
  [{ timeoutSeconds: 'ten' }, 'wrong-value'],
  [{ maxAttempts: 1.5 }, 'wrong-value'],
  [{ isEnd: 'perhaps' }, 'wrong-value'],
  [{ nextStep: ['two'] }, 'wrong-value'],
  [{ onFailure: 'Retry' }, 'wrong-value'],
  [{ onFailure: 3 }, 'wrong-value'],
  [{ onCancel: 'Continue' }, 'wrong-value'],
  [{ timeoutSeconds: '{{ Ids }}' }, 'wrong-reference-type'],
])('%p: %s', async (envelope, code) => {
  const found = await find([nap('one', envelope)], { parameters: { Ids: { type: 'StringList' } } });
  expect(found.map((each) => each.split(' ')[0])).toEqual([code]);
});

test('inputs that are no map', async () => {
  expect(await find([nap('one', { inputs: ['PT1S'] })])).toEqual(['wrong-value one']);
});

function script(name: string, timeoutSeconds: string): object {
  return {
    name,
    action: 'aws:executeScript',
    timeoutSeconds,
    inputs: { Runtime: 'python3.11', Handler: 'main', Script: 'x' },
  };
}
