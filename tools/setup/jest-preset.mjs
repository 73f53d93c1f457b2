import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** Packages that ship ES modules only: jest runs CommonJS, so swc turns these over as well. */
const esModulePackages = [
  'execa',
  '@sindresorhus/merge-streams',
  'figures',
  'get-stream',
  'human-signals',
  'is-plain-obj',
  'is-stream',
  'is-unicode-supported',
  'npm-run-path',
  'path-key',
  'unicorn-magic',
  'parse-ms',
  'pretty-ms',
  'strip-final-newline',
  'yoctocolors',
  'cidr-tools',
  'ip-bigint',
  '@sec-ant/readable-stream',
  '@bomb.sh/tab',
  'marked',
  'string-width',
  'strip-ansi',
  'ansi-regex',
  'get-east-asian-width',
  'preact',
];

/** The alias table of tsconfig.base.json, in the form jest reads, so that the two cannot disagree. */
function aliases() {
  const { compilerOptions } = JSON.parse(readFileSync(join(root, 'tsconfig.base.json'), 'utf8'));
  return Object.fromEntries(
    Object.entries(compilerOptions.paths).map(([name, [path]]) => [`^${name}$`, join(root, path)]),
  );
}

/**
 * The packages of the workspace. A test file loads those that it comes to, not all that some module it imports may use: most of
 * the start of many files is the CDK's toolkit. Our own modules are loaded where they are imported: some of them register hooks.
 */
function packages() {
  const { dependencies = {}, devDependencies = {} } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return Object.keys({ ...dependencies, ...devDependencies });
}

/** What a project alone needs, such as a set-up that its test files share. */
function ownOptions(projectRoot) {
  const file = join(root, projectRoot, 'jest.options.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

/**
 * One project's jest configuration.
 * @param {string} projectRoot the project's folder, relative to the workspace's root
 */
export function projectConfiguration(projectRoot) {
  return {
    displayName: projectRoot,
    rootDir: join(root, projectRoot),
    testEnvironment: 'node',
    // What a test comes to first is loaded within its time.
    testTimeout: 60_000,
    testMatch: ['<rootDir>/src/**/*.test.ts'],
    transform: {
      '^.+\\.py$': join(root, 'tools/setup/src/text-transform.cjs'),
      '^.+\\.(ts|js|mjs)$': [
        '@swc/jest',
        { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs', lazy: packages() } },
      ],
    },
    transformIgnorePatterns: [`node_modules/(?!(${esModulePackages.join('|')})/)`],
    // Its exports name no condition that jest knows.
    moduleNameMapper: { ...aliases(), '^unicorn-magic$': join(root, 'node_modules/unicorn-magic/node.js') },
    cacheDirectory: join(root, 'node_modules/.cache/jest'),
    coverageDirectory: join(root, 'coverage', relative(root, join(root, projectRoot))),
    ...ownOptions(projectRoot),
  };
}
