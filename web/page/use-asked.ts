import { useParams, useSearchParams } from 'react-router';
import type { Asked } from './asked.js';
import { useTexts } from './language/texts.js';

/** The address of the screen, as its question reads it. */
export function useAsked(): Asked {
  const params = useParams();
  const [search] = useSearchParams();
  const { language } = useTexts();
  return { params, search, language };
}
