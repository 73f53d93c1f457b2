import { followed } from './follow';

jest.setTimeout(600_000);

test('a runbook: the recipe can be followed, and changes what it lists', () => {
  const { changed, listed } = followed('A runbook');
  expect(changed).toEqual(listed);
});
