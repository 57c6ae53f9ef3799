import { runInThread } from '../calculations/run-in-thread';
import { routeSearch } from '../tools/logistics/route-search';

await runInThread([routeSearch]);
