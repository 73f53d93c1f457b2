import { PassThrough } from 'node:stream';
import {
  type AutomationExecution,
  SendAutomationSignalCommand,
  type SSMClient,
  StopAutomationExecutionCommand,
} from '@aws-sdk/client-ssm';
import fc from 'fast-check';
import { Terminal } from './terminal';
import { approvalsAtTerminal } from './approve';
import { approversOf, isApprover } from './approvers';
import { cancelOnInterrupt } from './interrupt';

const ROOT = 'arn:aws:iam::222222222222:root';
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** An execution that waits for an approval, watched at a terminal of the test's own. */
function watched({
  caller = () => Promise.resolve(ROOT),
  refuse,
  isAtTerminal = true,
  fourEyes = false,
  required = '1',
}: {
  caller?: () => Promise<string>;
  refuse?: Error;
  isAtTerminal?: boolean;
  fourEyes?: boolean;
  required?: string;
} = {}) {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const shown: string[] = [];
  output.on('data', (chunk: Buffer) => shown.push(chunk.toString()));
  const terminal = new Terminal({ input, output, terminal: true });
  const sent: string[] = [];
  const exits: number[] = [];
  let status = 'Waiting';
  const ssm = {
    send: (command: unknown) => {
      if (command instanceof SendAutomationSignalCommand) {
        sent.push(command.input.SignalType ?? '');
        if (refuse) return Promise.reject(refuse);
        status = 'Success';
      }
      if (command instanceof StopAutomationExecutionCommand) {
        sent.push(command.input.Type ?? '');
        status = 'Cancelled';
      }
      return Promise.resolve({});
    },
  } as unknown as SSMClient;
  const say = (line: string) => void shown.push(`${line}\n`);
  const interruption = cancelOnInterrupt({
    ssm,
    executionId: () => 'e1',
    say,
    terminal,
    isAtTerminal: () => isAtTerminal,
    exit: (code) => exits.push(code),
  });
  const approvals = approvalsAtTerminal({
    ssm,
    region: 'eu-central-1',
    say,
    caller,
    fourEyes,
    isHeld: interruption.isOpen,
    terminal,
    isAtTerminal: () => isAtTerminal,
  });
  const execution = (): AutomationExecution => ({
    AutomationExecutionId: 'e1',
    StepExecutions: [
      {
        StepExecutionId: 's1',
        StepName: 'ask',
        Action: 'aws:approve',
        StepStatus: status as 'Waiting',
        Inputs: { Message: '"Stop web-01?"', Approvers: JSON.stringify([ROOT]), MinRequiredApprovals: required },
        TimeoutSeconds: 1800,
        ExecutionStartTime: new Date('2026-01-01T10:00:00Z'),
      },
    ],
  });
  return {
    sent,
    exits,
    terminal,
    shown: () => shown.join(''),
    look: async () => {
      approvals.look(execution());
      await settled();
      await settled();
    },
    type: async (keys: string) => {
      input.write(keys);
      await settled();
      await settled();
    },
    decidedElsewhere: () => {
      status = 'Success';
    },
    end: () => {
      approvals.close();
      interruption.restore();
    },
  };
}

let running: ReturnType<typeof watched> | undefined;
const watch = (...options: Parameters<typeof watched>) => (running = watched(...options));
afterEach(() => running?.end());

test.each([
  ['approve', 'Approve'],
  ['reject', 'Reject'],
])('%s is sent, once', async (word, signal) => {
  const { look, type, sent } = watch();
  await look();
  await type(`${word}\r`);
  await look();
  expect(sent).toEqual([signal]);
});

test('Ctrl-C at an approval, then y: cancels, and approves nothing; no approval is asked for meanwhile', async () => {
  const { look, type, sent, shown } = watch();
  await look();
  await type('\u0003');
  await look();
  await look();
  expect(shown().match(/\[approve\/reject\]/g)).toHaveLength(1);
  expect(shown()).toContain('cancel the execution? [y/N] ');
  await type('y\r');
  await look();
  expect(sent).toEqual(['Cancel']);
});

