import { checkName, isHidden, rootFolder } from './upload';

test('names with characters that file systems refuse are refused', () => {
  expect(() => checkName('assembly-1.2')).not.toThrow();
  for (const name of ['', 'a/b', 'a:b', 'a*']) expect(() => checkName(name)).toThrow('The artifact name is not valid');
});

test('paths inside an artifact begin at the folder given, or at what the files have in common', () => {
  expect(rootFolder([{ path: '/w/dist', isFolder: true }], ['/w/dist/a'])).toBe('/w/dist');
  expect(rootFolder([{ path: '/w/dist/a', isFolder: false }], ['/w/dist/a'])).toBe('/w/dist');
  expect(
    rootFolder(
      [
        { path: '/w/dist', isFolder: true },
        { path: '/w/docs/b', isFolder: false },
      ],
      [],
    ),
  ).toBe('/w');
});

test('hidden files are told by any part below the root', () => {
  expect(isHidden('/w/.git/config', '/w')).toBe(true);
  expect(isHidden('/home/.cache/w/a', '/home/.cache/w')).toBe(false);
});
