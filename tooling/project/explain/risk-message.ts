import type { Detection } from '../../content/model.ts';
import type { Event } from '../../events/event.ts';
import { toText, valuesOf } from '../../events/field-value.ts';

/** The risk message of a result row: each `$field$` is the value of the field. Undefined without a message. */
export function riskMessage({ rba, tags }: Detection, row: Event): string | undefined {
  const message = rba?.message ?? tags.message;
  return message?.replaceAll(/\$([^$\s]+)\$/g, (token, field: string) => {
    const values = valuesOf(row.get(field)).map(toText);
    return values.length === 0 ? token : values.join(', ');
  });
}
