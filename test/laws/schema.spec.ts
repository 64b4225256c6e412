import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import {
  buildSchema,
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from 'graphql';
import { startApp } from '../support/app.js';
import { breakingChanges } from './schema-changes.js';

const FILE = 'schema.graphql';
const DECISIONS = 'docs/decisions';

describe('the schema of the API', () => {
  const inFile = readFileSync(FILE, 'utf8');

  it('is in the repository as the running app prints it', async () => {
    const app = await startApp('SQLite');
    const response = await fetch(`${app.url}/schema.graphql`);
    const printed = await response.text();
    await app.close();
    expect(differenceOf(inFile, printed)).toBeNull();
  });

  it('says of every type, field, argument and value what it is', () => {
    const types = Object.values(buildSchema(inFile).getTypeMap()).filter(({ name }) => !name.startsWith('__'));
    expect(types.flatMap(undescribed)).toEqual([]);
  });

  it('breaks no query that was right before, unless a decision names it', async () => {
    const before = schemaOfLastCommit();
    if (before === null) {
      process.stdout.write(`${FILE} is not compared: there is no commit to compare it with.\n`);
      return;
    }
    const decisions = existsSync(DECISIONS)
      ? readdirSync(DECISIONS).map((name) => readFileSync(`${DECISIONS}/${name}`, 'utf8'))
      : [];
    const undecided = (await breakingChanges(before, inFile)).filter(
      ({ path }) => !decisions.some((decision) => decision.includes(path)),
    );
    // Where there are some: write a decision that names the path of each.
    expect(undecided).toEqual([]);
  });
});

/** What to do about the first line in which they differ; null where they do not. */
function differenceOf(inFile: string, printed: string): string | null {
  if (inFile === printed) return null;
  const lines = inFile.split('\n');
  const line = printed.split('\n').findIndex((text, index) => text !== lines[index]);
  return `${FILE} differs from what the app prints, from line ${line + 1} on. Run: npm run print-schema`;
}

/** The framework makes these, and the specification says what they are. */
const SAID_ELSEWHERE = ['Query', 'Mutation', 'Subscription', 'Boolean', 'Float', 'ID', 'Int', 'String'];

/** The paths of what has no description. */
function undescribed(type: GraphQLNamedType): string[] {
  const found = type.description || SAID_ELSEWHERE.includes(type.name) ? [] : [type.name];
  if (isEnumType(type)) {
    for (const { name, description } of type.getValues()) if (!description) found.push(`${type.name}.${name}`);
  }
  if (isInputObjectType(type)) {
    for (const { name, description } of Object.values(type.getFields())) {
      if (!description) found.push(`${type.name}.${name}`);
    }
  }
  if (isObjectType(type) || isInterfaceType(type)) {
    for (const { name, description, args } of Object.values(type.getFields())) {
      if (!description) found.push(`${type.name}.${name}`);
      for (const argument of args) if (!argument.description) found.push(`${type.name}.${name}(${argument.name})`);
    }
  }
  return found;
}

/** Null where there is no repository, or none that had a schema yet. */
function schemaOfLastCommit(): string | null {
  try {
    return execFileSync('git', ['show', `HEAD:${FILE}`], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return null;
  }
}
