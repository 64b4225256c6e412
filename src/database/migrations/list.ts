import { Accounts1795489200000 } from './accounts.js';
import { ChangeCount1795402800000 } from './change-count.js';
import { FirstHouse1795305600000 } from './first-house.js';
import { JointFigures1795316400000 } from './joint-figures.js';
import { KeptFigures1795309200000 } from './kept-figures.js';
import { StagedImports1795312800000 } from './staged-imports.js';

/** In the order of their dates. Named one by one: a glob would find what was never meant to run. */
export const migrations = [
  FirstHouse1795305600000,
  KeptFigures1795309200000,
  StagedImports1795312800000,
  JointFigures1795316400000,
  ChangeCount1795402800000,
  Accounts1795489200000,
];
