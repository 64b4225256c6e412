import { breakingChanges } from './schema-changes.js';

const BEFORE = `
  type Query { goal(id: ID!): Goal  goals(first: Int): [Goal!]! }
  "What should be better."
  type Goal { id: ID!  title: String!  weight: Float  status: Status! }
  enum Status { ON_TRACK  OFF_TRACK }
  type Mutation { renameGoal(input: RenameGoalInput!): Goal! }
  input RenameGoalInput { id: ID!  title: String! }
`;

const changed = (from: string, to: string) => breakingChanges(BEFORE, BEFORE.replace(from, to));

describe('the next schema', () => {
  it('breaks nothing when it is the same', async () => {
    expect(await breakingChanges(BEFORE, BEFORE)).toEqual([]);
  });

  it('breaks nothing when it adds or describes', async () => {
    const after = BEFORE.replace('weight: Float', '"Between 0 and 1." weight: Float!  sdgs: [Int!]!')
      .replace('goals(first: Int)', 'goals(first: Int, after: String)')
      .replace('id: ID!  title: String! }', 'id: ID!  title: String!  reason: String }')
      .replace('What should be better.', 'What shall be better.');
    expect(await breakingChanges(BEFORE, after)).toEqual([]);
  });

  it('breaks queries when a field is gone', async () => {
    expect(await changed('weight: Float', '')).toEqual([
      { path: 'Goal.weight', message: "Field 'weight' was removed from object type 'Goal'" },
    ]);
  });

  it('breaks queries when a value may become null', async () => {
    expect(await changed('title: String!  weight', 'title: String  weight')).toEqual([
      { path: 'Goal.title', message: "Field 'Goal.title' changed type from 'String!' to 'String'" },
    ]);
  });

  it('breaks queries when an argument must be given', async () => {
    expect(await changed('goals(first: Int)', 'goals(first: Int!)')).toEqual([
      {
        path: 'Query.goals.first',
        message: "Type for argument 'first' on field 'Query.goals' changed from 'Int' to 'Int!'",
      },
    ]);
  });

  it('breaks mutations when an input field must be given', async () => {
    expect(await changed('RenameGoalInput { ', 'RenameGoalInput { reason: String!  ')).toEqual([
      {
        path: 'RenameGoalInput.reason',
        message: "Input field 'reason' of type 'String!' was added to input object type 'RenameGoalInput'",
      },
    ]);
  });

  it('breaks queries when an enum value is gone', async () => {
    expect(await changed('ON_TRACK  OFF_TRACK', 'ON_TRACK')).toEqual([
      { path: 'Status.OFF_TRACK', message: "Enum value 'OFF_TRACK' was removed from enum 'Status'" },
    ]);
  });

  it('names every break, in the order of their paths', async () => {
    const after = BEFORE.replace('weight: Float', '').replace('goal(id: ID!): Goal', '');
    expect((await breakingChanges(BEFORE, after)).map(({ path }) => path)).toEqual(['Goal.weight', 'Query.goal']);
  });
});
