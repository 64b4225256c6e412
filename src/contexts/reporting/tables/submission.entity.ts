import { Entity, Unique } from 'typeorm';
import { IdColumn, InstantColumn, JsonColumn, TextColumn } from '../../../database/columns.js';

/** A submission that may be sent again under its key without counting twice, and what was answered. */
@Entity()
@Unique(['submitter', 'idempotencyKey'])
export class SubmissionEntity {
  @IdColumn({ primary: true })
  id: string;

  /** The account that submitted; never a name, which two may share. */
  @TextColumn()
  submitter: string;

  @TextColumn()
  idempotencyKey: string;

  /** Of what was submitted: the same key with other content is refused. */
  @TextColumn()
  digest: string;

  @InstantColumn()
  at: string;

  /** The measurements that were accepted, and the refusals, as they were answered. */
  @JsonColumn()
  answer: SubmissionAnswer;
}

export interface SubmissionAnswer {
  readonly accepted: readonly string[];
  readonly refused: readonly SubmissionRefusal[];
}

export interface SubmissionRefusal {
  readonly index: number;
  readonly code: string;
  readonly reason: string;
  readonly argument: string | null;
  readonly message: string;
}
