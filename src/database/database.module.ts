import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Database } from './database.js';

/** Gives every context the one door to storage. */
@Global()
@Module({})
export class DatabaseModule {
  static with(database: Database): DynamicModule {
    return {
      module: DatabaseModule,
      providers: [{ provide: Database, useValue: database }],
      exports: [Database],
    };
  }
}
