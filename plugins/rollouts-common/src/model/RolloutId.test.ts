import fc from 'fast-check';

import { formatRolloutId, parseRolloutId } from './RolloutId';

describe('formatRolloutId', () => {
  it('percent-encodes whatever part has to be', () => {
    const part = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('/', '%2F', '..', 'a b', "!~*'()", 'größer', ''),
    );
    fc.assert(
      fc.property(
        fc.record({
          cluster: part,
          group: part,
          kind: part,
          namespace: part,
          name: part,
        }),
        parts => {
          const { cluster, group, kind, namespace, name } = parts;
          expect(formatRolloutId(parts)).toBe(
            [cluster, group, kind, namespace, name]
              .map(encodeURIComponent)
              .join('/'),
          );
        },
      ),
    );
  });

  it.each(['prod', 'arn:aws:eks:eu-west-1:1:cluster/prod', 'a@b.c_d'])(
    'is read back, with the cluster %s',
    cluster => {
      const parts = {
        cluster,
        group: 'argoproj.io',
        kind: 'Rollout',
        namespace: 'shop',
        name: 'web.v2',
      };
      const id = formatRolloutId(parts);
      expect(id.split('/')).toHaveLength(5);
      expect(parseRolloutId(id)).toEqual(parts);
    },
  );
});
