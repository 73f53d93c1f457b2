import { documents, projectFolders } from './workspace';

const documented = documents().map(({ file }) => file);

test.each(projectFolders())('%s has a README', (folder) => {
  expect(documented).toContain(`${folder}/README.md`);
});

test('what stands at the top and below docs/ is a document too', () => {
  expect(documented).toEqual(
    expect.arrayContaining(['README.md', 'SECURITY.md', 'docs/adr/README.md', 'docs/ja/operations.md']),
  );
});
