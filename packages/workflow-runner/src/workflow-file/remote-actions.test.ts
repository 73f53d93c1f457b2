import { remoteActions } from './remote-actions';

test('of workflows and of composite actions, not those of the repository itself', () => {
  const steps = 'steps: [{ uses: a/b/c@v1 }, { uses: ./.github/actions/x }, { run: ls }]';
  const found = [{ kind: 'remote', repository: 'a/b', folder: 'c', ref: 'v1' }];
  expect(remoteActions('w.yml', `on: push\njobs: { a: { ${steps} }, b: { uses: ./.github/workflows/x.yml } }`)).toEqual(
    found,
  );
  expect(remoteActions('action.yml', `runs: { using: composite, ${steps} }`)).toEqual(found);
  expect(remoteActions('empty.yml', '')).toEqual([]);
});