test('Ctrl-C at an approval, then n: neither cancels nor rejects, and the approval is asked for again', async () => {
  const { look, type, sent, shown } = watch();
  await look();
  await type('\u0003n\r');
  expect(sent).toEqual([]);
  await look();
  expect(shown().match(/\[approve\/reject\]/g)).toHaveLength(2);
  await type('approve\r');
  expect(sent).toEqual(['Approve']);
});

/** What a person may press, and what must come of it, told by a model that knows nothing of readers and streams. */
const KEYS = {
  'Ctrl-C': '\u0003',
  y: 'y',
  n: 'n',
  approve: 'approve',
  reject: 'reject',
  Enter: '\r',
  look: '',
} as const;
type Key = keyof typeof KEYS;

function expected(keys: readonly Key[]): { sent: string[]; exits: number } {
  let [question, line, exits]: ['approval' | 'cancel' | 'none', string, number] = ['approval', '', 0];
  const sent: string[] = [];
  for (const key of keys) {
    if (sent.length > 0 || exits > 0) break;
    if (key === 'look') {
      if (question === 'none') [question, line] = ['approval', ''];
    } else if (key === 'Ctrl-C') {
      if (question === 'cancel') exits += 1;
      else [question, line] = ['cancel', ''];
    } else if (key !== 'Enter') {
      if (question !== 'none') line += KEYS[key];
    } else {
      if (question === 'approval' && (line === 'approve' || line === 'reject'))
        sent.push(line === 'approve' ? 'Approve' : 'Reject');
      else if (question === 'cancel') {
        if (line === 'y') sent.push('Cancel');
        else question = 'none';
      }
      line = '';
    }
  }
  return { sent, exits };
}

test('every order of Ctrl-C, y, n, approve, reject and Enter does what the open question says, and nothing else', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...(Object.keys(KEYS) as Key[])), { maxLength: 12 }), async (keys) => {
      const { look, type, sent, exits, terminal, end } = watched();
      const { sent: wanted, exits: left } = expected(keys);
      try {
        await look();
        for (const key of keys) {
          if (sent.length > 0 || exits.length > 0) break;
          // A real Ctrl-C where no question is open comes as a signal, since the terminal is not read then.
          if (key === 'look') await look();
          else if (key === 'Ctrl-C' && !terminal.isAsking) {
            process.emit('SIGINT');
            await settled();
          } else if (terminal.isAsking) await type(KEYS[key]);
        }
        expect({ sent, exits: exits.length }).toEqual({ sent: wanted, exits: left });
      } finally {
        end();
      }
    }),
    { numRuns: 500 },
  );
});

test('all of it in one chunk decides no approval that was not on the screen', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom('\u0003', 'y', 'n', 'approve', '\r'), { maxLength: 10 }),
      async (rest) => {
        const { look, type, sent, end } = watched();
        try {
          await look();
          await type(`\u0003${rest.join('')}`);
          expect(sent.filter((each) => each !== 'Cancel')).toEqual([]);
        } finally {
          end();
        }
      },
    ),
    { numRuns: 200 },
  );
});

test('whoever is no approver is told so, with who is and how they answer, and is asked nothing', async () => {
  const { look, shown, terminal, sent } = watch({
    caller: () => Promise.resolve('arn:aws:sts::222222222222:assumed-role/operator/ann'),
  });
  await look();
  await look();
  expect(shown()).toBe(`  waits for an approval: Stop web-01?
  you are arn:aws:sts::222222222222:assumed-role/operator/ann, not one of ${ROOT}
  aws ssm send-automation-signal --region eu-central-1 --automation-execution-id e1 --signal-type Approve
  aws ssm send-automation-signal --region eu-central-1 --automation-execution-id e1 --signal-type Reject
  it waits until 2026-01-01T10:30:00.000Z; Ctrl-C asks whether to cancel
`);
  expect([terminal.isAsking, sent]).toEqual([false, []]);
});

