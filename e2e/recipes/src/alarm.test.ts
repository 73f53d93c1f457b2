import { followed } from './follow';

jest.setTimeout(600_000);

test('an alarm: the recipe can be followed, and changes what it lists', () => {
  const { changed, listed } = followed('An alarm');
  expect(changed).toEqual(listed);
});
