import { type PlainType, tokensOf } from '../document';
import { isMap } from '../validator/values/kind';

/** The type of what a reference means, where code can refer to it; undefined for a type that is not known. */
export type TypeOf = (reference: string) => { readonly type: PlainType | undefined } | undefined;

/** Whether a value is what the compiler takes in a place, as the code has it. */
export type Fits = (value: unknown, typeOf: TypeOf) => boolean;

/** The reference that a text becomes in code: the whole text has to be it, written as references print themselves. */
function referenceOf(value: unknown, typeOf: TypeOf) {
  if (typeof value !== 'string') return undefined;
  const [token] = tokensOf(value);
  return token && value === `{{ ${token.name} }}` ? typeOf(token.name) : undefined;
}

const refOr =
  (type: PlainType, isLiteral: Fits): Fits =>
  (value, typeOf) => {
    const reference = referenceOf(value, typeOf);
    return reference ? reference.type === type : isLiteral(value, typeOf);
  };

const written =
  (isLiteral: Fits): Fits =>
  (value, typeOf) =>
    !referenceOf(value, typeOf) && isLiteral(value, typeOf);

/** Anything that is not a reference of another type. */
const isText: Fits = (value) => typeof value === 'string';

/** A text, or a reference to one. */
export const text = refOr('String', isText);
/** A number, or a reference to one. */
export const integer = refOr('Integer', (value) => typeof value === 'number');
/** A switch, or a reference to one. */
export const boolean = refOr('Boolean', (value) => typeof value === 'boolean');
/** A text that is no reference. */
export const writtenText = written(isText);
/** A number that is no reference. */
export const writtenInteger = written((value) => typeof value === 'number');
/** A switch that is no reference. */
export const writtenBoolean = written((value) => typeof value === 'boolean');

/** A list of texts; a list among them is spliced in. */
export const texts = refOr(
  'StringList',
  (value, typeOf) =>
    Array.isArray(value) &&
    value.every((each) => text(each, typeOf) || referenceOf(each, typeOf)?.type === 'StringList'),
);

/** One of some texts, written out: a template of texts is none of them. */
export const oneOf =
  (...values: readonly string[]): Fits =>
  (value) =>
    values.includes(value as string);

/** A list that is written out. */
export const listOf =
  (fits: Fits): Fits =>
  (value, typeOf) =>
    Array.isArray(value) && value.every((each) => fits(each, typeOf));

/** A map that is written out, whatever its keys. */
export const mapOf =
  (fits: Fits): Fits =>
  (value, typeOf) =>
    isMap(value) && Object.values(value).every((each) => fits(each, typeOf));

/** Exactly these members, of which all have to be there. */
export const members =
  (of: Readonly<Record<string, Fits>>): Fits =>
  (value, typeOf) =>
    isMap(value) &&
    Object.keys(value).length === Object.keys(of).length &&
    Object.entries(of).every(([name, fits]) => name in value && fits(value[name], typeOf));

/** One of several. */
export const either =
  (...any: readonly Fits[]): Fits =>
  (value, typeOf) =>
    any.some((fits) => fits(value, typeOf));

/** Nothing but a reference of a type. */
export const refOnly = (type: PlainType): Fits => refOr(type, () => false);

/** A reference of whatever type. */
export const anyReference: Fits = (value, typeOf) => referenceOf(value, typeOf) !== undefined;

/** Whatever it is. */
export const anything: Fits = () => true;
