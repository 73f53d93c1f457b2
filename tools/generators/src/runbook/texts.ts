import { literal } from '../names';

/** What a new runbook is called, in each of its files. */
export interface RunbookNames {
  /** `look-at-bastion` */
  readonly name: string;
  /** `lookAtBastion` */
  readonly definition: string;
  /** `look_at_bastion` */
  readonly handler: string;
  readonly summary: string;
}

/** The definition: a document that reads what should be there and says it, and the rights it needs for that. */
export function definitionText({ name, definition, handler, summary }: RunbookNames): string {
  return `/// <reference path="../../python.d.ts" />
import { runbook, steps } from '@nss/ssm-automation';
import { type RunbookDefinition, type RunbookPlace } from '@nss/runbook-definition';
import { assumeRoleParameter } from '../../definition/assume-role-parameter';
import { readsDescription } from '../../definition/reads-description';
import { readSystem } from '../../definition/read-system';
import script from './${handler}.py';

const NAME = ${literal(name)};
const SUMMARY = ${literal(summary)};

function make(place: RunbookPlace) {
  return runbook({
    description: \`\${SUMMARY}.\`,
    parameters: assumeRoleParameter(place, NAME),
    assumeRole: ({ AutomationAssumeRole }) => AutomationAssumeRole,
    steps: () => {
      const read = readSystem(place.purpose);
      const said = steps.executeScript(${literal(definition)}, {
        handler: ${literal(handler)},
        script,
        inputPayload: { System: read.outputs.System },
        outputs: { Summary: 'String' },
      });
      return { steps: [read, said], outputs: [said.outputs.Summary] };
    },
  });
}

/** ${summary}. */
export const ${definition}: RunbookDefinition = {
  name: NAME,
  summary: SUMMARY,
  make,
  permissions: (place) => [readsDescription(place)],
};
`;
}

/** The script of its one step of its own. */
export function scriptText({ handler }: RunbookNames): string {
  return `import json


def ${handler}(events: "InputPayload", _context: object) -> "Payload":
    """Says what the deployment says should be there."""
    system: SystemDescription = json.loads(events["System"])
    servers = ", ".join(server["name"] for server in system["servers"])
    return {"Summary": f"{system['purpose']} has {servers} and {system['bastion']['name']}"}
`;
}

/** Its page for operators. */
export function pageText({ name, definition, summary }: RunbookNames): string {
  return `# ${name}

${summary}.

## When

Whenever somebody wants to know it: nothing is changed.

## Run it

\`\`\`sh
npm run -s runbook -- start ${name} --environment dev
\`\`\`

## Parameters

<!-- generated: node tools/setup/src/run.mjs tools/docs/src/runbook-pages.ts -->
<!-- end of the generated part -->

## What it prints

\`\`\`text
Success: nss-dev has web-01, firewall-01 and nss-dev-bastion-01
\`\`\`

## What it changes

Nothing.

## When it fails

- \`readSystem\` failed: the environment is not deployed, or the runbook's role may not read its description.
- \`${definition}\` failed: the description is not what this runbook was written for; deploy the environment again.
`;
}

/** Its test, against a deployed environment in the embedded cloud. */
export function testText({ name, definition }: RunbookNames): string {
  return `import { deployedEnvironment, type DeployedEnvironment } from '../environment';
import { outcomeOf, run, stepsOf } from '../execution';
import { reset } from '../reset';

jest.setTimeout(60_000);

let dev: DeployedEnvironment;
beforeAll(async () => {
  dev = await deployedEnvironment('dev');
});
beforeEach(() => reset(dev));

test('it says which machines should be there', async () => {
  const execution = await run(dev, ${literal(name)});
  const servers = dev.system.servers.map((server) => server.name).join(', ');
  expect(stepsOf(execution)).toEqual(['readSystem Success', '${definition} Success']);
  expect(outcomeOf(execution)).toBe(\`Success: nss-dev has \${servers} and \${dev.system.bastion.name}\`);
});
`;
}
