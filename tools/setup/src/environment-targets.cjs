// A plugin of Nx: each environment file is a unit of nss-infra, which is synthesised, linted and held against the policies by itself,
// and again only when the file or the app changes. A new file is a new unit; nothing else has to be edited.
// CommonJS, as Nx requires plugins. https://nx.dev/docs/extending-nx/project-graph-plugins
const { parse } = process.getBuiltinModule('node:path');

const APP = 'apps/nss-infra';
const FOLDER = 'environments';

/**
 * The targets of one environment: `synth:dev`, `lint-template:dev`, `policy:dev`, `reachability:dev`.
 * @param {string} file path of its file, relative to the workspace's root
 */
function targetsOf(file) {
  const { name } = parse(file);
  const assembly = `dist/environments/${name}/cdk.out`;
  // Without the other files: what a file says beside others, `environments:validate` looks at.
  const inputs = ['production', '^production', `{workspaceRoot}/${file}`];
  const target = (command, decides) => ({
    command,
    options: { cwd: '{workspaceRoot}', env: { ENVIRONMENTS_DIR: FOLDER } },
    cache: true,
    outputs: [],
    inputs,
    ...decides,
  });
  return {
    [`synth:${name}`]: target(`node tools/setup/src/synth.mjs ${assembly} --environment ${name}`, {
      outputs: [`{workspaceRoot}/${assembly}`],
    }),
    [`lint-template:${name}`]: target(
      `node tools/setup/src/run.mjs tools/cfn-lint/src/main.ts --assembly ${assembly}`,
      {
        dependsOn: [`synth:${name}`],
        inputs: [
          { dependentTasksOutputFiles: '**/*.json' },
          { input: 'production', projects: ['cfn-lint', 'setup', 'workspace'] },
          // The version of cfn-lint: set-up installs what is written here, and nothing else.
          '{workspaceRoot}/tools/setup/python/requirements.txt',
        ],
      },
    ),
    [`reachability:${name}`]: target(
      `node tools/setup/src/run.mjs apps/nss-infra/src/reachability/main.ts --assembly ${assembly} --environment ${name}`,
      {
        dependsOn: [`synth:${name}`],
        inputs: [...inputs, { dependentTasksOutputFiles: '**/*.json' }],
      },
    ),
    [`policy:${name}`]: target(`node tools/setup/src/policy.mjs --environment ${name}`),
  };
}

module.exports.name = 'environment-targets';

module.exports.createNodesV2 = [
  `${FOLDER}/*.{yaml,yml}`,
  (files) => files.map((file) => [file, { projects: { [APP]: { targets: targetsOf(file) } } }]),
];
