import { writeFileSync } from 'node:fs';
import { fenced, Markdown, md } from '@nss/markdown';
import { required } from '../required';
import { output, summary } from '../github/job';
import { delivery } from './delivery';

/**
 * `drift --environment NAME --assembly DIRECTORY --report FILE`: compares what exists with what was deployed. The report is
 * empty where nothing differs.
 */
export async function drift(values: Readonly<Record<string, string | undefined>>): Promise<number> {
  const { environment = '', assembly = '', report = '' } = required(values, 'environment', 'assembly', 'report');
  const { toolkit, stacks, reader } = await delivery(environment, assembly);
  const deployed = [];
  for (const stack of stacks) if (await reader.exists(stack.stackName)) deployed.push(stack.id);
  const found = deployed.length > 0 ? await toolkit.drift(assembly, deployed) : [];
  const text =
    found.length === 0
      ? md``
      : Markdown.joined([
          md`What exists is not what was deployed. Either somebody changed it by hand, or AWS did.`,
          md``,
          md`Put it back by deploying again (the \`deploy\` workflow), or bring the change into the environment file.`,
          md``,
          ...found.flatMap(({ stack, modified, deleted }) => [
            md`### ${stack}`,
            md``,
            fenced([modified, deleted].flatMap((part) => (part ? [part.trim()] : [])).join('\n')),
            md``,
          ]),
        ]);
  writeFileSync(report, text.text);
  output('drifted', String(found.length > 0));
  summary(
    md`## ${environment}: ${deployed.length === 0 ? 'nothing is deployed' : found.length === 0 ? 'no drift' : 'drift'}\n\n${text}`,
  );
  return 0;
}
