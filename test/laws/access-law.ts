import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isObjectType,
} from 'graphql';
import { ACCESS, ACCESS_RULES, type AccessRule } from '../../src/faces/access.js';
import { rootTypesOf } from '../support/root-types.js';

type Field = GraphQLField<unknown, unknown>;

/** Types of which every field says who may ask for it: they tell of people, of keys and of what these did. */
const PERSONAL: readonly string[] = [
  'Account',
  'ApiKey',
  'CreatedKey',
  'Happening',
  'HappeningFact',
  'Membership',
  'SignIn',
  'Viewer',
];

const TELLS_ROLES = 'what may be done tells the roles of whoever asks';
const TOLD_OF_UNNAMED = 'it is told of an unnamed participant and in the working view';

/** Types that hold something not public, each with what that is. */
const NOT_PUBLIC: Readonly<Record<string, string>> = {
  AccountAbilities: TELLS_ROLES,
  ComparisonRow: 'an unnamed participant is compared, and nobody learns which one it is',
  ComparisonSummary: 'its coverage counts unnamed participants',
  Coverage: 'what is missing names organisations, and a share of inhabitants finds them',
  Forecast: 'it goes through the figures of an unnamed participant',
  GoalAbilities: TELLS_ROLES,
  GoalIndicatorAbilities: TELLS_ROLES,
  GoalProgress: TOLD_OF_UNNAMED,
  IndicatorAbilities: TELLS_ROLES,
  IndicatorProgress: TOLD_OF_UNNAMED,
  Measurement: 'there are drafts, and figures of unnamed participants',
  MeasurementAbilities: TELLS_ROLES,
  MissingPart: 'it names an organisation, which may take part unnamed',
  OrganisationAbilities: TELLS_ROLES,
  Participation: 'its organisation may take part unnamed',
  ParticipationAbilities: TELLS_ROLES,
  Revision: 'some are drafts, and their authors are known to members only',
  StrategyAbilities: TELLS_ROLES,
  StrategyProgress: TOLD_OF_UNNAMED,
  SubmitMeasurementsResult: 'it holds figures as they were sent',
  Target: 'an unnamed participant has its own',
  ThemeProgress: TOLD_OF_UNNAMED,
  YearValue: 'an unnamed participant has its own baseline',
};

/** By these a field is asked for more than what everybody is shown. */
const NARROWING_ARGUMENTS: readonly string[] = ['organisation', 'peers', 'view'];

/** What Nest calls the reading of a property: what it gives was decided on when its row was. */
const READS_A_PROPERTY: readonly (string | undefined)[] = [undefined, 'rootFieldResolver', 'defaultFieldResolver'];

/** The rule that a field declares; null where it declares none, or one that nobody knows. */
export function ruleOf({ extensions }: Pick<Field, 'extensions'>): AccessRule | null {
  return ACCESS_RULES.find((rule) => rule === extensions[ACCESS]) ?? null;
}

/** A sentence for each field that needs a rule and has none. */
export function undeclared(schema: GraphQLSchema): string[] {
  return objectTypesOf(schema).flatMap((type) =>
    Object.values(type.getFields()).flatMap((field) => {
      const why = whyItNeedsARule(schema, type, field);
      if (why === null || ruleOf(field) !== null) return [];
      return [
        `${type.name}.${field.name} does not say who may ask for it, but ${why}: put @Access('…') ahead of it, with one of ${ACCESS_RULES.join(', ')}.`,
      ];
    }),
  );
}

/** Names of types that the law speaks of and the schema does not have. */
export function unknownTypes(schema: GraphQLSchema): string[] {
  return [...PERSONAL, ...Object.keys(NOT_PUBLIC)].filter((name) => !isObjectType(schema.getType(name)));
}

function objectTypesOf(schema: GraphQLSchema): readonly GraphQLObjectType[] {
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter(({ name }) => !name.startsWith('__'));
}

function whyItNeedsARule(schema: GraphQLSchema, type: GraphQLObjectType, field: Field): string | null {
  if (rootTypesOf(schema).includes(type)) return 'everything begins there';
  if (isIdOfNode(type, field)) return null;
  if (PERSONAL.includes(type.name)) return 'it tells of people or keys';
  const holds = NOT_PUBLIC[type.name];
  const isOwn = !READS_A_PROPERTY.includes(field.resolve?.name);
  if (holds !== undefined && isOwn) return holds;
  const narrowing = field.args.find(({ name }) => NARROWING_ARGUMENTS.includes(name));
  if (narrowing) return `'${narrowing.name}' asks for more than what everybody is shown`;
  // A page, its edges and whatever stands in a row that is not public itself was narrowed when that was found.
  if (!isOwn && (holds !== undefined || isPartOfPage(type))) return null;
  return whatIsBehind(schema, getNamedType(field.type));
}

/** Declared by the interface for all that have one: whoever was given the row may know its id. */
function isIdOfNode(type: GraphQLObjectType, { name }: Field): boolean {
  return name === 'id' && type.getInterfaces().some((one) => one.name === 'Node');
}

function isPartOfPage({ name }: GraphQLObjectType): boolean {
  return /(Connection|Edge)$/.test(name);
}

/** What is not public in a type, or in what a page of it holds; null where there is no such thing. */
function whatIsBehind(schema: GraphQLSchema, type: GraphQLNamedType): string | null {
  if (isAbstractType(type)) {
    const found = schema.getPossibleTypes(type).map((possible) => whatIsBehind(schema, possible));
    return found.find((reason) => reason !== null) ?? null;
  }
  if (PERSONAL.includes(type.name)) return 'it leads to people or keys';
  const holds = NOT_PUBLIC[type.name];
  if (holds !== undefined) return `it leads to ${type.name}, where ${holds}`;
  if (!isObjectType(type) || !isPartOfPage(type)) return null;
  const { nodes, node } = type.getFields();
  const inside = nodes ?? node;
  return inside ? whatIsBehind(schema, getNamedType(inside.type)) : null;
}
