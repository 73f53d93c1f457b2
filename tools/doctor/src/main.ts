import { doctor } from './doctor';

try {
  process.exitCode = await doctor(process.argv.slice(2));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
