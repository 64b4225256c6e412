import type { Session } from '../../../database/session.js';
import { ImportOvertaken } from '../exchange.errors.js';
import { ImportRunEntity } from '../tables/import-run.entity.js';

const STAGES = ['staged_target', 'staged_measurement'] as const;

/** What an import may have filled many times over. */
const FILLED = [
  'own_target',
  'measurement',
  'measurement_revision',
  'leaf_figure',
  'organisation_figure',
  'joint_figure',
] as const;

/** The import under way, and what it has staged. */
export class ImportRunStore {
  constructor(private readonly session: Session) {}

  /** Takes the place of whatever import was before: one that crashed leaves rows behind, one that still runs gives up. */
  async open(id: string): Promise<void> {
    const { manager, instant, dialect } = this.session;
    // A batch of another import, on its way at this moment, is waited for.
    await this.session.rows(`SELECT id FROM import_run ORDER BY id ${dialect.forUpdate}`);
    for (const stage of STAGES) await this.session.execute(`DELETE FROM ${stage}`);
    await this.session.execute('DELETE FROM import_run');
    await manager.insert(ImportRunEntity, { id, startedAt: instant });
  }

  /** Keeps others from taking the import's place until this write ends. @throws ImportOvertaken */
  async hold(id: string): Promise<void> {
    const found = await this.session.rows(`SELECT id FROM import_run WHERE id = $1 ${this.session.dialect.forUpdate}`, [
      id,
    ]);
    if (found.length === 0) throw new ImportOvertaken();
  }

  /** All is staged. Without fresh statistics a join of many rows may be planned as if there were none. */
  staged(): Promise<void> {
    return this.renewStatistics(STAGES);
  }

  /** All is stored. */
  stored(): Promise<void> {
    return this.renewStatistics(FILLED);
  }

  private async renewStatistics(tables: readonly string[]): Promise<void> {
    const statements = tables.flatMap((table) => this.session.dialect.renewStatistics(table));
    for (const statement of statements) await this.session.execute(statement);
  }

  async close(id: string): Promise<void> {
    for (const stage of STAGES) await this.session.execute(`DELETE FROM ${stage} WHERE import_id = $1`, [id]);
    await this.session.execute('DELETE FROM import_run WHERE id = $1', [id]);
  }
}
