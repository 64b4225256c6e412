import { ChangeCountEntity } from './tables/change-count.entity.js';
import { HistoryEntryEntity } from './tables/history-entry.entity.js';
import { HistorySealEntity } from './tables/history-seal.entity.js';

export const historyTables = [HistoryEntryEntity, HistorySealEntity, ChangeCountEntity] as const;
