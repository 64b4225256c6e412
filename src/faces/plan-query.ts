import {
  type DocumentNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/** What is told of a strategy by its plan, its organisations and its own figures alone. */
const OF_STRATEGIES: ReadonlySet<string> = new Set([
  ...['Theme', 'Goal', 'GoalIndicator', 'Indicator', 'Target', 'YearValue', 'Organisation', 'LeftOutGoal'],
  ...['StrategyProgress', 'ThemeProgress', 'GoalProgress', 'IndicatorProgress', 'ProgressPoint', 'StatusCounts'],
  ...['Coverage', 'MissingPart', 'JudgedNumbers', 'LevelCount', 'EurostatAssessment', 'Forecast', 'ForecastNumbers'],
  ...['ComparisonConnection', 'ComparisonEdge', 'ComparisonRow', 'ComparisonValue', 'ComparisonSummary', 'PageInfo'],
]);
/** Leads to the goals of other strategies. */
const AWAY = 'Indicator.goals';
/** Nobody, whatever is stored: only what visitors are told is kept. */
const OF_VISITORS = 'Query.viewer';
/** Asks what time it is. */
const BY_THE_CLOCK = 'Query.assess';

/** What the answers to a document can change with: with time alone, with anything stored, or with single strategies. */
export type Changing = 'with time' | 'with anything' | 'with strategies';

const known = new WeakMap<DocumentNode, Changing>();

/**
 * With single strategies, where the queries of a document ask for such and never leave them: for no other strategy, no
 * single measurement, and no list of everything there is.
 */
export function changing(schema: GraphQLSchema, document: DocumentNode): Changing {
  const before = known.get(document);
  if (before !== undefined) return before;
  const types = new TypeInfo(schema);
  let found: Changing = 'with strategies';
  visit(
    document,
    visitWithTypeInfo(types, {
      Field: ({ name }) => {
        const parent = types.getParentType()?.name;
        const type = getNamedType(types.getType());
        const field = `${parent}.${name.value}`;
        if (field === OF_VISITORS) return false;
        if (field === BY_THE_CLOCK) found = 'with time';
        else if (found === 'with strategies' && leavesStrategies(field, type)) found = 'with anything';
        return undefined;
      },
    }),
  );
  known.set(document, found);
  return found;
}

function leavesStrategies(field: string, type: GraphQLNamedType | undefined): boolean {
  if (field === 'Query.strategy') return false;
  return field === AWAY || (isCompositeType(type) && !OF_STRATEGIES.has(type.name));
}
