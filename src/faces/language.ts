import { LANGUAGES } from '../domain/plan/localised-text.js';
import { publishChoices } from './choices.js';

export const LanguageChoice = publishChoices('Language', LANGUAGES, 'A language in which texts are written and read.', {
  DA: 'Danish.',
  SV: 'Swedish.',
  EN: 'English.',
});

export const LANGUAGE_ARGUMENT =
  'The language wanted; without it that of the Accept-Language header, else the one the text was written in.';
