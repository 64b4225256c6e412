import { type FieldNode, type GraphQLField, type GraphQLResolveInfo, getArgumentValues } from 'graphql';

export type Values = Readonly<Record<string, unknown>>;

/** A field as one operation selects it. */
export interface SelectedField {
  /** No other field of the operation has it. */
  readonly index: number;
  readonly node: FieldNode;
  readonly definition: GraphQLField<unknown, unknown>;
  readonly info: Omit<GraphQLResolveInfo, 'path' | 'variableValues'>;
}

/** Whatever an answer without errors does not have: thrown to leave the operation to graphql-js, which says what it is. */
export class NotOrdinary extends Error {}

const NO_ARGUMENTS: Values = Object.freeze({});

/** One execution of a compiled query. */
export class QueryRun {
  private readonly arguments: Values[] = [];
  private readonly infos: GraphQLResolveInfo[] = [];
  private awaited = 0;
  private hasFailed = false;
  private settle = () => {};

  /** @param variables as graphql-js has coerced them */
  constructor(
    readonly contextValue: unknown,
    private readonly variables: Values,
  ) {}

  /** The data, when all that was promised in it is there; null where anything failed. */
  async answer(select: (run: QueryRun) => Values): Promise<Values | null> {
    const data = this.attempt(() => select(this));
    if (this.awaited > 0) {
      await new Promise<void>((resolve) => {
        this.settle = resolve;
      });
    }
    return this.hasFailed ? null : (data ?? null);
  }

  /** Goes on with what was promised. One counter for all of an answer costs less than a promise for each part of it. */
  whenThere(promised: PromiseLike<unknown>, goOn: (value: unknown) => void): void {
    this.awaited += 1;
    Promise.resolve(promised).then(
      (value) => {
        // Nobody will see the answer of a run that has failed.
        if (!this.hasFailed) this.attempt(() => goOn(value));
        this.oneIsThere();
      },
      () => {
        this.hasFailed = true;
        this.oneIsThere();
      },
    );
  }

  /** Only the variables decide on them: they are the same for every object that has the field. */
  argumentsOf({ index, definition, node }: SelectedField): Values {
    if (definition.args.length === 0) return NO_ARGUMENTS;
    this.arguments[index] ??= getArgumentValues(definition, node, this.variables);
    return this.arguments[index];
  }

  infoOf({ index, info }: SelectedField): GraphQLResolveInfo {
    this.infos[index] ??= {
      ...info,
      variableValues: this.variables,
      // The same for every object, too: whoever needs to know the place in the answer needs graphql-js.
      get path(): never {
        throw new NotOrdinary();
      },
    };
    return this.infos[index];
  }

  private attempt<Result>(act: () => Result): Result | undefined {
    try {
      return act();
    } catch {
      // Not swallowed: graphql-js executes the operation again, and meets it again.
      this.hasFailed = true;
      return undefined;
    }
  }

  private oneIsThere(): void {
    this.awaited -= 1;
    if (this.awaited === 0) this.settle();
  }
}
