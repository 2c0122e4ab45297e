import { judgeValue } from './judgeValue';
import type { Metric } from './Metric';
import { measured, plausibleValue } from './plausibleValue';

const conditions = [
  { successCondition: 'result >= 0.95' },
  {
    successCondition: 'result[0] >= 0.97',
    failureCondition: 'result[0] < 0.95',
  },
  { successCondition: 'result <= 300' },
  { failureCondition: 'result > 5' },
  { successCondition: 'result < 2.0' },
];

describe.each(conditions)('with %j', given => {
  const metric: Metric = {
    ...given,
    name: 'any',
    initialDelay: 0,
    failureLimit: 0,
    inconclusiveLimit: 0,
    consecutiveErrorLimit: 4,
    consecutiveSuccessLimit: 0,
    provider: 'web',
    providerSpec: {},
    dryRun: false,
    retention: 10,
  };

  it.each(['Successful', 'Failed'] as const)(
    'finds values that are judged %s, whatever the luck',
    wanted => {
      const lucks = [0, 0.25, 0.5, 0.75, 0.999];
      const judged = lucks.map(luck =>
        judgeValue(
          metric,
          measured(metric, plausibleValue(metric, wanted, luck)),
        ),
      );
      expect(new Set(judged)).toEqual(new Set([wanted]));
    },
  );
});
