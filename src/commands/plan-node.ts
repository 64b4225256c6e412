/** A file of a plan that cannot be read: the sentence names the place. */
export class SampleError extends Error {
  constructor(path: string, problem: string) {
    super(`The plan file cannot be used: '${path}' ${problem}.`);
    this.name = 'SampleError';
  }
}

/** A place in a plan file, read with its type or refused with its path. */
export class PlanNode {
  constructor(
    private readonly value: unknown,
    private readonly path: string,
  ) {}

  at(key: string): PlanNode {
    const isMap = typeof this.value === 'object' && this.value !== null && !Array.isArray(this.value);
    if (!isMap) throw new SampleError(this.path, 'must be a map');
    return new PlanNode(Reflect.get(Object(this.value), key), `${this.path}.${key}`);
  }

  get isThere(): boolean {
    return this.value !== undefined && this.value !== null;
  }

  list(): PlanNode[] {
    if (!this.isThere) return [];
    if (!Array.isArray(this.value)) throw new SampleError(this.path, 'must be a list');
    return this.value.map((value, index) => new PlanNode(value, `${this.path}[${index}]`));
  }

  text(): string {
    if (typeof this.value !== 'string') throw new SampleError(this.path, 'must be a text');
    return this.value;
  }

  number(): number {
    if (typeof this.value !== 'number') throw new SampleError(this.path, 'must be a number');
    return this.value;
  }

  flag(): boolean {
    if (typeof this.value !== 'boolean') throw new SampleError(this.path, 'must be true or false');
    return this.value;
  }

  /** One word of a list. */
  choice<Choice extends string>(choices: readonly Choice[]): Choice {
    const found = choices.find((choice) => choice === this.value);
    if (found === undefined) throw new SampleError(this.path, `must be one of ${choices.join(', ')}`);
    return found;
  }

  optional<Result>(read: (node: PlanNode) => Result): Result | null {
    return this.isThere ? read(this) : null;
  }
}
