import { resourceSchemas } from '@nss/cfn-lint';
import { RECORD_TYPES, watchedProperties } from '@nss/change-impact';

test('AWS knows every type and property that is looked at, and a flow log changes by being replaced', () => {
  const schemas = resourceSchemas();
  for (const [type, properties] of Object.entries(watchedProperties()))
    expect(Object.keys(schemas.get(type)?.properties ?? {})).toEqual(expect.arrayContaining([...properties]));
  const { properties = {}, createOnlyProperties = [] } = (schemas.get('AWS::EC2::FlowLog') ?? {}) as {
    properties?: object;
    createOnlyProperties?: string[];
  };
  expect(
    Object.keys(properties)
      .filter((name) => !createOnlyProperties.includes(`/properties/${name}`))
      .sort(),
  ).toEqual(['Id', 'Tags']);
  expect(RECORD_TYPES).toContain('AWS::EC2::FlowLog');
});