test('whoever started what somebody else has to approve is told so, and asked nothing', async () => {
  const { look, shown, terminal, sent } = watch({ fourEyes: true });
  await look();
  await look();
  expect(shown()).toContain(
    `  you started it, so somebody else has to approve it: one of ${ROOT}\n  aws ssm send-automation-signal`,
  );
  expect(shown().match(/you started it/g)).toHaveLength(1);
  expect([terminal.isAsking, sent]).toEqual([false, []]);
});

test('of two approvals that are needed, one may be of whoever started it', async () => {
  const { look, type, sent } = watch({ fourEyes: true, required: '2' });
  await look();
  await type('approve\r');
  expect(sent).toEqual(['Approve']);
});

test('an answer that is refused is told with its reason, and the approval is asked for again', async () => {
  const { look, type, shown } = watch({
    refuse: Object.assign(new Error('not for you'), { name: 'AccessDeniedException' }),
  });
  await look();
  await type('reject\r');
  expect(shown()).toContain(
    `reject was not taken: AccessDeniedException: not for you\n  it was sent by ${ROOT}; the step takes an answer of ${ROOT}, and waits`,
  );
  await look();
  expect(shown().match(/Stop web-01\? \[approve\/reject\]/g)).toHaveLength(2);
});

test('who cannot be identified is asked all the same', async () => {
  const { look, shown, terminal } = watch({
    caller: () => Promise.reject(Object.assign(new Error('no line'), { name: 'TimeoutError' })),
  });
  await look();
  expect([
    shown().includes(`who you are is not known (TimeoutError: no line); the step takes an answer of ${ROOT}`),
    terminal.isAsking,
  ]).toEqual([true, true]);
});

test('a question goes away when somebody else has answered', async () => {
  const { look, terminal, decidedElsewhere } = watch();
  await look();
  expect(terminal.isAsking).toBe(true);
  decidedElsewhere();
  await look();
  expect(terminal.isAsking).toBe(false);
});

test('without a terminal nobody is asked, and both answers are told', async () => {
  const { look, shown, terminal } = watch({ isAtTerminal: false });
  await look();
  expect([shown(), terminal.isAsking]).toEqual([
    expect.stringMatching(/waits for an approval: Stop web-01\?\n.*Approve\n.*Reject\n/),
    false,
  ]);
});

test.each([
  ['a user', 'arn:aws:iam::1:user/ops/ann', ['arn:aws:iam::1:user/ops/ann'], true],
  ['a user by name', 'arn:aws:iam::1:user/ops/ann', ['ann'], true],
  ['another user', 'arn:aws:iam::1:user/ops/ann', ['arn:aws:iam::1:user/bob', 'bob'], false],
  ['a session of a role', 'arn:aws:sts::1:assumed-role/approver/ann', ['arn:aws:iam::1:role/ops/approver'], true],
  ['a session itself', 'arn:aws:sts::1:assumed-role/approver/ann', ['arn:aws:sts::1:assumed-role/approver/ann'], true],
  [
    'a session of a role of another account',
    'arn:aws:sts::1:assumed-role/approver/ann',
    ['arn:aws:iam::2:role/approver'],
    false,
  ],
  ['a role whose name goes on', 'arn:aws:sts::1:assumed-role/approver/ann', ['arn:aws:iam::1:role/approver2'], false],
  ['a session named like a user', 'arn:aws:sts::1:assumed-role/x/ann', ['ann'], false],
  ['nobody', '', ['arn:aws:iam::1:root'], false],
])('%s', (_name, caller, approvers, answer) => {
  expect(isApprover(caller, approvers)).toBe(answer);
});

test.each([
  [{ Approvers: '["a","b"]' }, ['a', 'b']],
  [{ Approvers: '"a"' }, ['a']],
  [{ Approvers: 'a' }, ['a']],
  [undefined, []],
])('%j names the approvers', (inputs, approvers) => {
  expect(approversOf(inputs)).toEqual(approvers);
});
