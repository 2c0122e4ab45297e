import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { JsonObject } from '../../../store/Json';
import type { KubernetesObject } from '../../../store/KubernetesObject';

/** What the driver of a recording did: begun at `from`, in effect at `t`, in milliseconds since its start. */
export type Action = { t: number; from: number } & (
  | { do: 'apply'; objects: KubernetesObject[] }
  | { do: 'set image'; image: string }
  | { do: 'promote'; mode?: 'full' | 'current' | 'all' }
  | { do: 'abort' | 'retry' | 'pause' | 'restart' | 'pod starts' | 'end' }
  | { do: 'undo'; revision?: number }
  | { do: 'PATCH'; path: string; body: JsonObject | JsonObject[] }
  | { do: 'DELETE'; path: string }
  | { do: 'terminate'; kind: string; name: string }
  | { do: 'metric'; text: string }
);

/** What a watch told of an object, reduced to what is compared. */
export type Seen = {
  type: 'ADDED' | 'MODIFIED' | 'DELETED';
  t: number;
} & KubernetesObject;

/** What the real controller was recorded doing; where from, says the README beside the recordings. */
export type Recording = {
  scenario: string;
  start: string;
  actions: Action[];
  events: Seen[];
};

export function readRecording(folder: string, scenario: string): Recording {
  return JSON.parse(
    gunzipSync(readFileSync(join(folder, `${scenario}.json.gz`))).toString(),
  );
}
