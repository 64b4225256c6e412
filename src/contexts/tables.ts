import { aggregatesTables } from './aggregates/aggregates.tables.js';
import { exchangeTables } from './exchange/exchange.tables.js';
import { historyTables } from './history/history.tables.js';
import { identityTables } from './identity/identity.tables.js';
import { organisationsTables } from './organisations/organisations.tables.js';
import { planningTables } from './planning/planning.tables.js';
import { reportingTables } from './reporting/reporting.tables.js';

/** Every table there is. */
export const tables = [
  ...historyTables,
  ...organisationsTables,
  ...identityTables,
  ...aggregatesTables,
  ...planningTables,
  ...reportingTables,
  ...exchangeTables,
] as const;
