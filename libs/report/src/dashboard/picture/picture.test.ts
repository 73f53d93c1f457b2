import fc from 'fast-check';
import { axisText, roundedUp } from './scale';
import { inRows, shortened, textWidth, withoutShared } from './text-width';

test('the top of an axis is round, and no more than two and a half times as high as what it holds', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-3, max: 1e12, noNaN: true }), (value) => {
      const top = roundedUp(value);
      expect(top).toBeGreaterThanOrEqual(value);
      expect(top).toBeLessThanOrEqual(value * 2.5);
    }),
  );
  expect(roundedUp(0)).toBe(1);
  expect([0, 1, 2500, 5e6, 2.5e9].map(axisText)).toEqual(['0', '1', '2.5 k', '5 M', '2.5 G']);
});

test('what is shortened fits, and what fits is left alone', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.integer({ min: 20, max: 500 }), (text, width) => {
      const short = shortened(text, 11, width);
      expect(textWidth(short, 11)).toBeLessThanOrEqual(Math.max(width, textWidth('xx', 11)));
      if (textWidth(text, 11) <= width) expect(short).toBe(text);
    }),
  );
});

test('rows hold everything once and in order, and none is wider than allowed but by a single thing', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 100 })), fc.integer({ min: 10, max: 200 }), (widths, width) => {
      const rows = inRows(widths, (each) => each, width);
      expect(rows.flat()).toEqual(widths);
      for (const row of rows)
        expect(row.length === 1 || row.reduce((total, each) => total + each, 0) <= width).toBe(true);
    }),
  );
});

test('names lose what all of them begin with, in whole parts, and stay different', () => {
  expect(withoutShared(['nss-prod-web-01 in', 'nss-prod-web-02 in'])).toEqual(['…01 in', '…02 in']);
  expect(withoutShared(['nss-prod-web-01', 'nss-prod-firewall-01'])).toEqual(['…web-01', '…firewall-01']);
  expect(withoutShared(['web', 'firewall'])).toEqual(['web', 'firewall']);
  expect(withoutShared(['nss-prod-web-01'])).toEqual(['nss-prod-web-01']);
});
