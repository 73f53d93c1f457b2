/**
 * How npm installs what the lockfile says. No package runs a script of its own: a job with an identity in AWS installs too, and none of
 * the packages needs to. (`allowScripts` in package.json is read by npm 11 only; Node 22 brings npm 10.)
 *
 * Source: docs.npmjs.com/cli/v10/commands/npm-ci#ignore-scripts
 */
export const NPM_CI = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

/** Leaves out the packages of single tools: what a job that deploys installs is what the repository itself depends on. */
export const DELIVERY_ONLY = '--workspaces=false';
