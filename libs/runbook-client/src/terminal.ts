import { createInterface, type Interface, type ReadLineOptions } from 'node:readline';

/** Where questions are asked. @default - the terminal of this process */
export type TerminalStreams = Partial<Pick<ReadLineOptions, 'input' | 'output' | 'terminal'>>;

/** What became of a question: a line; Ctrl-C; the end of the input; or nothing, because whoever asked needs no answer any more. */
export type Answer = { readonly line: string } | 'interrupted' | 'ended' | 'withdrawn';

/** How to ask. */
export interface AskOptions {
  /** Takes the question back. @default - it stays until it is answered */
  readonly signal?: AbortSignal;
}

interface Question {
  readonly text: string;
  settle(answer: Answer): void;
}

/**
 * The one reader of a terminal. However many ask, one question is open at a time, in the order in which they were asked, and each
 * line answers the question that was shown when it was typed. Ctrl-C ends the open question without an answer and what was typed
 * for it is gone; then it reaches the program as it would without a question, and what the program asks at once comes first.
 * What is typed while nothing is asked is kept by the terminal, and answers the next question.
 */
export class Terminal {
  private readonly questions: Question[] = [];

  private reader: Interface | undefined;

  private readonly streams: Required<Pick<TerminalStreams, 'input' | 'output'>> & TerminalStreams;

  constructor({ input = process.stdin, output = process.stdout, ...options }: TerminalStreams = {}) {
    this.streams = { input, output, ...options };
  }

  /** Whether a question is open. */
  get isAsking(): boolean {
    return this.questions.length > 0;
  }

  /** A person's answer, as it was typed. */
  ask(text: string, { signal }: AskOptions = {}): Promise<Answer> {
    return new Promise((resolve) => {
      if ((this.streams.input as { readableEnded?: boolean }).readableEnded) return resolve('ended');
      if (signal?.aborted) return resolve('withdrawn');
      const withdraw = () => this.withdraw(question);
      const question: Question = {
        text,
        settle: (answer) => {
          signal?.removeEventListener('abort', withdraw);
          resolve(answer);
        },
      };
      signal?.addEventListener('abort', withdraw, { once: true });
      this.questions.push(question);
      if (this.questions[0] === question) this.show();
    });
  }

  private show(): void {
    const [question] = this.questions;
    if (!question) return this.close();
    this.reader ??= this.open();
    this.reader.setPrompt(question.text);
    this.reader.prompt();
  }

  /** Without a history: the arrow keys must not bring an earlier approval back. */
  private open(): Interface {
    const reader = createInterface({ ...this.streams, historySize: 0 });
    reader.on('line', (line) => this.settleFirst({ line }));
    reader.on('SIGINT', () => this.interrupt(reader));
    reader.on('close', () => {
      if (this.reader !== reader) return;
      this.reader = undefined;
      this.questions.splice(0).forEach((question) => question.settle('ended'));
    });
    return reader;
  }

  private settleFirst(answer: Answer): void {
    this.questions.shift()?.settle(answer);
    this.show();
  }

  private interrupt(reader: Interface): void {
    forgetLine(reader);
    const waiting = this.questions.splice(0);
    waiting.shift()?.settle('interrupted');
    this.streams.output.write('\n');
    process.emit('SIGINT');
    this.questions.push(...waiting);
    // What was asked meanwhile is shown already.
    if (this.questions[0] === waiting[0]) this.show();
  }

  private withdraw(question: Question): void {
    const index = this.questions.indexOf(question);
    if (index < 0) return;
    this.questions.splice(index, 1);
    question.settle('withdrawn');
    if (index > 0) return;
    if (this.reader) forgetLine(this.reader);
    this.streams.output.write('\n');
    this.show();
  }

  private close(): void {
    const { reader } = this;
    this.reader = undefined;
    reader?.close();
  }
}

/** Drops what was typed for a question that is gone, wherever in the line the cursor is. */
function forgetLine(reader: Interface): void {
  if (reader.line === '') return;
  reader.write(null, { ctrl: true, name: 'e' });
  reader.write(null, { ctrl: true, name: 'u' });
}

/** The terminal of this process. Nothing else reads its standard input. */
export const terminal = new Terminal();
