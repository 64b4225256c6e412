import { type DataSource, QueryFailedError } from 'typeorm';
import { ConstraintViolated, OthersStillWriting, ReferenceBroken } from './errors.js';

/**
 * A driver's unique violation as `ConstraintViolated`, one of a foreign key as `ReferenceBroken`, a lock that was waited
 * for too long as `OthersStillWriting`; other errors as they are.
 */
export function translateConstraint(error: unknown, dataSource: DataSource): unknown {
  const { code, constraint, message } = factsOf(error);
  if (code === '23505') return new ConstraintViolated(constraint ?? 'unknown constraint');
  if (code === '23503') return new ReferenceBroken(constraint ?? 'unknown constraint');
  if (code === '55P03') return new OthersStillWriting();
  if (code === 'SQLITE_CONSTRAINT_FOREIGNKEY') return new ReferenceBroken('foreign key');
  if (code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY') {
    return new ConstraintViolated(constraintOfColumns(message, dataSource));
  }
  return error;
}

/**
 * For a write that looks whether a name is free before it takes it. Where another took it in between, the constraint of
 * the database knows its own name only; the write itself, done again, sees what was taken and says so.
 */
export async function lookAgain<Result>(write: () => Promise<Result>): Promise<Result> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof ConstraintViolated) return write();
    throw error;
  }
}

/** PostgreSQL gave up this transaction for another's sake: doing it again is right. */
export function isTransient(error: unknown): boolean {
  const { code } = factsOf(error);
  return code === '40001' || code === '40P01';
}

interface DriverFacts {
  readonly code?: string;
  readonly constraint?: string;
  readonly message: string;
}

function factsOf(error: unknown): DriverFacts {
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  // Asked by shape: a driver's error need not be an Error of this realm, and is not where it was loaded in another.
  if (typeof cause !== 'object' || cause === null) return { message: '' };
  return {
    message: 'message' in cause ? String(cause.message) : '',
    ...('code' in cause && typeof cause.code === 'string' ? { code: cause.code } : {}),
    ...('constraint' in cause && typeof cause.constraint === 'string' ? { constraint: cause.constraint } : {}),
  };
}

/** SQLite names the columns ("UNIQUE constraint failed: theme.strategy_id, theme.code"), PostgreSQL the constraint. */
function constraintOfColumns(message: string, dataSource: DataSource): string {
  const columns = message
    .slice(message.indexOf(':') + 1)
    .split(',')
    .map((column) => column.trim());
  const table = columns[0]?.split('.')[0] ?? '';
  const names = columns.map((column) => column.slice(column.indexOf('.') + 1)).sort();
  const metadata = dataSource.entityMetadatas.find(({ tableName }) => tableName === table);
  const unique = metadata?.uniques.find(
    (candidate) =>
      candidate.columns
        .map(({ databaseName }) => databaseName)
        .sort()
        .join() === names.join(),
  );
  return unique?.name ?? `pk_${table}`;
}
