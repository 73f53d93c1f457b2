#!/usr/bin/env node
import { checkCheckout } from './command/check-checkout';
import { runCheckout } from './command/run-checkout';
import { UsageError, wanted } from './command/wanted';

async function main(): Promise<number> {
  try {
    const options = wanted(process.argv.slice(2));
    if (options.command !== 'check') return (await runCheckout(options, (line) => console.log(line))) ? 0 : 1;
    const findings = checkCheckout(options.folder);
    for (const finding of findings) console.log(finding);
    return findings.length === 0 ? 0 : 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return error instanceof UsageError ? 2 : 1;
  }
}

process.exitCode = await main();
