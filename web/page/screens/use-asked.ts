import { useParams, useSearchParams } from 'react-router';
import { useTexts } from '../language/texts.js';
import type { Asked } from './asked.js';

/** The address of the screen, as its question reads it. */
export function useAsked(): Asked {
  const params = useParams();
  const [search] = useSearchParams();
  const { language } = useTexts();
  return { params, search, language };
}
