import { type Answer, type Phases, table, WrongUse } from '@nss/command-line';
import { environmentsDirectory, formatProblems, loadEnvironment, OWN_ENVIRONMENTS, rangesText } from '@nss/environment';
import { terminal } from '@nss/runbook-client';
import { workspaceRoot } from '@nss/workspace';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { answered, type Ask } from './answered';
import { environmentFileText } from './file-text';
import { namesIn, problemsWith } from './problems';
import { type Answers, type Question } from './question';
import { questionsBeside } from './questions';

/** What was asked for. */
export interface GivenNew extends Pick<Phases, 'out' | 'columns'> {
  readonly arguments: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
  readonly answer: Answer;
}

/** Where answers come from. */
export interface Person {
  /** Whether there is one. @default - where standard input is a terminal */
  readonly isTerminal?: boolean;
  /** @default - the terminal of this process */
  readonly ask?: Ask;
}

/**
 * Asks for what an environment file needs, and writes it.
 * @returns the exit code: 0 it is written, 1 it is not
 * @throws WrongUse for a name that is none, for a file that is there, and where an answer is missing and nobody can be asked
 */
export async function runNew(
  { arguments: [environment = ''], options, out, columns, answer }: GivenNew,
  { isTerminal = process.stdin.isTTY === true, ask = askTerminal }: Person = {},
): Promise<number> {
  if (!/^[a-z][a-z0-9-]*$/.test(environment))
    throw new WrongUse(
      `"${environment}" is no name of an environment: lower-case words joined by hyphens, such as dev`,
    );
  const directory = environmentsDirectory();
  const others = namesIn(directory).filter((name) => name !== environment);
  const questions = questionsBeside(others);
  if (options['needs'] === true) {
    answer(questions.map(need), () => needsText(questions, columns));
    return 0;
  }
  const file = join(directory, `${environment}.yaml`);
  if (existsSync(file) && options['replace'] !== true)
    throw new WrongUse(
      `${shown(file)} is there already: --replace writes over it, another name or ENVIRONMENTS_DIR leaves it`,
    );
  const known = { environment, ...wordsOf(options) };
  const problems = (answers: Answers) => problemsWith(answers, directory, others);
  const answers = isTerminal
    ? await interview(() => answered({ questions, known, ask, say: out, problems, columns }), {
        ask,
        out,
        questions,
        columns,
      })
    : withStandards(questions, known);
  if (!answers) {
    answer({ outcome: 'nothing written' }, () => 'nothing was written');
    return 1;
  }
  const found = problems(answers);
  if (found.length > 0) {
    answer(
      { outcome: 'nothing written', problems: found },
      () => `${formatProblems(found, false)}\nnothing was written`,
    );
    return 1;
  }
  mkdirSync(directory, { recursive: true });
  const schema = relative(directory, join(workspaceRoot(), OWN_ENVIRONMENTS, 'environment.schema.json'));
  writeFileSync(file, environmentFileText(answers, schema.startsWith('..') ? schema : `./${schema}`));
  answer({ outcome: 'written', file: shown(file) }, () => writtenText(environment, file, directory));
  return 0;
}

/** First whether it has to be servers at all, then what is needed, then the questions. */
async function interview(
  questions: () => Promise<Answers | undefined>,
  {
    ask,
    out,
    columns,
    ...all
  }: { ask: Ask; out: (line: string) => void; questions: readonly Question[]; columns?: number },
): Promise<Answers | undefined> {
  out(
    'Zscaler also streams logs from its own cloud (Cloud NSS), without a server of yours. It needs a SIEM that takes\nHTTPS at an address on the internet: docs/choose.md says when which.',
  );
  const servers = (await ask('Go on with servers of your own? [yes/no] '))?.trim().toLowerCase();
  if (servers !== 'yes' && servers !== 'y') return undefined;
  out(
    `\n${needsText(all.questions, columns)}\n\nAn empty answer means what stands in brackets. Ctrl-C ends, and writes nothing.`,
  );
  return questions();
}

async function askTerminal(text: string): Promise<string | undefined> {
  const said = await terminal.ask(text);
  return typeof said === 'string' ? undefined : said.line;
}

function wordsOf(options: GivenNew['options']): Answers {
  return Object.fromEntries(
    Object.entries(options).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
}

/** @throws WrongUse where an answer is missing that has no default */
function withStandards(questions: readonly Question[], known: Answers): Answers {
  const missing: Question[] = [];
  const answers = questions.reduce<Answers>((before, question) => {
    const { name, standard, when = () => true } = question;
    if (before[name] !== undefined || !when(before)) return before;
    if (!standard) missing.push(question);
    return standard ? { ...before, [name]: standard(before) } : before;
  }, known);
  if (missing.length === 0) return answers;
  const needed = missing.map(({ name, example, who }) => `  --${name} "${example}"  (${who})`);
  throw new WrongUse(`there is no terminal to ask at, and these are needed:\n${needed.join('\n')}`);
}

const need = ({ name, text, who, example }: Question) => ({ name, text, who, example });

function needsText(questions: readonly Question[], columns: number | undefined): string {
  const rows = questions.map(({ text, who, example }) => [text, who, example]);
  return table([['what is needed', 'who knows it', 'for example'], ...rows], { columns, head: true });
}

function writtenText(name: string, file: string, directory: string): string {
  const { environments = [] } = loadEnvironment(name, directory);
  return [
    `wrote ${shown(file)}`,
    ...environments.map(({ environment }) => `  ${rangesText(environment, new Date())}`),
    `  what follows from it:       npm run -s environments -- show ${name}`,
    `  for the SOC, the carrier:   npm run -s environments -- form soc ${name}`,
    '  the forms that start jobs:  npm run -s delivery -- choices',
    '  deploy it on this machine:  npm start',
  ].join('\n');
}

/** As a person here would write the path. */
function shown(file: string): string {
  const path = relative(process.cwd(), file);
  return path.startsWith('..') ? file : path;
}
