import { STYLE } from './style';

/** Colours of a scheme by name: the first of the style is the light one, the second the dark one. */
const schemes = [...STYLE.matchAll(/--ground:[^}]*/g)]
  .slice(0, 2)
  .map(([text]) =>
    Object.fromEntries([...text.matchAll(/--(\w+):(#\w{6})/g)].map(([, name = '', colour = '']) => [name, colour])),
  );

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

test('black on white has a contrast of 21, and there are two schemes', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(schemes).toHaveLength(2);
});

// https://www.w3.org/TR/WCAG22/#contrast-minimum and https://www.w3.org/TR/WCAG22/#non-text-contrast
test.each(schemes)('text has a contrast of 4.5 to its ground, lines of a graph one of 3: %#', (colours) => {
  for (const ground of [colours.ground!, colours.panel!]) {
    for (const name of ['text', 'faint', 'link']) expect(contrast(colours[name]!, ground)).toBeGreaterThanOrEqual(4.5);
    for (const name of ['c0', 'c1', 'c2', 'c3', 'c4', 'c5', 'way'])
      expect(contrast(colours[name]!, ground)).toBeGreaterThanOrEqual(3);
  }
});
