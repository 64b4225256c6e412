import type { Session } from '../../../database/session.js';
import { BadInput } from '../../../domain/domain-error.js';
import type { LocalisedText } from '../../../domain/plan/localised-text.js';
import type { OrganisationKind } from '../../organisations/organisation-kind.js';
import { OrganisationEntity } from '../../organisations/tables/organisation.entity.js';
import { PopulationEntity } from '../../organisations/tables/population.entity.js';
import { type Change, type Outcome, outcomeOfAll } from './change.js';
import { Codes } from './codes.js';
import type { Comparing } from './comparing.js';
import { mergedText } from './merged-text.js';
import { type RowChange, refuseMoves } from './refuse-moves.js';
import { Tree } from './tree.js';

export interface OrganisationComparison {
  /** Parents before their parts. */
  readonly changes: readonly Change<OrganisationEntity>[];
  readonly populations: readonly Change<PopulationEntity>[];
  readonly outcomes: readonly Outcome[];
  /** All there will be, by `SE 0114`. */
  readonly known: Codes<OrganisationEntity>;
  /** Of all there will be. */
  readonly tree: Tree;
}

/** What a row of the file, or the owner in the plan, says of an organisation. */
interface Stated {
  readonly key: string;
  readonly code: string;
  readonly country: string;
  readonly kind: OrganisationKind;
  readonly name: LocalisedText;
}

export function keyOf({ country, code }: { readonly country: string; readonly code: string }): string {
  return `${country} ${code}`;
}

/** Compares the file of organisations, and the owner where the plan gives it in full, with what is stored. */
export async function compareOrganisations(session: Session, comparing: Comparing): Promise<OrganisationComparison> {
  const stored = new Map((await session.manager.find(OrganisationEntity)).map((one) => [keyOf(one), one]));
  const owner = ownerChange(comparing, stored);
  const ofRows = placed(comparing, rowChanges(comparing, stored), stored);
  const changes = [...(owner ? [owner] : []), ...ofRows.map(({ change }) => change)];
  const known = new Map(stored);
  for (const { after } of changes) known.set(keyOf(after), after);
  const organisations = [...known.values()];
  const tree = new Tree(organisations);
  refuseCircles(comparing, ofRows, tree);
  const moves = ofRows.filter(({ change: { before, after } }) => before && before.parentId !== after.parentId);
  await refuseMoves(session, comparing, { moves, organisations, tree });

  const populations = await comparePopulations(session, comparing, known);
  const populationOf = new Map(populations.map((change) => [change.after.organisationId, change]));
  return {
    changes: changes.toSorted((one, other) => tree.depthOf(one.after.id) - tree.depthOf(other.after.id)),
    populations,
    outcomes: changes.map((change) => {
      const population = populationOf.get(change.after.id);
      return outcomeOfAll(change, population ? [population] : []);
    }),
    known: new Codes('organisation', known),
    tree,
  };
}

/** Of the owner, where the plan gives it in full and no row of the file does. */
function ownerChange(
  comparing: Comparing,
  stored: ReadonlyMap<string, OrganisationEntity>,
): Change<OrganisationEntity> | null {
  const { organisations, plan } = comparing.input;
  const { owner } = plan.strategy;
  const { kind } = owner;
  const key = keyOf(owner);
  if (kind === null || organisations.some((row) => keyOf(row) === key)) return null;
  return comparing.inPlan(owner.path, () => changeOf(comparing, { ...owner, kind, key }, stored), 'organisations');
}

/** Of each row, with the parent that is stored. */
function rowChanges(comparing: Comparing, stored: ReadonlyMap<string, OrganisationEntity>): RowChange[] {
  const { organisations, plan } = comparing.input;
  return organisations.flatMap((row) => {
    const stated = { ...row, key: keyOf(row), name: [{ language: plan.language, text: row.name }] };
    const change = comparing.inRow('organisations', row, () => changeOf(comparing, stated, stored));
    return change ? [{ row, change }] : [];
  });
}

/** The same with the parent that the row states: any organisation of the file, wherever it stands, or a stored one. */
function placed(
  comparing: Comparing,
  changes: readonly RowChange[],
  stored: ReadonlyMap<string, OrganisationEntity>,
): RowChange[] {
  const known = new Codes(
    'organisation',
    new Map([...stored, ...changes.map(({ change: { after } }) => [keyOf(after), after] as const)]),
  );
  return changes.flatMap(({ row, change }) => {
    const { parent, country } = row;
    // An empty cell says as little as a column that is not there.
    if (parent === null) return [{ row, change }];
    const parentId = comparing.inRow(
      'organisations',
      row,
      () => known.get(keyOf({ country, code: parent }), 'parent').id,
    );
    return parentId === null ? [] : [{ row, change: { ...change, after: { ...change.after, parentId } } }];
  });
}

function refuseCircles(comparing: Comparing, changes: readonly RowChange[], tree: Tree): void {
  for (const { row, change } of changes) {
    if (row.parent === null || !tree.liesBelowItself(change.after.id)) continue;
    comparing.inRow('organisations', row, () => {
      throw new BadInput('parent', 'parent_of_itself', `With this parent '${row.code}' would lie below itself.`);
    });
  }
}

function changeOf(
  { ids }: Comparing,
  { key, code, country, kind, name: stated }: Stated,
  stored: ReadonlyMap<string, OrganisationEntity>,
): Change<OrganisationEntity> {
  const before = stored.get(key) ?? null;
  const name = mergedText(before?.name, stated);
  if (name.length === 0) throw new BadInput('name', 'required', `The organisation '${code}' needs a name.`);
  return {
    before,
    after: {
      parentId: null,
      validFrom: null,
      validTo: null,
      successorId: null,
      ...before,
      id: ids.idOf(`The organisation ${key}`, before?.id),
      code,
      country,
      kind,
      name,
      searchText: name.map(({ text }) => text.toLocaleLowerCase('da')).join('\n'),
    },
  };
}

async function comparePopulations(
  session: Session,
  { input }: Comparing,
  known: ReadonlyMap<string, OrganisationEntity>,
): Promise<Change<PopulationEntity>[]> {
  const year = input.plan.populationYear;
  const stored = new Map(
    (await session.manager.findBy(PopulationEntity, { year })).map((one) => [one.organisationId, one]),
  );
  return input.organisations.flatMap((row) => {
    const organisationId = known.get(keyOf(row))?.id;
    if (row.population === null || organisationId === undefined) return [];
    return [
      { before: stored.get(organisationId) ?? null, after: { organisationId, year, population: row.population } },
    ];
  });
}
