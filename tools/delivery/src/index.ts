export { promotionWaves } from './promotion/waves';
