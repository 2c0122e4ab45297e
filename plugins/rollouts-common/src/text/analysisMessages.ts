/** Where an AnalysisRun stands, in one sentence. */
export const analysisMessages = {
  'analysis-without-metric': 'It measures nothing',
  'analysis-first-measurement': '{{metric}}: not measured yet',
  'analysis-not-measured': '{{metric}}: it ended before anything was measured',
  'analysis-ended-early': 'Ended before its verdict, which counts as a success',
  'analysis-errors': '{{metric}}: errors in a row: {{errors}}',
  'analysis-errors-of':
    '{{metric}}: errors in a row: {{errors}} of at most {{limit}}',
  'analysis-inconclusive':
    '{{metric}}: inconclusive measurements: {{inconclusive}}',
  'analysis-inconclusive-of':
    '{{metric}}: inconclusive measurements: {{inconclusive}} of at most {{limit}}',
  'analysis-failure': '{{metric}}: {{failed}} failure of at most {{limit}}',
  'analysis-failures': '{{metric}}: {{failed}} failures of at most {{limit}}',
  'analysis-measured-failure':
    '{{metric}} {{value}}, wanted {{wanted}}, {{failed}} failure of at most {{limit}}',
  'analysis-measured-failures':
    '{{metric}} {{value}}, wanted {{wanted}}, {{failed}} failures of at most {{limit}}',
  'analysis-passed': '{{metric}}: passed so far: {{successful}}',
  'analysis-passed-of': '{{metric}}: {{successful}} of {{count}} passed',
  'analysis-measured-passed':
    '{{metric}} {{value}}, wanted {{wanted}}, passed so far: {{successful}}',
  'analysis-measured-passed-of':
    '{{metric}} {{value}}, wanted {{wanted}}, {{successful}} of {{count}} passed',
} as const satisfies Record<string, string>;
