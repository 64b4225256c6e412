import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, type NewTable } from './new-table.js';

const tables: readonly NewTable[] = [
  {
    name: 'account',
    columns: {
      id: 'id',
      email: 'text',
      name: 'text',
      search_text: 'text',
      language: 'choice',
      password_hash: 'text?',
      is_sample: 'flag',
      version: 'integer',
      created_at: 'instant',
    },
    primary: ['id'],
    unique: [['email']],
  },
  {
    name: 'external_identity',
    columns: { id: 'id', account_id: 'id', issuer: 'text', subject: 'text' },
    primary: ['id'],
    unique: [['issuer', 'subject']],
    references: { account_id: 'account' },
    indices: [['account_id']],
  },
  {
    name: 'membership',
    columns: { id: 'id', account_id: 'id', organisation_id: 'id?', role: 'choice', source: 'choice' },
    primary: ['id'],
    unique: [['account_id', 'organisation_id', 'role', 'source']],
    references: { account_id: 'account', organisation_id: 'organisation' },
    indices: [['organisation_id']],
  },
  {
    name: 'sign_in',
    columns: {
      id: 'id',
      account_id: 'id',
      token_hash: 'text',
      previous_token_hash: 'text?',
      rotated_at: 'instant',
      account_version: 'integer',
      method: 'choice',
      browser: 'text',
      created_at: 'instant',
      last_seen_at: 'instant',
      expires_at: 'instant',
    },
    primary: ['id'],
    unique: [['token_hash']],
    references: { account_id: 'account' },
    indices: [['previous_token_hash'], ['account_id']],
  },
  {
    name: 'api_key',
    columns: {
      id: 'id',
      secret_hash: 'text',
      purpose: 'text',
      organisation_id: 'id?',
      role: 'choice',
      created_at: 'instant',
      created_by: 'text',
      expires_at: 'instant',
      last_used_at: 'instant?',
      revoked_at: 'instant?',
    },
    primary: ['id'],
    unique: [['secret_hash']],
    references: { organisation_id: 'organisation' },
    indices: [['organisation_id']],
  },
  {
    name: 'mail_link',
    columns: {
      id: 'id',
      kind: 'choice',
      account_id: 'id?',
      secret_hash: 'text?',
      requested_at: 'instant',
      expires_at: 'instant',
      attempts: 'integer',
      next_attempt_at: 'instant?',
    },
    primary: ['id'],
    unique: [['secret_hash']],
    references: { account_id: 'account' },
    indices: [['account_id'], ['next_attempt_at']],
  },
  {
    name: 'sign_in_attempt',
    columns: { subject: 'text', failures: 'integer', counted_since: 'instant', blocked_until: 'instant?' },
    primary: ['subject'],
  },
  {
    name: 'sign_on',
    columns: { state_hash: 'text', expires_at: 'instant' },
    primary: ['state_hash'],
  },
  {
    name: 'history_place',
    columns: { id: 'id', entry_id: 'id', organisation_id: 'id?' },
    primary: ['id'],
    unique: [['entry_id', 'organisation_id']],
    references: { entry_id: 'history_entry', organisation_id: 'organisation' },
    indices: [['organisation_id', 'entry_id']],
    appendOnly: true,
  },
];

/** Accounts, what they may do and how they sign in; keys; and where what happened to them is read. */
export class Accounts1795489200000 implements MigrationInterface {
  name = 'Accounts1795489200000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await createTable(runner, table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...tables].reverse()) await runner.dropTable(table.name);
  }
}
