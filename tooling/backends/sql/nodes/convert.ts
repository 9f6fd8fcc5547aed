import type { Conversion, ConversionTarget } from '../../../plan/conversion.ts';
import type { Convert } from '../../../plan/plan.ts';
import { fieldMatcher } from '../../engine/field-pattern.ts';
import { Refused } from '../refused.ts';
import type { Relation } from '../relation.ts';
import { call, caseOf, column, type Sql, test, text } from '../sql.ts';
import { timeText } from '../time-text.ts';
import { Scope, type Translation } from '../translation.ts';
import { asNumber, asText, notEmpty, orFalse } from '../values.ts';

/** Converts values, each from the fields of the input. */
export function convert({ input, conversions }: Convert, translation: Translation): Relation {
  const before = translation.relation(input);
  return conversions.reduce(
    (relation, conversion) => converted(relation, { before, conversion, translation }),
    before,
  );
}

interface Converting {
  readonly before: Relation;
  readonly conversion: Conversion;
  readonly translation: Translation;
}

function converted(
  relation: Relation,
  { before, conversion: { field, as, to }, translation }: Converting,
): Relation {
  const matches = fieldMatcher(field.text);
  if (field.text.includes('*') && before.isOpen)
    throw new Refused('the fields of the table are not known', field.span);
  return [...before.fields].reduce((now, [name, known]) => {
    if (!matches(name)) return now;
    const scope = new Scope(translation, now);
    const value = column(known.id, known.type);
    const result = ofAll(value, to, { scope, span: field.span });
    const target = as?.text ?? name;
    const old = now.fields.get(target);
    const assigned =
      as === undefined || old === undefined
        ? result
        : caseOf(
            [[test('is-not-null', result), result]],
            sameType(column(old.id, old.type), result),
          );
    return translation.steps.extend(scope.relation, [[target, assigned]]);
  }, relation);
}

function sameType(old: Sql, result: Sql): Sql {
  return old.type === result.type ? old : asText(old);
}

type Context = Parameters<typeof timeText>[2];

function ofAll(value: Sql, to: ConversionTarget, context: Context): Sql {
  if (value.type !== 'list') return one(value, to, context);
  const { scope } = context;
  const parameter = scope.newParameter();
  const item: Sql = { kind: 'parameter', name: parameter, type: 'text' };
  const body = asText(one(item, to, context));
  const list = call('list-map', [value, { kind: 'lambda', parameter, body, type: 'text' }], 'list');
  const isKnown = orFalse(test('is-not-null', item));
  return notEmpty(
    call(
      'list-filter',
      [list, { kind: 'lambda', parameter, body: isKnown, type: 'boolean' }],
      'list',
    ),
  );
}

function one(value: Sql, to: ConversionTarget, context: Context): Sql {
  switch (to.kind) {
    case 'same':
      return value;
    case 'number': {
      const plain =
        to.commas === true
          ? call('replace-text', [asText(value), text(','), text('')], 'text')
          : value;
      const number = asNumber(plain);
      if (to.otherwise === 'null') return number;
      return call('coalesce', [asText(number), asText(value)], 'text');
    }
    case 'time-text': {
      const number = asNumber(value);
      const time = timeText(number, to.format, context);
      return value.type === 'number'
        ? time
        : caseOf([[test('is-null', number), asText(value)]], time);
    }
    default:
      throw new Refused(
        `the conversion to ${to.kind.replace('-', ' ')} is not translated`,
        context.span,
      );
  }
}
