import { command } from '@nss/command-line';
import { questionsBeside } from './questions';

/** An option for each question, so that a file can be written without a person at a terminal. */
const answers = Object.fromEntries(
  questionsBeside(['dev']).map(({ name, text, example, choices }) => [
    name,
    { value: 'VALUE', description: `${text}, such as "${example}"`, ...(choices && { choices: () => choices }) },
  ]),
);

/** `npm run -s new -- NAME`: asks what an environment file needs, and writes it. */
export const newCommand = command({
  invocation: 'npm run -s new --',
  summary: 'asks what an environment needs, says who knows it, and writes its file',
  description:
    'Asks what an environment needs, says who knows it, and writes its file into the folder of environment files, once it holds together with the others there. What an option says is not asked; without a terminal every answer is an option, or has a default. Exit code: 0 it is written, 1 it is not, 2 wrong use.',
  arguments: [{ name: 'NAME', description: "the environment's, and its file's: dev makes dev.yaml" }],
  options: {
    ...answers,
    needs: { description: 'only list what is needed and who knows it' },
    replace: { description: 'write over a file of that name' },
  },
  json: true,
  examples: ['npm run -s new -- dev', 'npm run -s new -- dev --needs'],
  run: async (given) => (await import('./run-new')).runNew(given),
});
