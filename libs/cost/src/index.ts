export { estimate, type Estimate, estimateItems } from './estimate';
export { type EstimateItem, type ItemCost } from './estimate-item';
export { MONTHLY_USE, type MonthlyUse } from './use/monthly-use';
export { deriveMonthlyUse } from './use/derive-monthly-use';
export { PRICE_TABLE } from './prices/price-table';
export { pricesText } from './prices/prices-text';
export { type AskPrices, refreshRegion } from './refresh/refresh-region';
