import { availableParallelism } from 'node:os';
import { inProcesses, MOST_TEMPLATES } from './in-processes';

const files = Array.from({ length: 5 * MOST_TEMPLATES + 1 }, (_, index) => `template-${index}`);

test('every file is looked at once, few at a time, and results are in order', async () => {
  const sizes: number[] = [];
  const results = await inProcesses(files, async (part) => {
    sizes.push(part.length);
    // Later parts end sooner.
    await new Promise((resolve) => setTimeout(resolve, 10 - sizes.length));
    return part;
  });
  expect(results).toEqual(files);
  expect(Math.max(...sizes)).toBe(MOST_TEMPLATES);
  expect(await inProcesses([], async (part) => part)).toEqual([]);
});

test('a failure is told, and nothing is begun after it', async () => {
  let begun = 0;
  const failing = inProcesses(files, async () => {
    begun += 1;
    throw new Error('no cfn-lint');
  });
  await expect(failing).rejects.toThrow('no cfn-lint');
  // One for each processor was begun before the first failed.
  expect(begun).toBe(Math.min(6, availableParallelism()));
});
