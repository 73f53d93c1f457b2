import { input, main, state } from '../../../runner';
import { save } from './cache-store';

void main(() => {
  if (state('CACHE_RESULT') === input('key'))
    console.log(`Cache hit occurred on the primary key ${input('key')}, not saving cache.`);
  else save();
});
