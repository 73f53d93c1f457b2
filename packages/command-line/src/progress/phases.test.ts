import { phases } from './phases';

function recorded(isTerminal: boolean) {
  const [out, error, raw]: [string[], string[], string[]] = [[], [], []];
  let time = 0;
  const streams = phases(
    {
      out: (text) => out.push(text),
      error: (text) => error.push(text),
      columns: 30,
      terminal: isTerminal ? (text) => raw.push(text) : undefined,
    },
    () => time,
  );
  return { streams, out, error, raw, wait: (ms: number) => (time += ms) };
}

/** What a terminal shows of its last line. */
const shown = (raw: readonly string[]) => raw.join('').split('\r\u001B[2K').at(-1);

test('without a terminal each phase is a plain line when it begins', async () => {
  const { streams, error, out } = recorded(false);
  const given = await streams.phase('synthesising', async () => {
    streams.out('a line');
    await streams.phase('compiling', () => undefined);
    return 3;
  });
  expect([given, out, error]).toEqual([3, ['a line'], ['synthesising ...', 'compiling ...']]);
});

test('on a terminal one line counts the seconds, makes way for what is written, and is gone at the end', async () => {
  const { streams, error, out, raw, wait } = recorded(true);
  await streams.phase('synthesising', async () => {
    expect(shown(raw)).toBe('synthesising ... 0 s');
    wait(12_345);
    streams.out('a line');
    expect(shown(raw)).toBe('synthesising ... 12 s');
    await streams.phase('compiling all of its sources anew', () => {
      expect(shown(raw)).toBe('compiling all of its ... 0 s');
    });
    expect(shown(raw)).toBe('synthesising ... 12 s');
    let isAsked = true;
    streams.heldWhile(() => isAsked);
    const before = raw.length;
    streams.out('an answer is waited for');
    expect(raw.length).toBe(before);
    isAsked = false;
    streams.out('it came');
    expect(shown(raw)).toBe('synthesising ... 12 s');
  });
  expect([shown(raw), out, error]).toEqual(['', ['a line', 'an answer is waited for', 'it came'], []]);
});

test('it counts by itself, keeps no process alive, and ends with the phase, however that ends', async () => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask'] });
  try {
    const { streams, raw } = recorded(true);
    let fail: (error: Error) => void = () => undefined;
    const phase = streams.phase('waiting', () => new Promise((_resolve, reject) => (fail = reject)));
    expect(jest.getTimerCount()).toBe(1);
    const before = raw.length;
    jest.advanceTimersByTime(3000);
    expect(raw.length).toBe(before + 3);
    fail(new Error('it broke'));
    await expect(phase).rejects.toThrow('it broke');
    expect([jest.getTimerCount(), shown(raw)]).toEqual([0, '']);
  } finally {
    jest.useRealTimers();
  }
});
