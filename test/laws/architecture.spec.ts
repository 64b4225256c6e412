import { Entity, ManyToOne, OneToMany, PrimaryColumn, type Relation } from 'typeorm';
import { tables } from '../../src/contexts/tables.js';
import { entityMetadatasOf } from '../support/entity-metadatas.js';
import { FLOOR_LAWS } from './floor-laws.js';
import { dataSourceStaysInDatabase } from './floors.js';
import { HABIT_LAWS } from './habit-laws.js';
import type { Law } from './law.js';
import { contextsOfEntities, faultsOfRelations } from './relations.js';
import { filesIn, type SourceText } from './source-text.js';

const LAWS: readonly Law[] = [...FLOOR_LAWS, ...HABIT_LAWS];

describe('in this house', () => {
  const src = filesIn('src');

  it.each(LAWS)('$law', ({ check }) => {
    expect(check(src)).toEqual([]);
  });

  it('a data source is imported by no test but through its support', () => {
    expect(dataSourceStaysInDatabase(filesIn('test'))).toEqual([]);
  });

  it('no relation leaves its context, is eager or lazy, or cascades', async () => {
    expect(faultsOfRelations(await entityMetadatasOf(tables), contextsOfEntities(src))).toEqual([]);
  });

  it('every table belongs to a context', async () => {
    const known = contextsOfEntities(src);
    const named = (await entityMetadatasOf(tables)).map(({ targetName }) => targetName);
    expect([...known.keys()].sort()).toEqual(named.sort());
  });
});

describe('it would be noticed if not', () => {
  it.each(LAWS)('$law', ({ check, broken, faults, kept }) => {
    expect(check(snippets(broken))).toEqual(faults);
    expect(check(snippets(kept))).toEqual([]);
  });

  it('no relation leaves its context, is eager or lazy, or cascades', async () => {
    const contexts = contextsOfEntities([
      { path: 'src/contexts/organisations/tables/a.entity.ts', text: 'export class OwnerEntity {}' },
      { path: 'src/contexts/planning/tables/a.entity.ts', text: 'export class PlanEntity {}' },
      { path: 'src/contexts/planning/tables/b.entity.ts', text: 'export class PartEntity {}' },
    ]);
    expect(faultsOfRelations(await entityMetadatasOf([OwnerEntity, PlanEntity, PartEntity]), contexts)).toEqual([
      'PlanEntity.owner leaves its context for OwnerEntity',
      'PlanEntity.parts cascades',
      'PartEntity.plan is eager',
    ]);
  });
});

function snippets(texts: Readonly<Record<string, string>>): SourceText[] {
  return Object.entries(texts).map(([path, text]) => ({ path, text }));
}

@Entity()
class OwnerEntity {
  @PrimaryColumn('text')
  id: string;
}

@Entity()
class PlanEntity {
  @PrimaryColumn('text')
  id: string;

  @ManyToOne(() => OwnerEntity)
  owner: Relation<OwnerEntity>;

  @OneToMany(
    () => PartEntity,
    (part) => part.plan,
    { cascade: true },
  )
  parts: Relation<PartEntity>[];
}

@Entity()
class PartEntity {
  @PrimaryColumn('text')
  id: string;

  @ManyToOne(
    () => PlanEntity,
    (plan) => plan.parts,
    { eager: true },
  )
  plan: Relation<PlanEntity>;
}
