import { followed } from './follow';

jest.setTimeout(600_000);

test('a key of the environment file: the recipe can be followed, and changes what it lists', () => {
  const { changed, listed } = followed('A key of the environment file');
  expect(changed).toEqual(listed);
});
