import { z } from 'zod';

import { projectWorkload } from '../status/workloads/projectWorkload';
import {
  WORKLOAD_KINDS,
  type WorkloadFacts,
} from '../status/workloads/WorkloadFacts';
import { readLines } from './readLines';

const eventSchema = z.object({
  t: z.number(),
  type: z.enum(['ADDED', 'MODIFIED', 'DELETED']),
  object: z.looseObject({
    kind: z.string(),
    metadata: z.looseObject({ name: z.string(), resourceVersion: z.string() }),
  }),
});

const checkpointSchema = z.object({
  t: z.number(),
  label: z.string(),
  kind: z.enum(WORKLOAD_KINDS),
  name: z.string(),
  /** Null: there is no such workload. */
  resourceVersion: z.string().nullable(),
  asOf: z.string(),
  status: z.string(),
  statusStderr: z.string(),
});

/** What `kubectl rollout status` printed at one moment. */
export type WorkloadCheckpoint = z.output<typeof checkpointSchema>;

/** A workload after one event; without facts it is gone. */
export type WorkloadState = {
  t: number;
  resourceVersion: string;
  facts?: WorkloadFacts;
};

/** File of a recording that makes it one of a native workload. */
export const ROLLOUT_STATUS = 'rollout-status.jsonl';

export function workloadCheckpoints(folder: string): WorkloadCheckpoint[] {
  return lines(folder, ROLLOUT_STATUS).map(line =>
    checkpointSchema.parse(JSON.parse(line)),
  );
}

/** Every state of the workload that a recording is about, in order. */
export function workloadStates(folder: string): WorkloadState[] {
  const kind = workloadCheckpoints(folder)[0]?.kind;
  return lines(folder, 'events.jsonl')
    .map(line => eventSchema.parse(JSON.parse(line)))
    .filter(({ object }) => object.kind === kind)
    .map(({ t, type, object }) => ({
      t,
      resourceVersion: object.metadata.resourceVersion,
      ...(type === 'DELETED' ? {} : { facts: projectWorkload(object) }),
    }));
}

function lines(folder: string, file: string): string[] {
  return readLines(folder, file)
    .split('\n')
    .filter(line => line !== '');
}
