import { fold } from '@nss/command-line';
import { type Problem } from '@nss/environment';
import { problemsOf } from './problems';
import { type Answers, type Question } from './question';

/** Who answers: a person's line, or nothing where nobody answers any more. */
export type Ask = (text: string) => Promise<string | undefined>;

/** How questions are answered. */
export interface Answering {
  readonly questions: readonly Question[];
  /** What is known before anything is asked. */
  readonly known: Answers;
  readonly ask: Ask;
  readonly say: (line: string) => void;
  /** What is wrong with a file of some answers; what is missing is wrong too. */
  readonly problems: (answers: Answers) => readonly Problem[];
  /** Of the terminal. @default - a line is as long as it is */
  readonly columns?: number;
}

/**
 * Asks one question after the other, each again until its answer fits, and at the end those whose answers do not fit together.
 * @returns every answer; undefined where nobody answers any more
 */
export async function answered(answering: Answering): Promise<Answers | undefined> {
  let answers = answering.known;
  for (const question of answering.questions) {
    const next = await answerOf(question, answers, answering);
    if (!next) return undefined;
    answers = next;
  }
  for (;;) {
    const problems = answering.problems(answers);
    const again = answering.questions.find(
      (each) => (each.when?.(answers) ?? true) && problemsOf(each, problems).length > 0,
    );
    if (!again) return answers;
    const rest = Object.fromEntries(Object.entries(answers).filter(([name]) => name !== again.name));
    tell(problemsOf(again, problems), answering);
    const next = await answerOf(again, rest, answering);
    if (!next) return undefined;
    answers = next;
  }
}

async function answerOf(question: Question, before: Answers, answering: Answering): Promise<Answers | undefined> {
  const { name, when = () => true } = question;
  if (!when(before)) return before;
  for (let given = before[name]; ; given = undefined) {
    const answer = given ?? (await asked(question, before, answering));
    if (answer === undefined) return undefined;
    const answers = { ...before, [name]: answer };
    const wrong = wrongWith(question, answer, answering.problems(answers));
    if (wrong.length === 0) return answers;
    tell(wrong, answering);
  }
}

async function asked(question: Question, before: Answers, { ask, columns }: Answering): Promise<string | undefined> {
  const standard = question.standard?.(before);
  const { text, who, choices } = question;
  const hint = choices ? choices.join(' | ') : standard === undefined ? `for example ${question.example}` : undefined;
  for (;;) {
    const line = await ask(
      `\n${fold(text, columns, 0)}\n${fold(`  who knows: ${who}`, columns, 2)}\n${hint ? `${fold(`  ${hint}`, columns, 2)}\n` : ''}${standard === undefined ? '' : `[${standard}] `}> `,
    );
    if (line === undefined) return undefined;
    const answer = unquoted(line.trim()) || standard;
    if (answer !== undefined) return answer;
  }
}

/** What is wrong with an answer by itself, as far as it can be known now. */
function wrongWith(question: Question, answer: string, problems: readonly Problem[]): readonly WrongAnswer[] {
  const { choices } = question;
  if (choices && !choices.includes(answer))
    return [{ message: `${answer} is none of the choices`, remedy: `write one of ${choices.join(', ')}` }];
  return problemsOf(question, problems);
}

type WrongAnswer = Pick<Problem, 'message' | 'remedy'>;

function tell(problems: readonly WrongAnswer[], { say, columns }: Answering): void {
  for (const { message, remedy } of problems) say(fold(`  ${message}: ${remedy}`, columns, 4));
}

/** The file needs quotes around an account; whoever types them here means the same. */
function unquoted(line: string): string {
  return /^(["']).*\1$/.test(line) ? line.slice(1, -1) : line;
}
