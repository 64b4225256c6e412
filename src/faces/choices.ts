import { registerEnumType } from '@nestjs/graphql';

/** Publishes a list of words of the domain as an enum of the API, each with its description. */
export function publishChoices<Choice extends string>(
  name: string,
  choices: readonly Choice[],
  description: string,
  descriptions: Readonly<Record<Choice, string>>,
): Readonly<Record<string, Choice>> {
  const published = Object.fromEntries(choices.map((choice) => [choice, choice]));
  const valuesMap = Object.fromEntries(choices.map((choice) => [choice, { description: descriptions[choice] }]));
  registerEnumType(published, { name, description, valuesMap });
  return published;
}
