import { clusterMessages } from './clusterMessages';

it('names no namespaces in what everybody who may see a cluster reads', () => {
  expect(
    Object.values(clusterMessages).filter(text =>
      /\{\{(namespaces?|names)\}\}/.test(text),
    ),
  ).toEqual([]);
});
