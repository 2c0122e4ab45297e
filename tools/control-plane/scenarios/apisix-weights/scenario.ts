import { weightsThrough } from '../../weightsThrough.ts';

export const scenario = weightsThrough('Apache APISIX', 'apisix');
