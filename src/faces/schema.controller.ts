import { Controller, Get, Header } from '@nestjs/common';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { lexicographicSortSchema, printSchema } from 'graphql';

@Controller()
export class SchemaController {
  constructor(private readonly host: GraphQLSchemaHost) {}

  /** The schema as text, sorted and with its descriptions. */
  @Get('schema.graphql')
  @Header('Content-Type', 'text/plain; charset=utf-8')
  schema(): string {
    return printedSchema(this.host);
  }
}

export function printedSchema(host: GraphQLSchemaHost): string {
  return `${printSchema(lexicographicSortSchema(host.schema))}\n`;
}
