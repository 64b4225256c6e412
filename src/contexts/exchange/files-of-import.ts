import { accessSync, constants, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { closest } from 'fastest-levenshtein';
import { DomainError } from '../../domain/domain-error.js';
import { FILE_NAMES } from './input.js';

type FileKind = keyof typeof FILE_NAMES;

/** What an import is made of. */
export interface FilesOfImport {
  readonly planName: string;
  readonly planText: string;
  /** Paths of the files that are there. */
  readonly csv: Readonly<Partial<Record<FileKind, string>>>;
  /** Of the files that are staged. */
  readonly bytes: number;
}

export class FileNotThere extends DomainError {
  readonly code = 'NOT_FOUND';

  constructor(message: string) {
    super(message, { reason: 'file_not_there' });
  }
}

/** Finds the files of a folder and reads the plan. @throws FileNotThere */
export function findFiles(folder: string, plan: string): FilesOfImport {
  const names: string[] = Object.values(FILE_NAMES);
  const listed = namesIn(folder);
  for (const name of listed) refuseMisnamed(folder, name, listed);
  const sizes = new Map(
    names.filter((name) => listed.includes(name)).map((name) => [name, sizeOf(join(folder, name))]),
  );
  if (sizes.size === 0) throw new FileNotThere(`The folder '${folder}' has none of ${names.join(', ')}.`);
  const pathOf = (kind: FileKind) => (sizes.has(FILE_NAMES[kind]) ? { [kind]: join(folder, FILE_NAMES[kind]) } : {});
  return {
    planName: basename(plan),
    planText: readPlan(plan),
    csv: { ...pathOf('organisations'), ...pathOf('indicators'), ...pathOf('targets'), ...pathOf('measurements') },
    bytes: (sizes.get(FILE_NAMES.targets) ?? 0) + (sizes.get(FILE_NAMES.measurements) ?? 0),
  };
}

const ANOTHER_FORM = /\.(csv|tsv|txt|xlsx?|ods|gz|zip)$/i;

/** A CSV file of another name, and one of ours in another form (`measurements.csv.gz`) while ours is not there. */
function refuseMisnamed(folder: string, name: string, listed: readonly string[]): void {
  const names: string[] = Object.values(FILE_NAMES);
  if (names.includes(name)) return;
  const meant = `${name.toLowerCase().split('.')[0]}.csv`;
  const isInstead = ANOTHER_FORM.test(name) && names.includes(meant) && !listed.includes(meant);
  if (!isInstead && !name.toLowerCase().endsWith('.csv')) return;
  const nearest = isInstead ? meant : closest(name.toLowerCase(), names);
  throw new FileNotThere(`'${join(folder, name)}' is no file of an import. Did you mean '${nearest}'?`);
}

function sizeOf(path: string): number {
  try {
    accessSync(path, constants.R_OK);
    const file = statSync(path);
    if (file.isFile()) return file.size;
  } catch {
    // A link to nothing, or a file of somebody else: said below.
  }
  throw new FileNotThere(`'${path}' is no file that can be read.`);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    throw new FileNotThere(`There is no folder '${folder}' that can be read.`);
  }
}

function readPlan(path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch {
    throw new FileNotThere(`There is no plan file '${path}' that can be read as UTF-8.`);
  }
}
