import fc from 'fast-check';
import { commandOutput } from './command-output';

// The table of github.com/aws/amazon-ssm-agent, TestTruncateOutput, in shape: a room of 100, texts longer than that.
const long = '0123456789'.repeat(20);

test.each([
  ['', '', ''],
  ['said', '', 'said'],
  ['', 'wrong', '\n----------ERROR-------\nwrong'],
  ['said', 'wrong', 'said\n----------ERROR-------\nwrong'],
  [long, '', `${long.slice(0, 77)}\n---Output truncated---`],
  ['', long, `\n----------ERROR-------\n${long.slice(0, 53)}\n---Error truncated----`],
  [
    long,
    long,
    `${long.slice(0, 15)}\n---Output truncated---\n----------ERROR-------\n${long.slice(0, 15)}\n---Error truncated----`,
  ],
])('%j and %j', (output, error, shown) => {
  expect(commandOutput(output, error, 100)).toBe(shown);
});

test('it never has more than 2,500 characters, is whole where it fits, and uses the room there is', () => {
  const size = fc.integer({ min: 0, max: 6000 });
  fc.assert(
    fc.property(size, size, (output, error) => {
      const whole = output + error + (error > 0 ? 24 : 0);
      expect(commandOutput('o'.repeat(output), 'e'.repeat(error))).toHaveLength(Math.min(whole, 2500));
    }),
  );
});
