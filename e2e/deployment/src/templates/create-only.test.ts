import { CREATE_ONLY } from '@nss/deployment';
import { stageStacks } from '@nss/deployment';
import { identityStageName } from '@nss/environment';
import { resourceSchemas } from '@nss/cfn-lint';
import { everyKind, synthesised } from '../every-kind';

jest.setTimeout(120_000);

const { assembly, environments } = synthesised(everyKind());
const schemas = resourceSchemas();
const types = new Set(
  environments
    .flatMap(({ name }) => [name, identityStageName(name)])
    .flatMap((stage) => stageStacks(assembly, stage))
    .flatMap(({ template }) => Object.values(template.Resources ?? {}))
    .map(({ Type }) => Type),
);

// AWS's resource schemas, as cfn-lint carries them.
test('what cannot be changed in place is known of every type there is, as the schemas have it', () => {
  const published = [...types].sort().flatMap((type) => {
    const schema = schemas.get(type);
    return schema
      ? [[type, (schema.createOnlyProperties ?? []).map((path) => path.replace('/properties/', '')).sort()]]
      : [];
  });
  expect(published.length).toBeGreaterThan(40);
  expect(Object.fromEntries(published)).toEqual(
    Object.fromEntries([...types].sort().flatMap((type) => (CREATE_ONLY[type] ? [[type, CREATE_ONLY[type]]] : []))),
  );
});
