import { everyImport, type Import } from './imports.js';

/** In the order in which they may build on each other: each on those before it. */
const CONTEXTS = [
  'history',
  'organisations',
  'identity',
  'aggregates',
  'planning',
  'reporting',
  'progress',
  'exchange',
  'publication',
];

export const domainImportsOnlyItself = everyImport(({ from, target }) => inDomain(from) && !inDomain(target));

export const databaseImportsOnlyDomain = everyImport(
  ({ from, target, isPackage }) => inDatabase(from) && !isPackage && !inDatabase(target) && !inDomain(target),
);

/** Faces are the business of another law. */
export const contextsImportOnlyThoseAbove = everyImport(({ from, target, isPackage }) => {
  if (!inContexts(from) || isPackage) return false;
  if (inDomain(target) || inDatabase(target) || inFaces(target)) return false;
  return !inContexts(target) || !mayBuildOn(contextOf(from), contextOf(target));
});

export const contextsShareNoServices = everyImport(
  ({ from, target }) => target.endsWith('.service.ts') && inContexts(from) && contextOf(from) !== contextOf(target),
);

export const onlyEdgesImportFaces = everyImport(
  ({ from, target }) => inFaces(target) && !inFaces(from) && !isEdge(from),
);

export const coresImportNoGraphql = everyImport(
  ({ from, target }) => /\.(store|service|policy)\.ts$/.test(from) && target.includes('/graphql/'),
);

export const policiesImportOnlyWhatIsPure = everyImport(
  ({ from, target, isType }) => isPolicy(from) && !isType && !inDomain(target) && !isPolicy(target),
);

export const columnsComeFromOnePlace = everyImport(
  (taken) => taken.from !== 'src/database/columns.ts' && takes(taken, 'typeorm', COLUMN_DECORATORS),
);

export const dataSourceStaysInDatabase = everyImport(
  (taken) =>
    !inDatabase(taken.from) &&
    !taken.from.startsWith('test/support/') &&
    (takes(taken, 'typeorm', ['DataSource']) || takes(taken, '@nestjs/typeorm', NEST_CONNECTIONS)),
);

const COLUMN_DECORATORS = [
  'Column',
  'PrimaryColumn',
  'PrimaryGeneratedColumn',
  'CreateDateColumn',
  'UpdateDateColumn',
  'DeleteDateColumn',
  'VersionColumn',
  'ObjectIdColumn',
  'ViewColumn',
  'VirtualColumn',
  'JoinColumn',
  'Generated',
];

const NEST_CONNECTIONS = ['TypeOrmModule', 'InjectDataSource', 'InjectEntityManager', 'InjectRepository'];

/** Who takes everything of a package takes these too. */
function takes({ target, names }: Import, packageName: string, forbidden: readonly string[]): boolean {
  if (target !== packageName && !target.startsWith(`${packageName}/`)) return false;
  return names === null || names.some((name) => forbidden.includes(name));
}

/** Where a request comes in, and where the server is put together. */
function isEdge(path: string): boolean {
  if (path === 'src/main.ts' || path === 'src/app.module.ts') return true;
  return path.includes('/graphql/') || path.includes('/rest/');
}

function isPolicy(path: string): boolean {
  return path.endsWith('.policy.ts');
}

/** A file beside the contexts belongs to none and lists them all. */
function contextOf(path: string): string | null {
  return /^src\/contexts\/([^/]+)\//.exec(path)?.[1] ?? null;
}

function mayBuildOn(context: string | null, other: string | null): boolean {
  if (context === null) return true;
  if (other === null || !CONTEXTS.includes(context)) return false;
  return CONTEXTS.slice(0, CONTEXTS.indexOf(context) + 1).includes(other);
}

function inDomain(path: string): boolean {
  return path.startsWith('src/domain/');
}

function inDatabase(path: string): boolean {
  return path.startsWith('src/database/');
}

function inContexts(path: string): boolean {
  return path.startsWith('src/contexts/');
}

function inFaces(path: string): boolean {
  return path.startsWith('src/faces/');
}
