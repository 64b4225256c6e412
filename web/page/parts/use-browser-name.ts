import { useTexts } from '../language/texts.js';
import { browserOf } from './browser-of.js';

/** `Firefox på Windows` */
export function useBrowserName(): (userAgent: string) => string {
  const { t } = useTexts();
  return (userAgent) => {
    const { browser, system } = browserOf(userAgent);
    const name = browser ?? t('account.unknownBrowser');
    return system === null ? name : t('account.browserOn', { browser: name, system });
  };
}
