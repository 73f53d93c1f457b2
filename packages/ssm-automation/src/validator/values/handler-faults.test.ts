import { validatorPorts } from '../../ports/ports';
import { validateDocument } from '../validate';

const ports = validatorPorts();
afterAll(() => ports.stop());

const run = async (Script: string, { payload, selector }: { payload?: object; selector?: string } = {}) => {
  const inputs = { Runtime: 'python3.11', Handler: 'main', Script, ...(payload && { InputPayload: payload }) };
  const outputs = selector === undefined ? {} : { outputs: [{ Name: 'Out', Selector: selector, Type: 'String' }] };
  const document = {
    schemaVersion: '0.3',
    mainSteps: [{ name: 'one', action: 'aws:executeScript', inputs, ...outputs }],
  };
  return (await validateDocument(JSON.stringify(document), ports)).map(
    ({ severity, message }) => `${severity}: ${message}`,
  );
};

// automation-action-executeScript.html (Handler): "has two parameters, events and context"
test.each([
  ['def main(events, context): pass', []],
  ['def main(events, context, more=1): pass', []],
  ['def main(*all): pass', []],
  ['from x import main', []],
  ['@wrapped\ndef main(): pass', []],
  ['main = lambda events: 1', []],
  ['def main(events): pass', ['error: main takes 1 parameters, and is called with two']],
  ['def main(): pass', ['error: main takes 0 parameters, and is called with two']],
  ['def main(a, b, c): pass', ['error: main takes 3 parameters, and is called with two']],
])('%s', async (script, findings) => {
  expect(await run(script)).toEqual(findings);
});

const reads = (body: string) => `def main(events, context):\n    ${body}`;

test.each([
  [reads("return events['a']"), { a: 1 }, []],
  [reads("return events['a']"), { b: 1 }, ['warning: main reads a, which InputPayload does not give']],
  [reads("return events['a']"), undefined, ['warning: main reads a, which InputPayload does not give']],
  [reads("return events['a']"), { '{{ P }}': 1 }, ['error: there is no parameter P']],
  [reads("return events['a'] if 'a' in events else 1"), {}, []],
  [reads("return events.get('a', events['b'])"), { b: 1 }, []],
  [reads("events['a'] = 1; return events['a']"), {}, []],
  [reads("events = {'a': 1}; return events['a']"), {}, []],
  [reads('return help(events)'), { a: 1 }, []],
  [reads("return events.get('a')"), { region: 1 }, ['note: main does not read region']],
  [
    reads("return help(events) or 'instanceId' in events"),
    { instnaceId: 1 },
    ['warning: main does not read instnaceId'],
  ],
  [reads("return help(events) or 'instanceId' in events"), { other: 1 }, []],
  [reads("return events.get('instanceId')"), { instnaceId: 1 }, ['warning: main does not read instnaceId']],
])('%s of %p', async (script, payload, findings) => {
  expect(await run(script, payload && { payload })).toEqual(findings);
});

test.each([
  [reads("return {'a': 1}"), '$.Payload.a', []],
  [reads("return {'a': 1}"), '$.Payload', []],
  [reads("return {'a': 1}"), '$.Payload.b', ['warning: main returns no b']],
  [reads("return {'a': 1, **context}"), '$.Payload.b', []],
  [reads('return context'), '$.Payload.b', []],
  [reads("if context: return {'a': 1}\n    return {'b': 1}"), '$.Payload.b', []],
  [reads("if context: return {'a': 1}\n    return help()"), '$.Payload.b', []],
  [reads("out = {}\n    out['b'] = 1\n    return out"), '$.Payload.b', []],
  [reads("out = {}\n    out['b'] = 1\n    return out"), '$.Payload.c', ['warning: main returns no c']],
  [reads('out = {}\n    out[context] = 1\n    return out'), '$.Payload.b', []],
  [reads('out = {}\n    fill(out)\n    return out'), '$.Payload.b', []],
  [reads('def inner(): return {}\n    return context'), '$.Payload.b', []],
  [reads('pass'), '$.Payload.b', []],
  [reads("return\n    yield {'a': 1}"), '$.Payload.b', []],
])('%s and %s', async (script, selector, findings) => {
  expect(await run(script, { selector })).toEqual(findings);
});
