import { recipe } from './recipe';

const PAGE = `## Recipes

### A thing

Words.

\`\`\`sh
first --with \\
  more
second
\`\`\`

\`\`\`text
made    b
changed a
\`\`\`

### Another

No fences.

## Words
`;

test('commands are read in their order, each in one line, and files in the order of the alphabet', () => {
  expect(recipe('A thing', PAGE)).toEqual({
    commands: ['first --with more', 'second'],
    files: ['changed a', 'made    b'],
  });
});

test('a recipe that is not there, or says nothing to do, is refused', () => {
  expect(() => recipe('A third', PAGE)).toThrow('has no recipe A third');
  expect(() => recipe('Another', PAGE)).toThrow('lacks commands or files');
});
