import { type ArgumentMetadata, Injectable, ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { BadInput } from '../domain/domain-error.js';

/** Checks inputs by their class-validator decorators; refuses with the path of the first argument at fault. */
@Injectable()
export class InputPipe extends ValidationPipe {
  constructor() {
    super({
      transform: true,
      exceptionFactory: (errors) => badInput(errors, ''),
    });
  }

  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    return super.transform(value, metadata);
  }
}

function badInput(errors: readonly ValidationError[], path: string): BadInput {
  const [error] = errors;
  if (!error) return new BadInput(path, 'invalid_value', 'The input cannot be accepted.');
  const isIndex = /^\d+$/.test(error.property);
  const here = isIndex ? `${path}[${error.property}]` : path ? `${path}.${error.property}` : error.property;
  if (error.children?.length) return badInput(error.children, here);
  const [rule = 'invalid_value', message = 'It cannot be accepted.'] = Object.entries(error.constraints ?? {})[0] ?? [];
  return new BadInput(here, reasonOf(rule), `${sentence(here, error.property, message)}`);
}

/** class-validator begins its messages with the property's name. */
function sentence(path: string, property: string, message: string): string {
  const rest = message.startsWith(property) ? message.slice(property.length).trim() : message;
  return `'${path}' ${rest}.`;
}

function reasonOf(rule: string): string {
  return rule.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
