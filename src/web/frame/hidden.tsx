// Hidden fields of a form.
import type { Page } from './page.js';

/** What is on besides the fields of a form. */
export function Hidden({ page, except }: { page: Page; except: readonly string[] }) {
  const kept = [...page.links.query].filter(([name]) => !except.includes(name));
  return (
    <>
      {kept.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
    </>
  );
}
