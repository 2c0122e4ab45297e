// eslint-disable-next-line @backstage/no-undeclared-imports -- for tests only, like all of this folder
import axe from 'axe-core';

/** What axe finds wrong, one line each. Colours are not judged here: jsdom draws nothing. */
export async function axeViolations(element: Element): Promise<string[]> {
  const { violations } = await axe.run(element, {
    rules: {
      'color-contrast': { enabled: false },
      // The portal's shell has the landmarks.
      region: { enabled: false },
    },
  });
  return violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help} (${nodes.map(node => node.html).join(', ')})`,
  );
}
