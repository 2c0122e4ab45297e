/** A merge patch of a workload or Rollout: a version of `web`, and more of its pods. */
export function podTemplateWith(version: string, podSpec: object = {}): object {
  return {
    spec: {
      template: {
        spec: {
          containers: [
            {
              name: 'web',
              image: `registry.example.test/web:${version}`,
              ports: [{ containerPort: 8080 }],
            },
          ],
          ...podSpec,
        },
      },
    },
  };
}

/** Pods that no node takes, and so never become ready. */
export const FITS_NOWHERE = { nodeSelector: { disktype: 'none-has-it' } };
