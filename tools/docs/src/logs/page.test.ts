import { logPage } from './page';

test('the page about logs is what the code gives: else run tools/docs/src/log-page.ts', () => {
  const { text, generated } = logPage();
  expect(text).toBe(generated);
});
