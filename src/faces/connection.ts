import type { Type } from '@nestjs/common';
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { validate as isUuid } from 'uuid';
import { BadInput, DomainError } from '../domain/domain-error.js';
import { isStorable } from './storable-text.js';

export const LARGEST_PAGE = 200;

@ObjectType({ description: 'Where a page of a list stands.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'More follow after `endCursor`.' })
  hasNextPage: boolean;

  @Field(() => Boolean, { description: 'Some come before `startCursor`.' })
  hasPreviousPage: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first row; null on an empty page.' })
  startCursor: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the last row: send it as `after`. Null on an empty page.',
  })
  endCursor: string | null;
}

@ArgsType()
export class PageArguments {
  @Field(() => Int, { defaultValue: 50, description: `Rows on a page, 0 to ${LARGEST_PAGE}.` })
  first: number;

  @Field(() => String, { nullable: true, description: '`endCursor` of the page before.' })
  after?: string | null;
}

/** What a store is asked for: the rows after a key, one more than wanted. */
export interface Slice {
  /** The sort key of the last row of the page before, or null. */
  readonly after: readonly string[] | null;
  readonly limit: number;
}

/** What a store answers: rows in the order of their keys, and how many there are without paging. */
export interface Sliced<Row> {
  readonly rows: readonly Row[];
  readonly totalCount: number;
}

export interface Connection<Row> {
  readonly edges: readonly { readonly cursor: string; readonly node: Row }[];
  readonly nodes: readonly Row[];
  readonly pageInfo: PageInfo;
  readonly totalCount: number;
}

export class PageTooLarge extends DomainError {
  readonly code = 'LIMIT_EXCEEDED';

  constructor(first: number, limit: number) {
    const most = limit.toLocaleString('en-GB');
    super(`A page has at most ${most} rows; ${first} were asked for. Ask for the next page with 'after'.`, {
      reason: 'page_too_large',
      argument: 'first',
      limit,
    });
  }
}

/** What a column that a list is sorted by holds. */
export type SortKey = 'text' | 'number' | 'id';

/** Reads `first` and `after`. @param keys the columns that the list is sorted by */
export function sliceOf({ first, after }: PageArguments, keys: readonly SortKey[], largest = LARGEST_PAGE): Slice {
  if (first < 0) throw new BadInput('first', 'below_minimum', 'A page cannot have fewer than 0 rows.');
  if (first > largest) throw new PageTooLarge(first, largest);
  return { after: after ? readCursor(after, keys) : null, limit: first + 1 };
}

/** A page of the API from the rows of a store. */
export function connectionOf<Row>(
  { first, after }: PageArguments,
  { rows, totalCount }: Sliced<Row>,
  keyOf: (row: Row) => readonly string[],
): Connection<Row> {
  const nodes = rows.slice(0, first);
  const edges = nodes.map((node) => ({ node, cursor: writeCursor(keyOf(node)) }));
  return {
    edges,
    nodes,
    totalCount,
    pageInfo: {
      hasNextPage: rows.length > first,
      hasPreviousPage: Boolean(after),
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** The edge and connection types of a node type. */
export function connectionTypes<Node>(node: Type<Node>, name: string, what: string) {
  @ObjectType(`${name}Edge`, { description: `One of ${what}, with its place in the list.` })
  class Edge {
    @Field(() => String, { description: 'Its place: send it as `after` to go on behind it.' })
    cursor: string;

    @Field(() => node, { description: 'The row itself.' })
    node: Node;
  }

  @ObjectType(`${name}Connection`, { description: `A page of ${what}.` })
  class Connection {
    @Field(() => [Edge], { description: 'The rows with their places.' })
    edges: Edge[];

    @Field(() => [node], { description: 'The rows alone.' })
    nodes: Node[];

    @Field(() => PageInfo, { description: 'Where the page stands.' })
    pageInfo: PageInfo;

    @Field(() => Int, { description: 'How many there are on all pages.' })
    totalCount: number;
  }

  return Connection;
}

function writeCursor(key: readonly string[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

function readCursor(cursor: string, keys: readonly SortKey[]): readonly string[] {
  const parsed = parseJson(Buffer.from(cursor, 'base64url').toString('utf8'));
  const isKey =
    Array.isArray(parsed) && parsed.length === keys.length && keys.every((key, index) => IS_KEY[key](parsed[index]));
  if (!isKey) throw new BadInput('after', 'not_a_cursor', 'The cursor was not made by this list.');
  return parsed;
}

/** A cursor comes from outside: what the database cannot compare must not get there. */
const IS_KEY: Readonly<Record<SortKey, (part: unknown) => boolean>> = {
  text: (part) => typeof part === 'string' && isStorable(part),
  number: (part) => typeof part === 'string' && /^\d{1,9}$/.test(part),
  id: isUuid,
};

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
