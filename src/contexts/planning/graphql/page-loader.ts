import DataLoader from 'dataloader';
import { groupRows } from '../../../database/group-rows.js';

/** A page of a list that many rows have one of. */
export interface PageQuestion {
  /** The row whose list it is. */
  readonly of: string;
  readonly after: readonly string[] | null;
  readonly limit: number;
}

interface Page<Row> {
  readonly rows: readonly Row[];
  readonly totalCount: number;
}

/** Pages of lists: all rows that ask for the same page of theirs are answered by the same statements. */
export function pageLoader<Question extends PageQuestion, Row>(
  read: (ids: readonly string[], question: Question) => Promise<ReadonlyMap<string, Page<Row>>>,
): DataLoader<Question, Page<Row>, string> {
  return new DataLoader<Question, Page<Row>, string>(
    async (questions) => {
      const answers = new Map<string, ReadonlyMap<string, Page<Row>>>();
      for (const [page, asking] of groupRows(questions, pageOf)) {
        const [first] = asking;
        if (first) {
          const ids = asking.map(({ of }) => of);
          answers.set(page, await read(ids, first));
        }
      }
      return questions.map(
        (question) => answers.get(pageOf(question))?.get(question.of) ?? { rows: [], totalCount: 0 },
      );
    },
    { cacheKeyFn: (question) => `${question.of} ${pageOf(question)}` },
  );
}

/** What is asked, but for whose list. */
function pageOf(question: PageQuestion): string {
  return JSON.stringify({ ...question, of: null });
}
