import type { JsonObject } from '../../store/Json';
import type { Placement } from '../Placement';
import { labelsOf } from './labelsOf';

/** With a first version that is the service's own, so that not all have the same number. */
export function podTemplate(placement: Placement): JsonObject {
  const { service } = placement;
  return {
    metadata: {
      labels: labelsOf(placement),
      annotations: { 'prometheus.io/scrape': 'true' },
    },
    spec: {
      containers: [
        {
          name: service,
          image: `registry.example.test/shop/${service}:${firstVersion(
            service,
          )}`,
          ports: [{ name: 'http', containerPort: 8080 }],
        },
      ],
    },
  };
}

function firstVersion(service: string): string {
  const letters = [...service].map(letter => letter.codePointAt(0) ?? 0);
  const sum = letters.reduce((total, code) => total + code, 0);
  return `${1 + (sum % 4)}.${sum % 19}.${sum % 7}`;
}
