import { FLAGS } from '../../../src/domain/progress/judgement.js';
import { useTexts } from '../language/texts.js';

/** What is to be known beside the status; a name that is not known stays what it is. */
export function Flags({ flags }: { readonly flags: readonly string[] }) {
  const { t } = useTexts();
  if (flags.length === 0) return null;
  return (
    <ul className="remark flags">
      {flags.map((flag) => {
        const known = FLAGS.find((one) => one === flag);
        return <li key={flag}>{known === undefined ? flag : t(`flag.${known}`)}</li>;
      })}
    </ul>
  );
}
