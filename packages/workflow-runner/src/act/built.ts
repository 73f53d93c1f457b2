import { actBinary } from './build-act';

await actBinary();
