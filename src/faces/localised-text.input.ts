import { Field, InputType } from '@nestjs/graphql';
import { Length, Matches } from 'class-validator';
import type { Language } from '../domain/plan/localised-text.js';
import { LanguageChoice } from './language.js';

@InputType({
  description: 'A text in one language. The first of a list is the original, the others are translations of it.',
})
export class LocalisedText {
  @Field(() => LanguageChoice, { description: 'The language of the text.' })
  language: Language;

  @Field(() => String, { description: 'The text, 1 to 10,000 characters.' })
  @Length(1, 10_000)
  @Matches(/\S/, { message: 'text must not be blank' })
  text: string;
}
