/// <reference lib="dom" />
import type { ComponentType, createElement } from 'react';

type TabProps = { resource: unknown; tree: unknown; application: unknown };

type TabComponent = ComponentType<TabProps>;

type Given = {
  /** What Argo CD of some version leaves on `window` for extensions. */
  globals: { React: { createElement: typeof createElement } };
  /** Draws into the page, again and again. */
  draw(element: ReturnType<typeof createElement>): void;
};

const API = 'api/v1';
const APPLICATION = 'applications/shop';

/**
 * Stands in for Argo CD's own page: leaves React where extensions look for it, keeps what they register, and shows one
 * object's tab with what Argo CD gives to a tab, anew whenever the tree changes.
 */
export function startHost({ globals, draw }: Given): void {
  const { createElement: h } = globals.React;
  const tabs: { kind: string; title: string; component: TabComponent }[] = [];
  Object.assign(window, globals, {
    extensionsAPI: {
      registerResourceExtension(
        component: TabComponent,
        _group: string,
        kind: string,
        title: string,
      ) {
        tabs.push({ component, kind, title });
      },
    },
  });

  const query = new URLSearchParams(window.location.search);
  const kind = query.get('kind') ?? '';
  const name = query.get('name') ?? '';
  const theme = query.get('theme') ?? 'light';
  let props: TabProps | undefined;
  let selected = '';

  function redraw(): void {
    const offered = tabs.filter(tab => tab.kind === kind);
    const tab = offered.find(({ title }) => title === selected);
    const select = (title: string) => () => {
      selected = title;
      redraw();
    };
    draw(
      h(
        'div',
        { className: `theme-${theme}` },
        h(
          'main',
          { className: 'sliding-panel' },
          h('h1', null, name),
          h(
            'nav',
            null,
            ['Summary', ...offered.map(({ title }) => title)].map(title =>
              h('button', { key: title, onClick: select(title) }, title),
            ),
          ),
          tab && props && h(tab.component, { key: tab.title, ...props }),
        ),
      ),
    );
  }

  async function read(path: string): Promise<unknown> {
    const response = await fetch(`${API}/${path}`);
    return response.json();
  }

  async function takeTree(tree: { nodes: Node[] }): Promise<void> {
    const node = tree.nodes.find(
      each => each.kind === kind && each.name === name,
    );
    if (node === undefined) return;
    const parameters = new URLSearchParams({
      ...{ name, appNamespace: 'argocd', namespace: node.namespace },
      ...{ resourceName: name, version: node.version },
      ...{ kind, group: node.group },
    });
    const answer = await read(`${APPLICATION}/resource?${parameters}`);
    const application = await read(`${APPLICATION}?appNamespace=argocd`);
    if (!isManifest(answer)) return;
    props = { resource: JSON.parse(answer.manifest), tree, application };
    redraw();
  }

  // Extensions are loaded after this script, and before this event.
  window.addEventListener('load', () => {
    redraw();
    const source = new EventSource(
      `${API}/stream/${APPLICATION}/resource-tree?appNamespace=argocd`,
    );
    source.onmessage = ({ data }: MessageEvent<string>) =>
      takeTree(JSON.parse(data).result);
  });
}

type Node = {
  group: string;
  version: string;
  kind: string;
  namespace: string;
  name: string;
};

function isManifest(answer: unknown): answer is { manifest: string } {
  return (
    typeof answer === 'object' &&
    answer !== null &&
    'manifest' in answer &&
    typeof answer.manifest === 'string'
  );
}
