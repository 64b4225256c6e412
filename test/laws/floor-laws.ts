import * as floors from './floors.js';
import type { Law } from './law.js';

/** Who may build on whom. */
export const FLOOR_LAWS: readonly Law[] = [
  {
    law: 'the domain imports nothing but itself',
    check: floors.domainImportsOnlyItself,
    kept: { 'src/domain/plan/target.ts': "import { rounded } from '../progress/numbers.js';" },
    broken: {
      'src/domain/a.ts': "import { v7 } from 'uuid';",
      'src/domain/b.ts': "import type { Stats } from 'node:fs';",
      'src/domain/c.ts': "export * from '../database/errors.js';",
      'src/domain/d.ts': "export const later = () => import('../settings.js');",
      'src/domain/e.ts': "export type Name = import('../contexts/tables.js').Name;",
      'src/domain/f.ts': "import fs = require('fs');",
    },
    faults: [
      'src/domain/a.ts:1 imports uuid',
      'src/domain/b.ts:1 imports node:fs',
      'src/domain/c.ts:1 imports src/database/errors.ts',
      'src/domain/d.ts:1 imports src/settings.ts',
      'src/domain/e.ts:1 imports src/contexts/tables.ts',
      'src/domain/f.ts:1 imports fs',
    ],
  },
  {
    law: 'the database imports nothing of ours but the domain',
    check: floors.databaseImportsOnlyDomain,
    kept: {
      'src/database/migrations/a.ts':
        "import { Table } from 'typeorm';\nimport { readFileSync } from 'node:fs';\nimport { DomainError } from '../../domain/domain-error.js';\nimport { columns } from '../columns.js';",
    },
    broken: { 'src/database/a.ts': "import type { GoalEntity } from '../contexts/planning/tables/goal.entity.js';" },
    faults: ['src/database/a.ts:1 imports src/contexts/planning/tables/goal.entity.ts'],
  },
  {
    law: 'a context imports only domain, database and the contexts above it',
    check: floors.contextsImportOnlyThoseAbove,
    kept: {
      'src/contexts/tables.ts': "import { planningTables } from './planning/planning.tables.js';",
      'src/contexts/reporting/a.ts':
        "import { GoalStore } from '../planning/goal.store.js';\nimport { Session } from '../../database/session.js';",
      'src/contexts/history/graphql/a.ts': "import { Cursor } from '../../../faces/cursor.js';",
    },
    broken: {
      'src/contexts/planning/a.ts':
        "import type { MeasurementEntity } from '../reporting/tables/measurement.entity.js';",
      'src/contexts/planning/b.ts': "import { settings } from '../../settings.js';",
      'src/contexts/weather/c.ts': "import { record } from '../history/record.js';",
      'src/contexts/planning/d.ts': "import { tables } from '../tables.js';",
    },
    faults: [
      'src/contexts/planning/a.ts:1 imports src/contexts/reporting/tables/measurement.entity.ts',
      'src/contexts/planning/b.ts:1 imports src/settings.ts',
      'src/contexts/weather/c.ts:1 imports src/contexts/history/record.ts',
      'src/contexts/planning/d.ts:1 imports src/contexts/tables.ts',
    ],
  },
  {
    law: "a context never imports another context's service",
    check: floors.contextsShareNoServices,
    kept: {
      'src/contexts/planning/graphql/a.ts': "import { GoalService } from '../goal.service.js';",
      'src/commands/seed.ts': "import { GoalService } from '../contexts/planning/goal.service.js';",
    },
    broken: { 'src/contexts/reporting/a.ts': "import type { GoalService } from '../planning/goal.service.js';" },
    faults: ['src/contexts/reporting/a.ts:1 imports src/contexts/planning/goal.service.ts'],
  },
  {
    law: 'only graphql, rest, the list of contexts and the start of the server import a face',
    check: floors.onlyEdgesImportFaces,
    kept: {
      'src/main.ts': "import { listen } from './faces/listen.js';",
      'src/contexts/planning/rest/a.ts': "import { listen } from '../../../faces/listen.js';",
      'src/faces/graphql-settings.ts': "import { listen } from './listen.js';",
    },
    broken: {
      'src/contexts/planning/a.ts': "import { listen } from '../../faces/listen.js';",
      'src/commands/a.ts': "import { listen } from '../faces/listen.js';",
    },
    faults: [
      'src/contexts/planning/a.ts:1 imports src/faces/listen.ts',
      'src/commands/a.ts:1 imports src/faces/listen.ts',
    ],
  },
  {
    law: 'stores, services and policies know nothing of GraphQL',
    check: floors.coresImportNoGraphql,
    kept: { 'src/contexts/planning/planning.module.ts': "import { GoalResolver } from './graphql/goal.resolver.js';" },
    broken: {
      'src/contexts/planning/goal.store.ts': "import type { Goal } from './graphql/goal.type.js';",
      'src/contexts/planning/goal.service.ts': "import { Goal } from './graphql/goal.type.js';",
      'src/contexts/planning/goal.policy.ts': "export { Goal } from './graphql/goal.type.js';",
    },
    faults: [
      'src/contexts/planning/goal.store.ts:1 imports src/contexts/planning/graphql/goal.type.ts',
      'src/contexts/planning/goal.service.ts:1 imports src/contexts/planning/graphql/goal.type.ts',
      'src/contexts/planning/goal.policy.ts:1 imports src/contexts/planning/graphql/goal.type.ts',
    ],
  },
  {
    law: 'a policy imports only domain, policies and types',
    check: floors.policiesImportOnlyWhatIsPure,
    kept: {
      'src/contexts/planning/a.policy.ts':
        "import { isOwner } from '../../domain/actor.js';\nimport { mayEdit } from '../identity/identity.policy.js';\nimport type { GoalEntity } from './tables/goal.entity.js';\nimport { type Session } from '../../database/session.js';",
    },
    broken: {
      'src/contexts/planning/a.policy.ts':
        "import { GoalStore } from './goal.store.js';\nimport { type Theme, themes } from './themes.js';\nimport 'reflect-metadata';",
    },
    faults: [
      'src/contexts/planning/a.policy.ts:1 imports src/contexts/planning/goal.store.ts',
      'src/contexts/planning/a.policy.ts:2 imports src/contexts/planning/themes.ts',
      'src/contexts/planning/a.policy.ts:3 imports reflect-metadata',
    ],
  },
  {
    law: 'columns are typed in one place',
    check: floors.columnsComeFromOnePlace,
    kept: {
      'src/database/columns.ts': "import { Column, PrimaryColumn } from 'typeorm';",
      'src/contexts/planning/tables/a.entity.ts': "import { Entity, ForeignKey, Unique } from 'typeorm';",
    },
    broken: {
      'src/contexts/planning/tables/a.entity.ts': "import { Column as Field, Entity } from 'typeorm';",
      'src/contexts/planning/tables/b.entity.ts': "import * as typeorm from 'typeorm';",
      'src/database/c.ts': "import { VersionColumn } from 'typeorm/decorator/columns/VersionColumn.js';",
    },
    faults: [
      'src/contexts/planning/tables/a.entity.ts:1 imports typeorm',
      'src/contexts/planning/tables/b.entity.ts:1 imports typeorm',
      'src/database/c.ts:1 imports typeorm/decorator/columns/VersionColumn.js',
    ],
  },
  {
    law: 'a data source is imported only by the database',
    check: floors.dataSourceStaysInDatabase,
    kept: {
      'src/database/a.ts': "import { DataSource } from 'typeorm';",
      'test/support/a.ts': "import { DataSource } from 'typeorm';",
      'src/contexts/planning/goal.store.ts': "import { In } from 'typeorm';",
    },
    broken: {
      'src/app.module.ts': "import { TypeOrmModule } from '@nestjs/typeorm';",
      'src/contexts/planning/goal.service.ts': "import type { DataSource } from 'typeorm';",
      'test/journeys/a.spec.ts': "import { DataSource } from 'typeorm';",
    },
    faults: [
      'src/app.module.ts:1 imports @nestjs/typeorm',
      'src/contexts/planning/goal.service.ts:1 imports typeorm',
      'test/journeys/a.spec.ts:1 imports typeorm',
    ],
  },
];
