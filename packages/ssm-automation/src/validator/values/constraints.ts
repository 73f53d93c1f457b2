import { allowedPattern, isBrokenPattern, type BoundedMatch, isFixed, type Path, plainType } from '../../document';
import { type Fault } from '../finding';
import { type Severity } from '../severity';
import { isMap, kindOf, plainText } from './kind';
import { mismatches } from './mismatches';
import { shapeOf } from './shapes';

type Declaration = Readonly<Record<string, unknown>>;

/** Constraints by the kinds of type that can have them. */
const FOR_LISTS = ['minItems', 'maxItems'];
const FOR_TEXT = ['minChars', 'maxChars'];
const COUNTS = [...FOR_LISTS, ...FOR_TEXT];

/**
 * Constraints of a parameter that do not fit its type, contradict each other, or refuse its own default.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-syntax-data-elements-parameters.html
 *
 * @param matches one for all declarations of a document
 */
export function constraintFaults(
  declaration: Declaration,
  type: string,
  path: Path,
  owner: string,
  matches: BoundedMatch,
): Fault[] {
  const plain = plainType(type);
  const isList = plain === 'StringList' || plain === 'MapList';
  const wrong: Wrong = (key, message, remedy, severity) => ({
    code: 'wrong-constraint',
    ...(severity && { severity }),
    path: [...path, key],
    message: `${owner}: ${message}`,
    remedy,
  });
  // Patterns, and numbers of characters, hold for the text of whatever is given, maps included: AWS publishes them so. A switch has no text
  // that could be too long.
  const misplaced = Object.keys(declaration)
    .filter((key) => (FOR_LISTS.includes(key) && !isList) || (FOR_TEXT.includes(key) && plain === 'Boolean'))
    .map((key) =>
      wrong(
        key,
        `${key} counts ${FOR_LISTS.includes(key) ? 'the elements of a list' : 'characters'}, and the type is ${type}`,
        `leave ${key} out, or give another type`,
        'warning',
      ),
    );
  const counts = COUNTS.filter(
    (key) => declaration[key] !== undefined && !/^\d+$/.test(plainText(declaration[key])),
  ).map((key) => wrong(key, `${key} is ${kindOf(declaration[key])}`, 'write a whole number'));
  return [
    ...misplaced,
    ...counts,
    ...crossed(declaration, wrong),
    ...patternFaults(declaration, wrong, matches),
    ...allowedValuesFaults(declaration, type, path, wrong),
  ];
}

type Wrong = (key: string, message: string, remedy: string, severity?: Severity) => Fault;

function crossed(declaration: Declaration, wrong: Wrong): Fault[] {
  return [
    ['minItems', 'maxItems'],
    ['minChars', 'maxChars'],
  ].flatMap(([least = '', most = '']) =>
    Number(plainText(declaration[least])) > Number(plainText(declaration[most]))
      ? [wrong(least, `${least} is greater than ${most}`, 'no value can meet both: lower one, or raise the other')]
      : [],
  );
}

function patternFaults(declaration: Declaration, wrong: Wrong, matches: BoundedMatch): Fault[] {
  const { allowedPattern: pattern, default: value } = declaration;
  if (pattern === undefined) return [];
  if (typeof pattern !== 'string')
    return [wrong('allowedPattern', `allowedPattern is ${kindOf(pattern)}`, 'write a regular expression')];
  const expression = allowedPattern(pattern);
  if (!expression)
    return isBrokenPattern(pattern)
      ? [wrong('allowedPattern', `${pattern} is no regular expression`, 'fix brackets and quantifiers')]
      : [];
  const items = [value]
    .flat()
    .filter((item) => ['string', 'number'].includes(typeof item) && item !== '')
    .map(String)
    .filter(isFixed);
  const refused: Fault[] = [];
  for (const item of items) {
    const isMatch = matches(expression, item);
    // What takes long once may do so for every further item.
    if (isMatch === undefined)
      return [
        ...refused,
        wrong(
          'allowedPattern',
          `allowedPattern ${pattern} takes too long for the default "${item}"`,
          'write it without a repetition of repetitions',
          'warning',
        ),
      ];
    if (!isMatch)
      refused.push(
        wrong(
          'default',
          `the default "${item}" does not match allowedPattern ${pattern}`,
          'change one of the two',
          'warning',
        ),
      );
  }
  return refused;
}

function allowedValuesFaults(declaration: Declaration, type: string, path: Path, wrong: Wrong): Fault[] {
  const { allowedValues: values, default: value } = declaration;
  if (values === undefined) return [];
  if (!Array.isArray(values) || values.length === 0)
    return [
      wrong(
        'allowedValues',
        `allowedValues is ${Array.isArray(values) ? 'empty' : kindOf(values)}`,
        'write a list of values',
        Array.isArray(values) ? 'warning' : undefined,
      ),
    ];
  // The values are those of one element where the type is a list.
  const shape = shapeOf(type);
  const element = shape.kind === 'list' ? shape.element() : shape;
  const faults: Fault[] = values
    .flatMap((item, index) =>
      mismatches(item, Array.isArray(item) ? shape : element, [...path, 'allowedValues', index], () => undefined),
    )
    .map(({ path: at, message, remedy }) => ({
      code: 'wrong-constraint',
      severity: 'warning',
      path: at,
      message: `the type is ${type}, and ${message}`,
      remedy,
    }));
  const isAllowed = (item: unknown) =>
    values.some((allowed) => plainText(allowed).toLowerCase() === plainText(item).toLowerCase());
  const given = [value]
    .flat()
    .filter(
      (item) =>
        item !== undefined &&
        item !== null &&
        item !== '' &&
        !isMap(item) &&
        !(typeof item === 'string' && !isFixed(item)),
    );
  return [
    ...faults,
    ...given
      .filter((item) => !isAllowed(item))
      .map((item) =>
        wrong(
          'default',
          `the default ${plainText(item)} is not among allowedValues`,
          `write one of ${values.map(String).join(', ')}`,
          'warning',
        ),
      ),
  ];
}
