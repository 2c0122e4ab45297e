import { weightsThrough } from '../../weightsThrough.ts';

export const scenario = weightsThrough('Traefik', 'traefik');
