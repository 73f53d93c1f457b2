import { type SchemaNode } from '@nss/environment';
import { type ReferenceRow, rowsOf } from './rows';

const HEAD = `# The environment file

One YAML file an environment, in \`environments\` or the folder \`ENVIRONMENTS_DIR\` names. This page is
generated from the schema (\`node tools/setup/src/run.mjs tools/docs/src/environment-reference.ts\`); the schema is the only
definition, and editors complete by it through the first line of each file.

A file is refused before anything is synthesised, with every problem at once: file, line, key, value, what is allowed and how
to fix it. Unknown keys are problems, and so are texts with two opening braces, backticks, angle brackets or control
characters. Beyond this table, keys are checked against each other: addresses against subnets, prefixes against each other
and other environments, memory against users, rules against quotas.

\`\`\`sh
npm run -s environments -- validate
npm run -s environments -- show dev
\`\`\`
`;

/** The reference of every key, as Markdown. */
export function referenceText(schema: SchemaNode): string {
  const { properties = {}, required = [] } = schema;
  const isPlain = (node: SchemaNode) => ['string', 'boolean', 'integer', 'number'].includes(node.type ?? '');
  const rows = (entries: [string, SchemaNode][]) =>
    entries.flatMap(([name, node]) => rowsOf(name, node, required.includes(name)));
  const entries = Object.entries(properties);
  return [
    HEAD,
    section('Top level', rows(entries.filter(([, node]) => isPlain(node)))),
    ...entries.filter(([, node]) => !isPlain(node)).map((entry) => section(entry[0], rows([entry]))),
  ].join('\n');
}

function section(title: string, rows: readonly ReferenceRow[]): string {
  const line = ({ key, type, allowed, default: value, description, when }: ReferenceRow) =>
    `| ${[`\`${key}\``, type, allowed, value, [when && `*${when}*`, description].filter(Boolean).join(': ')].map(escape).join(' | ')} |`;
  return [
    `## ${title}`,
    '',
    '| key | type | allowed | default | what it is |',
    '|---|---|---|---|---|',
    ...rows.map(line),
    '',
  ].join('\n');
}

/** A bar would end the cell. */
function escape(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
