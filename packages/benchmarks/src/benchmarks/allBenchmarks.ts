import type { Benchmark } from '../frame/Benchmark';
import { coldStart } from './coldStart';
import { connections } from './connections';
import { delivery } from './delivery';
import { derive } from './derive';
import { eventLoop } from './eventLoop';
import { events } from './events';
import { failover } from './failover';
import { ingest } from './ingest';
import { isolation } from './isolation';
import { memory } from './memory';
import { pages } from './pages';
import { requests } from './requests';
import { table } from './table';
import { watchLatency } from './watchLatency';

export const allBenchmarks: readonly Benchmark[] = [
  derive,
  ingest,
  coldStart,
  delivery,
  watchLatency,
  pages,
  memory,
  events,
  eventLoop,
  connections,
  requests,
  isolation,
  table,
  failover,
];
