import { type Document, isAlias, isMap, isNode, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import { FileUnreadable } from '../exchange.errors.js';

/** So much of a value is shown in a refusal. */
const LONGEST_SHOWN = 80;

/** The text of a plan file, in YAML or JSON: what it says, and where. */
export class PlanSource {
  private readonly lines = new LineCounter();
  private readonly document: Document;

  /** @throws FileUnreadable naming the line */
  constructor(private readonly text: string) {
    // Of one version of YAML, whatever the file declares: codes and words must not change with it.
    this.document = parseDocument(text, {
      lineCounter: this.lines,
      schema: 'core',
      merge: false,
      logLevel: 'error',
    });
    this.refuseFaults();
    this.refuseAnchors();
    if (!this.document.contents) throw this.unreadable(0, 'empty_file', 'The plan file is empty.');
  }

  content(): unknown {
    return this.document.toJS();
  }

  /** Of a key where there is one. What is missing has no line of its own: that of the nearest thing around it. */
  lineOf(path: string): number {
    const keys = keysOf(path);
    for (let length = keys.length; length > 0; length -= 1) {
      const node = this.keyOf(keys.slice(0, length)) ?? this.document.getIn(keys.slice(0, length), true);
      if (isNode(node) && node.range) return this.lineAt(node.range[0]);
    }
    return 1;
  }

  /** The text of a scalar as the file has it; null for anything else. */
  readonly writtenAt = (path: string): string | null => {
    const node = this.document.getIn(keysOf(path), true);
    return isScalar(node) && node.value !== null ? (node.source ?? String(node.value)) : null;
  };

  /** The same as a refusal shows it: not too much of it, and nothing that a terminal obeys. */
  shownAt(path: string): string | null {
    const written = this.writtenAt(path);
    if (written === null) return null;
    const shown = written.length > LONGEST_SHOWN ? `${written.slice(0, LONGEST_SHOWN)}…` : written;
    return shown.replace(/\p{C}/gu, '\uFFFD');
  }

  private keyOf(keys: readonly (string | number)[]): unknown {
    const around = keys.length === 1 ? this.document.contents : this.document.getIn(keys.slice(0, -1), true);
    const last = String(keys.at(-1));
    return isMap(around) ? around.items.find(({ key }) => isScalar(key) && String(key.value) === last)?.key : undefined;
  }

  private refuseFaults(): void {
    const [fault] = [...this.document.errors, ...this.document.warnings];
    if (!fault) return;
    const [at] = fault.pos;
    if (fault.code === 'DUPLICATE_KEY') {
      const [key = ''] = /^("[^"]*"|'[^']*'|[^\s:]+)/.exec(this.text.slice(at)) ?? [];
      throw this.unreadable(at, 'duplicate_key', `The key ${key} stands here a second time.`, key);
    }
    const [problem = ''] = fault.message.replace(/ at line \d+, column \d+:?/, '').split('\n');
    throw this.unreadable(at, 'not_yaml', `The plan file is neither YAML nor JSON: ${problem}.`);
  }

  /** Whoever reads a plan, and a refusal that names a line, finds each value where it is written. */
  private refuseAnchors(): void {
    visit(this.document, {
      Node: (_key, node) => {
        if (!isAlias(node) && !node.anchor) return;
        const written = isAlias(node) ? `*${node.source}` : `&${node.anchor}`;
        const message = 'A plan has no anchors (&) and aliases (*): write out what they stand for.';
        throw this.unreadable(node.range?.[0] ?? 0, 'anchor_in_plan', message, written);
      },
    });
  }

  private unreadable(at: number, reason: string, message: string, value: string | null = null): FileUnreadable {
    return new FileUnreadable({ line: this.lineAt(at), column: null, value }, reason, message);
  }

  private lineAt(offset: number): number {
    return Math.max(1, this.lines.linePos(offset).line);
  }
}

/** `themes[0].code` is themes, 0, code. */
function keysOf(path: string): (string | number)[] {
  return path
    .split(/[.[\]]+/)
    .filter((key) => key !== '')
    .map((key) => (/^\d+$/.test(key) ? Number(key) : key));
}
