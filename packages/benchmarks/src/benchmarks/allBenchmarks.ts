import type { Benchmark } from '../frame/Benchmark';
import { derive } from './derive';

export const allBenchmarks: readonly Benchmark[] = [derive];
