import { closest } from 'fastest-levenshtein';
import { BadInput } from '../../../domain/domain-error.js';

/** Things by their code; whoever asks for one that is not there is told the nearest. */
export class Codes<Thing> {
  private readonly hints = new Map<string, string>();

  constructor(
    /** What they are, e.g. `organisation`. */
    private readonly noun: string,
    private readonly things: ReadonlyMap<string, Thing>,
  ) {}

  find(code: string): Thing | undefined {
    return this.things.get(code);
  }

  /** @throws BadInput `unknown_…`, naming the argument */
  get(code: string, argument: string): Thing {
    const thing = this.things.get(code);
    if (thing !== undefined) return thing;
    throw new BadInput(argument, `unknown_${this.noun}`, `There is no ${this.noun} '${code}'.${this.hintFor(code)}`);
  }

  values(): Thing[] {
    return [...this.things.values()];
  }

  private hintFor(code: string): string {
    const known = this.hints.get(code);
    if (known !== undefined) return known;
    const codes = [...this.things.keys()];
    const hint = codes.length === 0 ? '' : ` Did you mean '${closest(code, codes)}'?`;
    this.hints.set(code, hint);
    return hint;
  }
}
