import table from './prices.json';
import { ITEM_QUERIES } from '../refresh/item-queries';

test('each price has its month and a page of AWS, and every region the same items', () => {
  const { 'us-east-1': first, ...others } = table.regions;
  for (const region of Object.values(table.regions))
    for (const { asOf, source } of Object.values(region)) {
      expect(asOf).toMatch(/^20\d\d-\d\d$/);
      expect(source).toMatch(/^https:\/\/aws\.amazon\.com\/[a-z0-9/-]+\/pricing\//);
    }
  for (const region of Object.values(others)) {
    expect(Object.keys(region)).toEqual(Object.keys(first));
    expect(Object.keys(region.instanceHour.usd)).toEqual(Object.keys(first.instanceHour.usd));
  }
});

test('for each price there is a question that AWS answers with it', () => {
  const { instanceHour, windowsInstanceHour, ...items } = table.regions['us-east-1'];
  expect([instanceHour, windowsInstanceHour].every(Boolean)).toBe(true);
  expect(Object.keys(ITEM_QUERIES).sort()).toEqual(Object.keys(items).sort());
});
