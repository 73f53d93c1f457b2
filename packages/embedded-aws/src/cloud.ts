#!/usr/bin/env node
import { setUpPython } from '@nss/workspace';
import { environmentText } from './cloud/environment-text';
import { serve } from './cloud/serve';
import { UsageError, wanted } from './cloud/wanted';
import { NoSuchCloudError } from './keys';

/** Answers the exit code: 1 where Python cannot be had. */
function setUp(): number {
  try {
    console.log(`Python is in ${setUpPython((line) => console.error(line))}`);
    return 0;
  } catch (error) {
    console.error((error as Error).message);
    return 1;
  }
}

async function main(): Promise<number> {
  try {
    const options = wanted(process.argv.slice(2));
    if (options.command === 'serve') return await serve(options.port);
    if (options.command === 'set-up') return setUp();
    console.log(await environmentText(options));
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof NoSuchCloudError)) throw error;
    console.error(error.message);
    return error instanceof UsageError ? 2 : 1;
  }
}

process.exitCode = await main();
