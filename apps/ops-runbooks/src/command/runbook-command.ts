import { leaf, type RootCommand, WrongUse } from '@nss/command-line';
import { environmentOption } from '@nss/environment';
import { suggest } from '@nss/suggestion';
import { listedRunbooks } from './listed-runbooks';
import { listText, showText } from './list';
import { start, type StartOptions } from './start';
import { synth } from './synth';
import { validate } from './validate';

/** Where and how the command starts runbooks. */
export type RunbookCommandOptions = StartOptions;

const runbookArgument = {
  name: 'NAME',
  description: 'the runbook',
  choices: () => listedRunbooks().map(({ name }) => name),
} as const;

/**
 * What there is of a name.
 * @throws WrongUse for a name that no runbook has
 */
function named(name: string) {
  const all = listedRunbooks();
  const found = all.find((each) => each.name === name);
  if (found) return found;
  const names = all.map((each) => each.name);
  const meant = suggest(name, names);
  throw new WrongUse(
    `there is no runbook ${name}; there are ${names.join(', ')}${meant ? `. Did you mean ${meant}?` : ''}`,
  );
}

/** `npm run -s runbook -- …`: lists, shows, validates and starts runbooks. */
export function runbookCommand(options: RunbookCommandOptions = {}): RootCommand {
  return {
    invocation: 'npm run -s runbook --',
    summary: 'lists, shows, validates and starts runbooks',
    description:
      'Lists, shows, validates and starts runbooks: in AWS with your credentials, or at the endpoint that AWS_ENDPOINT_URL names. Exit code: 0 success, 1 the runbook failed or a document has findings, 2 wrong use.',
    examples: ['npm run -s runbook -- list', 'npm run -s runbook -- start nss-health-check --environment dev'],
    commands: {
      list: leaf({
        summary: 'every runbook',
        json: true,
        examples: ['npm run -s runbook -- list'],
        run: ({ json, out }) => {
          out(json ? JSON.stringify(listedRunbooks(), null, 2) : listText(listedRunbooks()));
          return 0;
        },
      }),
      show: leaf({
        summary: 'what one does and takes',
        arguments: [runbookArgument],
        json: true,
        examples: ['npm run -s runbook -- show nss-failover'],
        run: ({ arguments: [name = ''], json, out }) => {
          const found = named(name);
          out(json ? JSON.stringify(found, null, 2) : showText(found));
          return 0;
        },
      }),
      validate: leaf({
        summary: 'what is wrong with Automation documents, these or any',
        arguments: [{ name: 'FILE', description: 'a document, as JSON or YAML', variadic: true }],
        json: true,
        examples: ['npm run -s runbook -- validate document.yaml'],
        run: ({ arguments: files, json, out }) => validate(files, json, out),
      }),
      synth: leaf({
        summary: 'the documents as an environment has them',
        arguments: [{ name: 'DIRECTORY', description: 'where they are written' }],
        options: { environment: { ...environmentOption, required: true } },
        examples: ['npm run -s runbook -- synth documents --environment prod'],
        run: ({ arguments: [directory = ''], options: { environment }, out }) => synth(directory, environment, out),
      }),
      start: leaf({
        summary: 'start one, and watch it to its end',
        arguments: [runbookArgument],
        options: {
          environment: { ...environmentOption, required: true },
          parameter: { value: 'NAME=VALUE', short: 'p', description: 'what it takes; see show', multiple: true },
        },
        json: true,
        examples: [
          'npm run -s runbook -- start nss-health-check --environment dev',
          'npm run -s runbook -- start nss-failover --environment prod --parameter Log=web',
        ],
        run: ({ arguments: [name = ''], options: { environment, parameter: parameters }, json, ...streams }) => {
          named(name);
          return start({ name, environment, parameters, json }, options, streams);
        },
      }),
    },
  };
}
