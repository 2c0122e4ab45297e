import { everything, type Identity } from './api-server/AccessRules';
import type { Faults } from './api-server/Faults';
import { selfSignedCertificate } from './api-server/selfSignedCertificate';
import { SimulatedApiServer } from './api-server/SimulatedApiServer';
import type { Clock } from './clock/Clock';
import { systemClock } from './clock/systemClock';
import { ClusterStore } from './store/ClusterStore';
import type { Resource } from './store/Resource';

export type SimulatedClusterOptions = {
  name: string;
  /** The time of this machine when left out. */
  clock?: Clock;
  /** Who shows which bearer token, and what they may do. Left out, the token `admin` may do everything. */
  tokens?: Readonly<Record<string, Identity>>;
  /** What it serves: Argo Rollouts, Flagger and the kinds around them when left out. */
  resources?: readonly Resource[];
  /** On loopback; any free one when left out. */
  port?: number;
  /** Self-signed for 127.0.0.1 and localhost, as PEM; made anew when left out. */
  certificate?: { cert: string; key: string };
  /** What `/version` says. */
  gitVersion?: string;
  /** How many writes a watch can be behind. */
  historyLength?: number;
};

export type SimulatedCluster = {
  name: string;
  /** Such as `https://127.0.0.1:40123`. */
  server: string;
  port: number;
  caPem: string;
  /** To set the stage, and for controllers; clients go through the server. */
  store: ClusterStore;
  faults: Faults;
  stop(): Promise<void>;
};

/** Starts an API server on loopback with nothing in it but the namespaces that every cluster has. */
export async function startSimulatedCluster({
  name,
  clock = systemClock,
  tokens = { admin: { user: 'admin', rules: everything } },
  resources,
  port = 0,
  certificate = selfSignedCertificate(),
  gitVersion = 'v1.36.1',
  historyLength,
}: SimulatedClusterOptions): Promise<SimulatedCluster> {
  const store = new ClusterStore({
    clock,
    ...(resources && { resources }),
    ...(historyLength !== undefined && { historyLength }),
  });
  const server = new SimulatedApiServer({
    store,
    clock,
    identities: new Map(Object.entries(tokens)),
    certificate,
    gitVersion,
  });
  await server.start(port);
  return {
    name,
    server: `https://127.0.0.1:${server.port}`,
    port: server.port,
    caPem: certificate.cert,
    store,
    faults: server.faults,
    stop: () => server.stop(),
  };
}
