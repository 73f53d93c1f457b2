import { python, workspaceRoot } from '@nss/workspace';
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import fc from 'fast-check';

jest.setTimeout(60_000);

type Action = [seconds: number, name: string, more: Action[]];
type Step = ['after', ...Action] | ['advance', number] | ['wait', string];
interface Trace {
  happened: [name: string, moment: number][];
  moves: [number, number][];
  due: string[];
}

let child: ChildProcess;
const answers: ((trace: Trace) => void)[] = [];
beforeAll(() => {
  const root = workspaceRoot();
  child = spawn(python(root), [join(import.meta.dirname, 'trace_time.py')], {
    env: { ...process.env, PYTHONPATH: join(root, 'packages/embedded-aws/python'), PYTHONDONTWRITEBYTECODE: '1' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  createInterface({ input: child.stdout! }).on('line', (line) => answers.shift()?.(JSON.parse(line) as Trace));
});
afterAll(() => child.stdin?.end());

function traced(program: Step[]): Promise<Trace> {
  return new Promise((resolve) => {
    answers.push(resolve);
    child.stdin?.write(`${JSON.stringify(program)}\n`);
  });
}

const seconds = fc.integer({ min: 0, max: 5000 });
/** Names are numbered when the program is complete, so that each action has its own. */
const { action } = fc.letrec<{ action: Action; more: Action[] }>((tie) => ({
  action: fc.tuple(seconds, fc.constantFrom('happens', 'fails'), tie('more')),
  more: fc.oneof({ maxDepth: 2 }, fc.constant([] as Action[]), fc.array(tie('action'), { maxLength: 2 })),
}));
const programs = fc
  .array(
    fc.oneof(
      action.map((each): Step => ['after', ...each]),
      seconds.map((each): Step => ['advance', each]),
    ),
    { maxLength: 15 },
  )
  .map(numbered);

function numbered(program: Step[]): Step[] {
  let count = 0;
  const named = ([after, name, more]: Action): Action => [after, `${name} ${count++}`, more.map(named)];
  return program.map((step) => (step[0] === 'after' ? ['after', ...named([step[1], step[2], step[3]])] : step));
}

/** What has to happen by hand: each action at its own moment, those of one moment in the order they were asked for. */
function expected(program: Step[]): Trace {
  let [now, asked] = [0, 0];
  const waiting: { at: number; order: number; action: Action }[] = [];
  const trace: Trace = { happened: [], moves: [], due: [] };
  const ask = (given: Action, at: number) => waiting.push({ at: at + given[0], order: asked++, action: given });
  const earliest = () => waiting.sort((one, other) => one.at - other.at || one.order - other.order)[0];
  for (const step of program) {
    if (step[0] === 'after') ask([step[1], step[2], step[3]], now);
    if (step[0] !== 'advance') continue;
    const until = now + step[1];
    for (let next = earliest(); next && next.at <= until; next = earliest()) {
      waiting.shift();
      trace.happened.push([next.action[1], next.at]);
      for (const more of next.action[2]) ask(more, next.at);
    }
    trace.moves.push([now, until]);
    now = until;
  }
  trace.due = waiting.map(({ action: [, name] }) => name);
  return trace;
}

test('each action happens once, at its own moment and in the order of moments; none is lost, not even behind one that fails; time does not go back', () =>
  fc.assert(
    fc.asyncProperty(programs, async (program) => {
      const [seen, wanted] = [await traced(program), expected(program)];
      expect([seen.happened, seen.moves, seen.due.sort()]).toEqual([wanted.happened, wanted.moves, wanted.due.sort()]);
    }),
  ));

test('a wait for a resource ends with its last change of state, and not with that of another', () =>
  fc.assert(
    fc.asyncProperty(seconds, seconds, seconds, async (first, second, other) => {
      const { moves } = await traced([
        ['after', first, 'mine', []],
        ['after', second, 'mine', []],
        ['after', other, 'theirs', []],
        ['wait', 'mine'],
        ['wait', 'nobody'],
      ]);
      expect(moves).toEqual([
        [0, Math.max(first, second)],
        [Math.max(first, second), Math.max(first, second)],
      ]);
    }),
  ));
