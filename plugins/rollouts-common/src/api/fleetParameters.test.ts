import { formatFleetParameters, parseFleetParameters } from './fleetParameters';
import { fleetQuerySchema } from './fleetSchema';

function parse(text: string) {
  return parseFleetParameters(new URLSearchParams(text));
}

describe('the parameters of a question about the fleet', () => {
  it('ask for everything when there are none', () => {
    expect(parse('')).toEqual({
      q: '',
      phase: [],
      waitingFor: [],
      cluster: [],
      environment: [],
      owner: [],
      system: [],
      namespace: [],
      provider: [],
      strategy: [],
      image: [],
      tag: [],
      sort: 'attention',
      facet: [],
      facetWord: '',
      limit: 50,
    });
  });

  it('come back from an address as they went into it', () => {
    const query = fleetQuerySchema.parse({
      q: 'web & api',
      phase: ['Degraded', 'Paused'],
      waitingFor: ['human'],
      cluster: ['prod/eu'],
      environment: ['production'],
      owner: ['group:default/team-payments'],
      system: ['system:default/shop'],
      namespace: ['payments'],
      provider: ['flagger', 'argo-rollouts'],
      strategy: ['blueGreen'],
      image: ['registry.example.test:5000/web'],
      tag: ['2.0.0'],
      entity: 'component:default/web',
      sort: 'updated,asc',
      facet: ['owner', 'cluster'],
      facetWord: 'team',
      limit: 500,
      cursor: 'WzBd',
    });
    const address = formatFleetParameters(query).toString();
    expect(parse(address)).toEqual(query);
    expect(formatFleetParameters(parse('')).toString()).toBe('');
  });

  it.each([
    ['phase=Broken', /phase: "Broken" is none of Healthy, /],
    ['phase=Paused&phase=Broken', /phase: "Broken" is none of/],
    ['provider=', /provider: "" is none of/],
    ['waitingFor=godot', /waitingFor/],
    ['limit=0', /limit/],
    ['limit=501', /limit/],
    ['limit=many', /limit/],
    ['limit=0x10', /limit: wanted digits/],
    ['limit=1e2', /limit: wanted digits/],
    ['limit=%205', /limit: wanted digits/],
    ['limit=5.0', /limit: wanted digits/],
    ['limit=5&limit=6', /limit was given more than once/],
    ['cluster=', /cluster/],
    ['phases=Paused', /no parameter "phases", only q, phase, waitingFor/],
    ['provider=argo', /provider.*argo-rollouts.*flagger/],
    ['sort=age', /sort.*attention.*updated/],
    ['sort=name,down', /sort.*name,asc.*name,desc/],
    ['sort=name&sort=cluster', /sort was given more than once/],
    ['facet=name', /facet.*cluster/],
    [`q=${'x'.repeat(201)}`, /q/],
    [Array.from({ length: 51 }, (_, i) => `cluster=c${i}`).join('&'), /clust/],
  ])('are refused by name: %.20s', (text, named) => {
    expect(() => parse(text)).toThrow(named);
  });
});
