import type { FaultRow } from '../frame/FaultRow';
import { f01 } from './f01';
import { f02 } from './f02';
import { f03 } from './f03';
import { f04 } from './f04';
import { f05 } from './f05';
import { f06 } from './f06';
import { f07 } from './f07';
import { f08 } from './f08';
import { f09 } from './f09';
import { f10 } from './f10';
import { f11 } from './f11';
import { f12 } from './f12';
import { f13 } from './f13';
import { f14 } from './f14';
import { f15 } from './f15';
import { f16 } from './f16';
import { f17 } from './f17';
import { f18 } from './f18';
import { f19 } from './f19';
import { f20 } from './f20';
import { f21 } from './f21';
import { f22 } from './f22';
import { f23 } from './f23';
import { f24 } from './f24';
import { f25 } from './f25';
import { f26 } from './f26';
import { f27 } from './f27';
import { f28 } from './f28';
import { f29 } from './f29';
import { f30 } from './f30';
import { f31 } from './f31';
import { f32, f32OfLeases } from './f32';
import { f33 } from './f33';
import { f34 } from './f34';
import { f35 } from './f35';
import { f36 } from './f36';
import { f37 } from './f37';
import { f38 } from './f38';
import { f39 } from './f39';
import { f44 } from './f44';
import { f45 } from './f45';

/** In the order of their ids. */
export const allRows: readonly FaultRow[] = [
  f01,
  f02,
  f03,
  f04,
  f05,
  f06,
  f07,
  f08,
  f09,
  f10,
  f11,
  f12,
  f13,
  f14,
  f15,
  f16,
  f17,
  f18,
  f19,
  f20,
  f21,
  f22,
  f23,
  f24,
  f25,
  f26,
  f27,
  f28,
  f29,
  f30,
  f31,
  f32,
  f32OfLeases,
  f33,
  f34,
  f35,
  f36,
  f37,
  f38,
  f39,
  f44,
  f45,
];
