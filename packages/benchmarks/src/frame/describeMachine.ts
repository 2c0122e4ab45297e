import { arch, cpus, loadavg, platform, totalmem } from 'node:os';

/** Milliseconds mean nothing without it. */
export type Machine = {
  processors: string;
  memory: string;
  system: string;
  node: string;
  /** Mean of the last minute: above the number of processors, something else is running. */
  load: number;
};

export function describeMachine(): Machine {
  const processors = cpus();
  const [load = NaN] = loadavg();
  return {
    processors: `${processors.length} × ${
      processors[0]?.model.trim() ?? 'unknown'
    }`,
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    system: `${platform()} ${arch()}`,
    node: process.version,
    load: Math.round(load * 10) / 10,
  };
}
