import { noSuch, WrongUse } from '@nss/command-line';
import { type LoadedEnvironment } from '@nss/environment';

/** An environment that is to go, as far as its stacks have to be found. */
export interface RetiredEnvironment {
  /** `dev` */
  readonly name: string;
  /** `nss-dev` */
  readonly purpose: string;
  readonly account: string;
  readonly region: string;
}

/** What was asked for: the name, and what the file would say where there is none any more. */
export interface AskedRetirement extends Pick<RetiredEnvironment, 'name'> {
  readonly purpose?: string | undefined;
  readonly account?: string | undefined;
  readonly region?: string | undefined;
}

const KEYS = ['purpose', 'account', 'region'] as const;

/** What each has to look like, so that a slip of the pen is no empty account. */
const FORMS: Readonly<Record<(typeof KEYS)[number], { readonly pattern: RegExp; readonly form: string }>> = {
  purpose: { pattern: /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, form: 'lower-case words joined by hyphens, as nss-dev' },
  account: { pattern: /^\d{12}$/, form: 'twelve digits' },
  region: { pattern: /^[a-z]{2}(-[a-z]+)+-\d$/, form: 'a region, as eu-west-1' },
};

/**
 * Which environment goes, by its file or, where that is removed, by what the command was told.
 * @throws WrongUse where neither says it, or both and not the same
 * @throws Error where another environment is promoted from it
 */
export function retiredEnvironment(
  asked: AskedRetirement,
  environments: readonly LoadedEnvironment[],
): RetiredEnvironment {
  const { name } = asked;
  const promoted = environments.filter(({ environment }) => environment.promotedFrom === name);
  if (promoted.length > 0)
    throw new Error(
      `${promoted.map((each) => each.name).join(', ')} ${promoted.length === 1 ? 'is' : 'are'} promoted from ${name}, and nothing could be deployed there without it: retire that first and remove its file, or give it another promotedFrom; nothing was changed`,
    );
  const loaded = environments.find((each) => each.name === name);
  if (!loaded) return withoutFile(asked, environments);
  for (const key of KEYS)
    if (asked[key] !== undefined && asked[key] !== loaded.environment[key])
      throw new WrongUse(`--${key} ${asked[key]}: ${loaded.file} says ${loaded.environment[key]}`);
  const { purpose, account, region } = loaded.environment;
  return { name, purpose, account, region };
}

function withoutFile(asked: AskedRetirement, environments: readonly LoadedEnvironment[]): RetiredEnvironment {
  const { name, purpose, account, region } = asked;
  const names = environments.map((each) => each.name);
  if (purpose === undefined || account === undefined || region === undefined)
    throw new WrongUse(
      `${noSuch('environment', name, names).message}\nWhere its file is removed already, say what it said: --purpose, --account and --region`,
    );
  for (const key of KEYS) {
    const { pattern, form } = FORMS[key];
    if (!pattern.test(asked[key] ?? '')) throw new WrongUse(`--${key} ${asked[key]}: write ${form}`);
  }
  const other = environments.find(
    ({ environment }) => environment.purpose === purpose && environment.account === account,
  );
  if (other) throw new WrongUse(`--purpose ${purpose}: that is ${other.name}, by ${other.file}`);
  return { name, purpose, account, region };
}
