import { resourceSchemas } from '@nss/cfn-lint';
import { documentedBehaviours } from '@nss/change-impact';

interface Schema {
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly createOnlyProperties?: readonly string[];
  readonly conditionalCreateOnlyProperties?: readonly string[];
}

// AWS's resource schemas: createOnlyProperties replace, conditionalCreateOnlyProperties may.
// https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html
test('what is said of a property is what the schemas of AWS say of it', () => {
  const schemas = resourceSchemas();
  const wrong = Object.entries(documentedBehaviours()).flatMap(([type, properties]) => {
    const schema = (schemas.get(type) ?? {}) as Schema;
    const has = (list: readonly string[] | undefined, property: string) =>
      list?.includes(`/properties/${property}`) ?? false;
    return Object.entries(properties).flatMap(([property, behaviour]) => {
      const place = `${type} ${property}: ${behaviour}`;
      if (!(property in (schema.properties ?? {}))) return [`${place}, which no schema has`];
      const [replaces, may] = [
        has(schema.createOnlyProperties, property),
        has(schema.conditionalCreateOnlyProperties, property),
      ];
      if (behaviour === 'replacement') return replaces || may ? [] : [`${place}, which changes in place`];
      return replaces || (may && behaviour === 'no interruption') ? [`${place}, which replaces`] : [];
    });
  });
  expect(wrong).toEqual([]);
});

test('every property that replaces what carries logs is known to', () => {
  const schemas = resourceSchemas();
  const carriers = [
    'AWS::EC2::NatGateway',
    'AWS::EC2::NetworkInterface',
    'AWS::EC2::VPNGateway',
    'AWS::EC2::TransitGatewayVpcAttachment',
  ];
  const missing = carriers.flatMap((type) =>
    ((schemas.get(type) as Schema | undefined)?.createOnlyProperties ?? [])
      .map((path) => path.split('/')[2] ?? '')
      .filter((property) => documentedBehaviours()[type]?.[property] === undefined)
      .map((property) => `${type} ${property}`),
  );
  expect(missing).toEqual([]);
});
