import { ChangeCountEntity } from './tables/change-count.entity.js';
import { HistoryEntryEntity } from './tables/history-entry.entity.js';
import { HistoryPlaceEntity } from './tables/history-place.entity.js';
import { HistorySealEntity } from './tables/history-seal.entity.js';

export const historyTables = [HistoryEntryEntity, HistorySealEntity, ChangeCountEntity, HistoryPlaceEntity] as const;
