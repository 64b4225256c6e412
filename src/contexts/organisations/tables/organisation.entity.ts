import { Entity, ForeignKey, Index, Unique } from 'typeorm';
import { ChoiceColumn, IdColumn, JsonColumn, TextColumn, YearColumn } from '../../../database/columns.js';
import type { LocalisedText } from '../../../domain/plan/localised-text.js';
import type { OrganisationKind } from '../organisation-kind.js';

@Entity()
@Unique(['country', 'code'])
@Index(['parentId'])
export class OrganisationEntity {
  @IdColumn({ primary: true })
  id: string;

  /** Text: leading zeros count. */
  @TextColumn()
  code: string;

  @TextColumn()
  country: string;

  @ChoiceColumn()
  kind: OrganisationKind;

  @JsonColumn()
  name: LocalisedText;

  /** Every name in lower case, for the search. */
  @TextColumn()
  searchText: string;

  @IdColumn({ nullable: true })
  @ForeignKey('OrganisationEntity')
  parentId: string | null;

  @YearColumn({ nullable: true })
  validFrom: number | null;

  @YearColumn({ nullable: true })
  validTo: number | null;

  @IdColumn({ nullable: true })
  @ForeignKey('OrganisationEntity')
  successorId: string | null;
}
