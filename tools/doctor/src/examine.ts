import { type Phase, silently } from '@nss/command-line';
import { type Account } from '@nss/deployment';
import { type LoadedEnvironment } from '@nss/environment';
import { compareAccount, formerlyNamed, packetProblems, subjectPrefixesOf } from '@nss/operations';
import { checkIdentities } from './aws/check-identities';
import { checkLogs } from './aws/check-logs';
import { checkNeeds } from './aws/check-needs';
import { checkPackets, type PacketProblems } from './aws/check-packets';
import { readAccount } from './aws/read-account';
import { wantedIdentities } from './aws/wanted-identities';
import { checkGitHub } from './github/check-github';
import { readClone, readGitHub } from './github/read-github';
import { type Answer, ask, type Line, known, unknown } from './line';
import { checkRanges } from './ranges/check-ranges';
import { checkMachine } from './machine/check-machine';
import { readMachine } from './machine/read-machine';

/** What is looked at. */
export interface Examination {
  readonly environments: readonly LoadedEnvironment[];
  /** The synthesised assembly, with the identities. */
  readonly assembly: string;
  /** `owner/name`, where it is known. */
  readonly repository?: string;
  /** `repo:OWNER/REPOSITORY`, where it is not the repository's name. */
  readonly subjectPrefix?: string;
  /** Where, and as whom, an account is looked at. */
  readonly accountOf: (account: string, region: string) => Account;
  /** Tells what is under way. @default silently */
  readonly phase?: Phase;
}

/** Looks at this machine, at the account of each environment and at GitHub. Changes nothing. */
export async function examine({
  environments,
  assembly,
  repository,
  subjectPrefix,
  accountOf,
  phase = silently,
}: Examination): Promise<Line[]> {
  const lines = checkMachine(readMachine());
  const github = await phase('asking GitHub', () => readGitHub(repository));
  const subjects =
    subjectPrefix === undefined
      ? github.subjects
      : known({ prefixes: subjectPrefixesOf(subjectPrefix), because: 'given' });
  // One after the other: the account may be chosen by variables of this process.
  for (const loaded of environments) {
    const { account, region } = loaded.environment;
    const facts = await phase(`asking account ${account} of ${loaded.name}`, async () => {
      // Where the stack cannot be read, neither can the identities.
      const formerly = await ask(() => formerlyNamed(loaded, assembly, accountOf(account, region)));
      const prefixes = subjects.isKnown ? subjects.value.prefixes : ['repo:OWNER/REPOSITORY'];
      const wanted = wantedIdentities(loaded, assembly, prefixes, formerly.isKnown ? formerly.value : []);
      return { wanted, ...(await readAccount(loaded, accountOf(account, region), wanted)) };
    });
    // Whom the roles should trust is for GitHub to say: a role that trusts the other form of a subject can be assumed by nobody.
    const roles = subjects.isKnown
      ? facts.roles
      : new Map(
          [...facts.roles.keys()].map((arn) => [
            arn,
            unknown(`how tokens of the repository begin is not known: ${subjects.why}`),
          ]),
        );
    lines.push(
      checkRanges(loaded, new Date()),
      ...checkIdentities(loaded, { ...facts, roles }, facts.wanted),
      ...checkNeeds(loaded, facts),
      checkLogs(loaded, facts),
      checkPackets(loaded, await packetsOf(loaded, facts.account, assembly, accountOf(account, region))),
    );
  }
  return [...lines, ...checkGitHub(environments, github, readClone(), subjects)];
}

/**
 * What the deployed network lets pass otherwise than the plan has.
 * @param caller whose the credentials are: of another account nothing is asked
 */
async function packetsOf(
  loaded: LoadedEnvironment,
  caller: Answer<string>,
  assembly: string,
  account: Account,
): Promise<Answer<PacketProblems>> {
  if (!caller.isKnown) return caller;
  if (caller.value !== account.account) return unknown(`the credentials are of account ${caller.value}`);
  return ask(async () => {
    const { stacks, actual } = await compareAccount({ loaded, assembly, account });
    return stacks.length === 0 ? undefined : packetProblems(loaded, actual);
  });
}
