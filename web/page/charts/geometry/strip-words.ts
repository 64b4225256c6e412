import type { NumberWords } from './number-words.js';

/** How a strip writes, in the language of the page. */
export interface StripWords extends NumberWords {
  median(value: number): string;
  middleHalf(low: number, high: number): string;
}
