import { type SchemaNode } from '@nss/environment';
import { rowsOf } from './rows';

const keys = (node: SchemaNode) =>
  rowsOf('top', node, true).map(({ key, default: value, when }) => [key, value, when].filter(Boolean).join(' | '));

test('a default that is said wins; one in words is not code', () => {
  expect(
    rowsOf('a', { type: 'integer', minimum: 1, maximum: 9, description: 'what it is. @default 5' }, false),
  ).toEqual([
    { key: 'a', type: 'whole number', allowed: 'from 1 to 9', default: '`5`', description: 'what it is', when: '' },
  ]);
  expect(rowsOf('a', { type: 'string', description: '@default - none' }, false)[0]?.default).toBe('none');
  expect(rowsOf('a', { type: 'boolean' }, true)[0]?.default).toBe('required');
});

test('lists and maps of objects are followed', () => {
  const leaf: SchemaNode = { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] };
  expect(keys({ type: 'array', items: leaf })).toEqual(['top | required', 'top[].id | required']);
  expect(keys({ type: 'object', properties: { map: { type: 'object', additionalProperties: leaf } } })).toEqual([
    'top.map | may be left out',
    'top.map.<name>.id | required',
  ]);
});

test('alternatives are told apart, and what all of them have stands once', () => {
  const alternative = (kind: string, extra: Record<string, SchemaNode>): SchemaNode => ({
    type: 'object',
    properties: { kind: { const: kind, description: `is ${kind}` }, shared: { type: 'string' }, ...extra },
    required: ['kind', 'shared'],
  });
  const rows = rowsOf('top', { oneOf: [alternative('x', { only: { type: 'string' } }), alternative('y', {})] }, true);
  expect(rows.map(({ key, allowed, when }) => [key, allowed, when])).toEqual([
    ['top.kind', '`x`: is x; `y`: is y', ''],
    ['top.shared', '', ''],
    ['top.only', '', 'kind x'],
  ]);
  const listed = rowsOf('top', { type: 'array', items: { oneOf: [alternative('x', {}), alternative('y', {})] } }, true);
  expect(listed.map(({ key, type }) => [key, type])).toEqual([
    ['top', 'list of one of several'],
    ['top[].kind', 'text'],
    ['top[].shared', 'text'],
  ]);
});
