import { selectAll, tokensOf } from '@nss/ssm-automation';
import { setTimeout as wait } from 'node:timers/promises';
import { type Account, IMAGE } from './account';
import { type EndStateCase, type SetUpCall } from './end-states';
import { runDocument } from './run-document';

/** How long a state may take to be there. */
const SET_UP_SECONDS = 20;

/**
 * Makes the state of a case, runs the document in it and looks at what it left behind, both when nothing changes its state any more.
 *
 * @returns what is not as declared; nothing where all is
 */
export async function checkEndState(
  account: Account,
  { setUp, parameters, answer, status, then }: EndStateCase,
  text: string,
): Promise<string[]> {
  const names = new Map([
    ['account', account.id],
    ['role', account.roleArn],
    ['image', IMAGE],
  ]);
  for (const each of setUp) {
    await make(account, each, names);
    await account.settle();
  }
  const outcome = await runDocument(account, {
    name: 'corpus-document',
    text,
    parameters: filled(parameters, names) as Record<string, string[]>,
    ...(answer && { signal: answer }),
  });
  if (outcome.kind !== 'ended') return [`${outcome.kind}: ${outcome.reason}`];
  const { AutomationExecutionStatus: ended, FailureMessage: failure = '' } = outcome.execution;
  await account.settle();
  const problems = ended === status ? [] : [`ended ${ended}, not ${status}: ${failure}`];
  for (const { service, api, parameters: asked, selector, values } of then) {
    const found = selectAll(await account.call(service, api, filled(asked, names) as object), selector)
      .flat()
      .map(String)
      .sort();
    const wanted = (filled(values, names) as string[]).sort();
    if (JSON.stringify(found) !== JSON.stringify(wanted))
      problems.push(`${service} ${api} ${selector} is ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`);
  }
  return problems;
}

async function make(
  account: Account,
  { service, api, parameters, remember = {}, until }: SetUpCall,
  names: Map<string, string>,
): Promise<void> {
  const deadline = Date.now() + SET_UP_SECONDS * 1000;
  for (;;) {
    const answer = await account.call(service, api, filled(parameters, names) as object);
    if (until && String(selectAll(answer, until.selector)[0]) !== until.value) {
      if (Date.now() > deadline) throw new Error(`${service} ${api}: ${until.selector} did not become ${until.value}`);
      await account.settle();
      await wait(50);
      continue;
    }
    for (const [name, selector] of Object.entries(remember)) {
      const [value] = selectAll(answer, selector);
      if (value === undefined) throw new Error(`${service} ${api} answers nothing at ${selector}`);
      names.set(name, String(value));
    }
    return;
  }
}

/** Puts values in the place of their names. @throws Error for a name that nothing has been given */
function filled(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((item) => filled(item, names));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, filled(item, names)]));
  if (typeof value !== 'string') return value;
  return tokensOf(value).reduceRight((text, { name, start, end }) => {
    const known = names.get(name);
    if (known === undefined) throw new Error(`{{${name}}} stands for nothing`);
    return text.slice(0, start) + known + text.slice(end);
  }, value);
}
