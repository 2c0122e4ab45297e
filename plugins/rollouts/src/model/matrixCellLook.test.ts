import { matrixCellLook } from './matrixCellLook';

describe('a cell of the matrix', () => {
  const newest = { version: '2.0', behind: 0 };
  const older = { version: '1.0', behind: 1 };
  it.each([
    ['newest', { phase: 'Healthy', runs: newest }],
    ['behind', { phase: 'Healthy', runs: older }],
    ['moving', { phase: 'Paused', runs: older, comes: { version: '2.0' } }],
    ['failed', { phase: 'Degraded', runs: older, comes: { version: '2.0' } }],
    ['unknown', { phase: 'Unknown' }],
  ] as const)('is %s for %j', (look, cell) => {
    expect(matrixCellLook(cell)).toBe(look);
  });
});
