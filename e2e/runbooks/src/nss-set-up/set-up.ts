import { DeleteParameterCommand, GetParameterCommand, paginateListCommands } from '@aws-sdk/client-ssm';
import { type ScriptedAnswer } from '@nss/embedded-aws';
import { withApplianceKey } from '../appliance-key';
import { type DeployedEnvironment } from '../environment';
import { answerFirst, reset, setPulse } from '../reset';

/** What set-ups write of a server of the pair that these tests set up. */
const RECORDS = ['web-01', 'web-02'].flatMap((name) =>
  ['autostart', 'certificate-installed'].map((record) => `/nss-prod/relay/${name}/${record}`),
);

/** A pair of which nothing is set up: no records, and nothing of its logs flows. */
export async function resetSetUp(environment: DeployedEnvironment): Promise<void> {
  await reset(environment);
  await withApplianceKey(environment, true);
  await answers(environment);
  for (const Name of RECORDS)
    await environment.ssm.send(new DeleteParameterCommand({ Name })).catch((error: Error) => {
      if (error.name !== 'ParameterNotFound') throw error;
    });
}

/** The servers answer everything well, but for a line of their shell that fails. */
export async function answers(environment: DeployedEnvironment, failing?: string): Promise<void> {
  const well: ScriptedAnswer = { document: 'AWS-RunPowerShellScript', stdout: 'ok' };
  await answerFirst(environment, [
    ...(failing === undefined ? [] : [{ ...well, parameters: { commands: failing }, exitCode: 1, stderr: 'no' }]),
    well,
  ]);
}

/** Metrics of the pair that is set up. */
export const webMetrics = ({ system: { pulse } }: DeployedEnvironment): string[] =>
  [...pulse.feeds, ...pulse.hubs].filter(({ log }) => log === 'web').map(({ metric }) => metric);

/** Nothing of the pair's logs flows. */
export const silent = (environment: DeployedEnvironment): Promise<void> =>
  setPulse(environment, webMetrics(environment));

/** What the servers were told in their own shell since a moment, in order: `nss start`. */
export async function told({ ssm }: DeployedEnvironment, since: Date): Promise<string[]> {
  const lines: string[] = [];
  for await (const { Commands = [] } of paginateListCommands({ client: ssm }, {}))
    for (const { Parameters, RequestedDateTime } of Commands)
      if ((RequestedDateTime ?? since) >= since) lines.push(...(Parameters?.['commands'] ?? []));
  return lines.flatMap((line) => /ssh\.exe .*'(?:sudo )?((?:printf .*)?nss [^']*)'(?: \||$)/.exec(line)?.[1] ?? []);
}

/** What is written of a machine that starts NSS by itself; nothing where nothing is. */
export const autostartOf = ({ ssm }: DeployedEnvironment, name: string): Promise<string> =>
  ssm.send(new GetParameterCommand({ Name: `/nss-prod/relay/${name}/autostart` })).then(
    ({ Parameter }) => Parameter?.Value ?? '',
    () => '',
  );
