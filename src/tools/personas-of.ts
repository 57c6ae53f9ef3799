export { personasOf } from '../config';
