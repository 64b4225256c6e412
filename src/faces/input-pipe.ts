import { type ArgumentMetadata, Injectable, ValidationPipe } from '@nestjs/common';
import { getMetadataStorage, type ValidationError } from 'class-validator';
import { BadInput, DomainError } from '../domain/domain-error.js';
import { isStorable } from './storable-text.js';

/** No list of any input may be longer; most may be much shorter. */
const LONGEST_LIST = 1_000;

export class TooManyEntries extends DomainError {
  readonly code = 'LIMIT_EXCEEDED';

  constructor(argument: string, message: string) {
    super(message, { reason: 'too_many', argument });
  }
}

/** Checks inputs by their class-validator decorators; refuses with the path of the first argument at fault. */
@Injectable()
export class InputPipe extends ValidationPipe {
  constructor() {
    super({
      transform: true,
      // The object leads to its rules, and they to the numbers that a sentence names.
      validationError: { target: true, value: true },
      exceptionFactory: (errors) => refusalOf(errors, ''),
    });
  }

  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    // Arguments come as a body does, the request's context does not. The input of a mutation is not named in its paths.
    if (metadata.type === 'body') refuseUnusable(value, metadata.data === 'input' ? '' : (metadata.data ?? ''));
    return super.transform(value, metadata);
  }
}

/** What no decorator has to say for itself: lists of a sane length, and texts that both databases can keep. */
export function refuseUnusable(value: unknown, path: string): void {
  if (typeof value === 'string' && !isStorable(value)) {
    throw new BadInput(path, 'not_storable_text', `'${path}' has a character that cannot be stored.`);
  }
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    if (value.length > LONGEST_LIST) {
      throw new TooManyEntries(
        path,
        `'${path}' must have at most ${entries(LONGEST_LIST)}; it has ${written(value.length)}.`,
      );
    }
    for (const [index, entry] of value.entries()) refuseUnusable(entry, `${path}[${index}]`);
    return;
  }
  for (const [name, part] of Object.entries(value)) refuseUnusable(part, path ? `${path}.${name}` : name);
}

function refusalOf(errors: readonly ValidationError[], path: string): DomainError {
  const [error] = errors;
  if (!error) return new BadInput(path, 'invalid_value', 'The input cannot be accepted.');
  const isIndex = /^\d+$/.test(error.property);
  const here = isIndex ? `${path}[${error.property}]` : path ? `${path}.${error.property}` : error.property;
  if (error.children?.length) return refusalOf(error.children, here);
  const [rule = '', message = 'cannot be accepted'] = Object.entries(error.constraints ?? {})[0] ?? [];
  const { reason, said } = faultOf(rule, error, message);
  const sentence = `'${here}' ${said}.`;
  return rule === 'arrayMaxSize' ? new TooManyEntries(here, sentence) : new BadInput(here, reason, sentence);
}

interface Fault {
  readonly reason: string;
  /** What follows the name of the argument in a sentence. */
  readonly said: string;
}

/** class-validator says "must be longer than or equal to 1 characters"; our own messages begin with the property's name. */
function faultOf(rule: string, error: ValidationError, message: string): Fault {
  const [first = 0, second = 0] = boundsOf(rule, error);
  const count = lengthOf(error.value);
  switch (rule) {
    case 'isLength':
      return {
        reason: count < first ? 'too_short' : 'too_long',
        said: `must have ${written(first)} to ${written(second)} characters`,
      };
    case 'maxLength':
      return { reason: 'too_long', said: `must have at most ${written(first)} characters` };
    case 'arrayMinSize':
      return { reason: 'too_few', said: `must have at least ${entries(first)}` };
    case 'arrayMaxSize':
      return { reason: 'too_many', said: `must have at most ${entries(first)}; it has ${written(count)}` };
    default: {
      const said = message.startsWith(error.property) ? message.slice(error.property.length).trim() : message;
      if (rule !== 'matches') return { reason: 'invalid_value', said };
      return { reason: message.endsWith('blank') ? 'required' : 'malformed', said };
    }
  }
}

/** The numbers that a decorator was given: an error has them only within its message. */
function boundsOf(rule: string, { target, property }: ValidationError): number[] {
  if (!target) return [];
  const rules = getMetadataStorage().getTargetValidationMetadatas(target.constructor, '', false, false);
  const broken = rules.find(({ name, propertyName }) => name === rule && propertyName === property);
  return (broken?.constraints ?? []).map(Number);
}

/** As class-validator counts: a character outside the BMP is one. */
function lengthOf(value: unknown): number {
  if (typeof value === 'string') return [...value].length;
  return Array.isArray(value) ? value.length : 0;
}

function entries(count: number): string {
  return count === 1 ? '1 entry' : `${written(count)} entries`;
}

function written(count: number): string {
  return count.toLocaleString('en-GB');
}
