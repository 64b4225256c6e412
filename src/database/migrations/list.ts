import { FirstHouse1795305600000 } from './first-house.js';

/** In the order of their dates. Named one by one: a glob would find what was never meant to run. */
export const migrations = [FirstHouse1795305600000];
