import * as habits from './habits.js';
import type { Law } from './law.js';

/** How code is written here. */
export const HABIT_LAWS: readonly Law[] = [
  {
    law: 'the domain and the policies ask neither clock nor chance nor process',
    check: habits.calculationsArePure,
    kept: {
      'src/domain/a.ts': 'export const year = (instant: string) => new Date(instant).getUTCFullYear();',
      'src/contexts/planning/goal.service.ts': 'export const now = () => Date.now();',
    },
    broken: {
      'src/domain/a.ts': 'export const now = () => new Date();\nexport const later = () => Date.now();',
      'src/domain/b.ts': 'export const die = () => Math.random();',
      'src/contexts/planning/goal.policy.ts': "export const may = () => process.env['MAY'] === 'yes';",
      'src/domain/c.ts': "export const told = () => fetch('https://example.org');",
    },
    faults: [
      'src/domain/a.ts:1 asks the clock',
      'src/domain/a.ts:2 asks the clock',
      'src/domain/b.ts:1 asks chance',
      'src/contexts/planning/goal.policy.ts:1 asks process',
      'src/domain/c.ts:1 asks fetch',
    ],
  },
  {
    law: 'a store is never injected',
    check: habits.storesAreNotInjected,
    kept: { 'src/contexts/planning/goal.service.ts': '@Injectable() export class GoalService {}' },
    broken: { 'src/contexts/planning/goal.store.ts': '@Injectable()\nexport class GoalStore {}' },
    faults: ['src/contexts/planning/goal.store.ts:1 makes a store injectable'],
  },
  {
    law: 'rows are changed by statements, never by saving entities',
    check: habits.rowsAreChangedByStatements,
    kept: {
      'src/contexts/planning/a.ts':
        'await session.use(GoalStore).save(goal);\nselected.remove(goal);\nawait session.manager.insert(GoalEntity, goal);',
    },
    broken: {
      'src/contexts/planning/a.ts':
        'await session.manager.save(goal);\nawait manager.getRepository(Goal).remove(goal);',
      'src/contexts/planning/b.ts':
        'const goals = this.session.manager.getRepository(Goal);\nawait goals.upsert(goal, []);',
      'src/contexts/planning/c.ts':
        'class Goals { constructor(private goals: Repository<Goal>) {}\nadd = () => this.goals.save({}); }',
    },
    faults: [
      'src/contexts/planning/a.ts:1 calls .save()',
      'src/contexts/planning/a.ts:2 calls .remove()',
      'src/contexts/planning/b.ts:2 calls .upsert()',
      'src/contexts/planning/c.ts:2 calls .save()',
    ],
  },
  {
    law: 'storage is reached by its door',
    check: habits.storageIsReachedByItsDoor,
    kept: { 'src/contexts/planning/goal.service.ts': 'this.database.read((session) => session.rows(sql));' },
    broken: { 'src/contexts/planning/goal.service.ts': 'this.database.storage.dataSource.query(sql);' },
    faults: ['src/contexts/planning/goal.service.ts:1 reaches for a data source'],
  },
  {
    law: 'every export has a name',
    check: habits.exportsHaveNames,
    kept: { 'src/vite.config.ts': 'export default {};', 'src/a.ts': 'export const a = 1;\nexport { a as b };' },
    broken: {
      'src/a.ts': 'export default class Goal {}',
      'src/b.ts': 'export default 1;',
      'src/c.ts': 'const c = 1;\nexport { c as default };',
    },
    faults: ['src/a.ts:1 exports a default', 'src/b.ts:1 exports a default', 'src/c.ts:2 exports a default'],
  },
  {
    law: 'nothing is of any type',
    check: habits.anyIsNeverSaid,
    kept: { 'src/a.ts': "// any\nexport const any = 'any';" },
    broken: { 'src/a.ts': 'export const a: unknown = 1;\nexport function read(rows: readonly any[]): void {}' },
    faults: ['src/a.ts:2 says any'],
  },
  {
    law: 'nothing is asserted not to be null',
    check: habits.nothingIsAssertedNotNull,
    kept: { 'src/a.ts': 'export const a = !b && c !== d;' },
    broken: { 'src/a.ts': 'export const a = rows[0]!.id;\nclass Goal { id!: string; }' },
    faults: ['src/a.ts:1 asserts that a value is not null', 'src/a.ts:2 asserts that a value is assigned'],
  },
  {
    law: 'types are not cast outside the database',
    check: habits.typesAreNotCast,
    kept: {
      'src/a.ts': "export const KINDS = ['A'] as const satisfies readonly string[];\nimport { b as c } from './b.js';",
      'src/database/a.ts': 'export const a = row as Goal;',
    },
    broken: { 'src/a.ts': 'export const a = row as Goal;\nexport const b = <Goal>row;' },
    faults: ['src/a.ts:1 casts to Goal', 'src/a.ts:2 casts a type'],
  },
  {
    law: 'no checker is silenced',
    check: habits.checkersAreNotSilenced,
    kept: { 'src/a.ts': '// Ignored by the checker of the plan.' },
    broken: { 'src/a.ts': '\n// @ts-expect-error\nexport const a: string = 1;' },
    faults: ['src/a.ts:2 silences a checker'],
  },
  {
    law: 'every file is named in kebab-case',
    check: habits.namesAreKebabCase,
    kept: { 'src/contexts/planning/tables/goal-indicator.entity.ts': '', 'src/domain/a1.ts': '' },
    broken: { 'src/domain/goalState.ts': '', 'src/Domain/goal.ts': '', 'src/domain/goal_state.ts': '' },
    faults: [
      'src/domain/goalState.ts is not named in kebab-case',
      'src/Domain/goal.ts is not named in kebab-case',
      'src/domain/goal_state.ts is not named in kebab-case',
    ],
  },
  {
    law: 'there is no attic',
    check: habits.thereIsNoAttic,
    kept: { 'src/domain/plan/common-target.ts': '' },
    broken: { 'src/common/a.ts': '', 'src/contexts/planning/utils/b.ts': '' },
    faults: ['src/common/a.ts lies in an attic', 'src/contexts/planning/utils/b.ts lies in an attic'],
  },
  {
    law: 'there is no barrel',
    check: habits.thereIsNoBarrel,
    kept: { 'src/domain/indexed.ts': '' },
    broken: { 'src/domain/index.ts': '' },
    faults: ['src/domain/index.ts is a barrel'],
  },
];
