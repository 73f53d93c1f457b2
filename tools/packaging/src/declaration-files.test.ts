import { withWholeNames } from './declaration-files';

test('a file and a folder that a declaration names get whole names, and packages keep theirs', () => {
  const text = `import { a } from './a';
import { type b } from "../b";
export * from '.';
export declare const c: import('./c').C;
import { d } from '@nss/d';
export * from './e.js';
`;
  expect(withWholeNames(text, (path) => path === './a' || path === './c')).toBe(`import { a } from './a.js';
import { type b } from "../b/index.js";
export * from './index.js';
export declare const c: import('./c.js').C;
import { d } from '@nss/d';
export * from './e.js';
`);
});
