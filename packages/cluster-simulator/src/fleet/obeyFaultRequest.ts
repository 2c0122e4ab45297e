import type { Faults } from '../api-server/Faults';
import { isJsonObject, type JsonValue } from '../store/Json';

const FAULTS: Record<string, (faults: Faults) => void> = {
  silence: faults => faults.silence(),
  vanish: faults => faults.vanish(),
  'cut-watches': faults => faults.cutWatches(),
  'cut-connections': faults => faults.cutWatches({ abruptly: true }),
  'drop-next-event': faults => faults.dropNextEvent(),
  'expire-history': faults => faults.expireHistory(),
  'refuse-401': faults => faults.refuse(401),
  'refuse-403': faults => faults.refuse(403),
  'refuse-429': faults => faults.refuse(429),
  'refuse-500': faults => faults.refuse(500),
  garbage: faults => faults.garbage(),
  clear: faults => faults.clear(),
};

/**
 * Does what a request such as `{"cluster": "prod-us", "fault": "silence"}` asks for; `clear` ends all faults of a
 * cluster.
 *
 * @throws Error with what is wrong with the request
 */
export function obeyFaultRequest(
  request: JsonValue,
  clusters: readonly { name: string; faults: Faults }[],
): void {
  if (!isJsonObject(request)) throw new Error('a request is a JSON object');
  const { cluster: name, fault } = request;
  const cluster = clusters.find(known => known.name === name);
  if (!cluster) throw new Error(`there is no cluster ${JSON.stringify(name)}`);
  const begin =
    typeof fault === 'string' && Object.hasOwn(FAULTS, fault)
      ? FAULTS[fault]
      : undefined;
  if (!begin) {
    throw new Error(
      `there is no fault ${JSON.stringify(fault)}; there are ${Object.keys(
        FAULTS,
      ).join(', ')}`,
    );
  }
  begin(cluster.faults);
}
