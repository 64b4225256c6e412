import { In } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { insertRows } from '../../database/insert-rows.js';
import type { Session } from '../../database/session.js';
import { invariant } from '../../domain/domain-error.js';
import { HistoryEntryEntity } from './tables/history-entry.entity.js';
import { HistorySealEntity } from './tables/history-seal.entity.js';

export class HistoryStore {
  constructor(private readonly session: Session) {}

  async append(entry: HistoryEntryEntity): Promise<void> {
    await this.session.manager.insert(HistoryEntryEntity, entry);
    await this.count(1);
  }

  /** Appends what is no change of anything that is told to the public, and where it is read. */
  async appendBeside(entry: HistoryEntryEntity, places: readonly (string | null)[]): Promise<void> {
    await this.session.manager.insert(HistoryEntryEntity, entry);
    const distinct = new Set(places.length === 0 ? [null] : places);
    await insertRows(
      this.session,
      { into: 'history_place (id, entry_id, organisation_id)' },
      [...distinct].map((organisationId) => [uuidv7(), entry.id, organisationId]),
    );
  }

  /** The same of many, by few statements. */
  async appendAll(entries: readonly HistoryEntryEntity[]): Promise<void> {
    await insertRows(
      this.session,
      { into: 'history_entry (id, at, actor_id, actor_name, reason, action, subject_type, subject_id, facts)' },
      entries.map((entry) => [
        entry.id,
        entry.at,
        entry.actorId,
        entry.actorName,
        entry.reason,
        entry.action,
        entry.subjectType,
        entry.subjectId,
        JSON.stringify(entry.facts),
      ]),
    );
    await this.count(entries.length);
  }

  /** Everybody who changes something waits here for those before: nothing else may be locked after it. */
  private async count(more: number): Promise<void> {
    const counted = await this.session.execute("UPDATE change_count SET count = count + $1 WHERE counted = 'history'", [
      more,
    ]);
    invariant(counted === 1, 'the changes that the history tells of are counted in one row');
  }

  /** Entries that are in no chain yet, the oldest first. */
  unsealed(limit: number): Promise<HistoryEntryEntity[]> {
    return this.session.manager
      .createQueryBuilder(HistoryEntryEntity, 'entry')
      .where('NOT EXISTS (SELECT 1 FROM history_seal WHERE history_seal.entry_id = entry.id)')
      .orderBy('entry.id')
      .limit(limit)
      .getMany();
  }

  async lastSeal(): Promise<HistorySealEntity | null> {
    const [last] = await this.session.manager.find(HistorySealEntity, { order: { position: 'DESC' }, take: 1 });
    return last ?? null;
  }

  /** How many links the chain has, and how many entries are in no chain yet. */
  async counts(): Promise<{ sealed: number; unsealed: number }> {
    const [row] = await this.session.rows<{ sealed: number | string; unsealed: number | string }>(
      `SELECT (SELECT COUNT(*) FROM history_seal) AS sealed,
              (SELECT COUNT(*) FROM history_entry
               WHERE NOT EXISTS (SELECT 1 FROM history_seal WHERE history_seal.entry_id = history_entry.id)) AS unsealed`,
    );
    return { sealed: Number(row?.sealed), unsealed: Number(row?.unsealed) };
  }

  appendSeals(seals: HistorySealEntity[]): Promise<unknown> {
    return this.session.manager.insert(HistorySealEntity, seals);
  }

  /** Links of the chain behind a position, in their order, with their entries. */
  async links(after: number, limit: number): Promise<{ seal: HistorySealEntity; entry: HistoryEntryEntity | null }[]> {
    const seals = await this.session.manager
      .createQueryBuilder(HistorySealEntity, 'seal')
      .where('seal.position > :after', { after })
      .orderBy('seal.position')
      .limit(limit)
      .getMany();
    const entries = await this.session.manager.findBy(HistoryEntryEntity, {
      id: In(seals.map(({ entryId }) => entryId)),
    });
    const byId = new Map(entries.map((entry) => [entry.id, entry]));
    return seals.map((seal) => ({ seal, entry: byId.get(seal.entryId) ?? null }));
  }
}
