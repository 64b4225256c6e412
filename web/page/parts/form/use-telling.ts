import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Answer, Name, Variables } from '../../api/ask.js';
import { type Refusal, tell } from '../../api/tell.js';

export interface Telling<N extends Name> {
  readonly isUnderWay: boolean;
  /** Of the last try. */
  readonly refusal: Refusal | null;
  /** Null where it was refused. Once at a time: while it is under way nothing is told again. */
  readonly send: (variables: Variables<N>) => Promise<Answer<N> | null>;
}

interface Manner {
  /** Whoever is answered goes on to another page: nothing is asked anew for this one, and nothing is told twice. */
  readonly leaves?: boolean;
}

/** Tells the server something, once a person wants it; what is shown is asked anew where the server did it. */
export function useTelling<N extends Name>(name: N, { leaves = false }: Manner = {}): Telling<N> {
  const answers = useQueryClient();
  const [isUnderWay, setUnderWay] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const send = async (variables: Variables<N>) => {
    if (isUnderWay) return null;
    setUnderWay(true);
    const told = await tell(name, variables);
    if (told.refusal === null && leaves) return told.answer;
    if (told.refusal === null) await answers.invalidateQueries();
    setRefusal(told.refusal);
    setUnderWay(false);
    return told.answer;
  };
  return { isUnderWay, refusal, send };
}
