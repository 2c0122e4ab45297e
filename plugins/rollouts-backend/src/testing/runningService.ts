import { pausedCanary } from './pausedCanary';

const HEALTHY = {
  phase: 'Healthy',
  message: undefined,
  controllerPause: false,
  pauseConditions: undefined,
  stableRS: '5f6c74b595',
};

/** A rollout of a service in this version, which runs unless its status says otherwise. */
export function runningService(
  name: string,
  version: string,
  status: object = HEALTHY,
) {
  const image = `registry.example.test/${name}:${version}`;
  return pausedCanary({
    name,
    spec: { template: { spec: { containers: [{ name, image }] } } },
    status: { ...status },
  });
}
