import { PassThrough } from 'node:stream';
import { askAtTerminal } from './terminal';

/** Asks with a terminal of the test's own, which does something once the question is there. */
async function answered(act: (input: PassThrough) => void): Promise<{ answer: string | undefined; interrupts: number }> {
  const [input, output] = [new PassThrough(), new PassThrough()];
  let interrupts = 0;
  const count = () => { interrupts += 1; };
  process.on('SIGINT', count);
  try {
    setImmediate(() => act(input));
    return { answer: await askAtTerminal('well? ', { input, output, terminal: true }), interrupts };
  } finally {
    process.off('SIGINT', count);
  }
}

test('a line is the answer', async () => {
  expect(await answered((input) => input.write('yes\r'))).toEqual({ answer: 'yes', interrupts: 0 });
});

test('Ctrl-C is no answer, and reaches the program as it would without a question', async () => {
  expect(await answered((input) => input.write('y\u0003'))).toEqual({ answer: undefined, interrupts: 1 });
});

test.each([['Ctrl-D', (input: PassThrough) => input.write('\u0004')], ['the end of the input', (input: PassThrough) => input.end()]])('%s is no answer', async (_, act) => {
  expect(await answered(act)).toEqual({ answer: undefined, interrupts: 0 });
});
