import { wanted } from './wanted';

test('each command has what it needs', () => {
  expect(wanted(['push'])).toEqual({ command: 'push', folder: '.' });
  expect(wanted(['check', '--folder=a'])).toEqual({ command: 'check', folder: 'a' });
  expect(wanted(['schedule', 'w.yml'])).toEqual({ command: 'schedule', workflow: 'w.yml', folder: '.' });
  expect(wanted(['dispatch', 'w.yml', '--input=a=b=c\nd', '--input', 'e='])).toEqual({
    command: 'dispatch',
    workflow: 'w.yml',
    inputs: { a: 'b=c\nd', e: '' },
    folder: '.',
  });
});

test.each([
  [[], 'A command is missing'],
  [['pull'], 'pull is no command'],
  [['push', 'w.yml'], 'push takes no workflow (w.yml)'],
  [['push', '--input=a=b'], '--input belongs to dispatch'],
  [['dispatch'], 'dispatch needs a workflow'],
  [['dispatch', 'w.yml', '--input=a'], '--input=a is no NAME=VALUE'],
  [['schedule', 'w.yml', 'x.yml'], 'x.yml is one argument too many'],
  [['push', '--folders=a'], "Unknown option '--folders'"],
])('%j is refused', (args, message) => {
  expect(() => wanted(args)).toThrow(message);
});
