/** A round number that is at least as large, for the top of an axis: 1, 2, 2.5, 5 or 10 times a power of ten. */
export function roundedUp(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 2.5, 5, 10].find((each) => each * power >= value) ?? 10;
  return step * power;
}

/** A number as it stands at an axis: `2.5 M`. */
export function axisText(value: number): string {
  const [divisor, letter] =
    value >= 1e9 ? [1e9, ' G'] : value >= 1e6 ? [1e6, ' M'] : value >= 1e3 ? [1e3, ' k'] : [1, ''];
  return `${Number((value / divisor).toFixed(2))}${letter}`;
}
