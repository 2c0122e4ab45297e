import type { Faults } from '../api-server/Faults';
import { isJsonObject, type JsonValue } from '../store/Json';

const REFUSALS = [401, 403, 404, 410, 429, 500, 502, 503, 504] as const;

const FAULTS: Record<string, (faults: Faults) => void> = {
  silence: faults => faults.silence(),
  vanish: faults => faults.vanish(),
  slow: faults => faults.slow(1_000),
  delay: faults => faults.delay(5_000),
  'cut-watches': faults => faults.cutWatches(),
  'cut-connections': faults => faults.cutWatches({ abruptly: true }),
  'go-away': faults => faults.goAway(),
  'drop-next-event': faults => faults.dropNextEvent(),
  'expire-history': faults => faults.expireHistory(),
  ...Object.fromEntries(
    REFUSALS.map(code => [
      `refuse-${code}`,
      (faults: Faults) => faults.refuse(code),
    ]),
  ),
  garbage: faults => faults.garbage(),
  truncate: faults => faults.truncate(),
  'sign-in-page': faults => faults.signInPage(),
  redirect: faults => faults.redirect(),
  'empty-lists': faults => faults.emptyLists(),
  storm: faults => faults.storm(),
  'skew-clock': faults => faults.skewClock(-3_600_000),
  'remove-rollouts': faults => faults.removeKind('rollouts'),
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
