/** An organisation with its parent. */
interface Placed {
  readonly id: string;
  readonly parentId: string | null;
}

/** Who lies below whom. Parents that go round in a circle, which nobody may store, stop no walk. */
export class Tree {
  private readonly parents: ReadonlyMap<string, string | null>;
  private readonly depths = new Map<string, number>();
  private readonly circling = new Set<string>();

  constructor(organisations: readonly Placed[]) {
    this.parents = new Map(organisations.map(({ id, parentId }) => [id, parentId]));
    for (const { id } of organisations) this.settle(id);
  }

  /** From the parent upwards, each once. */
  above(id: string): string[] {
    const above = new Set<string>();
    let at = this.parentOf(id);
    while (at !== null && at !== id && !above.has(at)) {
      above.add(at);
      at = this.parentOf(at);
    }
    return [...above];
  }

  /** How many lie above; of those in a circle, nobody. */
  depthOf(id: string): number {
    return this.depths.get(id) ?? 0;
  }

  liesBelowItself(id: string): boolean {
    return this.circling.has(id);
  }

  /** Walks up until something is known, so that each is visited once however deep the tree is. */
  private settle(id: string): void {
    const path = new Set<string>();
    let at: string | null = id;
    while (at !== null && !this.depths.has(at) && !path.has(at)) {
      path.add(at);
      at = this.parentOf(at);
    }
    const walked = [...path];
    if (at !== null && path.has(at)) {
      for (const one of walked.splice(walked.indexOf(at))) {
        this.circling.add(one);
        this.depths.set(one, 0);
      }
    }
    for (const one of walked.reverse()) {
      const parent = this.parentOf(one);
      this.depths.set(one, parent === null ? 0 : this.depthOf(parent) + 1);
    }
  }

  private parentOf(id: string): string | null {
    return this.parents.get(id) ?? null;
  }
}
