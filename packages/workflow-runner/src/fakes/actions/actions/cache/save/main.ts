import { main } from '../../../../runner';
import { save } from '../cache-store';

void main(save);
