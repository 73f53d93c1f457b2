import { main } from '../../../runner';
import { restore } from './cache-store';

void main(restore);
