import fc from 'fast-check';
import {
  capped,
  DEFAULT_PERMISSIONS,
  FORK_CAP,
  includes,
  jobPermissions,
  NO_CAP,
  SCOPES,
  type Access,
  type Permissions,
} from './permissions';
import { readWorkflow } from './workflow-file';

const anyPermissions = fc.record(
  Object.fromEntries(SCOPES.map((scope) => [scope, fc.constantFrom<Access>('none', 'read', 'write')])),
) as fc.Arbitrary<Permissions>;

function permissionsOf(head: string, job: string, caller?: Permissions): Permissions {
  const file = readWorkflow(
    'w.yml',
    `on: push\n${head}jobs:\n  a:\n    runs-on: x\n${job}    steps: [{ run: 'true' }]\n`,
  );
  return jobPermissions(file, 'a', file.workflow.jobs.a!, caller);
}

test('the job decides, then the workflow, then the default', () => {
  expect(permissionsOf('permissions: {}\n', '    permissions: { contents: read }\n')).toMatchObject({
    contents: 'read',
    issues: 'none',
  });
  expect(permissionsOf('permissions: { issues: write }\n', '')).toMatchObject({ contents: 'none', issues: 'write' });
  expect(permissionsOf('', '')).toEqual(DEFAULT_PERMISSIONS);
  expect(permissionsOf('permissions: write-all\n', '')['id-token']).toBe('write');
  expect(permissionsOf('permissions: read-all\n', '')['id-token']).toBe('none');
});

test('a called workflow has at most what its caller has, and is refused when it asks for more', () => {
  expect(permissionsOf('', '', { ...NO_CAP, contents: 'none' })).toMatchObject({ contents: 'none' });
  expect(() =>
    permissionsOf('permissions: {}\n', '    permissions: { id-token: write }\n', DEFAULT_PERMISSIONS),
  ).toThrow('w.yml:6:18: job a: asks for id-token: write, but its caller has id-token: none');
});

test('an unknown scope or access is refused with its place', () => {
  expect(() => permissionsOf('', '    permissions: { content: read }\n')).toThrow(
    'w.yml:5:18: job a: permissions have no content: read',
  );
  expect(() => permissionsOf('', '    permissions: { contents: admin }\n')).toThrow(
    'permissions have no contents: admin',
  );
});

test('a cap never gives more than either side, and a fork writes nothing', () => {
  fc.assert(
    fc.property(anyPermissions, anyPermissions, (permissions, cap) => {
      const result = capped(permissions, cap);
      for (const scope of SCOPES) {
        expect(includes(permissions[scope], result[scope]) && includes(cap[scope], result[scope])).toBe(true);
        expect([permissions[scope], cap[scope]]).toContain(result[scope]);
      }
    }),
  );
  expect(Object.values(capped(NO_CAP, FORK_CAP))).not.toContain('write');
});
