#!/usr/bin/env node
import { setUpPython } from '@nss/workspace';
import { parseArgs } from 'node:util';
import { validateFiles } from './command/validate-files';

const USAGE = `Usage: ssm-automation validate FILE... [--json]   what is wrong with Automation documents
       ssm-automation set-up                     installs the Python packages that validate needs, apart from yours
exit code: 0 no findings, 1 findings, 2 wrong use or a file that cannot be read`;

async function main(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false } },
  });
  const [command, ...files] = positionals;
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  if (command === 'validate' && files.length > 0) {
    const { text, exitCode } = await validateFiles(files, '.', values.json);
    console.log(text);
    return exitCode;
  }
  if (command === 'set-up' && files.length === 0) {
    console.log(`Python is in ${setUpPython((line) => console.error(line))}`);
    return 0;
  }
  console.error(command === 'validate' ? `validate needs the path of a document.\n${USAGE}` : USAGE);
  return 2;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
