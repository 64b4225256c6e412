import { type ArgumentMetadata, Injectable, ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
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
function refuseUnusable(value: unknown, path: string): void {
  if (typeof value === 'string' && !isStorable(value)) {
    throw new BadInput(path, 'not_storable_text', `'${path}' has a character that cannot be stored.`);
  }
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    if (value.length > LONGEST_LIST) {
      throw new TooManyEntries(path, `'${path}' must have at most ${LONGEST_LIST} entries; it has ${value.length}.`);
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
  const said = sentence(here, error.property, message);
  return rule === 'arrayMaxSize' ? new TooManyEntries(here, said) : new BadInput(here, reasonOf(rule, message), said);
}

/** class-validator begins its messages with the property's name. */
function sentence(path: string, property: string, message: string): string {
  const rest = message.startsWith(property) ? message.slice(property.length).trim() : message;
  return `'${path}' ${rest}.`;
}

function reasonOf(rule: string, message: string): string {
  switch (rule) {
    case 'isLength':
      return message.includes('shorter') ? 'too_long' : 'too_short';
    case 'maxLength':
      return 'too_long';
    case 'arrayMinSize':
      return 'too_few';
    case 'matches':
      return 'malformed';
    default:
      return 'invalid_value';
  }
}
